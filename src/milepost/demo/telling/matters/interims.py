"""The fortnight of class A: since a quarter ago it reports in between, and not everybody has got used to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from milepost.demo.cast import people as cast
from milepost.demo.months import working_day
from milepost.demo.shapes import NEVER
from milepost.demo.telling.facts import leader, look_again
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.reports import DEFAULT_ASK, honest
from milepost.demo.telling.strand import Strand
from milepost.projects.choices import ProjectClass
from milepost.reporting import actions as reporting
from milepost.reporting.choices import OVERALL, DeclaredColour, ReportState
from milepost.reporting.models import Period, StatusReport

FORTNIGHT = 14
FIRST_MONTH = -2
LOCK_AFTER = 10
SUBMITTED_AFTER = {"TRM-331": 5, "TRM-333": NEVER}
"""In the present month one interim report came two working days late, and one never came."""
REVIEWED_AFTER = {"TRM-330": 6}
"""And the PMO reviewed one of them late."""
ON_TIME, PROMPT = 2, 1


def days(narrator: Narrator, month: int) -> tuple[date, date]:
    """Return the first and the last day of the stretch in between in a month."""
    start = narrator.months.start(month)
    return start, start + timedelta(days=FORTNIGHT - 1)


def reports_in_between(project_class: str, begins: int, month: int) -> bool:
    """Return whether a project is told to report in the middle of a month."""
    return project_class == ProjectClass.A and month >= FIRST_MONTH and begins < month


def steps(code: str, month: int) -> tuple[int, int]:
    """Return after how many working days a report in between comes, and how many later it is reviewed."""
    if month:
        return ON_TIME, PROMPT
    return SUBMITTED_AFTER.get(code, ON_TIME), REVIEWED_AFTER.get(code, PROMPT)


def adopt(narrator: Narrator) -> None:
    """Have an analyst propose the cadence of class A and the director approve it, and open the series."""
    if narrator.cycle is None:
        raise ValueError("A cadence is said of a cycle")
    rule = narrator.do(
        narrator.actor(cast.ANALYSTS[0]),
        reporting.propose_cadence,
        narrator.cycle,
        project_class=ProjectClass.A.value,
        interim_days=FORTNIGHT,
        effective_date=narrator.now.date(),
    )
    narrator.do(narrator.director, reporting.approve_cadence, rule)
    narrator.interim_cycle = narrator.do(narrator.director, reporting.open_interim_cycle, narrator.cycle)


def open_period(narrator: Narrator, month: int) -> None:
    """Have an analyst open the stretch in between on the first working day after its data date."""
    if narrator.interim_cycle is None:
        raise ValueError("A stretch in between is opened in its series")
    start, end = days(narrator, month)
    label = narrator.months.label(month)
    narrator.interims[month] = narrator.do(
        narrator.actor(cast.ANALYSTS[0]),
        reporting.open_period,
        narrator.interim_cycle,
        code=f"{label:%Y-%m}-I",
        name=f"{label:%B %Y}, first fortnight",
        start_date=start,
        end_date=end,
    )


def lock(narrator: Narrator, month: int) -> None:
    """Have an analyst lock the stretch in between."""
    period = Period.objects.select_related("cycle__calendar").get(pk=narrator.interims[month].pk)
    narrator.do(narrator.actor(cast.ANALYSTS[0]), reporting.lock_period, period)


def submit(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have whoever leads confirm the draft in a sentence and submit it."""
    report = _report(narrator, strand, month)
    if report is None:
        return
    author = leader(narrator, strand, strand.beat(month))
    if report.due_on and narrator.now.date() > report.due_on:
        narrator.do(author, reporting.draft_report, report)
    colours = honest(report)
    texts = {"summary": "First fortnight of the month: what the last report says still holds."}
    if colours[OVERALL] == DeclaredColour.RED and not report.narrative.get("ask"):
        texts["ask"] = DEFAULT_ASK
    narrator.do(author, reporting.declare, report, declared=colours, narrative=texts, confirmed=True)
    narrator.do(author, reporting.submit_report, report)


def accept(narrator: Narrator, strand: Strand, month: int) -> None:
    """Have the oversight officer accept it."""
    report = _report(narrator, strand, month)
    if report is not None and report.state == ReportState.SUBMITTED:
        narrator.do(narrator.actor(strand.oversight), reporting.accept_report, report)


def _report(narrator: Narrator, strand: Strand, month: int) -> StatusReport | None:
    found = StatusReport.objects.filter(project=strand.project, period=narrator.interims[month])
    return found.select_related("period__cycle__calendar", "project").first()


Cue = Callable[[date, int, Callable[[], None]], None]


def compose_month(narrator: Narrator, month: int, on: Cue) -> None:
    """Cue what the PMO does for the stretch in between: adopt the cadence once, open, lock."""
    start, end = days(narrator, month)
    if month == FIRST_MONTH:
        on(working_day(start, 1), 10, lambda: adopt(narrator))
    on(working_day(end, 1), 8, lambda: open_period(narrator, month))
    on(working_day(end, LOCK_AFTER), 17, lambda: lock(narrator, month))


__all__ = ["accept", "compose_month", "days", "look_again", "reports_in_between", "steps", "submit"]
