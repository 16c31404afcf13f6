"""Risk of schedule and cost: distributions, simulation, and what drives the spread."""

from milepost_engine.risk.distributions import (
    DISTRIBUTIONS,
    BetaPert,
    Constant,
    Discrete,
    Distribution,
    Empirical,
    Lognormal,
    Triangular,
    Uniform,
    distribution_rows,
)
from milepost_engine.risk.errors import CorrelationError, DistributionError, RiskError, SimulationError

__all__ = [
    "DISTRIBUTIONS",
    "BetaPert",
    "Constant",
    "CorrelationError",
    "Discrete",
    "Distribution",
    "DistributionError",
    "Empirical",
    "Lognormal",
    "RiskError",
    "SimulationError",
    "Triangular",
    "Uniform",
    "distribution_rows",
]
