"""Risk of schedule and cost: distributions, simulation, and what drives the spread."""

from milepost_engine.risk.correlation import Correlation, CorrelationKind, Repair, nearest_correlation
from milepost_engine.risk.costs import Cost
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
from milepost_engine.risk.events import Branch, Outcome, RiskDriver
from milepost_engine.risk.left_out import LeftOut, Source
from milepost_engine.risk.model import Risks
from milepost_engine.risk.outcome import Curve, Interval, Simulation
from milepost_engine.risk.sensitivity import Cruciality, Sensitivity
from milepost_engine.risk.simulate import Convergence, Settings, simulate
from milepost_engine.risk.tornado import Swing, tornado
from milepost_engine.risk.weather import Weather

__all__ = [
    "DISTRIBUTIONS",
    "BetaPert",
    "Branch",
    "Constant",
    "Convergence",
    "Correlation",
    "CorrelationError",
    "CorrelationKind",
    "Cost",
    "Cruciality",
    "Curve",
    "Discrete",
    "Distribution",
    "DistributionError",
    "Empirical",
    "Interval",
    "LeftOut",
    "Lognormal",
    "Outcome",
    "Repair",
    "RiskDriver",
    "RiskError",
    "Risks",
    "Sensitivity",
    "Settings",
    "Simulation",
    "SimulationError",
    "Source",
    "Swing",
    "Triangular",
    "Uniform",
    "Weather",
    "distribution_rows",
    "nearest_correlation",
    "simulate",
    "tornado",
]
