"""One of a few values, each with its probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, finite
from milepost_engine.risk.distributions.recipes import Recipe
from milepost_engine.risk.errors import DistributionError

CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Discrete(Distribution):
    """One of `values` with these `probabilities`, which sum to 1.

    Examples
    --------
    >>> Discrete((10, 0, 30), (0.5, 0.3, 0.2)).quantile([0.3, 0.31, 0.9]).tolist()
    [0.0, 10.0, 30.0]
    """

    values: Sequence[float]
    probabilities: Sequence[float]

    def __post_init__(self) -> None:
        """Refuse lists that do not fit, probabilities outside 0 to 1, and a sum that is not 1."""
        if not len(self.values) or len(self.values) != len(self.probabilities):
            raise DistributionError(
                f"Discrete: {len(self.values)} values with {len(self.probabilities)} probabilities; give one for each."
            )
        for number, (value, probability) in enumerate(zip(self.values, self.probabilities, strict=True)):
            finite(self, **{f"value {number}": value, f"probability {number}": probability})
            if not 0 <= probability <= 1:
                raise DistributionError(f"Discrete: probability {number} is {probability}; it lies between 0 and 1.")
        total = math.fsum(self.probabilities)
        if abs(total - 1) > CLOSE:
            raise DistributionError(f"Discrete: the probabilities sum to {total}; they must sum to 1.")
        object.__setattr__(self, "values", tuple(self.values))
        object.__setattr__(self, "probabilities", tuple(self.probabilities))

    def _sorted(self) -> tuple[Floats, Floats]:
        """Return the values that can occur, ascending, and their probabilities."""
        pairs = sorted((value, share) for value, share in zip(self.values, self.probabilities, strict=True) if share)
        values, shares = zip(*pairs, strict=True)
        return np.array(values, dtype=np.float64), np.array(shares, dtype=np.float64)

    @property
    def mean(self) -> float:
        """Return Σ p·v."""
        values, shares = self._sorted()
        return float(values @ shares)

    @property
    def variance(self) -> float:
        """Return Σ p·(v - mean)²."""
        values, shares = self._sorted()
        return 0.0 if values[0] == values[-1] else float((values - self.mean) ** 2 @ shares)

    @property
    def lowest(self) -> float:
        """Return the least value of a probability above 0."""
        return float(self._sorted()[0][0])

    def _quantile(self, share: Floats) -> Floats:
        values, shares = self._sorted()
        return values[np.minimum(np.searchsorted(np.cumsum(shares), share), values.size - 1)]

    def recipe(self) -> Recipe:
        """Return the steps of its inverse."""
        values, shares = self._sorted()
        return Recipe(RecipeKind.STEPS, np.concatenate(([values.size], np.cumsum(shares), values)))
