"""The verb that opens a period: what is due, from whom, by when, with every report drafted from facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.projects.models import Project
from milepost.reporting.actions.colouring import declared_from, divergence, figures
from milepost.reporting.bridge import Coloured, coloured_at
from milepost.reporting.choices import ReportState
from milepost.reporting.events import PeriodOpened
from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.policies import CALENDAR_KEEPERS
from milepost.reporting.queries.calendar import DueDates, cadence_of, members, period_spans, previous_period
from milepost.reporting.rules.calendar import (
    period_end_not_before_start,
    periods_do_not_overlap,
    stretch_keeps_the_cadence,
)


@action("reporting.open_period", allowed=CALENDAR_KEEPERS, path="Ask the PMO to open the period.")
def open_period(act: Act, cycle: Cycle, *, code: str, name: str, start_date: date, end_date: date) -> Period:
    """Open a period of a cycle and draft the report of every project that takes part and has not ended."""
    act.require(
        period_end_not_before_start(start_date, end_date),
        periods_do_not_overlap(start_date, end_date, period_spans(cycle)),
    )
    if cycle.interim_of_id:
        act.require(stretch_keeps_the_cadence(start_date, end_date, cadence_of(cycle.interim_of_id, end_date)))
    act.change(cycle, periods_opened=cycle.periods_opened + 1)
    period = act.add(Period(cycle=cycle, code=code, name=name, start_date=start_date, end_date=end_date))
    projects = members(cycle, start_date, end_date)
    coloured = coloured_at(period, [project.pk for project in projects], act.at)
    due, texts = DueDates.of(cycle), previous_texts(period)
    act.add_all(
        [
            _draft(period, project, coloured[project.pk], due.report_due(project.project_class, period), texts)
            for project in projects
        ]
    )
    act.tell(PeriodOpened(at=act.at, period_id=period.pk))
    return period


def previous_texts(period: Period) -> dict[int, dict[str, str]]:
    """Return the texts of the previous reports by project, to be carried over into drafts."""
    before = previous_period(period)
    if before is None:
        return {}
    return dict(StatusReport.objects.filter(period=before).values_list("project_id", "narrative"))


def _draft(
    period: Period, project: Project, coloured: Coloured, due_on: date, texts: Mapping[int, dict[str, str]]
) -> StatusReport:
    overall, declared = declared_from(coloured)
    narrative = {part: text for part, text in texts.get(project.pk, {}).items() if text.strip()}
    return StatusReport(
        project=project,
        period=period,
        state=ReportState.DRAFTED,
        due_on=due_on,
        declared_overall=overall,
        declared=declared,
        divergence=divergence(coloured.counted["overall"], overall),
        narrative=narrative,
        carried_over=sorted(narrative),
        **figures(coloured),
    )
