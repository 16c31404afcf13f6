"""The growing arrays of the draws: numbers of recipes, variables, factors and the copula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import (
    FACTORS,
    FIXED,
    KIND,
    OPTIONAL,
    PLACE,
    SOURCE,
    STREAM,
    VARIABLE_COLUMNS,
    WHOLE_PROJECT,
    Draws,
    Floats,
    Purpose,
    Whole,
)
from milepost_engine.risk.correlation import Correlation, Repair
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Constant, Distribution
from milepost_engine.risk.distributions.recipes import tabulate
from milepost_engine.risk.errors import CorrelationError, SimulationError
from milepost_engine.risk.events import CLOSE, Branch, RiskDriver
from milepost_engine.risk.left_out import LeftOut, Source

Member = int | str  # the row of an activity or the name of a cost


class Builder:
    """Adds what is drawn, one after the other; the copula first, the costs last.

    Parameters
    ----------
    position : ndarray of int32, shape (n,)
        Position of each activity.
    length : ndarray of float64, shape (n,)
        Certain durations by row.
    costs : sequence of Cost
        k costs; their variables follow those of the activities.
    left_out : LeftOut, optional
        What keeps its place and its luck, and has no effect.

    Raises
    ------
    SimulationError
        If two costs have one name.
    """

    def __init__(
        self,
        position: npt.NDArray[np.int32],
        length: Floats,
        costs: Sequence[Cost],
        left_out: LeftOut | None = None,
    ) -> None:
        self.position, self.costs, self.left_out = position, costs, left_out
        self.activities = int(position.size)
        self.numbers: list[Floats] = []
        self.place = 0
        rows = self.activities + len(costs) + 1
        self.variables = np.zeros((rows, VARIABLE_COLUMNS), dtype=np.int64)
        self.variables[:, SOURCE] = -1
        self.variables[position, STREAM] = np.arange(self.activities)
        self.length = length
        self.factors: list[tuple[int, int, int, int]] = []
        self.shares: list[tuple[float, float, float]] = []
        self.factors_of: dict[int, list[int]] = {}
        self.copula = np.zeros((0, 3), dtype=np.int64)
        self.matrix = np.zeros((0, 0))
        self.named = {cost.name: self.activities + number for number, cost in enumerate(costs)}
        if len(self.named) < len(costs):
            names = [cost.name for cost in costs]
            twice = next(name for number, name in enumerate(names) if name in names[:number])
            raise SimulationError(f"There are two costs named {twice!r}; rename one.")

    def variable(self, member: Member, where: str) -> int:
        """Return the row of the variables of an activity or a cost."""
        if isinstance(member, str):
            if member not in self.named:
                raise SimulationError(f"{where} names the cost {member!r}, which there is not; add it or correct it.")
            return self.named[member]
        return int(self.position[member])

    def add_numbers(self, numbers: Floats) -> int:
        """Append numbers of a recipe and return their place."""
        place = self.place
        self.numbers.append(numbers)
        self.place += numbers.size
        return place

    def add_durations(self, drawn: Mapping[int, Distribution]) -> None:
        """Add all durations: certain ones as lines without slope, the others by their recipes."""
        lines = np.zeros((self.activities, 2))
        lines[self.position, 0] = self.length
        first = self.add_numbers(lines.reshape(-1))
        self.variables[: self.activities, PLACE] = first + 2 * np.arange(self.activities)
        for row, distribution in drawn.items():
            if self.left_out == LeftOut(Source.DURATION, row):
                continue
            kind, numbers = distribution.recipe()
            self.variables[self.position[row], KIND : PLACE + 1] = kind, self.add_numbers(numbers)

    def add_driver(self, number: int, driver: RiskDriver) -> None:
        """Add a driver as a factor: its impact with its probability, else 1."""
        factor = self._add_factor(2 * number, driver.impact, (0.0, driver.probability, 1.0))
        members: list[Member] = [*driver.activities, *driver.costs]
        for member in members:
            self._multiply(member, factor, f"Driver {driver.name!r}")

    def add_branch(self, number: int, branch: Branch) -> None:
        """Add each outcome as a factor of one shared event: 1 in its share, else 0."""
        low = 0.0
        for outcome in branch.outcomes:
            high = low + outcome.probability
            high = 1.0 if abs(high - 1) < CLOSE else high
            taken = (low, low if self.left_out == LeftOut(Source.BRANCH, branch.name) else high, 0.0)
            factor = self._add_factor(2 * number + 1, Constant(1), taken)
            low = high
            members: list[Member] = [*outcome.activities, *outcome.costs]
            for member in members:
                row = self._multiply(member, factor, f"Branch {branch.name!r}")
                self.variables[row, OPTIONAL] = 1

    def _add_factor(self, stream: int, impact: Distribution, share: tuple[float, float, float]) -> int:
        kind, numbers = impact.recipe()
        self.factors.append((stream, kind, self.add_numbers(numbers), stream))
        self.shares.append(share)
        return len(self.factors) - 1

    def _multiply(self, member: Member, factor: int, where: str) -> int:
        row = self.variable(member, where)
        own = self.factors_of.setdefault(row, [])
        if factor in own:
            raise SimulationError(f"{where} names {member!r} twice; name it once.")
        own.append(factor)
        return row

    def add_costs(self) -> None:
        """Add the amounts; one of an activity that a branch may leave out is left out with it."""
        for number, cost in enumerate(self.costs):
            row = self.activities + number
            left_out = self.left_out == LeftOut(Source.COST, cost.name)
            kind, numbers = (Constant(cost.amount.mean) if left_out else cost.amount).recipe()
            self.variables[row, : PLACE + 1] = number, Purpose.COST, kind, self.add_numbers(numbers)
            if cost.activity is None or cost.time_dependent:
                continue
            activity = int(self.position[cost.activity])
            absent = [factor for factor in self.factors_of.get(activity, []) if self.shares[factor][2] == 0.0]
            own = self.factors_of.setdefault(row, [])
            own += [factor for factor in absent if factor not in own]

    def add_copula(self, correlations: Sequence[Correlation], drawn: Mapping[int, Distribution]) -> tuple[Repair, ...]:
        """Add the correlated quantities; their uniforms then come from the copula.

        Raises
        ------
        CorrelationError
            If one is certain, or in two correlations.
        """
        repairs = []
        sources: list[tuple[int, int, int]] = []
        blocks: list[Floats] = []
        for correlation in correlations:
            repairs.append(correlation.normal())
            blocks.append(repairs[-1].factor())
            first = len(sources)
            for member in correlation.of:
                row = self._correlated(member, drawn)
                self.variables[row, SOURCE] = len(sources)
                purpose = Purpose.COST if isinstance(member, str) else Purpose.DURATION
                stream = row - self.activities if isinstance(member, str) else member
                sources.append((stream, purpose, first))
        if sources:
            self.add_numbers(_normal_table())
            self.copula = np.array(sources, dtype=np.int64)
            self.matrix = _block_diagonal(blocks)
        return tuple(repairs)

    def _correlated(self, member: Member, drawn: Mapping[int, Distribution]) -> int:
        if isinstance(member, str):
            row = self.variable(member, "A correlation")
            known = self.costs[row - self.activities].amount
        elif member in drawn:
            row, known = int(self.position[member]), drawn[member]
        else:
            raise CorrelationError(f"Activity {member!r} is correlated but has no distribution; give it one.")
        if known.is_certain:
            raise CorrelationError(f"{member!r} is correlated but certain; take it out or give it a spread.")
        if self.variables[row, SOURCE] >= 0:
            raise CorrelationError(f"{member!r} is in two correlations; join them into one matrix.")
        return row

    def has_factors(self) -> npt.NDArray[np.bool_]:
        """Return which positions of activities a driver or a branch multiplies, shape (n,)."""
        found = np.zeros(self.activities, dtype=bool)
        found[[row for row in self.factors_of if row < self.activities]] = True
        return found

    def paid_per(self) -> Whole:
        """Return what each cost is multiplied by, shape (k,)."""
        found = np.full(len(self.costs), FIXED, dtype=np.int64)
        for number, cost in enumerate(self.costs):
            if cost.time_dependent:
                found[number] = WHOLE_PROJECT if cost.activity is None else self.position[cost.activity]
        return found

    def draws(self) -> Draws:
        """Return the finished arrays."""
        lengths = np.zeros(len(self.variables), dtype=np.int64)
        for row, factors in self.factors_of.items():
            lengths[row] = len(factors)
        self.variables[1:, FACTORS] = np.cumsum(lengths)[:-1]
        flat = [factor for row in sorted(self.factors_of) for factor in self.factors_of[row]]
        return Draws(
            np.concatenate(self.numbers),
            self.variables,
            np.array(flat, dtype=np.int64),
            np.array(self.factors, dtype=np.int64).reshape(-1, 4),
            np.array(self.shares, dtype=np.float64).reshape(-1, 3),
            self.copula,
            self.matrix,
        )


def _normal_table() -> Floats:
    from scipy.special import ndtri  # noqa: PLC0415 - a heavy library that only correlations need

    return tabulate(ndtri).numbers


def _block_diagonal(blocks: Sequence[Floats]) -> Floats:
    size = sum(len(block) for block in blocks)
    matrix = np.zeros((size, size))
    first = 0
    for block in blocks:
        matrix[first : first + len(block), first : first + len(block)] = block
        first += len(block)
    return matrix
