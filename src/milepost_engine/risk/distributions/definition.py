"""What every distribution can do: sample, mean, variance, quantile."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import Floats
from milepost_engine.risk.distributions.recipes import Recipe, tabulate
from milepost_engine.risk.errors import DistributionError


class Distribution(ABC):
    """A distribution of one quantity, in the unit of whoever uses it.

    Subclasses are frozen dataclasses that refuse impossible numbers when they are made.
    """

    @property
    @abstractmethod
    def mean(self) -> float:
        """Return the expected value."""

    @property
    @abstractmethod
    def variance(self) -> float:
        """Return the variance; 0 for what is certain."""

    @property
    @abstractmethod
    def lowest(self) -> float:
        """Return the least value that can occur."""

    @abstractmethod
    def _quantile(self, share: Floats) -> Floats:
        """Return the quantiles of shares between 0 and 1, any shape."""

    def quantile(self, share: npt.ArrayLike) -> Floats:
        """Return the values below which these shares of all outcomes lie.

        Parameters
        ----------
        share : array_like of float, any shape
            Between 0 and 1, both included.

        Returns
        -------
        ndarray of float64
            Same shape; not decreasing in `share`.

        Raises
        ------
        DistributionError
            If a share is no number between 0 and 1.
        """
        shares = np.asarray(share, dtype=np.float64)
        if shares.size and not ((shares >= 0) & (shares <= 1)).all():
            raise DistributionError("A quantile is asked for shares between 0 and 1; one of them is not.")
        return self._quantile(shares)

    def sample(self, uniforms: npt.ArrayLike) -> Floats:
        """Return one sample per uniform number, by inverting the distribution; same shape."""
        return self.quantile(uniforms)

    @property
    def is_certain(self) -> bool:
        """Say whether only one value can occur."""
        return self.variance == 0.0

    def recipe(self) -> Recipe:
        """Return how the compiled loops draw it; a table of the quantile unless a subclass knows better."""
        return tabulate(self._quantile)


def finite(distribution: object, **numbers: float) -> None:
    """Refuse numbers that are none, or not finite, and name the first.

    Raises
    ------
    DistributionError
        On NaN, an infinity, a truth value or something that is no number.
    """
    for name, number in numbers.items():
        if isinstance(number, bool | np.bool_) or not isinstance(number, int | float | np.integer | np.floating):
            raise DistributionError(f"{type(distribution).__name__}: {name} is {number!r}; give a number.")
        if not math.isfinite(number):
            raise DistributionError(f"{type(distribution).__name__}: {name} is {number}; give a finite number.")


def ascending(distribution: object, **numbers: float) -> None:
    """Refuse numbers that are not finite or do not ascend, and name the first two that do not.

    Raises
    ------
    DistributionError
        As `finite`, or when a number is smaller than the one before it.
    """
    finite(distribution, **numbers)
    names = list(numbers)
    for before, after in pairwise(names):
        if numbers[before] > numbers[after]:
            raise DistributionError(
                f"{type(distribution).__name__}: {before} {numbers[before]} is above {after} {numbers[after]}; "
                "exchange or correct them."
            )
