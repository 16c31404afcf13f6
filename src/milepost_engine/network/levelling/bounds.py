"""Lower bounds of the makespan that hold without any search: critical path and energy (Stinson and others 1978)."""

from __future__ import annotations

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.preparing import Prepared, prepare
from milepost_engine.network.levelling.problem import Problem

TRIED = 60


def fastest(problem: Problem) -> Prepared:
    """Return the problem with the shortest mode of each activity, as the passes need it."""
    bounds = problem.mode_bounds
    mode = [int(np.argmin(problem.duration[bounds[row] : bounds[row + 1]])) for row in range(problem.size)]
    return prepare(problem, np.array(mode))


def lower_bound(problem: Problem) -> int:
    """Return a makespan that no schedule can undercut.

    Notes
    -----
    The largest of the critical path in shortest modes and, for each resource, the first unit by which its capacity
    from the earliest start of its work has added up to that work, plus the shortest tail behind it.
    """
    prepared = fastest(problem)
    passes = prepared.passes
    bounds = problem.mode_bounds[:-1]
    work = np.minimum.reduceat(problem.demand * problem.duration[:, None], bounds, axis=0)
    capacity = np.cumsum(problem.capacity(prepared.horizon), axis=0)
    best = passes.finish
    tails = passes.finish - passes.late_finish
    for column in range(work.shape[1]):
        best = max(best, _energy(work[:, column], passes.early_start, tails, capacity[:, column]))
    return best


def _some(values: Units) -> Units:
    """Return at most TRIED different values, evenly chosen: each gives a bound that holds."""
    different = np.unique(values)
    places = np.linspace(0, len(different) - 1, min(TRIED, len(different)))
    return different[np.unique(places.astype(np.int64))] if len(different) else different


def _energy(work: Units, heads: Units, tails: Units, capacity: Units) -> int:
    """Return the bound of one resource, tried from several earliest starts on and for several tails."""
    best = 0
    for head in _some(heads[work > 0]):
        for tail in _some(tails[(work > 0) & (heads >= head)]):
            needed = int(work[(heads >= head) & (tails >= tail)].sum())
            before = int(capacity[head - 1]) if head else 0
            unit = int(np.searchsorted(capacity, before + needed))
            best = max(best, unit + 1 + int(tail))
    return best
