"""What each input is worth: the swing of a percentile when it alone is left out, with the same luck."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from milepost_engine.network import PlainNetwork, Plan
from milepost_engine.result import Known, Result
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.events import CLOSE
from milepost_engine.risk.left_out import LeftOut, Source
from milepost_engine.risk.model import Risks
from milepost_engine.risk.outcome import Simulation
from milepost_engine.risk.simulate import DEFAULT, Settings, simulate


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input is worth.

    Attributes
    ----------
    name : str
        Of the driver, weather, branch, activity or cost.
    finish : float
        Percentile of the finish with it, less the one without it: units, or minutes of elapsed time of a plan.
    duration : float
        The same of the duration of the project: units, or working minutes.
    cost : Result of float
        The same of the cost.
    source : Source
        What kind of input it is, and so what leaving it out means.
    row : int
        Row of the activity; -1 for what is none.
    """

    name: str
    finish: float
    duration: float
    cost: Result[float]
    source: Source = Source.DRIVER
    row: int = -1


def tornado(
    plan: Plan | PlainNetwork,
    durations: Mapping[int, Distribution],
    *,
    seed: int,
    risks: Risks,
    iterations: int = 10_000,
    costs: Sequence[Cost] = (),
    settings: Settings = DEFAULT,
    share: float = 0.8,
    of: Collection[Source] = (Source.DRIVER, Source.WEATHER),
    tell: Callable[[str], None] | None = None,
) -> tuple[Swing, ...]:
    """Simulate with everything and without each input, and compare a percentile.

    All runs draw the same numbers for what they have in common, so that the swing is the input and not luck. Each
    input costs one more simulation. Unlike a correlation, a swing counts how often and how much [Hulett].

    Parameters
    ----------
    plan, durations, seed, risks, iterations, costs, settings, tell
        As `simulate`.
    share : float
        The percentile that is compared, 0-1.
    of : collection of Source
        Kinds of inputs that are left out in turn: `tuple(Source)` for every one. A branch that always takes one of its
        ways cannot be left out and has no swing.

    Returns
    -------
    tuple of Swing
        The greatest swing of the duration first; equal ones by name.

    Raises
    ------
    RiskError, NetworkError
        As `simulate`.

    Examples
    --------
    >>> from milepost_engine.network import plain_network
    >>> from milepost_engine.risk import Constant, RiskDriver, Risks, tornado
    >>> risks = Risks([RiskDriver("soil", 1, Constant(2), (0,)), RiskDriver("permit", 1, Constant(3), (1,))])
    >>> swings = tornado(plain_network([10, 4], [0], [1]), {}, seed=1, risks=risks, iterations=100)
    >>> [(swing.name, swing.duration) for swing in swings]
    [('soil', 10.0), ('permit', 8.0)]
    """

    def run(without: LeftOut | None) -> Simulation:
        return simulate(
            plan,
            durations,
            seed=seed,
            iterations=iterations,
            risks=risks,
            costs=costs,
            settings=settings,
            without=without,
            tell=tell,
        )

    whole = run(None)
    inputs = (each for each in _inputs(durations, risks, costs, whole) if each.source in of)
    swings = [_swing(_name(plan, each), each, whole, run(each), share) for each in inputs]
    return tuple(sorted(swings, key=lambda swing: (-abs(swing.duration), swing.name)))


def _inputs(
    durations: Mapping[int, Distribution], risks: Risks, costs: Sequence[Cost], whole: Simulation
) -> Iterator[LeftOut]:
    """Yield whatever moves the outcome and can be left out."""
    yield from (LeftOut(Source.DRIVER, driver.name) for driver in risks.drivers)
    yield from (LeftOut(Source.WEATHER, sky.name) for sky in risks.weather)
    for branch in risks.branches:
        if sum(outcome.probability for outcome in branch.outcomes) < 1 - CLOSE:
            yield LeftOut(Source.BRANCH, branch.name)
    for row in sorted(durations):
        if whole.simulated[row] and not durations[row].is_certain:
            yield LeftOut(Source.DURATION, row)
    yield from (LeftOut(Source.COST, cost.name) for cost in costs if not cost.amount.is_certain)


def _name(plan: Plan | PlainNetwork, left_out: LeftOut) -> str:
    if isinstance(left_out.of, str):
        return left_out.of
    return plan.name(left_out.of) if isinstance(plan, Plan) else f"Activity {left_out.of}"


def _swing(name: str, left_out: LeftOut, whole: Simulation, without: Simulation, share: float) -> Swing:
    paid, spared = whole.cost_at(share), without.cost_at(share)
    cost = Known(paid.value - spared.value) if isinstance(paid, Known) and isinstance(spared, Known) else paid
    return Swing(
        name,
        whole.finish_at(share) - without.finish_at(share),
        whole.duration_at(share) - without.duration_at(share),
        cost,
        left_out.source,
        left_out.of if isinstance(left_out.of, int) else -1,
    )
