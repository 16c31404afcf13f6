"""What a plan costs in a simulation: amounts, and rates times simulated durations."""

from __future__ import annotations

from dataclasses import dataclass

from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.errors import SimulationError


@dataclass(frozen=True, slots=True)
class Cost:
    """One uncertain amount, or the uncertain rate of a cost that grows with time, all in one currency.

    Attributes
    ----------
    name : str
        Unique; drivers, branches and correlations name it.
    amount : Distribution
        The amount; with `time_dependent`, the amount per unit of duration: per working minute of a plan.
    activity : int or None
        The row it belongs to; the whole project when not given. It is not paid when a branch leaves the
        activity out.
    time_dependent : bool
        Whether it is multiplied by the simulated duration of the activity or the project.
    """

    name: str
    amount: Distribution
    activity: int | None = None
    time_dependent: bool = False

    def __post_init__(self) -> None:
        """Refuse a cost without a name."""
        if not self.name:
            raise SimulationError("A cost has no name; give it one.")
