"""Verbs of working calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people import rules
from milepost.people.models import CalendarException, CalendarUse, Person, WorkCalendar
from milepost.people.policies import KEEPERS


@action("people.add_calendar", allowed=KEEPERS, path="Ask an administrator to add the calendar.")
def add_calendar(act: Act, *, name: str, zone: str, week: Mapping[str, Sequence[Sequence[int]]]) -> WorkCalendar:
    """Add a working calendar: per weekday (1 Monday … 7 Sunday) its working intervals in minutes of the day."""
    act.require(rules.zone_is_known(zone), rules.week_is_workable(week))
    return act.add(WorkCalendar(name=name, zone=zone, week=plain_week(week)))


@action("people.add_calendar_exception", allowed=KEEPERS, path="Ask an administrator to add the date.")
def add_calendar_exception(
    act: Act, calendar: WorkCalendar, *, date: date, name: str = "", intervals: Sequence[Sequence[int]] = ()
) -> CalendarException:
    """Say on which date a calendar differs; no interval means a day off."""
    act.require(rules.exception_is_workable(intervals))
    spans = [list(interval) for interval in intervals]
    return act.add(CalendarException(calendar=calendar, date=date, name=name, intervals=spans))


@action("people.give_calendar", allowed=KEEPERS, path="Ask an administrator to give the person their calendar.")
def give_calendar(act: Act, person: Person, *, calendar: WorkCalendar) -> CalendarUse:
    """Say which working calendar a person follows; notice to them is counted in it from now on."""
    held = CalendarUse.objects.filter(person=person).first()
    if held is not None:
        return act.change(held, calendar_id=calendar.pk)
    return act.add(CalendarUse(person=person, calendar=calendar))


def plain_week(week: Mapping[str, Sequence[Sequence[int]]]) -> dict[str, list[list[int]]]:
    """Return a week as it is stored."""
    return {day: [list(interval) for interval in intervals] for day, intervals in week.items()}
