"""Level a plan on its own calendars: work waits, or moves within its float, until its resources are free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from milepost_engine.network.levelling.building import LARGEST
from milepost_engine.network.levelling.dated.levelled import LevelledPlan, Need
from milepost_engine.network.levelling.dated.placing import Placing
from milepost_engine.network.levelling.errors import LevellingError
from milepost_engine.network.levelling.problem import Resource
from milepost_engine.network.schedule import Schedule

Keys = npt.NDArray[np.float64]
PATIENCE = 100  # orders without a better plan after which no more are drawn
SPREAD = 0.15  # of the range of late finishes: how far a drawn order strays from the rule


def level_plan(
    schedule: Schedule,
    resources: Sequence[Resource],
    needs: Sequence[Need],
    *,
    within_float: bool = False,
    seed: int = 0,
    passes: int | None = None,
    go_on: Callable[[], bool] | None = None,
) -> LevelledPlan:
    """Level a dated plan by serial schedule generation, in several orders (DOMAIN 3.10).

    Each pass takes activities along their links and gives each the first start, on its own calendar, at which all it
    needs is free from start to finish. The orders are by late finish, late start, total float and early start, then
    by late finish with drawn disturbance. Begun work and work with hard dates keep their place.

    Parameters
    ----------
    schedule : Schedule
        n activities, computed without limits of resources.
    resources : sequence of Resource
        R resources; their steps count instants, amounts are whole parts of a unit (the caller's, such as per cent).
    needs : sequence of Need
        Who holds how much of what, in the same parts.
    within_float : bool
        Smoothing: nothing starts after its late start, so the end stays; what finds no room is overloaded as little as
        possible and told.
    seed : int
        Of the drawn orders.
    passes : int, optional
        How many orders at most; 4 when neither limit is given.
    go_on : callable, optional
        Asked before every further pass; the caller's clock stands behind it. The first pass is always made.

    Returns
    -------
    LevelledPlan
        The best pass: the least overload, then the first finish, then the fewest that wait. A plan that keeps to its
        resources as it stands is left as it is.

    Raises
    ------
    LevellingError
        When a need names an activity or resource that does not exist, or amounts are negative or not whole.

    Examples
    --------
    Two tasks of a day for one person: the second waits until Tuesday.

    >>> from datetime import date
    >>> from milepost_engine.network import Plan, activity_rows, link_rows, schedule_plan
    >>> from milepost_engine.time import Calendar, date_of, day_of, weekdays, working_time
    >>> office = working_time(Calendar("Office", weekdays([(540, 1020)])))
    >>> plan = Plan(activity_rows([480, 480]), link_rows([], []), [office], day_of(date(2026, 1, 12)) * 1440)
    >>> person = Resource("person", ((0, 100),))
    >>> found = level_plan(schedule_plan(plan), [person], [Need(0, 0, 100), Need(1, 0, 100)])
    >>> [date_of(start // 1440).isoformat() for start in found.start.tolist()]
    ['2026-01-12', '2026-01-13']
    """
    _check(schedule, resources, needs)
    held: dict[int, list[Need]] = {}
    for need in needs:
        if need.amount:
            held.setdefault(need.activity, []).append(need)
    chosen = Placing(schedule, resources, held, within_float=within_float)
    worth, made, stale = _worth(chosen), 0, 0
    most = passes if passes is not None else (4 if go_on is None else None)
    for keys in _orders(schedule, seed):
        if worth[:2] == (0, schedule.finish) or made == most or stale > PATIENCE:
            break
        if made and go_on is not None and not go_on():
            break
        placing = Placing(schedule, resources, held, within_float=within_float)
        placing.run(keys)
        made, stale = made + 1, stale + 1
        if (found := _worth(placing)) < worth:
            chosen, worth, stale = placing, found, 0
    moves = tuple(sorted(chosen.moves, key=lambda move: (move.after, move.activity)))
    return LevelledPlan(schedule, chosen.schedule, tuple(resources), moves, tuple(chosen.overloads()), made)


def _worth(placing: Placing) -> tuple[int, int, int]:
    """Return what a pass is judged by: overload in minutes times parts, the finish, how many waited."""
    overload = sum((each.end - each.begin) * each.missing for each in placing.overloads())
    return overload, placing.schedule.finish, len(placing.moves)


def _orders(schedule: Schedule, seed: int) -> Iterator[Keys]:
    """Yield keys of activities, shape (n,); ties go to total float, then to the row."""
    late, early = schedule.late.astype(np.float64), schedule.early.astype(np.float64)
    slack = schedule.total_float.astype(np.float64)
    ties = slack / (1.0 + np.abs(slack).max(initial=0.0)) / 2
    for rule in (late[:, 1], late[:, 0], slack, early[:, 0]):
        yield rule + ties
    chance = np.random.default_rng(seed)
    spread = max(1.0, float(np.ptp(late[:, 1])) if len(late) else 1.0)
    while True:
        yield late[:, 1] + chance.normal(0, SPREAD * spread * chance.uniform(0.05, 1.0), len(late))


def _check(schedule: Schedule, resources: Sequence[Resource], needs: Sequence[Need]) -> None:
    for resource in resources:
        begins = [begin for begin, _ in resource.steps]
        if not begins or begins[0] != 0 or sorted(set(begins)) != begins:
            raise LevellingError(f"Resource {resource.name!r}: steps must begin at 0 and follow each other in time.")
        if any(not 0 <= amount <= LARGEST for _, amount in resource.steps):
            raise LevellingError(f"Resource {resource.name!r}: amounts must lie between 0 and {LARGEST}.")
    for row, need in enumerate(needs):
        if not 0 <= need.activity < len(schedule.plan.activities):
            raise LevellingError(f"Need {row}: activity {need.activity} is none of the plan.")
        if not 0 <= need.resource < len(resources):
            raise LevellingError(f"Need {row}: resource {need.resource} is none of the {len(resources)} resources.")
        if not 0 <= need.amount <= LARGEST:
            raise LevellingError(f"Need {row}: the amount {need.amount} must lie between 0 and {LARGEST}.")
