"""From distributions, drivers, branches, costs and correlations to the arrays of the draws."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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
from milepost_engine.risk.left_out import LeftOut, Source
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

    def left_out(self, what: str | LeftOut | None) -> LeftOut | None:
        """Return what is left out by its kind; refuse a driver, a weather or a branch that there is not."""
        if what is None or (isinstance(what, LeftOut) and what.source in {Source.DURATION, Source.COST}):
            return what
        named = what if isinstance(what, LeftOut) else None
        for source, known in (
            (Source.DRIVER, [driver.name for driver in self.drivers]),
            (Source.WEATHER, [sky.name for sky in self.weather]),
            (Source.BRANCH, [branch.name for branch in self.branches if named is not None]),
        ):
            if (named is None or named.source is source) and (named.of if named else what) in known:
                return LeftOut(source, named.of if named else str(what))
        kind = "driver or weather" if named is None else named.source.value
        raise SimulationError(
            f"There is no {kind} named {(named.of if named else what)!r} to leave out; correct the name."
        )


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
    without: LeftOut | None = None,
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
    without : LeftOut, optional
        What is left out; everything else keeps its draws.

    Raises
    ------
    RiskError
        On what does not fit the plan; with row or name, and the cure.
    """
    drawn = {int(row): durations[row] for row in durations if _is_free(ground, row, durations[row])}
    _check_left_out(without, drawn, costs)
    builder = Builder(ground.position, ground.length, costs, without)
    repairs = builder.add_copula(risks.correlations, drawn)
    builder.add_durations(drawn)
    for number, driver in enumerate(risks.drivers):
        if without != LeftOut(Source.DRIVER, driver.name):
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
    spread = {row: drawn[row] for row in drawn if without != LeftOut(Source.DURATION, row)}
    expected[list(spread)] = [distribution.mean for distribution in spread.values()]
    uncertain = builder.has_factors()
    uncertain[[int(ground.position[row]) for row in spread]] = True
    warnings = _warnings(ground, durations, repairs)
    return Model(builder.draws(), builder.paid_per(), expected[ground.order], uncertain, repairs, warnings)


def _warnings(ground: Ground, durations: Mapping[int, Distribution], repairs: Sequence[Repair]) -> tuple[str, ...]:
    """Return sentences on correlations that were repaired and distributions that are not used."""
    repaired = [
        f"The correlations of group {number} could not all hold; the nearest that can are used, "
        f"none moved by more than {repair.largest_change:.3f}."
        for number, repair in enumerate(repairs)
        if repair.needed
    ]
    unused = [
        f"{ground.name(row)} is done or a level of effort: its distribution is not used."
        for row in durations
        if ground.fixed[row]
    ]
    return (*repaired, *unused)


def _check_left_out(without: LeftOut | None, drawn: Mapping[int, Distribution], costs: Sequence[Cost]) -> None:
    """Refuse to leave out the spread of what has none."""
    if without is None or without.source not in {Source.DURATION, Source.COST}:
        return
    known: Collection[int | str] = list(drawn)
    if without.source is Source.COST:
        known = [cost.name for cost in costs]
    if without.of not in known:
        raise SimulationError(f"There is no uncertain {without.source} {without.of!r} to leave out; correct it.")


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
