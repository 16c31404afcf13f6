"""Earned value over many projects and periods at once, and over a re-baseline without losing history."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.cost.earned_value import EarnedValue, earned_value
from milepost_engine.errors import CostError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ManyEarnedValues:
    """Measures of many projects; NaN stands where there is no number, and `at` says why.

    Attributes
    ----------
    bac : ndarray, shape (projects, 1)
        Budgets at completion.
    pv, ev, ac : ndarray, shape (projects, periods)
        Cumulative inputs.
    cv, sv, cpi, spi, tcpi_bac : ndarray, shape (projects, periods)
        Variances in the currency, indices without unit.
    eac_cpi, eac_budget_rate, eac_cpi_times_spi, eac_weighted : ndarray, shape (projects, periods)
        Estimates at completion by the four formulas that need no estimate of the remaining work.
    """

    bac: Floats
    pv: Floats
    ev: Floats
    ac: Floats
    cv: Floats
    sv: Floats
    cpi: Floats
    spi: Floats
    tcpi_bac: Floats
    eac_cpi: Floats
    eac_budget_rate: Floats
    eac_cpi_times_spi: Floats
    eac_weighted: Floats

    def at(self, project: int, period: int) -> EarnedValue:
        """Return one cell with its reasons, computed exactly."""
        return earned_value(
            float(self.bac[project, 0]),
            float(self.pv[project, period]),
            float(self.ev[project, period]),
            float(self.ac[project, period]),
        )


def earned_value_many(bac: ArrayLike, pv: ArrayLike, ev: ArrayLike, ac: ArrayLike) -> ManyEarnedValues:
    """Compute earned value of many projects over many periods.

    Parameters
    ----------
    bac : array_like, shape (projects,)
        Budgets at completion.
    pv, ev, ac : array_like, shape (projects, periods)
        Cumulative planned value, earned value and actual cost.

    Returns
    -------
    ManyEarnedValues
        float64 arrays, the formulas and edges of `earned_value`.

    Raises
    ------
    CostError
        If shapes differ, a number is not finite, or PV or EV lies outside 0 to BAC; the first cell is named.

    Notes
    -----
    Sources as in `earned_value`.

    Examples
    --------
    >>> found = earned_value_many([100], [[50, 100]], [[40, 80]], [[45, 90]])
    >>> found.spi.tolist()
    [[0.8, 0.8]]
    """
    budgets = np.asarray(bac, dtype=np.float64).reshape(-1, 1)
    planned, earned, actual = (np.asarray(one, dtype=np.float64) for one in (pv, ev, ac))
    _refuse_impossible(budgets, {"planned value": planned, "earned value": earned, "actual cost": actual})
    remaining = budgets - earned
    cpi = _ratio(earned, np.where(actual > 0, actual, np.nan))
    spi = _ratio(earned, np.where(planned > 0, planned, np.nan))
    room = budgets - actual
    return ManyEarnedValues(
        bac=budgets,
        pv=planned,
        ev=earned,
        ac=actual,
        cv=earned - actual,
        sv=earned - planned,
        cpi=cpi,
        spi=spi,
        tcpi_bac=_ratio(remaining, np.where((remaining > 0) & (room > 0), room, np.nan)),
        eac_cpi=_at_rate(actual, remaining, cpi),
        eac_budget_rate=actual + remaining,
        eac_cpi_times_spi=_at_rate(actual, remaining, cpi * spi),
        eac_weighted=_at_rate(actual, remaining, 0.8 * cpi + 0.2 * spi),
    )


def since_adjustment(values: ManyEarnedValues, period: int) -> tuple[Floats, Floats]:
    """Return CPI and SPI counted from a single-point adjustment, to stand beside those of the whole history.

    Parameters
    ----------
    values : ManyEarnedValues
        The whole history, which a re-baseline never resets.
    period : int
        Index of the period at whose end the approved adjustment took effect.

    Returns
    -------
    cpi, spi : ndarray, shape (projects, periods - period - 1)
        Indices of what was earned, paid and planned since; NaN where nothing was paid or planned.

    Raises
    ------
    IndexError
        If `period` lies outside the history.

    Notes
    -----
    CPI = (EV - EV_a) / (AC - AC_a) and SPI alike (GAO-20-195G on single-point adjustments).

    Examples
    --------
    >>> found = earned_value_many([100], [[50, 100]], [[40, 80]], [[50, 90]])
    >>> since_adjustment(found, 0)[0].tolist()
    [[1.0]]
    """
    if not 0 <= period < values.ev.shape[1]:
        raise IndexError(f"The adjustment is in period {period}; the history has {values.ev.shape[1]}.")
    earned, paid, planned = (
        one[:, period + 1 :] - one[:, period : period + 1] for one in (values.ev, values.ac, values.pv)
    )
    return (
        _ratio(earned, np.where(paid > 0, paid, np.nan)),
        _ratio(earned, np.where(planned > 0, planned, np.nan)),
    )


def _refuse_impossible(bac: Floats, amounts: dict[str, Floats]) -> None:
    """Refuse wrong shapes, numbers that are none, and values outside the budget."""
    shapes = {one.shape for one in amounts.values()}
    if len(shapes) != 1 or next(iter(shapes))[:1] != bac.shape[:1] or len(next(iter(shapes))) != 2:
        raise CostError(f"PV, EV and AC need one shape (projects, periods) with a budget each, not {shapes}.")
    _refuse(~np.isfinite(bac) | (bac < 0), "budget", "be finite and at least 0")
    for name, amount in amounts.items():
        _refuse(~np.isfinite(amount), name, "be finite")
        if name != "actual cost":
            _refuse((amount < 0) | (amount > bac), name, "lie between 0 and the budget at completion")


def _refuse(wrong: NDArray[np.bool_], name: str, must: str) -> None:
    """Refuse the first wrong cell by its place."""
    if wrong.any():
        project, period = (int(one) for one in np.argwhere(wrong)[0])
        raise CostError(f"Project {project}, period {period}: the {name} must {must}.")


def _ratio(above: Floats, below: Floats) -> Floats:
    """Divide; the caller has put NaN where there is nothing to divide by."""
    return above / below


def _at_rate(actual: Floats, remaining: Floats, rate: Floats) -> Floats:
    """Return AC plus the remaining work at a rate, and AC when nothing remains."""
    open_work = actual + _ratio(remaining, np.where(rate > 0, rate, np.nan))
    return np.where(remaining == 0, actual, open_work)
