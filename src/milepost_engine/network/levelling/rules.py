"""Priority rules: who comes first when not all can start (Kolisch 1996).

Ties go to total float, then to the number of the activity; those of latest finish, the default, to the number alone:
only so does a single pass give the 13 of the worked example (DOMAIN 3.10), and among activities that must finish
by the same time little float says no more than that one is long.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.preparing import Prepared

Score = npt.NDArray[np.float64]


class Rule(Enum):
    """A priority rule; the least score comes first."""

    LATEST_FINISH = "LFT"
    LATEST_START = "LST"
    LEAST_FLOAT = "MSLK"
    MOST_SUCCESSORS = "MTS"
    GREATEST_RANK_WEIGHT = "GRPW"
    SHORTEST = "SPT"
    GREATEST_WORK = "GRD"
    FIRST_COME = "EST"


BY_NUMBER = (Rule.LATEST_FINISH,)  # rules whose ties go to the number of the activity alone


def scores(prepared: Prepared, rule: Rule) -> Score:
    """Return the score of each activity under `rule`, shape (n,); the least comes first."""
    return _SCORES[rule](prepared).astype(np.float64)


def keys(prepared: Prepared, rule: Rule, score: Score) -> npt.NDArray[np.int32]:
    """Return the scores of a rule as whole ranks by position; ties go as the rule says."""
    number = np.arange(prepared.problem.size)
    ties = (number,) if rule in BY_NUMBER else (number, prepared.passes.total_float)
    ranked = np.lexsort((*ties, score))
    rank = np.empty(prepared.problem.size, dtype=np.int32)
    rank[ranked] = number
    return rank[prepared.problem.graph.order]


def successors(prepared: Prepared) -> tuple[Units, Units]:
    """Return how many activities follow each directly or not, and the work of the direct ones with its own."""
    problem = prepared.problem
    follow = [0] * problem.size
    direct: list[set[int]] = [set() for _ in range(problem.size)]
    for link in problem.links:
        direct[link.predecessor].add(link.successor)
    for row in problem.graph.order[::-1].tolist():
        for after in direct[row]:
            follow[row] |= follow[after] | 1 << after
    weight = [int(prepared.duration[row] + sum(prepared.duration[list(direct[row])])) for row in range(problem.size)]
    return np.array([mask.bit_count() for mask in follow]), np.array(weight)


_SCORES: dict[Rule, Callable[[Prepared], Units]] = {
    Rule.LATEST_FINISH: lambda p: p.passes.late_finish,
    Rule.LATEST_START: lambda p: p.passes.late_start,
    Rule.LEAST_FLOAT: lambda p: p.passes.total_float,
    Rule.MOST_SUCCESSORS: lambda p: -successors(p)[0],
    Rule.GREATEST_RANK_WEIGHT: lambda p: -successors(p)[1],
    Rule.SHORTEST: lambda p: p.duration,
    Rule.GREATEST_WORK: lambda p: -(p.duration * p.demand.sum(axis=1)),
    Rule.FIRST_COME: lambda p: p.passes.early_start,
}
