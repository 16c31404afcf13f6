"""Three points joined by straight lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, ascending
from milepost_engine.risk.distributions.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Triangular(Distribution):
    """A density that rises from `minimum` to `mode` and falls to `maximum` [AACE 57R-09].

    Examples
    --------
    >>> Triangular(80, 100, 150).mean
    110.0
    >>> Triangular(10, 8, 16)
    Traceback (most recent call last):
    milepost_engine.risk.errors.DistributionError: Triangular: minimum 10 is above mode 8; exchange or correct them.
    """

    minimum: float
    mode: float
    maximum: float

    def __post_init__(self) -> None:
        """Refuse points that are not finite or not in order."""
        ascending(self, minimum=self.minimum, mode=self.mode, maximum=self.maximum)

    @property
    def mean(self) -> float:
        """Return the mean of the three points."""
        return (self.minimum + self.mode + self.maximum) / 3

    @property
    def variance(self) -> float:
        """Return (a² + b² + c² - ab - ac - bc) / 18, computed from the two sides so that nothing cancels."""
        left, right = self.mode - self.minimum, self.maximum - self.mode
        return float(left * left + left * right + right * right) / 18

    @property
    def lowest(self) -> float:
        """Return the minimum."""
        return float(self.minimum)

    def _quantile(self, share: Floats) -> Floats:
        minimum, maximum, before, left, right = self.recipe().numbers
        root = np.sqrt(np.where(share < before, share * left, (1 - share) * right))
        found: Floats = np.where(share < before, minimum + root, maximum - root)
        return np.clip(found, minimum, maximum)

    def recipe(self) -> Recipe:
        """Return the two arcs of the inverse, which meet at the mode."""
        width = self.maximum - self.minimum
        left, right = self.mode - self.minimum, self.maximum - self.mode
        before = left / width if width else 0.0
        numbers = [self.minimum, self.maximum, before, width * left, width * right]
        return Recipe(RecipeKind.TRIANGLE, np.array(numbers, dtype=np.float64))
