"""What the dates of a work list come to: as planned, and as expected from what has happened until today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from milepost.planning import rules
from milepost.planning.bridge.network import (
    A_DAY,
    ProjectCalendar,
    activities_of,
    duration_of,
    links_of,
    project_calendar,
)
from milepost.planning.choices import WorkState
from milepost.planning.models import WorkItem, WorkLink
from milepost.planning.queries import Days, leaves_of, work_of
from milepost_engine.network import ActivityKind, Field, LoopError, Plan, Schedule, schedule_plan
from milepost_engine.network.arrays import Units
from milepost_engine.time import date_of, day_of


@dataclass(frozen=True, eq=False)
class Computed:
    """The dates of every leaf that has an estimate, as planned; what is expected of it now; and both ends."""

    days: Mapping[int, Days]
    expected: Mapping[int, tuple[date, date]]
    start: date | None
    finish: date | None
    expected_finish: date | None
    minutes_a_day: int


def computed_for(project_id: int, floor: date, today: date) -> Computed:
    """Return what the work list of a project comes to, read from its rows."""
    facts = work_of(project_id)
    return compute(facts.items, facts.links, project_calendar(), floor=floor, today=today)


def compute(
    items: Sequence[WorkItem],
    links: Sequence[WorkLink],
    calendar: ProjectCalendar,
    *,
    floor: date,
    today: date,
) -> Computed:
    """Return the dates of a work list; nothing starts before `floor`, nothing that is left is done before `today`.

    Leaves that nobody estimated have no dates, and hold nobody: what takes unknown time must not look as if it took
    none. Links that make a loop are refused by name.
    """
    leaves = [each for each in leaves_of(items) if duration_of(each, calendar) is not None]
    if not leaves:
        return Computed({}, {}, None, None, None, calendar.minutes_a_day)
    planned = _schedule(leaves, links, calendar, floor)
    expected = _expected(planned, leaves, calendar, today)
    days = {item.pk: _days(planned, row) for row, item in enumerate(leaves)}
    ends = {item.pk: _dates(expected, expected.early, row) for row, item in enumerate(leaves)}
    return Computed(
        days,
        ends,
        min(each.start for each in days.values()),
        max(each.finish for each in days.values()),
        max(finish for _, finish in ends.values()),
        calendar.minutes_a_day,
    )


def _schedule(
    leaves: Sequence[WorkItem], links: Sequence[WorkLink], calendar: ProjectCalendar, floor: date
) -> Schedule:
    row_of = {item.pk: row for row, item in enumerate(leaves)}
    typed = [day for each in leaves for day in (each.planned_start, each.planned_finish) if day is not None]
    plan = Plan(
        activities_of(leaves, links, calendar),
        links_of(links, row_of),
        [calendar.clock],
        day_of(min([floor, *typed])) * A_DAY,
        keys=[str(each) for each in leaves],
    )
    try:
        return schedule_plan(plan)
    except LoopError as error:
        raise rules.loop_is_refused([str(leaves[row]) for row in error.loop]) from error


def _expected(planned: Schedule, leaves: Sequence[WorkItem], calendar: ProjectCalendar, today: date) -> Schedule:
    """Return the schedule from today on: what is done stands, and what is left follows the links."""
    rows = planned.plan.activities.copy()
    for row, item in enumerate(leaves):
        _progress(rows, row, item, calendar)
    return schedule_plan(replace(planned.plan, activities=rows, data_date=_today_or_later(rows, today)))


def _progress(rows: Units, row: int, item: WorkItem, calendar: ProjectCalendar) -> None:
    """Write what happened to an item into its row; the instants are mornings and evenings of the calendar."""
    if item.actual_start is None:
        return
    begun = day_of(item.actual_start) * A_DAY
    rows[row, Field.ACTUAL_START] = begun
    if item.state == WorkState.DONE and item.actual_finish is not None:
        milestone = rows[row, Field.KIND] != ActivityKind.TASK
        rows[row, Field.ACTUAL_FINISH] = begun if milestone else day_of(item.actual_finish) * A_DAY + A_DAY - 1
    elif item.remaining_hours is not None and rows[row, Field.KIND] == ActivityKind.TASK:
        rows[row, Field.DURATION] = _left(item, int(rows[row, Field.DURATION]), calendar)


def _left(item: WorkItem, duration: int, calendar: ProjectCalendar) -> int:
    """Return the working minutes that are left: the share of effort that remains, of the time that was planned."""
    effort, remaining = item.effort_hours, item.remaining_hours
    if remaining is None:
        return duration
    if not effort:
        return min(round(remaining * 60), duration + calendar.minutes_a_day)
    return round(duration * remaining / effort)


def _today_or_later(rows: Units, today: date) -> int:
    """Return the data date: today's morning, or just after the last thing that was reported today."""
    last = max(int(rows[:, Field.ACTUAL_START].max()), int(rows[:, Field.ACTUAL_FINISH].max()))
    return max(day_of(today) * A_DAY, last)


def _days(schedule: Schedule, row: int) -> Days:
    start, finish = _dates(schedule, schedule.early, row)
    late_start, late_finish = _dates(schedule, schedule.late, row)
    slack = int(schedule.total_float[row])
    return Days(start, finish, late_start, late_finish, slack, slack <= 0)


def _dates(schedule: Schedule, instants: Units, row: int) -> tuple[date, date]:
    """Return the days of a start and a finish; work that ends in the evening ends on that day."""
    start, finish = int(instants[row, 0]), int(instants[row, 1])
    if schedule.plan.activities[row, Field.KIND] == ActivityKind.START_MILESTONE:
        return date_of(start // A_DAY), date_of(start // A_DAY)
    ended = date_of(max(finish - 1, 0) // A_DAY)
    if schedule.plan.activities[row, Field.KIND] == ActivityKind.FINISH_MILESTONE:
        return ended, ended
    return date_of(start // A_DAY), ended
