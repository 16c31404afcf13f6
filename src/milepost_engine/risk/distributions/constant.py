"""What is certain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, finite
from milepost_engine.risk.distributions.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Constant(Distribution):
    """Always the same value.

    Examples
    --------
    >>> Constant(8).mean, Constant(8).variance
    (8.0, 0.0)
    """

    value: float

    def __post_init__(self) -> None:
        """Refuse what is no finite number."""
        finite(self, value=self.value)

    @property
    def mean(self) -> float:
        """Return the value."""
        return float(self.value)

    @property
    def variance(self) -> float:
        """Return 0."""
        return 0.0

    @property
    def lowest(self) -> float:
        """Return the value."""
        return float(self.value)

    def _quantile(self, share: Floats) -> Floats:
        return np.full(share.shape, float(self.value))

    def recipe(self) -> Recipe:
        """Return a line without slope."""
        return Recipe(RecipeKind.LINE, np.array([self.value, 0.0]))
