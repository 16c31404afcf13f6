"""The graph of a network in compact arrays: activities in topological positions, links grouped by successor.

Passes walk positions, not the numbers of the caller, so that memory is read in one direction. A network that
is already in order (every link from a lower to a higher number) keeps its numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.network.errors import LoopError, NetworkError

Index = npt.NDArray[np.int32]
MOST = 2**31 - 2


@dataclass(frozen=True, eq=False)
class Graph:
    """Activities in an order in which all links lead forward.

    A *position* is a place in that order, a *slot* a place among the links grouped by successor.

    Attributes
    ----------
    order : ndarray of int32, shape (n,)
        The activity at each position.
    position : ndarray of int32, shape (n,)
        The position of each activity.
    before_bounds : ndarray of int32, shape (n + 1,)
        Slots of the links into position p are `before_bounds[p]:before_bounds[p + 1]`.
    before : ndarray of int32, shape (m,)
        Position of the predecessor of each slot.
    link : ndarray of int32, shape (m,)
        Number of the link in each slot, as the caller gave it.
    ordered : bool
        True when positions are the caller's numbers.
    """

    order: Index
    position: Index
    before_bounds: Index
    before: Index
    link: Index
    ordered: bool

    @property
    def size(self) -> int:
        """Return the number of activities."""
        return self.order.size

    @cached_property
    def after(self) -> tuple[Index, Index]:
        """Return bounds (n + 1) and slots (m) of the links out of each position."""
        from milepost_engine.network.loops import graph as graph_loops  # noqa: PLC0415 - the compiler loads at first use

        return graph_loops.sort_links(self.size, self.before)


def build_graph(size: int, predecessor: npt.ArrayLike, successor: npt.ArrayLike) -> Graph:
    """Order `size` activities along their links.

    Parameters
    ----------
    size : int
        Number of activities n ≥ 0.
    predecessor, successor : array_like of int, shape (m,)
        The two ends of each link, as activity numbers 0 … n-1.

    Returns
    -------
    Graph
        In time and memory proportional to n + m (Kahn 1962).

    Raises
    ------
    NetworkError
        If a link names an activity that does not exist, or the arrays do not fit each other.
    LoopError
        If activities wait for each other; it carries one loop in the order of its links.

    Examples
    --------
    >>> build_graph(3, [2, 0], [0, 1]).order.tolist()
    [2, 0, 1]
    >>> build_graph(3, [0, 1, 2], [1, 2, 0])
    Traceback (most recent call last):
    milepost_engine.network.errors.LoopError: 3 activities wait for each other in a loop: 0 → 1 → 2 → 0; ...
    """
    from milepost_engine.network.loops import graph as graph_loops  # noqa: PLC0415 - the compiler loads at first use

    first, second = _ends(size, predecessor, successor)
    numbers = np.arange(size, dtype=np.int32)
    ordered = bool((first < second).all())
    order = position = numbers
    if not ordered:
        order, waiting = graph_loops.topological_order(size, first, second)
        if order.size < size:
            raise LoopError(_one_loop(first, second, waiting))
        position = np.empty(size, dtype=np.int32)
        position[order] = numbers
    bounds, links = graph_loops.sort_links(size, second if ordered else position[second])
    before = graph_loops.ends_of(links, first, position)
    return Graph(order, position, bounds, before, links, ordered)


def whole_numbers(name: str, given: npt.ArrayLike, size: int) -> npt.NDArray[np.int64]:
    """Return `given` as int64 of shape (size,), or refuse it and name the row.

    Floats are taken when they are whole: NaN, infinities and fractions are refused.

    Raises
    ------
    NetworkError
        On another shape or a value that is no whole number.
    """
    array = np.asarray(given)
    if array.shape != (size,):
        raise NetworkError(f"{name} has shape {array.shape}, expected ({size},).")
    if array.size == 0 or array.dtype.kind in "iu":
        return array.astype(np.int64, copy=False)
    if array.dtype.kind != "f":
        raise NetworkError(f"{name} holds {array.dtype}; give whole numbers.")
    odd = np.flatnonzero(~(np.isfinite(array) & (array == np.floor(array)) & (np.abs(array) < 2**53)))
    if odd.size:
        raise NetworkError(f"{name}, row {odd[0]}: {array[odd[0]]} is no whole number; round it to minutes.")
    return array.astype(np.int64)


def _ends(size: int, predecessor: npt.ArrayLike, successor: npt.ArrayLike) -> tuple[Index, Index]:
    if not 0 <= size <= MOST:
        raise NetworkError(f"A network holds 0 to {MOST} activities, not {size}.")
    links = int(np.size(predecessor))
    ends = []
    for name, given in (("predecessor", predecessor), ("successor", successor)):
        end = whole_numbers(name, given, links)
        if end.size and (end.min() < 0 or end.max() >= size):
            row = int(np.flatnonzero((end < 0) | (end >= size))[0])
            raise NetworkError(f"Link {row}: its {name} {end[row]} is none of the {size} activities.")
        ends.append(end.astype(np.int32))
    return ends[0], ends[1]


def _one_loop(first: Index, second: Index, waiting: Index) -> tuple[int, ...]:
    """Walk back along unmet links until an activity comes again: every one that waits has such a link."""
    unmet = (waiting[first] > 0) & (waiting[second] > 0)
    cause = dict(zip(second[unmet].tolist(), first[unmet].tolist(), strict=True))
    activity = int(second[unmet].min())
    seen: dict[int, int] = {}
    while activity not in seen:
        seen[activity] = len(seen)
        activity = cause[activity]
    loop = list(seen)[seen[activity] :][::-1]
    lowest = loop.index(min(loop))
    return tuple(loop[lowest:] + loop[:lowest])
