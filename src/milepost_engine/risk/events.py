"""What happens or does not: risk drivers, and branches of the plan of which one is taken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.errors import SimulationError

CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class RiskDriver:
    """A risk that multiplies what it is mapped to, in the same iterations and by the same draw [Hulett].

    Attributes
    ----------
    name : str
        Unique; shown in messages and in the tornado.
    probability : float
        0-1.
    impact : Distribution
        What durations and amounts are multiplied by when it occurs; 1 changes nothing, below 1 is an opportunity.
    activities : sequence of int
        Rows of the plan.
    costs : sequence of str
        Names of costs.
    """

    name: str
    probability: float
    impact: Distribution
    activities: Sequence[int] = ()
    costs: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Refuse a probability outside 0 to 1 and an impact that could turn a duration negative."""
        _check_probability(f"Driver {self.name!r}", self.probability)
        if self.impact.lowest < 0:
            raise SimulationError(
                f"Driver {self.name!r}: its impact can be {self.impact.lowest}; a factor is never below 0."
            )
        if not self.activities and not self.costs:
            raise SimulationError(f"Driver {self.name!r} is mapped to nothing; name activities or costs.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a branch can go: its probability, and the activities and costs that exist only then."""

    probability: float
    activities: Sequence[int] = ()
    costs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A place where the plan goes one of several ways; what is not taken has no duration and no cost.

    Attributes
    ----------
    name : str
        Unique; shown in messages.
    outcomes : sequence of Outcome
        Their probabilities sum to at most 1; what is missing to 1 is that none is taken.
    """

    name: str
    outcomes: Sequence[Outcome]

    def __post_init__(self) -> None:
        """Refuse probabilities outside 0 to 1 or beyond 1 together, and an activity in two outcomes."""
        for number, outcome in enumerate(self.outcomes):
            _check_probability(f"Branch {self.name!r}, outcome {number}", outcome.probability)
        total = math.fsum(outcome.probability for outcome in self.outcomes)
        if not self.outcomes or total > 1 + CLOSE:
            raise SimulationError(
                f"Branch {self.name!r}: the probabilities sum to {total}; give outcomes that sum to at most 1."
            )
        named = [member for outcome in self.outcomes for member in (*outcome.activities, *outcome.costs)]
        if len(set(named)) < len(named):
            raise SimulationError(f"Branch {self.name!r} names an activity or a cost twice; name it in one outcome.")


def _check_probability(where: str, probability: float) -> None:
    if not isinstance(probability, int | float) or not 0 <= probability <= 1:
        raise SimulationError(f"{where}: the probability is {probability!r}; it lies between 0 and 1.")
