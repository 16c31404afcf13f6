"""What was seen before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from milepost_engine.risk.arrays import Floats, RecipeKind
from milepost_engine.risk.distributions.definition import Distribution, finite
from milepost_engine.risk.distributions.recipes import Recipe
from milepost_engine.risk.errors import DistributionError


@dataclass(frozen=True, slots=True)
class Empirical(Distribution):
    """The observations joined by straight lines in the order of size (quantiles of type 7).

    Mean and variance are those of what is drawn, which between observations is evenly spread; the outer two count
    half. Nothing is drawn beyond what was seen.

    Examples
    --------
    >>> Empirical((3, 1, 2)).quantile([0, 0.25, 1]).tolist()
    [1.0, 1.5, 3.0]
    """

    observations: Sequence[float]

    def __post_init__(self) -> None:
        """Refuse an empty list and observations that are not finite."""
        if not len(self.observations):
            raise DistributionError("Empirical: there is no observation; give at least one.")
        for number, observation in enumerate(self.observations):
            finite(self, **{f"observation {number}": observation})
        object.__setattr__(self, "observations", tuple(float(observation) for observation in self.observations))

    def _grid(self) -> Floats:
        grid = np.sort(np.array(self.observations, dtype=np.float64))
        return grid if grid.size > 1 else np.repeat(grid, 2)

    @property
    def mean(self) -> float:
        """Return the mean of the line through the observations."""
        grid = self._grid()
        return float(np.mean((grid[1:] + grid[:-1]) / 2))

    @property
    def variance(self) -> float:
        """Return the variance of the line through the observations."""
        grid = self._grid() - self.mean
        left, right = grid[:-1], grid[1:]
        return float(np.mean((left * left + left * right + right * right) / 3)) if grid[0] != grid[-1] else 0.0

    @property
    def lowest(self) -> float:
        """Return the least observation."""
        return float(self._grid()[0])

    def _quantile(self, share: Floats) -> Floats:
        grid = self._grid()
        return np.interp(share * (grid.size - 1), np.arange(grid.size), grid)

    def recipe(self) -> Recipe:
        """Return the observations as an even grid."""
        grid = self._grid()
        return Recipe(RecipeKind.GRID, np.concatenate(([grid.size], grid)))
