"""The verb of the project manager: submit a report, which freezes its facts and colours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.projects.queries import part_scope
from milepost.reporting.actions.colouring import declared_from, divergence, figures, freeze
from milepost.reporting.actions.drafting import keeping
from milepost.reporting.actions.guards import in_state, takes_reports
from milepost.reporting.bridge import Coloured, coloured_at
from milepost.reporting.choices import EDITABLE, OVERALL, OverrideState, ReportState
from milepost.reporting.events import ReportSubmitted
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.policies import AUTHORS
from milepost.reporting.queries.calendar import DueDates
from milepost.reporting.queries.facts.changes import changed_parts
from milepost.reporting.rules import reports
from milepost.reporting.rules.reports import Grounds


@action(
    "reporting.submit_report",
    allowed=AUTHORS,
    scope=part_scope,
    guards=(takes_reports, in_state(EDITABLE, "submitted")),
    path="The project manager or the deputy of this project submits its report.",
)
def submit_report(act: Act, report: StatusReport, *, version: int | None = None) -> StatusReport:
    """Submit a report: its facts and colours are computed once more, checked, and frozen.

    Where nothing was declared by hand, the declared colours follow the computed ones to the end.
    """
    with keeping(narrative=report.narrative, declared={OVERALL: report.declared_overall, **report.declared}):
        act.expect(report, version)
        due = DueDates.of(report.period.cycle)
        today = due.local_date(act.at)
        act.change(
            report,
            state=ReportState.SUBMITTED,
            submitted_at=act.at,
            submitted_by_id=act.actor.person_id,
            submissions=report.submissions + 1,
            first_submitted_on=report.first_submitted_on or today,
            review_due_on=due.review_due(report.project.project_class, report.period, today),
            reviewed_at=None,
            reviewed_by=None,
        )
        coloured = coloured_at(report.period, [report.project_id], act.at)[report.project_id]
        overrides = list(Override.objects.filter(report=report).exclude(state=OverrideState.REJECTED))
        overall, declared = report.declared_overall, report.declared
        if report.declared_at is None:
            overall, declared = declared_from(coloured)
        act.change(
            report,
            declared_overall=overall,
            declared=declared,
            divergence=divergence(coloured.counted[OVERALL], overall),
            **figures(coloured),
        )
        act.require_all(_unmet(report, coloured, overrides, today))
        _settle(act, report, coloured, overrides)
        freeze(act, report, coloured)
    act.tell(ReportSubmitted(at=act.at, report_id=report.pk, project_id=report.project_id, period_id=report.period_id))
    return report


def _unmet(report: StatusReport, coloured: Coloured, overrides: list[Override], today: date) -> Iterator[Unmet]:
    """Yield every rule of a submission that does not hold, all of them at once."""
    declared = {OVERALL: report.declared_overall, **report.declared}
    grounds = {each.dimension: Grounds(each.justification, each.evidence, each.recovery_date) for each in overrides}
    yield from reports.no_actual_in_the_future(_actuals(coloured), today)
    for unmet in (
        reports.overall_is_declared(report.declared_overall),
        reports.red_carries_an_ask(report.declared_overall, report.narrative, len(coloured.facts.decisions)),
    ):
        if unmet:
            yield unmet
    yield from reports.override_has_grounds(declared, coloured.counted, grounds, today)
    yield from reports.no_change_is_true(report.narrative, report.carried_over, changed_parts(report, coloured.body))


def _actuals(coloured: Coloured) -> Iterator[tuple[str, date]]:
    """Yield everything that is recorded as having happened, with its date."""
    schedule, last_month = coloured.facts.schedule, coloured.facts.cost.last_actual_month
    named = [
        ("The actual start", schedule.actual_start),
        ("The actual finish", schedule.actual_finish),
        ("The latest month of actual cost", last_month),
    ]
    named += [(f"The milestone {row.name!r}", row.actual_date) for row in schedule.milestones]
    yield from ((name, day) for name, day in named if day is not None)


def _settle(act: Act, report: StatusReport, coloured: Coloured, overrides: list[Override]) -> None:
    """Bring every standing override up to the submitted colours; drop those that are not needed."""
    declared = {OVERALL: report.declared_overall, **report.declared}
    for override in overrides:
        counted = coloured.counted.get(override.dimension, "")
        now_declared = declared.get(override.dimension, "")
        if not reports.is_better(now_declared, counted):
            act.remove(override)
            continue
        shown = {OVERALL: report.computed_overall, **report.computed}[override.dimension]
        if (override.declared, override.computed) != (now_declared, shown):
            act.change(
                override,
                declared=now_declared,
                computed=shown,
                state=OverrideState.PROPOSED,
                decided_by=None,
                decided_at=None,
                reason="",
            )
