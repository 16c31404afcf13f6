"""Calendars of MSPDI: weeks, exceptions of both generations of the format, and recurring exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost.exchange.importers.schedule.mspdi.document import Row
from milepost.exchange.importers.schedule.mspdi.recurrence import falls_on
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import Interval, Intervals, ScheduleCalendar

_LONGEST_DAYS = 231 * 366


def read_calendars(project: Row, notes: Notes) -> tuple[ScheduleCalendar, ...]:
    """Return the calendars of a project."""
    return tuple(_calendar(row, notes) for row in project.rows("Calendars", "Calendar"))


def _calendar(row: Row, notes: Notes) -> ScheduleCalendar:
    uid = row.text("UID")
    where = f"calendar {uid}"
    weekly: dict[int, Intervals] = {}
    exceptions: dict[date, Intervals] = {}
    for week in row.rows("WorkWeeks", "WorkWeek"):
        exceptions |= _work_week(week, where, notes)
    for day in row.rows("WeekDays", "WeekDay"):
        if day.text("DayType") in {"1", "2", "3", "4", "5", "6", "7"}:
            weekly[_weekday(day)] = _times(day, where, notes)
        elif not any(row.rows("Exceptions", "Exception")):  # the newer form says the same again
            exceptions |= dict.fromkeys(_span(day, where, notes), _times(day, where, notes))
    for exception in row.rows("Exceptions", "Exception"):
        exceptions |= dict.fromkeys(_occurrences(exception, where, notes), _times(exception, where, notes))
    parent = row.text("BaseCalendarUID")
    alone = row.flag("IsBaseCalendar") or parent in {"", "-1", uid}
    return ScheduleCalendar(uid, row.text("Name") or uid, weekly, exceptions, None if alone else parent)


def _weekday(day: Row) -> int:
    """Turn 1 Sunday … 7 Saturday into 0 Monday … 6 Sunday."""
    return (int(day.text("DayType")) + 5) % 7


def _times(row: Row, where: str, notes: Notes) -> Intervals:
    if not row.flag("DayWorking"):
        return ()
    found = []
    for time in row.rows("WorkingTimes", "WorkingTime"):
        start, end = _minute(time.text("FromTime")), _minute(time.text("ToTime"))
        if start is None or end is None:
            notes.add("time_unreadable", where, "WorkingTime", "A working time cannot be read; it is left out.")
        else:
            found.append((start, end or 1440))
    return merged(found, where, notes)


def merged(found: list[Interval], where: str, notes: Notes) -> Intervals:
    """Return intervals ascending and without overlap."""
    kept: list[Interval] = []
    for start, end in sorted(found):
        if end <= start:
            notes.add("time_backward", where, "WorkingTime", "A working time ends before it starts; it is left out.")
        elif kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _minute(text: str) -> int | None:
    parts = text.rpartition("T")[2].split(":")
    if len(parts) < 2 or not all(part.replace(".", "", 1).isdigit() for part in parts):
        return None
    minute = int(parts[0]) * 60 + int(parts[1])
    return minute if 0 <= minute <= 1440 else None


def _span(row: Row, where: str, notes: Notes) -> Iterator[date]:
    for period in row.rows("TimePeriod"):
        first = notes.instant(period.text("FromDate"), where, "FromDate")
        last = notes.instant(period.text("ToDate"), where, "ToDate")
        if first is not None and last is not None:
            days = min((last.date() - first.date()).days, _LONGEST_DAYS)
            if last.hour == 0 and last.minute == 0 and days > 0 and last != first:
                days -= 1  # 23:59:59 was rounded up, or the end is the midnight that follows
            yield from (first.date() + timedelta(days=day) for day in range(days + 1))


def _occurrences(row: Row, where: str, notes: Notes) -> list[date]:
    span = list(_span(row, where, notes))
    days = [day for day in span if falls_on(row, day, span[0])]
    number = row.text("Occurrences")
    counted = row.flag("EnteredByOccurrences") and number.isdigit() and int(number) > 0
    return days[: int(number)] if counted else days


def _work_week(week: Row, where: str, notes: Notes) -> dict[date, Intervals]:
    """Spread a week that holds for a time over its days."""
    days = {_weekday(day): _times(day, where, notes) for day in week.rows("WeekDays", "WeekDay")}
    return {day: days[day.weekday()] for day in _span(week, where, notes) if day.weekday() in days}
