"""Summaries: dates rolled up along the work breakdown, and links of summaries spread to their activities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import NONE, LinkField, Units
from milepost_engine.network.errors import NetworkError
from milepost_engine.network.kinds import LinkKind
from milepost_engine.network.schedule import Mask, Schedule

LATEST = 2**60


@dataclass(frozen=True, eq=False)
class RollUp:
    """Dates of every item of a work breakdown, shape (k,) each.

    Attributes
    ----------
    start, finish : ndarray of int64
        First planned start and last planned finish below the item, instants; `NONE` where there is nothing.
    early_start, early_finish, late_start, late_finish : ndarray of int64
        The same of the early and the late dates.
    total_float : ndarray of int64
        Least total float below the item, working minutes; 0 where nothing below has one (`has_float`).
    has_float, critical : ndarray of bool
        Whether anything below has a float, and is critical.
    activities : ndarray of int64
        Number of activities below the item.
    """

    start: Units
    finish: Units
    early_start: Units
    early_finish: Units
    late_start: Units
    late_finish: Units
    total_float: Units
    has_float: Mask
    critical: Mask
    activities: Units


def roll_up(schedule: Schedule, parent: npt.ArrayLike, row: npt.ArrayLike, *, critical_at: int = 0) -> RollUp:
    """Roll dates and floats up a work breakdown.

    Parameters
    ----------
    schedule : Schedule
        n activities.
    parent : array_like of int, shape (k,)
        The item above each item; `NONE` (-1) at the top.
    row : array_like of int, shape (k,)
        The activity of each item; `NONE` for a summary.
    critical_at : int
        Working minutes of total float up to which an activity is critical.

    Raises
    ------
    NetworkError
        If an item names an item or activity that does not exist, or stands below itself.
    """
    above, own = _tree(parent, row, schedule.graph.size)
    planned, early, late = schedule.planned, schedule.early, schedule.late
    least = np.where(schedule.has_float, schedule.total_float, LATEST)
    rolled = _rolled(above, own, least, np.minimum, LATEST)
    starts = [_dates(above, own, dates[:, 0], np.minimum, LATEST) for dates in (planned, early, late)]
    finishes = [_dates(above, own, dates[:, 1], np.maximum, NONE) for dates in (planned, early, late)]
    critical = _rolled(above, own, schedule.critical(critical_at).astype(np.int64), np.maximum, 0)
    return RollUp(
        start=starts[0],
        finish=finishes[0],
        early_start=starts[1],
        early_finish=finishes[1],
        late_start=starts[2],
        late_finish=finishes[2],
        total_float=np.where(rolled == LATEST, 0, rolled),
        has_float=rolled != LATEST,
        critical=critical > 0,
        activities=_rolled(above, own, np.ones(schedule.graph.size, dtype=np.int64), np.add, 0),
    )


def spread_links(links: Units, parent: npt.ArrayLike, row: npt.ArrayLike) -> tuple[Units, Units]:
    """Turn links between items, summaries among them, into links between activities.

    A link from the finish of a summary leaves from each activity below it (the last one decides), a link to
    the start of a summary holds each activity below it. The other ends of a summary hold no single activity
    and are refused.

    Parameters
    ----------
    links : ndarray of int64, shape (m, 5)
        Columns of `LinkField`, with items for activities.
    parent, row : array_like of int, shape (k,)
        As for `roll_up`.

    Returns
    -------
    links : ndarray of int64, shape (m', 5)
        Links between activities.
    origin : ndarray of int64, shape (m',)
        The given link each came from.

    Raises
    ------
    NetworkError
        On a link that leaves the start or enters the finish of a summary, or joins an item with itself or
        with an item above it.
    """
    above, own = _tree(parent, row, LATEST)
    leaves: dict[int, list[int]] = {}
    found: list[Units] = []
    origin: list[int] = []
    for number, link in enumerate(links):
        for first, second in _pairs(number, link, above, own, leaves):
            copy = link.copy()
            copy[[LinkField.BEFORE, LinkField.AFTER]] = first, second
            found.append(copy)
            origin.append(number)
    spread = np.array(found, dtype=np.int64).reshape(-1, len(LinkField))
    return spread, np.array(origin, dtype=np.int64)


def _pairs(number: int, link: Units, above: Units, own: Units, leaves: dict[int, list[int]]) -> list[tuple[int, int]]:
    before, after = int(link[LinkField.BEFORE]), int(link[LinkField.AFTER])
    kind = LinkKind(int(link[LinkField.KIND]))
    if after in _line(before, above) or before in _line(after, above):
        raise NetworkError(f"Link {number} joins item {before} with itself or an item above it; remove it.")
    if own[before] < 0 and kind in {LinkKind.SS, LinkKind.SF}:
        raise NetworkError(f"Link {number} leaves the start of summary {before}; link its first activity.")
    if own[after] < 0 and kind in {LinkKind.FF, LinkKind.SF}:
        raise NetworkError(f"Link {number} enters the finish of summary {after}; link its last activity.")
    if not leaves:
        for item in np.flatnonzero(own >= 0).tolist():
            for line in _line(item, above):
                leaves.setdefault(line, []).append(int(own[item]))
    return [(i, j) for i in leaves.get(before, []) for j in leaves.get(after, [])]


def _line(item: int, above: Units) -> list[int]:
    """Return an item and all items above it."""
    line = []
    while item >= 0:
        line.append(item)
        item = int(above[item])
    return line


def _tree(parent: npt.ArrayLike, row: npt.ArrayLike, activities: int) -> tuple[Units, Units]:
    above, own = np.asarray(parent, dtype=np.int64), np.asarray(row, dtype=np.int64)
    if above.shape != own.shape or above.ndim != 1:
        raise NetworkError(f"parent has shape {above.shape} and row {own.shape}; give one of each per item.")
    for name, wrong in (
        ("parent", (above < NONE) | (above >= above.size)),
        ("activity", (own < NONE) | (own >= activities)),
    ):
        if wrong.any():
            raise NetworkError(f"Item {np.flatnonzero(wrong)[0]} names a {name} that does not exist.")
    top = above.copy()
    for _ in range(int(above.size).bit_length()):
        top = np.where(top >= 0, top[top], NONE)
    if (top >= 0).any():
        raise NetworkError(f"Item {np.flatnonzero(top >= 0)[0]} stands below itself; correct its parent.")
    return above, own


def _rolled(above: Units, own: Units, values: Units, combine: np.ufunc, nothing: int) -> Units:
    """Combine the values of the activities below each item, level by level."""
    rolled = np.full(above.size, nothing, dtype=np.int64)
    has = own >= 0
    rolled[has] = values[own[has]]
    depth = np.zeros(above.size, dtype=np.int64)
    line = above.copy()
    while (line >= 0).any():
        depth += line >= 0
        line = np.where(line >= 0, above[line], NONE)
    for level in range(int(depth.max(initial=0)), 0, -1):
        items = np.flatnonzero(depth == level)
        combine.at(rolled, above[items], rolled[items])
    return rolled


def _dates(above: Units, own: Units, values: Units, combine: np.ufunc, nothing: int) -> Units:
    rolled = _rolled(above, own, values, combine, nothing)
    return np.where(rolled == LATEST, NONE, rolled)
