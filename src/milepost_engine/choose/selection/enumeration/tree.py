"""Prove the best choice under few limits: the part of the highest bound first, each searched depth first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import floor, gcd
from typing import Any

import numpy as np

from milepost_engine.choose.selection.enumeration.arrays import Best, Floats, Programme, Stack, Tableau
from milepost_engine.choose.selection.model import Row

NODES_AT_ONCE = 4_000
ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Proof:
    """How far a proof came.

    Attributes
    ----------
    chosen : tuple of int, or None
        The best choice found, all rows kept; none when there is none, or none was found.
    bound : int
        No choice has a higher value; meaningless when `complete` and nothing is chosen.
    complete : bool
        Whether nothing is left to search.
    nodes : int
        How many relaxations were solved.
    """

    chosen: tuple[int, ...] | None
    bound: int
    complete: bool
    nodes: int


def prove(
    size: int,
    objective: Sequence[int],
    binding: Sequence[Row],
    known: Sequence[int] | None,
    ended: Callable[[], bool],
) -> Proof:
    """Search every choice that could be better than a known one.

    Parameters
    ----------
    size : int
        Number of variables, at least 1.
    objective : sequence of int, length size
        What to make large.
    binding : sequence of Row
        Inequalities in whole numbers, each below 2**53 in every sum.
    known : sequence of int or None
        A choice that keeps all rows.
    ended : callable
        Asked after every few thousand nodes whether to stop.

    Returns
    -------
    Proof
        The same on every machine unless it was stopped.

    Notes
    -----
    Branch and bound over the relaxation with few rows: a bounded dual simplex on a dense tableau (H. Wagner, Operations
    Research 6, 1958), penalties for branching (N. Driebeek, Management Science 12, 1966) and fixing by reduced values;
    in the manner of S. Boussier et al., Discrete Applied Mathematics 158 (2010). Bounds are computed anew from the
    whole numbers for every node, so that a tableau with wrong digits costs time and never the truth.

    Examples
    --------
    >>> prove(2, [4, 5], [Row({0: 3, 1: 3}, 5)], None, lambda: False).chosen
    (1,)
    """
    tree = _Tree(size, objective, binding, known)
    while tree.parts and not ended():
        tree.go_on()
    return tree.proof()


@dataclass(order=True, slots=True)
class _Part:
    """What is still to be searched; the highest bound first, then in the order of finding."""

    minus_bound: float
    number: int
    lower: Floats = field(compare=False)
    upper: Floats = field(compare=False)


class _Tree:
    """The open parts and the best so far; one use."""

    def __init__(
        self, size: int, objective: Sequence[int], binding: Sequence[Row], known: Sequence[int] | None
    ) -> None:
        from milepost_engine.choose.selection.enumeration import loops  # noqa: PLC0415 - compiled at its first use

        self.loops: Any = loops
        self.size, self.objective = size, objective
        self.step = float(max(1, gcd(*objective)))
        matrix = np.zeros((len(binding), size))
        for at, row in enumerate(binding):
            matrix[at, list(row.terms)] = list(row.terms.values())
        most = np.array([row.most for row in binding], dtype=np.float64)
        values = np.array(objective, dtype=np.float64)
        self.programme = Programme(matrix, most, values, self.step)
        self.stack = _empty_stack(size, len(binding))
        self.root = _first_tableau(self.programme)
        self.best = Best(np.full(1, -np.inf), np.zeros(size))
        if known is not None:
            self.best.chosen[list(known)] = 1.0
            self.best.value[0] = float(sum(objective[at] for at in known))
        loops.solve(self.root, -np.inf)
        self.numbers = self.nodes = 0
        ceiling = float(sum(one for one in objective if one > 0))
        self.parts = [_Part(-ceiling, 0, np.zeros(size), np.ones(size))]

    def go_on(self) -> None:
        """Search below the part with the highest bound for a while, and keep what remains of it."""
        part = heappop(self.parts)
        ground = self.loops.level_of(self.stack, 0)
        self.loops.copy(self.root, ground)
        for at in np.flatnonzero((part.lower > 0) | (part.upper < 1)):
            self.loops.bound_to(ground, int(at), part.lower[at], part.upper[at])
        depth, nodes = self.loops.explore(self.programme, self.stack, self.best, NODES_AT_ONCE)
        self.nodes += nodes
        for level in range(depth):
            if self.stack.begun[level] < 2:
                self._keep(level, 1 - int(self.stack.first[level]))
        if depth >= 0:
            self._keep(depth, None, bound=self.stack.bounds[depth - 1])
        enough = self._enough()
        if self.parts and -self.parts[0].minus_bound < enough:
            self.parts.clear()
        elif len(self.parts) % 1000 == 0:
            self.parts = [one for one in self.parts if -one.minus_bound >= enough]
            heapify(self.parts)

    def _enough(self) -> float:
        """Return what a bound must reach for its part to matter."""
        return float(self.best.value[0]) + self.step - ENOUGH

    def _keep(self, level: int, side: int | None, bound: float | None = None) -> None:
        """Keep what is open at a level of the stack: the other side of its variable, or all of it."""
        bound = float(self.stack.bounds[level]) if bound is None else float(bound)
        if bound < self._enough():
            return
        lower = self.stack.tableaux.lower[level, : self.size].copy()
        upper = self.stack.tableaux.upper[level, : self.size].copy()
        if side is not None:
            lower[self.stack.branch[level]] = upper[self.stack.branch[level]] = side
        self.numbers += 1
        heappush(self.parts, _Part(-bound, self.numbers, lower, upper))

    def proof(self) -> Proof:
        """Return what is proven."""
        found = np.isfinite(self.best.value[0])
        chosen = tuple(int(at) for at in np.flatnonzero(self.best.chosen > 0.5)) if found else None
        reached = sum(self.objective[at] for at in chosen or ())
        if not self.parts:
            return Proof(chosen, reached, complete=True, nodes=self.nodes)
        bound = floor(-self.parts[0].minus_bound + ENOUGH)
        return Proof(chosen, max(bound, reached) if found else bound, complete=False, nodes=self.nodes)


def _empty_stack(size: int, rows: int) -> Stack:
    """Return room for as many tableaux as variables can be branched on."""
    depth, columns = size + 2, size + rows
    tableaux = Tableau(
        np.zeros((depth, rows + 1, columns)),
        np.zeros((depth, rows)),
        np.zeros((depth, rows), dtype=np.int64),
        np.zeros((depth, columns), dtype=np.int64),
        np.zeros((depth, columns)),
        np.zeros((depth, columns)),
        np.zeros((depth, 1)),
    )
    branch, first, begun = (np.zeros(depth, dtype=np.int64) for _ in range(3))
    return Stack(tableaux, branch, first, begun, np.zeros(depth))


def _first_tableau(programme: Programme) -> Tableau:
    """Return the relaxation with the slacks in the basis and every variable of value at 1."""
    rows, size = programme.matrix.shape
    table = np.zeros((rows + 1, size + rows))
    table[:rows, :size] = programme.matrix
    table[:rows, size:] = np.eye(rows)
    table[rows, :size] = programme.values
    up = programme.values > 0
    at = np.concatenate([up.astype(np.int64), np.full(rows, 2, dtype=np.int64)])
    upper = np.concatenate([np.ones(size), np.full(rows, np.inf)])
    return Tableau(
        table,
        programme.most - programme.matrix @ up,
        np.arange(size, size + rows, dtype=np.int64),
        at,
        np.zeros(size + rows),
        upper,
        np.array([float(programme.values @ up)]),
    )
