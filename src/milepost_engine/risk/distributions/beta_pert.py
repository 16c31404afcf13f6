"""Three points joined by a smooth curve that trusts the mode."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, ascending, finite
from milepost_engine.risk.distributions.recipes import IS_VALUE, Recipe, tabulate
from milepost_engine.risk.errors import DistributionError


@dataclass(frozen=True, slots=True)
class BetaPert(Distribution):
    """A beta density over `minimum` to `maximum` with mean (a + λ·m + b) / (λ + 2) [Malcolm and others 1959].

    The two shapes are 1 + λ(m - a)/(b - a) and 1 + λ(b - m)/(b - a); `weight` is λ, 4 by convention. Its
    variance follows from them; ((b - a)/6)² is a rule of thumb that this is not.

    Examples
    --------
    >>> round(BetaPert(8, 10, 16).mean, 3)
    10.667
    """

    minimum: float
    mode: float
    maximum: float
    weight: float = 4.0

    def __post_init__(self) -> None:
        """Refuse points that are not finite or not in order, and a weight that is not positive."""
        ascending(self, minimum=self.minimum, mode=self.mode, maximum=self.maximum)
        finite(self, weight=self.weight)
        if self.weight <= 0:
            raise DistributionError(f"BetaPert: weight {self.weight} is not above 0; the usual one is 4.")

    @property
    def _shapes(self) -> tuple[float, float]:
        width = self.maximum - self.minimum
        left = self.weight * (self.mode - self.minimum) / width
        return 1 + left, 1 + self.weight - left

    @property
    def mean(self) -> float:
        """Return (a + λ·m + b) / (λ + 2)."""
        return (self.minimum + self.weight * self.mode + self.maximum) / (self.weight + 2)

    @property
    def variance(self) -> float:
        """Return (mean - a)(b - mean) / (λ + 3)."""
        return (self.mean - self.minimum) * (self.maximum - self.mean) / (self.weight + 3) if self._wide else 0.0

    @property
    def _wide(self) -> bool:
        return self.maximum > self.minimum

    @property
    def lowest(self) -> float:
        """Return the minimum."""
        return float(self.minimum)

    def _quantile(self, share: Floats) -> Floats:
        from scipy.special import betaincinv  # noqa: PLC0415 - a heavy library that only some distributions need

        if not self._wide:
            return np.full(share.shape, float(self.minimum))
        found: Floats = self.minimum + (self.maximum - self.minimum) * betaincinv(*self._shapes, share)
        return found

    def recipe(self) -> Recipe:
        """Return a table, or a line without slope where the three points are one."""
        if not self._wide:
            return Recipe(RecipeKind.LINE, np.array([self.minimum, 0.0]))
        kind, unit = _unit_table(round(self._shapes[0], 9), round(self._shapes[1], 9))
        width = self.maximum - self.minimum
        numbers = width * unit
        numbers[IS_VALUE] += self.minimum
        return Recipe(kind, numbers)


@lru_cache(maxsize=512)
def _unit_table(first: float, second: float) -> Recipe:
    """Return the table of the beta distribution from 0 to 1: estimates in one proportion share it."""
    from scipy.special import betaincinv  # noqa: PLC0415 - a heavy library that only some distributions need

    return tabulate(lambda share: np.asarray(betaincinv(first, second, share), dtype=np.float64))
