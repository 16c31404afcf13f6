"""What can be wrong with a simulation; every message names the row and the cure.

RiskError
├── DistributionError   numbers that are no distribution, or one where it is not allowed
├── CorrelationError    a matrix that is no correlation matrix
└── SimulationError     settings, drivers, branches, weather and costs that do not fit the plan
"""

from __future__ import annotations

from milepost_engine.errors import EngineError


class RiskError(EngineError):
    """Something that cannot be simulated."""


class DistributionError(RiskError):
    """Numbers that are no distribution, or a distribution where it is not allowed."""


class CorrelationError(RiskError):
    """A matrix that is no correlation matrix."""


class SimulationError(RiskError):
    """Settings, drivers, branches, weather or costs that do not fit the plan."""
