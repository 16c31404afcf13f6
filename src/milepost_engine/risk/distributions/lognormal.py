"""What is a product of many chances, told by its P10 and P90."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, ascending
from milepost_engine.risk.distributions.recipes import Recipe, tabulate
from milepost_engine.risk.errors import DistributionError

Z90 = 1.2815515655446004  # the standard normal quantile of 0.9

MOST_SPREAD = 10.0  # of the logarithm: p90 is then 10^11 times p10, and moments soon leave the range of numbers


@dataclass(frozen=True, slots=True)
class Lognormal(Distribution):
    """A value whose logarithm is normal, with one in ten outcomes below `p10` and one in ten above `p90`.

    Mean m and deviation s of the logarithm: m = (ln p10 + ln p90) / 2, s = (ln p90 - ln p10) / (2·z₀.₉). It has
    no maximum.

    Examples
    --------
    >>> Lognormal(8, 18).quantile([0.1, 0.5, 0.9]).round(6).tolist()
    [8.0, 12.0, 18.0]
    """

    p10: float
    p90: float

    def __post_init__(self) -> None:
        """Refuse percentiles that are not finite, not in order or not above zero."""
        ascending(self, p10=self.p10, p90=self.p90)
        if self.p10 <= 0:
            raise DistributionError(f"Lognormal: p10 {self.p10} is not above 0; shift it, or use another distribution.")
        if self._spread > MOST_SPREAD:
            raise DistributionError(f"Lognormal: p90 {self.p90} is too far above p10 {self.p10}; check both numbers.")

    @property
    def _location(self) -> float:
        return (math.log(self.p10) + math.log(self.p90)) / 2

    @property
    def _spread(self) -> float:
        return (math.log(self.p90) - math.log(self.p10)) / (2 * Z90)

    @property
    def mean(self) -> float:
        """Return exp(m + s²/2)."""
        return math.exp(self._location + self._spread**2 / 2)

    @property
    def variance(self) -> float:
        """Return (exp(s²) - 1)·mean²."""
        return math.expm1(self._spread**2) * self.mean**2

    @property
    def lowest(self) -> float:
        """Return 0, which the samples only come near; `p10` where there is no spread."""
        return 0.0 if self._spread else float(self.p10)

    def _quantile(self, share: Floats) -> Floats:
        from scipy.special import ndtri  # noqa: PLC0415 - a heavy library that only some distributions need

        if not self._spread:
            return np.full(share.shape, float(self.p10))
        found: Floats = np.exp(self._location + self._spread * ndtri(share))
        return found

    def recipe(self) -> Recipe:
        """Return a table, or a line without slope where the percentiles are one."""
        if not self._spread:
            return Recipe(RecipeKind.LINE, np.array([self.p10, 0.0]))
        kind, unit = _unit_table(round(self._spread, 12))
        return Recipe(kind, math.exp(self._location) * unit)


@lru_cache(maxsize=512)
def _unit_table(spread: float) -> Recipe:
    """Return the table of a lognormal of median 1: estimates in one proportion share it."""
    from scipy.special import ndtri  # noqa: PLC0415 - a heavy library that only some distributions need

    return tabulate(lambda share: np.exp(spread * ndtri(share)))
