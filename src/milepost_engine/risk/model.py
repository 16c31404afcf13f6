"""From distributions, drivers, branches, costs and correlations to the arrays of the draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import Draws, Floats, Whole
from milepost_engine.risk.building import Builder
from milepost_engine.risk.correlation import Correlation, Repair
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.errors import DistributionError, SimulationError
from milepost_engine.risk.events import Branch, RiskDriver
from milepost_engine.risk.weather import Weather

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Risks:
    """What moves a plan besides the durations of its activities.

    Attributes
    ----------
    drivers : sequence of RiskDriver
        Risks that multiply durations and costs.
    branches : sequence of Branch
        Places where the plan goes one of several ways.
    weather : sequence of Weather
        Calendars that lose days by chance; only for plans with calendars.
    correlations : sequence of Correlation
        What moves together beyond shared drivers; each quantity in at most one.
    """

    drivers: Sequence[RiskDriver] = ()
    branches: Sequence[Branch] = ()
    weather: Sequence[Weather] = ()
    correlations: Sequence[Correlation] = ()

    def __post_init__(self) -> None:
        """Refuse two drivers, branches or weathers of one name."""
        skies = [sky.name for sky in self.weather]
        for names in ([each.name for each in self.drivers], [each.name for each in self.branches], skies):
            twice = [name for number, name in enumerate(names) if name in names[:number]]
            if twice:
                raise SimulationError(f"There are two risks named {twice[0]!r}; rename one.")

    def check_name(self, name: str | None) -> None:
        """Refuse the name of a driver or a weather that there is not."""
        known = {driver.name for driver in self.drivers} | {sky.name for sky in self.weather}
        if name is not None and name not in known:
            raise SimulationError(f"There is no driver or weather named {name!r} to leave out; correct the name.")


@dataclass(frozen=True, eq=False)
class Ground:
    """What is drawn for: n activities, their order, lengths and names.

    Attributes
    ----------
    order, position : ndarray of int32, shape (n,)
        As `Graph`.
    length : ndarray of float64, shape (n,)
        Certain durations by row.
    fixed : ndarray of bool, shape (n,)
        Rows that nothing can move: done, levels of effort.
    instant : ndarray of bool, shape (n,)
        Rows that are milestones.
    name : callable
        How messages call a row.
    """

    order: npt.NDArray[np.int32]
    position: npt.NDArray[np.int32]
    length: Floats
    fixed: Mask
    instant: Mask
    name: Callable[[int], str]

    def check(self, row: int, where: str) -> None:
        """Refuse a row that the plan does not have."""
        if isinstance(row, bool) or not isinstance(row, int | np.integer) or not 0 <= row < self.length.size:
            raise SimulationError(f"{where} names activity {row!r}; the rows are 0 to {self.length.size - 1}.")


@dataclass(frozen=True, eq=False)
class Model:
    """What is drawn and counted, by position of the activities, and what was repaired on the way.

    `uncertain` (n,) says which positions are drawn anew in each iteration; `expected` (n,) their means; `per` (k,)
    what each cost is multiplied by.
    """

    draws: Draws
    per: Whole
    expected: Floats
    uncertain: Mask
    repairs: tuple[Repair, ...]
    warnings: tuple[str, ...]


def build_model(
    ground: Ground,
    durations: Mapping[int, Distribution],
    risks: Risks,
    costs: Sequence[Cost],
    without: str | None = None,
) -> Model:
    """Make the arrays of the draws.

    Parameters
    ----------
    ground : Ground
        n activities.
    durations : mapping of int to Distribution
        By row.
    risks : Risks
        Drivers, branches and correlations.
    costs : sequence of Cost
        Uncertain amounts.
    without : str, optional
        Name of a driver that is left out; all others keep their draws.

    Raises
    ------
    RiskError
        On what does not fit the plan; with row or name, and the cure.
    """
    drawn = {int(row): durations[row] for row in durations if _is_free(ground, row, durations[row])}
    builder = Builder(ground.position, ground.length, costs)
    repairs = builder.add_copula(risks.correlations, drawn)
    builder.add_durations(drawn)
    for number, driver in enumerate(risks.drivers):
        if driver.name != without:
            _check_members(ground, f"Driver {driver.name!r}", driver.activities)
            builder.add_driver(number, driver)
    for number, branch in enumerate(risks.branches):
        for outcome in branch.outcomes:
            _check_members(ground, f"Branch {branch.name!r}", outcome.activities)
        builder.add_branch(number, branch)
    for cost in costs:
        if cost.activity is not None:
            ground.check(cost.activity, f"Cost {cost.name!r}")
    builder.add_costs()
    expected = ground.length.copy()
    expected[list(drawn)] = [distribution.mean for distribution in drawn.values()]
    uncertain = builder.has_factors()
    uncertain[[int(ground.position[row]) for row in drawn]] = True
    warnings = [
        f"The correlations of group {number} could not all hold; the nearest that can are used, "
        f"none moved by more than {repair.largest_change:.3f}."
        for number, repair in enumerate(repairs)
        if repair.needed
    ]
    warnings += (
        f"{ground.name(row)} is done or a level of effort: its distribution is not used."
        for row in durations
        if ground.fixed[row]
    )
    return Model(builder.draws(), builder.paid_per(), expected[ground.order], uncertain, repairs, tuple(warnings))


def _is_free(ground: Ground, row: int, distribution: Distribution) -> bool:
    """Refuse a distribution that no duration can have; say whether it is drawn."""
    ground.check(row, "A distribution")
    if not isinstance(distribution, Distribution):
        raise DistributionError(f"{ground.name(row)} has {distribution!r} for a duration; give a distribution.")
    if distribution.lowest < 0:
        raise DistributionError(
            f"{ground.name(row)} can last {distribution.lowest}, below 0; raise the least value of its distribution."
        )
    if ground.instant[row] and not (distribution.is_certain and distribution.mean == 0):
        raise DistributionError(f"{ground.name(row)} is a milestone; make it a task or take its distribution away.")
    return not ground.fixed[row]


def _check_members(ground: Ground, where: str, activities: Sequence[int]) -> None:
    for row in activities:
        ground.check(row, where)
        if ground.fixed[row]:
            raise SimulationError(f"{where}: {ground.name(row)} is done or a level of effort; take it out.")
