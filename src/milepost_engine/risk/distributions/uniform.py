"""Anything between two bounds, nothing more likely than the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, ascending
from milepost_engine.risk.distributions.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Uniform(Distribution):
    """Evenly spread from `minimum` to `maximum`.

    Examples
    --------
    >>> Uniform(2, 4).mean, Uniform(2, 4).quantile([0, 0.25]).tolist()
    (3.0, [2.0, 2.5])
    """

    minimum: float
    maximum: float

    def __post_init__(self) -> None:
        """Refuse bounds that are not finite or not in order."""
        ascending(self, minimum=self.minimum, maximum=self.maximum)

    @property
    def mean(self) -> float:
        """Return the middle of the bounds."""
        return (self.minimum + self.maximum) / 2

    @property
    def variance(self) -> float:
        """Return (max - min)² / 12."""
        return float(self.maximum - self.minimum) ** 2 / 12

    @property
    def lowest(self) -> float:
        """Return the minimum."""
        return float(self.minimum)

    def _quantile(self, share: Floats) -> Floats:
        found: Floats = self.minimum + share * (self.maximum - self.minimum)
        return found

    def recipe(self) -> Recipe:
        """Return the line from one bound to the other."""
        return Recipe(RecipeKind.LINE, np.array([self.minimum, self.maximum - self.minimum], dtype=np.float64))
