"""The cycle of one report: written, submitted, reviewed, corrected where it was returned."""

from __future__ import annotations

from datetime import timedelta

from milepost.demo.shapes import Beat, Verdict
from milepost.demo.telling.facts import leader
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand
from milepost.demo.telling.words import narrative
from milepost.reporting import actions as reporting
from milepost.reporting.choices import LEVELS, OVERALL, Colour, DeclaredColour, OverrideState, ReportState
from milepost.reporting.models import Override, StatusReport

RECOVERY = timedelta(days=75)
DEFAULT_ASK = "We ask the sponsor to settle with us by the next report which part of the scope may wait."
HONEST_SUMMARY = "Corrected after the PMO's review: the colours now follow the facts."
DECLARABLE = frozenset(DeclaredColour.values)


def report_of(narrator: Narrator, strand: Strand, month: int) -> StatusReport | None:
    """Return the report of a project for a month, none where the project did not take part.

    It is read once: all that happens to it until its period locks is told through the same object.
    """
    if strand.report is None or strand.report.period_id != narrator.periods[month].pk:
        found = StatusReport.objects.filter(project=strand.project, period=narrator.periods[month])
        strand.report = found.select_related("period__cycle__calendar", "project").order_by().first()
    return strand.report


def submit(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have whoever leads write and submit the report of the month."""
    report = report_of(narrator, strand, month)
    if report is None:
        return
    beat = strand.beat(month)
    author = leader(narrator, strand, beat)
    if report.due_on and narrator.now.date() > report.due_on:
        # Being late is a fact too: the draft of the first day does not know it yet.
        narrator.do(author, reporting.draft_report, report)
    texts = narrative(narrator, strand, month)
    colours = honest(report) | dict(beat.declares)
    if colours[OVERALL] == DeclaredColour.RED and not texts["ask"]:
        texts["ask"] = DEFAULT_ASK
    narrator.do(
        author,
        reporting.declare,
        report,
        declared=colours,
        narrative=texts,
        grounds=_grounds(narrator, report, beat, colours),
        confirmed=True,
    )
    narrator.do(author, reporting.submit_report, report)


def review(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have the oversight officer judge a submitted report."""
    report = report_of(narrator, strand, month)
    if report is None or report.state != ReportState.SUBMITTED:
        return
    beat, officer = strand.beat(month), narrator.actor(strand.oversight)
    if beat.verdict == Verdict.RETURN:
        narrator.do(officer, reporting.return_report, report, reason=beat.reason)
        return
    accepts = beat.verdict == Verdict.ACCEPT_OVERRIDES
    for override in _proposed(report) if beat.declares else ():
        narrator.do(officer, reporting.decide_override, override, accept=accepts, reason=beat.reason)
        if not accepts:
            return
    narrator.do(officer, reporting.accept_report, report)


def correct(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have the author of a returned report follow the facts and submit it again."""
    report = report_of(narrator, strand, month)
    if report is None or report.state != ReportState.RETURNED:
        return
    author = leader(narrator, strand, strand.beat(month))
    colours = honest(report)
    texts = narrative(narrator, strand, month)
    texts["summary"] = f"{HONEST_SUMMARY} {texts['summary']}"
    if colours[OVERALL] == DeclaredColour.RED and not texts["ask"]:
        texts["ask"] = DEFAULT_ASK
    narrator.do(author, reporting.declare, report, declared=colours, narrative=texts, confirmed=True)
    narrator.do(author, reporting.submit_report, report)


def accept(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have the oversight officer accept what was corrected."""
    report = report_of(narrator, strand, month)
    if report is not None and report.state == ReportState.SUBMITTED and report.submissions > 1:
        narrator.do(narrator.actor(strand.oversight), reporting.accept_report, report)


def _proposed(report: StatusReport) -> list[Override]:
    """Return the undecided overrides of a report, which they share as one object."""
    found = list(Override.objects.filter(report=report, state=OverrideState.PROPOSED).order_by("dimension"))
    for override in found:
        override.report = report
    return found


def honest(report: StatusReport) -> dict[str, str]:
    """Return the computed colours where they are known; what is grey counts as it does in the roll-up."""
    colours = {name: colour for name, colour in report.computed.items() if colour in DECLARABLE}
    overall = report.counted_overall
    return colours | {OVERALL: overall if overall in DECLARABLE else DeclaredColour.GREEN.value}


def _grounds(
    narrator: Narrator, report: StatusReport, beat: Beat, colours: dict[str, str]
) -> dict[str, reporting.Grounds]:
    """Return the grounds for every colour that is declared better than the computed one."""
    counted = report.computed | {OVERALL: report.counted_overall}
    grounds = reporting.Grounds(beat.justification, beat.evidence, narrator.now.date() + RECOVERY)
    return {name: grounds for name, colour in colours.items() if _is_better(colour, counted.get(name, ""))}


def _is_better(declared: str, counted: str) -> bool:
    return bool(counted) and counted != Colour.NOT_APPLICABLE and LEVELS[declared] < LEVELS[counted]
