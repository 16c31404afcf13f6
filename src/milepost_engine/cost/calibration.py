"""How good forecasts have been: scores of chances and of quantiles, beside a naive forecast."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.errors import CostError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Floats = NDArray[np.float64]

SMALLEST_SAMPLE = 50
COVERAGE_SLACK = 0.08


def brier_score(chances: ArrayLike, kept: ArrayLike) -> Result[float]:
    """Return the mean squared distance of stated chances from what happened.

    Parameters
    ----------
    chances : array_like, shape (promises,)
        Stated chance of each promise, 0-1.
    kept : array_like of bool, shape (promises,)
        Whether it was kept.

    Returns
    -------
    Result of float
        0 for perfect foresight, 0.25 for saying one half always; not applicable without promises.

    Raises
    ------
    CostError
        If a chance lies outside 0-1, an outcome is neither true nor false, or the lengths differ.

    Notes
    -----
    mean((p - o)^2). Source: G. W. Brier, Monthly Weather Review 78 (1950).

    Examples
    --------
    >>> round(brier_score([0.8] * 5, [1, 0, 1, 0, 0]).value, 12)
    0.4
    """
    stated, happened = _pair(chances, kept)
    if not stated.size:
        return NotApplicable("No promise is due yet.")
    if (stated < 0).any() or (stated > 1).any() or not np.isin(happened, (0.0, 1.0)).all():
        raise CostError("Chances lie between 0 and 1, and every promise was either kept (1) or not (0).")
    return Known(float(np.mean((stated - happened) ** 2)))


def pinball_loss(probability: float, quantiles: ArrayLike, outcomes: ArrayLike) -> Result[float]:
    """Return the mean loss of forecasts of a quantile.

    Parameters
    ----------
    probability : float
        The quantile, strictly between 0 and 1.
    quantiles : array_like, shape (forecasts,)
        Forecasts, for instance each P80 of a cost.
    outcomes : array_like, shape (forecasts,)
        What came, in the same unit.

    Returns
    -------
    Result of float
        Mean loss in the unit of the forecasts, least for the true quantile; not applicable without forecasts.

    Raises
    ------
    CostError
        If the probability is none, or lengths differ, or a number is not finite.

    Notes
    -----
    max(p (y - q), (p - 1) (y - q)). Source: R. Koenker and G. Bassett, Econometrica 46 (1978).

    Examples
    --------
    >>> round(pinball_loss(0.8, [100.0, 100.0], [110.0, 90.0]).value, 9)
    5.0
    """
    _refuse_level(probability)
    forecast, came = _pair(quantiles, outcomes)
    if not forecast.size:
        return NotApplicable("No forecast is due yet.")
    miss = came - forecast
    return Known(float(np.maximum(probability * miss, (probability - 1) * miss).mean()))


@dataclass(frozen=True, slots=True)
class QuantileCoverage:
    """How often outcomes stayed within their forecast quantile.

    Attributes
    ----------
    covered_share : float
        Share of outcomes at or below their forecast.
    forecasts : int
        How many.
    calibrated : Result of bool
        Whether the share lies near the probability; unknown for small samples.
    """

    covered_share: float
    forecasts: int
    calibrated: Result[bool]


def quantile_coverage(
    probability: float,
    quantiles: ArrayLike,
    outcomes: ArrayLike,
    *,
    slack: float = COVERAGE_SLACK,
    smallest_sample: int = SMALLEST_SAMPLE,
) -> Result[QuantileCoverage]:
    """Return how often outcomes stayed within their forecast quantile.

    Parameters
    ----------
    probability : float
        The quantile, strictly between 0 and 1.
    quantiles, outcomes : array_like, shape (forecasts,)
        Forecasts and what came, in one unit.
    slack : float
        Distance from the probability that still counts as calibrated: 72-88 % for a P80.
    smallest_sample : int
        Forecasts below which nothing is said about calibration.

    Returns
    -------
    Result of QuantileCoverage
        Not applicable without forecasts.

    Raises
    ------
    CostError
        As `pinball_loss`.

    Examples
    --------
    >>> found = quantile_coverage(0.8, [10] * 50, [9] * 40 + [11] * 10).value
    >>> found.covered_share, found.calibrated
    (0.8, Known(value=True))
    """
    _refuse_level(probability)
    forecast, came = _pair(quantiles, outcomes)
    if not forecast.size:
        return NotApplicable("No forecast is due yet.")
    share = float((came <= forecast).mean())
    calibrated: Result[bool] = Known(abs(share - probability) <= slack + 1e-12)
    if forecast.size < smallest_sample:
        calibrated = Unknown(f"{forecast.size} forecasts are due; {smallest_sample} are needed to judge calibration.")
    return Known(QuantileCoverage(share, int(forecast.size), calibrated))


def persistence_forecast(planned: ArrayLike, last_slip: ArrayLike) -> Floats:
    """Return the naive forecast that any other must beat: the last slip happens again.

    Parameters
    ----------
    planned : array_like, shape (forecasts,)
        What the current plan says.
    last_slip : array_like, shape (forecasts,)
        How much the last promise before it was missed by, in the same unit.

    Returns
    -------
    ndarray, shape (forecasts,)
        planned + last slip.

    Raises
    ------
    CostError
        If lengths differ or a number is not finite.

    Examples
    --------
    >>> persistence_forecast([100], [7]).tolist()
    [107.0]
    """
    plan, slip = _pair(planned, last_slip)
    return plan + slip


def skill(loss: Result[float], naive_loss: Result[float]) -> Result[float]:
    """Return how much better than the naive forecast a forecast was.

    Parameters
    ----------
    loss, naive_loss : Result of float
        The same score of both, lower being better.

    Returns
    -------
    Result of float
        1 for perfect, 0 for no better, below 0 for worse; not applicable when the naive one was perfect.

    Raises
    ------
    CostError
        If a loss is negative.

    Notes
    -----
    skill = 1 - loss / naive loss. Source: A. H. Murphy, Monthly Weather Review 116 (1988).

    Examples
    --------
    >>> skill(Known(5.0), Known(20.0))
    Known(value=0.75)
    """
    if not isinstance(loss, Known):
        return loss
    if not isinstance(naive_loss, Known):
        return naive_loss
    if not (0 <= loss.value < inf and 0 <= naive_loss.value < inf):
        raise CostError(f"A loss is a finite number that cannot be below 0, as of {loss.value}, {naive_loss.value}.")
    if naive_loss.value == 0:
        return NotApplicable("The naive forecast was perfect, so that nothing can be better.")
    return Known(1 - loss.value / naive_loss.value)


def _refuse_level(probability: float) -> None:
    """Refuse what is no level of a quantile."""
    if not 0 < probability < 1:
        raise CostError(f"The probability of a quantile lies between 0 and 1, not at {probability}.")


def _pair(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """Read two lists of one length."""
    one, other = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if one.ndim != 1 or one.shape != other.shape:
        raise CostError(f"Forecasts and outcomes need one length, not {one.shape} and {other.shape}.")
    if not (np.isfinite(one).all() and np.isfinite(other).all()):
        raise CostError("Forecasts and outcomes must be finite.")
    return one, other
