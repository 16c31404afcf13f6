"""The calendars of a schedule as the engine counts on them, each distinct one once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from milepost.exchange.importers.schedule.plan import Intervals, ScheduleCalendar, SchedulePlan
from milepost_engine.time import Calendar, WorkingTime, around_the_clock, weekdays, working_time

Key = tuple[tuple[Intervals, ...], tuple[tuple[date, Intervals], ...]]
ELAPSED_CLOCK = 1
_OFFICE = weekdays([(480, 720), (780, 1020)])


class Clocks:
    """Numbers of calendars: 0 is the project's, 1 never rests."""

    def __init__(self, plan: SchedulePlan) -> None:
        self.working: list[WorkingTime] = []
        self.assumed: list[str] = []
        self._numbers: dict[Key, int] = {}
        self._calendars: dict[str, Calendar] = {}
        self._made: dict[tuple[str, ...], int] = {}
        self._given = {calendar.uid: calendar for calendar in plan.calendars}
        self._add(self._project_calendar(plan.options.calendar))
        self.working.append(working_time(around_the_clock()))

    def number(self, uid: str | None) -> int:
        """Return the number of a calendar; that of the project where none, or one without work, is named."""
        return 0 if uid is None else self._number((uid,), lambda: self._calendar(uid))

    def together(self, uids: Iterable[str]) -> int:
        """Return the number of the calendar that works whenever one of the named ones does."""
        names = tuple(sorted(set(uids)))
        if len(names) == 1:
            return self.number(names[0])
        return self._number(("or", *names), lambda: _combined([self._calendar(uid) for uid in names], _union))

    def both(self, uid: str, other: str) -> int:
        """Return the number of the calendar that works whenever both of the named ones do."""
        if uid == other:
            return self.number(uid)
        return self._number(
            ("and", uid, other), lambda: _combined([self._calendar(uid), self._calendar(other)], _intersection)
        )

    def _number(self, names: tuple[str, ...], make: Callable[[], Calendar]) -> int:
        if names not in self._made:
            self._made[names] = self._add(make())
        return self._made[names]

    def _project_calendar(self, uid: str | None) -> Calendar:
        if uid in self._given:
            calendar = self._calendar(uid)
            if _works(calendar):
                return calendar
        self.assumed.append("The file names no usable project calendar; Monday to Friday, 8 hours, is used.")
        return Calendar("Assumed", _OFFICE)

    def _calendar(self, uid: str, below: tuple[str, ...] = ()) -> Calendar:
        if uid in self._calendars:
            return self._calendars[uid]
        given = self._given.get(uid)
        if given is None or uid in below:
            self.assumed.append(f"Calendar {uid} is missing or stands above itself; the project's calendar is used.")
            return self._calendars.get("", Calendar("Assumed", _OFFICE))
        parent = self._calendar(given.parent, (*below, uid)) if given.parent else None
        self._calendars[uid] = _engine_calendar(given, parent)
        return self._calendars[uid]

    def _add(self, calendar: Calendar) -> int:
        if not _works(calendar):
            self.assumed.append(f"Calendar {calendar.name} has no working time; the project's calendar is used.")
            return 0
        key = (calendar.week(), tuple(sorted(calendar.all_exceptions().items())))
        if key not in self._numbers:
            self._numbers[key] = len(self.working)
            self.working.append(working_time(calendar))
        return self._numbers[key]


def _engine_calendar(given: ScheduleCalendar, parent: Calendar | None) -> Calendar:
    weekly: Mapping[int, Intervals] = given.weekly
    if parent is None and not weekly:
        weekly = _OFFICE
    return Calendar(given.name, weekly, given.exceptions, parent)


def _works(calendar: Calendar) -> bool:
    return any(calendar.week())


def _combined(calendars: list[Calendar], join: Callable[[list[Intervals]], Intervals]) -> Calendar:
    """Join calendars day by day: the week, and each day on which one of them is exceptional."""
    name = ", ".join(calendar.name for calendar in calendars)
    weeks = [calendar.week() for calendar in calendars]
    exceptions = [calendar.all_exceptions() for calendar in calendars]
    days = sorted(set().union(*exceptions))
    return Calendar(
        name,
        {weekday: join([week[weekday] for week in weeks]) for weekday in range(7)},
        {
            day: join([own.get(day, week[day.weekday()]) for own, week in zip(exceptions, weeks, strict=True)])
            for day in days
        },
    )


def _union(days: list[Intervals]) -> Intervals:
    found: list[tuple[int, int]] = []
    for start, end in sorted(interval for day in days for interval in day):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _intersection(days: list[Intervals]) -> Intervals:
    found = days[0]
    for other in days[1:]:
        pairs = ((max(a, c), min(b, d)) for a, b in found for c, d in other)
        found = tuple((start, end) for start, end in pairs if start < end)
    return found
