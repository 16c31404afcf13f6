"""The order of the list: overdue first, then by date, then what the next gate waits for; others' turns stand apart."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.kernel.policy import Roles
from milepost.workbench.choices import Part, Urgency
from milepost.workbench.rules.asks import Ask

PRESSING = (Urgency.OVERDUE, Urgency.DUE, Urgency.BEFORE_GATE, Urgency.NOW)


def urgency_of(ask: Ask, today: date) -> Urgency:
    """Return how pressing an entry is on a day; nothing is late by a planned date."""
    if ask.opens is not None and ask.opens > today:
        return Urgency.EXPECTED
    if ask.breached or (ask.due is not None and not ask.planned and ask.due < today):
        return Urgency.OVERDUE
    if ask.due is not None and not ask.planned:
        return Urgency.DUE
    if ask.gate:
        return Urgency.BEFORE_GATE
    if ask.due is not None:
        return Urgency.EXPECTED
    return Urgency.LATER if ask.undated else Urgency.NOW


def part_of(ask: Ask, today: date, leads: Roles, leading: Collection[int]) -> Part:
    """Return in which part an entry stands: what who leads may do now, what waits on others, or what comes later."""
    if urgency_of(ask, today) not in PRESSING:
        return Part.LATER
    return Part.LEADS if ask.turn.roles & leads or ask.turn.people & frozenset(leading) else Part.OTHERS


def order_of(ask: Ask, today: date) -> tuple[bool, date, bool, int, bool, int]:
    """Return the place of an entry: overdue, then by date, then what blocks the next gate, then what weighs.

    Entries of the same place keep the order in which the method and the sources name them.
    """
    return (
        urgency_of(ask, today) != Urgency.OVERDUE,
        ask.due or date.max,
        not ask.gate,
        ask.last,
        not ask.mandatory,
        -ask.weight,
    )
