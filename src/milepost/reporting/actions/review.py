"""Verbs of the PMO: return or accept a report, decide its overrides, and put its own assessment beside it.

No verb here touches a declared colour: only the project manager declares.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import InvalidInput, Unmet
from milepost.kernel.policy import Actor
from milepost.projects.queries import Control, part_scope
from milepost.reporting.actions.guards import controls, in_state, of_its_report, takes_reports
from milepost.reporting.choices import DeclaredColour, DeliveryConfidence, OverrideState, ReportState
from milepost.reporting.events import OverrideDecided, ReportAccepted, ReportReturned
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.policies import REVIEWERS, of_override
from milepost.reporting.queries.calendar import DueDates
from milepost.reporting.rules.scores import days_late

ASSESSED = (ReportState.DRAFTED, ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED)
ASK_THE_PMO = "Ask the PMO analyst or the oversight officer of the project."


def _overrides_are_decided(_actor: Actor, report: StatusReport) -> Iterator[Unmet]:
    """Yield every override that stands undecided."""
    if report.state == ReportState.SUBMITTED:
        for override in Override.objects.filter(report=report, state=OverrideState.PROPOSED):
            yield _undecided(override)


@action(
    "reporting.return_report",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(takes_reports, in_state({ReportState.SUBMITTED}, "returned"), controls),
    path=ASK_THE_PMO,
)
def return_report(act: Act, report: StatusReport, *, reason: str, version: int | None = None) -> StatusReport:
    """Return a report to its project manager, saying what is to be corrected."""
    act.expect(report, version)
    act.because(reason)
    return _return(act, report, reason)


@action(
    "reporting.accept_report",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(takes_reports, in_state({ReportState.SUBMITTED}, "accepted"), controls, _overrides_are_decided),
    path=ASK_THE_PMO,
)
def accept_report(act: Act, report: StatusReport, *, comment: str = "", version: int | None = None) -> StatusReport:
    """Accept a report for the pack; its overrides are decided before."""
    act.expect(report, version)
    act.change(report, state=ReportState.ACCEPTED, return_reason="", **_reviewed(act, report))
    if comment.strip():
        act.change(report, pmo_comment=comment.strip())
    act.tell(ReportAccepted(at=act.at, report_id=report.pk, project_id=report.project_id))
    return report


@action(
    "reporting.decide_override",
    allowed=REVIEWERS,
    scope=of_override,
    guards=(
        of_its_report(takes_reports, in_state({ReportState.SUBMITTED}, "judged")),
        Control("judge declared colours", of_its_report(controls)),
    ),
    path=ASK_THE_PMO,
)
def decide_override(
    act: Act, override: Override, *, accept: bool, reason: str = "", version: int | None = None
) -> Override:
    """Accept or reject a declared colour that is better than the computed one; a rejection returns the report."""
    act.expect(override, version)
    if override.state != OverrideState.PROPOSED:
        act.require(_decided(override))
    act.because(reason, needed=not accept)
    act.change(
        override,
        state=OverrideState.ACCEPTED if accept else OverrideState.REJECTED,
        decided_by_id=act.actor.person_id,
        decided_at=act.at,
        reason=reason.strip(),
    )
    report = override.report
    if not accept:
        _return(act, report, f"The {override.dimension} colour {override.declared} was rejected: {reason.strip()}")
    act.tell(
        OverrideDecided(
            at=act.at, override_id=override.pk, report_id=report.pk, project_id=report.project_id, accepted=accept
        )
    )
    return override


@action(
    "reporting.assess_report",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(takes_reports, in_state(ASSESSED, "assessed"), controls),
    path=ASK_THE_PMO,
)
def assess_report(
    act: Act,
    report: StatusReport,
    *,
    pmo_colour: str = "",
    pmo_comment: str = "",
    delivery_confidence: str = "",
    version: int | None = None,
) -> StatusReport:
    """Put the PMO's own colour, comment and delivery confidence beside the report, never in place of it."""
    act.expect(report, version)
    act.require(
        _choice("pmo_colour", pmo_colour, DeclaredColour.values),
        _choice("delivery_confidence", delivery_confidence, DeliveryConfidence.values),
    )
    return act.change(
        report,
        pmo_colour=pmo_colour,
        pmo_comment=pmo_comment.strip(),
        delivery_confidence=delivery_confidence,
        assessed_at=act.at,
        assessed_by_id=act.actor.person_id,
    )


def _return(act: Act, report: StatusReport, reason: str) -> StatusReport:
    act.change(report, state=ReportState.RETURNED, return_reason=reason, **_reviewed(act, report))
    act.tell(ReportReturned(at=act.at, report_id=report.pk, project_id=report.project_id, reason=reason))
    return report


def _reviewed(act: Act, report: StatusReport) -> dict[str, Any]:
    """Return what a review leaves behind: who, when, and whether the PMO itself was late."""
    today = DueDates.of(report.period.cycle).local_date(act.at)
    return {
        "reviewed_at": act.at,
        "reviewed_by_id": act.actor.person_id,
        "reviews": report.reviews + 1,
        "late_reviews": report.late_reviews + (days_late(report.review_due_on, today, today) > 0),
    }


def _undecided(override: Override) -> Unmet:
    return Unmet(
        "overrides_are_decided",
        "A report is accepted after its overrides are decided.",
        missing=f"The {override.dimension} colour {override.declared} instead of {override.computed} is undecided.",
        cure="PMO",
        path="Accept or reject it with a reason first.",
    )


def _decided(override: Override) -> Unmet:
    return Unmet(
        "override_is_decided_once",
        "An override is decided once.",
        missing=f"It was {override.state}.",
        cure="The project manager",
        path="A new submission may bring a new override.",
    )


def _choice(name: str, value: str, allowed: list[str]) -> Unmet | None:
    if value in {"", *allowed}:
        return None
    raise InvalidInput(
        (Unmet("choice_is_known", f"{value!r} is not one of {', '.join(allowed)}.", cure="You", field=name),)
    )
