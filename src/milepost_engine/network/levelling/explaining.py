"""Say why an activity starts when it does: what a start one unit sooner would break."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from milepost_engine.network.levelling.levelling import Levelled
from milepost_engine.network.levelling.problem import FREE, Link


class Waiting(Enum):
    """What holds an activity."""

    NOTHING = "nothing"
    LOCK = "lock"
    DATE = "date"
    LINK = "link"
    RESOURCE = "resource"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Hold:
    """What holds one activity at its start.

    Attributes
    ----------
    activity : int
        Whom it holds.
    waiting : Waiting
        The kind; RESOURCE when others hold what it needs, CALENDAR when the resource has not enough even for it alone.
    resource : int
        The resource that lacks; FREE for other kinds.
    unit : int
        The unit in which it lacks, had the activity started one unit sooner; FREE for other kinds.
    holders : tuple of int
        The predecessors whose links hold it, or the activities that take the resource in that unit.
    """

    activity: int
    waiting: Waiting
    resource: int = FREE
    unit: int = FREE
    holders: tuple[int, ...] = ()


def why_then(found: Levelled, activity: int) -> Hold:
    """Return what keeps `activity` from starting one unit sooner.

    Parameters
    ----------
    found : Levelled
        A schedule that `level` returned: all its activities stand as far left as they can.
    activity : int
        Number of the activity.

    Returns
    -------
    Hold
        Links come before dates, dates before resources: what would hold without limits of resources is told first.
    """
    row = found.problem.activities[activity]
    begin = int(found.start[activity])
    if row.locked != FREE:
        return Hold(activity, Waiting.LOCK)
    held = {
        link.predecessor for link in found.problem.links if link.successor == activity and _asks(found, link) >= begin
    }
    if held and begin:
        return Hold(activity, Waiting.LINK, holders=tuple(sorted(held)))
    if begin == 0:
        return Hold(activity, Waiting.NOTHING)
    if begin == row.not_before:
        return Hold(activity, Waiting.DATE)
    return _lacking(found, activity, begin - 1)


def _asks(found: Levelled, link: Link) -> int:
    """Return the start that a link asks of its successor (DOMAIN 3.9)."""
    leave = found.finish if link.kind in {0, 2} else found.start
    own = found.duration[link.successor] if link.kind in {2, 3} else 0
    return int(leave[link.predecessor] + link.lag - own)


def _lacking(found: Levelled, activity: int, begin: int) -> Hold:
    """Return the first unit and resource that lack when the activity starts at `begin`."""
    demand, start, finish = found.demand, found.start, found.finish
    end = begin + int(found.duration[activity])
    capacity = found.problem.capacity(end)
    for unit in range(begin, end):
        working = [row for row in range(found.problem.size) if row != activity and start[row] <= unit < finish[row]]
        for column, most in enumerate(capacity[unit].tolist()):
            wanted = int(demand[activity, column])
            if not wanted or wanted + int(demand[working, column].sum()) <= most:
                continue
            if wanted > most:
                return Hold(activity, Waiting.CALENDAR, column, unit)
            holders = tuple(row for row in working if demand[row, column])
            return Hold(activity, Waiting.RESOURCE, column, unit, holders)
    return Hold(activity, Waiting.NOTHING)
