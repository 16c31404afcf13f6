"""The critical path method on a plain network: whole units of one time, no calendars (DOMAIN 3.9).

This is the textbook method, and the inner step of whatever repeats it many thousand times. The unit is the
caller's: minutes, hours or days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Kinds, PlainLinks, Units
from milepost_engine.network.errors import NetworkError
from milepost_engine.network.graph import Graph, build_graph, whole_numbers

LONGEST = 2**60


@dataclass(frozen=True, eq=False)
class PlainNetwork:
    """Arrays ready for the passes, by position and slot of `graph`. Build it with `plain_network`.

    Attributes
    ----------
    graph : Graph
        n activities, m links.
    duration : ndarray of int64, shape (n,)
        Units ≥ 0.
    not_before : ndarray of int64, shape (n,) or (0,)
        Earliest allowed starts; empty when all may start at 0.
    kind : ndarray of int8, shape (m,) or (0,)
        Values of `LinkKind`; empty, as is `lag`, when every link is FS without lag.
    lag : ndarray of int64, shape (m,) or (0,)
        Units, negative for a lead.
    """

    graph: Graph
    duration: Units
    not_before: Units
    kind: Kinds
    lag: Units


@dataclass(frozen=True, eq=False)
class PlainSchedule:
    """Early and late times in the caller's order, units from the start of the project.

    Attributes
    ----------
    network : PlainNetwork
        What was computed.
    early_finish, late_finish : ndarray of int64, shape (n,)
        The results of the two passes.
    finish : int
        The last early finish; 0 for an empty network.
    """

    network: PlainNetwork
    early_finish: Units
    late_finish: Units
    finish: int

    @cached_property
    def _duration(self) -> Units:
        return _to_caller(self.network.graph, self.network.duration)

    @cached_property
    def early_start(self) -> Units:
        """Return early starts, shape (n,)."""
        return self.early_finish - self._duration

    @cached_property
    def late_start(self) -> Units:
        """Return late starts, shape (n,)."""
        return self.late_finish - self._duration

    @cached_property
    def total_float(self) -> Units:
        """Return how far each activity can slip without moving the end; negative when it cannot be met."""
        return self.late_finish - self.early_finish

    @cached_property
    def free_float(self) -> Units:
        """Return how far each activity can slip without moving a successor or the last finish, shape (n,)."""
        from milepost_engine.network.loops import plain as plain_loops  # noqa: PLC0415 - the compiler loads at first use

        network = self.network
        if not network.duration.size:
            return np.zeros(0, dtype=np.int64)
        finish = self.early_finish[network.graph.order]
        free = plain_loops.free_float(network.duration, _links(network), finish)
        return _to_caller(network.graph, free)

    def critical(self, threshold: int = 0) -> npt.NDArray[np.bool_]:
        """Return which activities have a total float of at most `threshold` units, shape (n,)."""
        return self.total_float <= threshold


def plain_network(
    duration: npt.ArrayLike,
    predecessor: npt.ArrayLike,
    successor: npt.ArrayLike,
    *,
    kind: npt.ArrayLike | None = None,
    lag: npt.ArrayLike | None = None,
    not_before: npt.ArrayLike | None = None,
) -> PlainNetwork:
    """Check and order a network for the passes.

    Parameters
    ----------
    duration : array_like of int, shape (n,)
        Units ≥ 0.
    predecessor, successor : array_like of int, shape (m,)
        Activity numbers 0 … n-1.
    kind : array_like of int, shape (m,), optional
        Values of `LinkKind`; all FS when not given.
    lag : array_like of int, shape (m,), optional
        Units; none when not given.
    not_before : array_like of int, shape (n,), optional
        Earliest starts; 0 when not given.

    Raises
    ------
    NetworkError
        On values that are not whole or out of range; the row is named.
    LoopError
        If activities wait for each other.
    """
    size, links = int(np.size(duration)), int(np.size(predecessor))
    lengths = whole_numbers("duration", duration, size)
    _refuse_outside("duration", lengths, 0)
    graph = build_graph(size, predecessor, successor)
    floor = np.zeros(0, dtype=np.int64)
    if not_before is not None:
        floor = whole_numbers("not_before", not_before, size)
        _refuse_outside("not_before", floor, -LONGEST)
        floor = np.maximum(floor, 0)[graph.order]
    kinds, lags = _link_terms(links, kind, lag)
    if not graph.ordered:
        lengths = lengths[graph.order]
    return PlainNetwork(
        graph,
        lengths,
        floor,
        kinds[graph.link] if kinds.size else kinds,
        lags[graph.link] if lags.size else lags,
    )


def plain_passes(network: PlainNetwork, finish_by: int | None = None) -> PlainSchedule:
    """Run the forward and the backward pass.

    Parameters
    ----------
    network : PlainNetwork
        n activities, m links; the time taken is proportional to n + m.
    finish_by : int, optional
        Deadline of the whole network, from which the backward pass counts; the last early finish when not
        given. An earlier deadline gives negative float.

    Returns
    -------
    PlainSchedule
        Forward: ES = max over links of FS: EF+lag, SS: ES+lag, FF: EF+lag-d, SF: ES+lag-d, and 0. Backward is
        the mirror. Source: Kelley and Walker (1959); Elmaghraby (1977) for the four kinds of links.

    Examples
    --------
    >>> schedule = plain_passes(plain_network([5, 4, 6], [0, 0], [1, 2]))
    >>> schedule.early_start.tolist(), schedule.total_float.tolist(), schedule.finish
    ([0, 5, 5], [0, 2, 0], 11)
    """
    from milepost_engine.network.loops import plain as plain_loops  # noqa: PLC0415 - the compiler loads at first use

    duration, links, floor = network.duration, _links(network), network.not_before
    simple = not network.kind.size
    forward = plain_loops.forward_finish_to_start if simple else plain_loops.forward
    backward = plain_loops.backward_finish_to_start if simple else plain_loops.backward
    early = forward(duration, links, floor)
    finish = int(early.max()) if early.size else 0
    late = backward(duration, links, finish if finish_by is None else finish_by)
    return PlainSchedule(network, _to_caller(network.graph, early), _to_caller(network.graph, late), finish)


def _links(network: PlainNetwork) -> PlainLinks:
    return PlainLinks(network.graph.before_bounds, network.graph.before, network.kind, network.lag)


def _link_terms(links: int, kind: npt.ArrayLike | None, lag: npt.ArrayLike | None) -> tuple[Kinds, Units]:
    """Return kinds and lags of all links, or two empty arrays when every link is FS without lag."""
    kinds = np.zeros(links, dtype=np.int64) if kind is None else whole_numbers("kind", kind, links)
    lags = np.zeros(links, dtype=np.int64) if lag is None else whole_numbers("lag", lag, links)
    odd = np.flatnonzero((kinds < 0) | (kinds > 3))
    if odd.size:
        raise NetworkError(f"Link {odd[0]}: kind {kinds[odd[0]]} is none of FS 0, SS 1, FF 2, SF 3.")
    _refuse_outside("lag", lags, -LONGEST)
    if not kinds.any() and not lags.any():
        return np.zeros(0, dtype=np.int8), np.zeros(0, dtype=np.int64)
    return kinds.astype(np.int8), lags


def _refuse_outside(name: str, units: Units, least: int) -> None:
    """Refuse values below `least`, and sums that could leave 64 bits."""
    low = np.flatnonzero(units < least)
    if low.size:
        raise NetworkError(f"{name}, row {low[0]}: {units[low[0]]} is below {least}.")
    if units.size and float(np.abs(units.astype(np.float64)).sum()) > LONGEST:
        raise NetworkError(f"{name}: the sum of all values exceeds 2^60 units; check the unit.")


def _to_caller(graph: Graph, by_position: Units) -> Units:
    return by_position if graph.ordered else by_position[graph.position]
