"""What each risk is worth: the swing of a percentile when it alone is left out, with the same luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from milepost_engine.network import PlainNetwork, Plan
from milepost_engine.result import Known, Result
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.model import Risks
from milepost_engine.risk.outcome import Simulation
from milepost_engine.risk.simulate import DEFAULT, Settings, simulate


@dataclass(frozen=True, slots=True)
class Swing:
    """What one driver or weather is worth.

    Attributes
    ----------
    name : str
        Of the driver or the weather.
    finish : float
        Percentile of the finish with it, less the one without it: units, or minutes of elapsed time of a plan.
    duration : float
        The same of the duration of the project: units, or working minutes.
    cost : Result of float
        The same of the cost.
    """

    name: str
    finish: float
    duration: float
    cost: Result[float]


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
    tell: Callable[[str], None] | None = None,
) -> tuple[Swing, ...]:
    """Simulate with all risks and without each of the drivers and weathers, and compare a percentile.

    All runs draw the same numbers for what they have in common, so that the swing is the risk and not luck. Each
    risk costs one more simulation. Unlike a correlation, a swing counts how often and how much [Hulett].

    Parameters
    ----------
    plan, durations, seed, risks, iterations, costs, settings, tell
        As `simulate`.
    share : float
        The percentile that is compared, 0-1.

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

    def run(without: str | None) -> Simulation:
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
    names = [*(driver.name for driver in risks.drivers), *(sky.name for sky in risks.weather)]
    swings = [_swing(name, whole, run(name), share) for name in names]
    return tuple(sorted(swings, key=lambda swing: (-abs(swing.duration), swing.name)))


def _swing(name: str, whole: Simulation, without: Simulation, share: float) -> Swing:
    paid, spared = whole.cost_at(share), without.cost_at(share)
    cost = Known(paid.value - spared.value) if isinstance(paid, Known) and isinstance(spared, Known) else paid
    return Swing(
        name,
        whole.finish_at(share) - without.finish_at(share),
        whole.duration_at(share) - without.duration_at(share),
        cost,
    )
