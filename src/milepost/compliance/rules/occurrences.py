"""How often an obligation falls due on a project, and on which days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.compliance.rules.life import Dated, Event, Life, Passed, event_of
from milepost.methods.definition import Method, Obligation
from milepost.methods.definition.vocabulary import Every

DAYS: dict[Every, int] = {"week": 7, "fortnight": 14}
MONTHS: dict[Every, int] = {"month": 1, "quarter": 3}


ENDED_FIRST = "Its phase, or the project, ended before it fell due."


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of an obligation: its number from 1, and its day where one is known, or why there is none.

    `since` is the day from which deeds count for what comes round. A time that was open when its phase `ended` has its
    day and a reason: what was done for it counts, and who had not done it yet no longer needs to.
    """

    number: int
    due: Dated | None
    reason: str = ""
    since: date | None = None
    ended: date | None = None


def occurrences(duty: Obligation, life: Life, method: Method, today: date) -> Iterator[Occurrence]:
    """Yield every time up to today and the next one.

    What falls due once and after the end of a project is due at its end. What comes round ends with its phase: the time
    that was open then is the last.
    """
    found = event_of(duty.anchor, life, method)
    if isinstance(found, Passed):
        yield Occurrence(1, None, found.reason)
        return
    if found is None:
        yield Occurrence(1, None)
        return
    first = found.after(duty.anchor.days)
    if duty.recurrence is None:
        beyond = duty.anchor.kind == "project_end"
        yield Occurrence(1, first if beyond else _by_the_end(first, life))
        return
    yield from _again(duty, first, life, method, today)


def _again(duty: Obligation, first: Dated, life: Life, method: Method, today: date) -> Iterator[Occurrence]:
    if duty.recurrence is None or not first.is_fact:
        yield Occurrence(1, first)
        return
    until = duty.recurrence.until
    last = _last(event_of(until, life, method) if until else None, until.days if until else 0, life)
    since = first.after(-duty.anchor.days).day
    number, day = 1, first.day
    while last is None or day <= last:
        yield Occurrence(number, Dated(day), since=since)
        if day > today:
            return
        day = stepped(first.day, duty.recurrence.every, number)
        number += 1
    yield Occurrence(number, Dated(day), ENDED_FIRST, since, last)


def _last(until: Event, days: int, life: Life) -> date | None:
    """Return the last day on which it can fall due, None while that is open."""
    ends = [] if life.ended_on is None else [life.ended_on]
    if isinstance(until, Dated) and until.is_fact:
        ends.append(until.after(days).day)
    return min(ends, default=None)


def _by_the_end(due: Dated, life: Life) -> Dated:
    if life.ended_on is None or due.day <= life.ended_on:
        return due
    return Dated(life.ended_on, due.is_fact)


def stepped(first: date, every: Every, times: int) -> date:
    """Return the day that lies `times` steps after the first; a month that is shorter gives its last day."""
    if every in DAYS:
        return first + timedelta(days=DAYS[every] * times)
    months = first.year * 12 + first.month - 1 + MONTHS[every] * times
    year, month = divmod(months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
