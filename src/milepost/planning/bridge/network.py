"""A work list as a network: leaves become activities, links become links, dates become minutes of the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from milepost.people.models import WorkCalendar
from milepost.people.queries import exceptions_of, house_calendar
from milepost.planning.choices import LinkKind as Linked
from milepost.planning.choices import WorkKind
from milepost.planning.models import WorkItem, WorkLink
from milepost_engine.network import ActivityKind, Field, LinkKind, activity_rows, link_rows
from milepost_engine.network.arrays import Units
from milepost_engine.time import Calendar, WorkingTime, day_of, working_time

A_DAY = 24 * 60
KEPT_CALENDARS = 16
Intervals = tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class ProjectCalendar:
    """The calendar on which the work of a project is counted, and the working minutes of its usual day."""

    clock: WorkingTime
    minutes_a_day: int

    def worked(self, start: date, finish: date) -> int:
        """Return the working minutes from the morning of `start` to the evening of `finish`."""
        return int(self.clock.between(day_of(start) * A_DAY, (day_of(finish) + 1) * A_DAY))

    def days_moved(self, before: date, after: date) -> int:
        """Return by how many working days a date moved; negative when it came earlier."""
        minutes = int(self.clock.between(day_of(before) * A_DAY, day_of(after) * A_DAY))
        return round(minutes / self.minutes_a_day)


def project_calendar() -> ProjectCalendar:
    """Return the calendar of the organisation, which the work of every project follows."""
    calendar = house_calendar()
    days = tuple(sorted((day, _frozen(intervals)) for day, intervals in exceptions_of(calendar).items()))
    return _made(calendar.name, _week(calendar), days)


def _week(calendar: WorkCalendar) -> tuple[Intervals, ...]:
    """Return the intervals of Monday to Sunday: the house counts weekdays from one, the engine from nought."""
    return tuple(_frozen(calendar.week.get(str(day), ())) for day in range(1, 8))


def _frozen(intervals: Sequence[Sequence[int]]) -> Intervals:
    return tuple((start, end) for start, end in intervals)


@lru_cache(maxsize=KEPT_CALENDARS)
def _made(name: str, week: tuple[Intervals, ...], days: tuple[tuple[date, Intervals], ...]) -> ProjectCalendar:
    clock = working_time(Calendar(name, dict(enumerate(week)), dict(days)))
    lengths = [sum(end - start for start, end in day) for day in week if day]
    return ProjectCalendar(clock, max(sorted(set(lengths)), key=lengths.count))


def duration_of(item: WorkItem, calendar: ProjectCalendar) -> int | None:
    """Return the working minutes that an item takes; None while nobody has said anything that tells."""
    if item.kind == WorkKind.MILESTONE:
        return 0
    if item.planned_start is not None and item.planned_finish is not None:
        return calendar.worked(item.planned_start, item.planned_finish)
    if item.duration_days is not None:
        return round(item.duration_days * calendar.minutes_a_day)
    if item.effort_hours is not None:
        return round(item.effort_hours * 60)
    return None


def activities_of(leaves: Sequence[WorkItem], links: Sequence[WorkLink], calendar: ProjectCalendar) -> Units:
    """Return the rows of the leaves: how long they take, from when, and by when they must be done."""
    waiting = {link.after_id for link in links}
    rows = activity_rows([duration_of(each, calendar) or 0 for each in leaves])
    for row, item in enumerate(leaves):
        kind, column, instant = _placed(item, held=item.pk in waiting)
        rows[row, Field.KIND] = kind
        if instant is not None:
            rows[row, column] = instant
        if item.deadline_date is not None:
            rows[row, Field.DEADLINE] = (day_of(item.deadline_date) + 1) * A_DAY
    return rows


def _placed(item: WorkItem, *, held: bool) -> tuple[ActivityKind, Field, int | None]:
    """Return what an item is to the passes, and from which instant on its planned date lets it stand."""
    if item.kind != WorkKind.MILESTONE:
        day, kind = item.planned_start, ActivityKind.TASK
    else:
        day, kind = item.planned_finish, ActivityKind.FINISH_MILESTONE if held else ActivityKind.START_MILESTONE
    if day is None:
        return kind, Field.START_FROM, None
    if kind is ActivityKind.FINISH_MILESTONE:
        return kind, Field.FINISH_FROM, (day_of(day) + 1) * A_DAY
    return kind, Field.START_FROM, day_of(day) * A_DAY


def links_of(links: Sequence[WorkLink], row_of: Mapping[int, int]) -> Units:
    """Return the rows of those links whose both ends are in the network; lags count on the calendar of the project."""
    inside = [each for each in links if each.before_id in row_of and each.after_id in row_of]
    kinds = {Linked.FS: LinkKind.FS, Linked.SS: LinkKind.SS, Linked.FF: LinkKind.FF, Linked.SF: LinkKind.SF}
    return link_rows(
        [row_of[each.before_id] for each in inside],
        [row_of[each.after_id] for each in inside],
        [kinds[Linked(each.kind)] for each in inside],
        [each.lag_minutes for each in inside],
    )
