"""Calendars of PMXML: a week by the names of its days, and dated exceptions."""

from __future__ import annotations

from datetime import date

from milepost.exchange.importers.schedule.mspdi.document import Row
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import Interval, Intervals, ScheduleCalendar
from milepost.exchange.importers.schedule.pmxml.words import DAYS

_LAST_MINUTES = 5  # a working time ends with the minute before the round one


def read_calendars(rows: list[Row], notes: Notes) -> tuple[ScheduleCalendar, ...]:
    """Return the calendars of a document."""
    return tuple(_calendar(row, notes) for row in rows if row.text("ObjectId"))


def _calendar(row: Row, notes: Notes) -> ScheduleCalendar:
    uid = row.text("ObjectId")
    where = f"calendar {uid}"
    weekly = {
        DAYS[day.text("DayOfWeek")]: _times(day, where, notes)
        for day in row.rows("StandardWorkWeek", "StandardWorkHours")
        if day.text("DayOfWeek") in DAYS
    }
    exceptions: dict[date, Intervals] = {}
    for exception in row.rows("HolidayOrExceptions", "HolidayOrException"):
        instant = notes.instant(exception.text("Date"), where, "Date")
        if instant is not None:
            exceptions[instant.date()] = _times(exception, where, notes)
    if not weekly:
        notes.add("calendar_without_week", where, "StandardWorkWeek", "Monday to Friday, 8 hours, is assumed.")
    return ScheduleCalendar(uid, row.text("Name") or uid, weekly, exceptions, row.text("BaseCalendarObjectId") or None)


def _times(row: Row, where: str, notes: Notes) -> Intervals:
    found: list[Interval] = []
    for time in row.rows("WorkTime"):
        start, last = _minute(time.text("Start")), _minute(time.text("Finish"))
        if start is None or last is None:
            continue  # a day without work has an empty working time
        end = 1440 if last == 0 else last + 1 if (last + 1) % _LAST_MINUTES == 0 else last
        if start < end:
            found.append((start, end))
        else:
            notes.add("time_backward", where, "WorkTime", "A working time ends before it starts; it is left out.")
    return _merged(found)


def _minute(text: str) -> int | None:
    parts = text.rpartition("T")[2].split(":")
    if len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        return None
    minute = int(parts[0]) * 60 + int(parts[1])
    return minute if minute <= 1440 else None


def _merged(found: list[Interval]) -> Intervals:
    kept: list[Interval] = []
    for start, end in sorted(found):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
