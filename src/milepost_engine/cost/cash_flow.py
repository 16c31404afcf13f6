"""Discounted cash flow: net present value, rates of return, payback, and the value still to go.

Amounts are floats of one currency, because a discounted value is an estimate and is never posted. Flows are
by period, the first at time 0; real flows need a real rate and nominal flows a nominal one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.cost.polynomial import positive_roots
from milepost_engine.errors import CostError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Floats = NDArray[np.float64]


def npv(rate: float, flows: ArrayLike, *, mid_period: bool = False) -> float:
    """Return the net present value.

    Parameters
    ----------
    rate : float
        Discount rate per period, above -1.
    flows : array_like, shape (periods,)
        Net flow of each period, the first at time 0.
    mid_period : bool
        Whether flows fall in the middle of their period instead of at its begin.

    Returns
    -------
    float
        Present value at time 0, in the currency of the flows.

    Raises
    ------
    CostError
        If the rate is not above -1, or a number is not finite, or there is no flow.

    Notes
    -----
    NPV = sum(CF_t / (1 + r)^t), with t + 1/2 for `mid_period`. Source: R. Brealey, S. Myers, F. Allen,
    Principles of Corporate Finance.

    Examples
    --------
    >>> round(npv(0.1, [-100, 30, 40, 50, 20]), 6)
    11.556588
    """
    amounts = _flows(flows)
    time = np.arange(len(amounts), dtype=np.float64) + np.float64(0.5 if mid_period else 0.0)
    return float(amounts @ _discount(rate, time))


def xnpv(rate: float, flows: ArrayLike, dates: Sequence[date]) -> float:
    """Return the net present value of dated flows.

    Parameters
    ----------
    rate : float
        Discount rate per year, above -1.
    flows : array_like, shape (flows,)
        Net flows.
    dates : sequence of date, length flows
        Their dates; the first is the date of valuation and none lies before it.

    Returns
    -------
    float
        Present value at the first date.

    Raises
    ------
    CostError
        As `npv`, or if a date is missing or lies before the first.

    Notes
    -----
    XNPV = sum(CF_i / (1 + r)^(days_i / 365)), the convention actual/365 of spreadsheets.

    Examples
    --------
    >>> abs(round(xnpv(0.1, [-100, 110], [date(2025, 1, 1), date(2026, 1, 1)]), 9))
    0.0
    """
    amounts = _flows(flows)
    if len(dates) != len(amounts):
        raise CostError(f"{len(amounts)} flows need as many dates, not {len(dates)}.")
    days = np.array([(one - dates[0]).days for one in dates], dtype=np.float64)
    if (days < 0).any():
        raise CostError("No flow may lie before the first date, which is the date of valuation.")
    return float(amounts @ _discount(rate, days / 365))


def irr(flows: ArrayLike) -> Result[tuple[float, ...]]:
    """Return every internal rate of return.

    Parameters
    ----------
    flows : array_like, shape (periods,)
        Net flow of each period.

    Returns
    -------
    Result of tuple of float
        All real rates above -1 at which the net present value is 0, ascending; more than one means: decide by
        NPV or MIRR. Unknown when there is none, not applicable when all flows are 0.

    Raises
    ------
    CostError
        If a number is not finite or there is no flow.

    Notes
    -----
    With x = 1 / (1 + r) the rates are the positive roots of the polynomial sum(CF_t x^t); see
    `polynomial.positive_roots`.

    Examples
    --------
    >>> [round(one, 6) for one in irr([-50, -100, 600, 300, -100]).value]
    [-0.768895, 1.854418]
    >>> irr([100, 50])
    Unknown(reason='The flows never change sign, so that no rate makes them worth nothing.')
    """
    amounts = _flows(flows)
    if not amounts.any():
        return NotApplicable("All flows are 0.")
    signs = np.sign(amounts[amounts != 0])
    if (signs == signs[0]).all():
        return Unknown("The flows never change sign, so that no rate makes them worth nothing.")
    rates = sorted(1 / root - 1 for root in positive_roots(amounts))
    return Known(tuple(rates)) if rates else Unknown("No real rate makes the flows worth nothing.")


def mirr(flows: ArrayLike, finance_rate: float, reinvest_rate: float) -> Result[float]:
    """Return the modified internal rate of return, which exists once where IRR may exist never or often.

    Parameters
    ----------
    flows : array_like, shape (periods,)
        Net flow of each period.
    finance_rate, reinvest_rate : float
        Rates per period at which outflows are financed and inflows reinvested, above -1.

    Returns
    -------
    Result of float
        Rate per period; not applicable without both an inflow and an outflow.

    Raises
    ------
    CostError
        As `npv`.

    Notes
    -----
    MIRR = (FV(inflows, reinvest) / PV(outflows, finance))^(1/n) - 1. Source: S. Lin, "The Modified Internal
    Rate of Return and Investment Criterion", The Engineering Economist (1976).

    Examples
    --------
    >>> round(mirr([-100, 30, 40, 50, 20], 0.10, 0.08).value, 6)
    0.121944
    """
    amounts = _flows(flows)
    inflow, outflow = _sides(amounts)
    if not (inflow.any() and outflow.any()):
        return NotApplicable("A modified rate of return needs at least one inflow and one outflow.")
    time = np.arange(len(amounts), dtype=np.float64)
    last = len(amounts) - 1
    future = float(inflow @ _discount(reinvest_rate, time - last))
    present = float(outflow @ _discount(finance_rate, time))
    return Known(float((future / present) ** (1 / last) - 1))


def profitability_index(rate: float, flows: ArrayLike) -> Result[float]:
    """Return the present value of the inflows per unit of present value of the outflows.

    Parameters
    ----------
    rate : float
        Discount rate per period, above -1.
    flows : array_like, shape (periods,)
        Net flow of each period.

    Returns
    -------
    Result of float
        Above 1 when the net present value is positive; not applicable without an outflow.

    Raises
    ------
    CostError
        As `npv`.

    Notes
    -----
    PI = PV(inflows) / PV(outflows).

    Examples
    --------
    >>> round(profitability_index(0.1, [-100, 30, 40, 50, 20]).value, 6)
    1.115566
    """
    inflow, outflow = _sides(_flows(flows))
    factors = _discount(rate, np.arange(len(inflow), dtype=np.float64))
    return _per_outflow(float(inflow @ factors), float(outflow @ factors))


def roi(flows: ArrayLike) -> Result[float]:
    """Return the undiscounted return on investment.

    Parameters
    ----------
    flows : array_like, shape (periods,)
        Net flow of each period.

    Returns
    -------
    Result of float
        0.4 for 40 %; not applicable without an outflow.

    Raises
    ------
    CostError
        If a number is not finite or there is no flow.

    Notes
    -----
    ROI = (sum of inflows - sum of outflows) / sum of outflows.

    Examples
    --------
    >>> roi([-100, 30, 40, 50, 20])
    Known(value=0.4)
    """
    inflow, outflow = _sides(_flows(flows))
    return _per_outflow(float(inflow.sum() - outflow.sum()), float(outflow.sum()))


def payback(flows: ArrayLike, rate: float = 0.0) -> Result[float]:
    """Return when the flows have paid back what was spent.

    Parameters
    ----------
    flows : array_like, shape (periods,)
        Net flow of each period.
    rate : float
        Discount rate per period above -1; 0 gives the plain payback.

    Returns
    -------
    Result of float
        Periods from time 0 until the cumulative flow first returns to 0, linear inside the period; unknown
        when it does not within the flows; not applicable when it is never below 0. A later outflow may take
        it below 0 again: the net present value tells.

    Raises
    ------
    CostError
        As `npv`.

    Notes
    -----
    With n the last period below 0 before the return: n - C_n / CF_{n+1}, C cumulative and discounted.

    Examples
    --------
    >>> payback([-100, 30, 40, 50, 20])
    Known(value=2.6)
    """
    amounts = _flows(flows)
    present = amounts * _discount(rate, np.arange(len(amounts), dtype=np.float64))
    total = np.cumsum(present)
    below = np.flatnonzero(total < 0)
    if not below.size:
        return NotApplicable("Nothing was spent that would have to be paid back.")
    first = int(below[0])
    after = np.flatnonzero(total[first:] >= 0)
    if not after.size:
        return Unknown("The flows do not pay back what was spent.")
    back = first + int(after[0])
    return Known(float(back - 1 - total[back - 1] / present[back]))


@dataclass(frozen=True, slots=True)
class ToGo:
    """The value of going on, what was spent before left out.

    Attributes
    ----------
    npv : float
        Present value of continuing instead of stopping, in the currency.
    remaining_cost, benefits, benefits_if_stopped, exit_effect : float
        Its parts as present values: npv = benefits - remaining_cost - benefits_if_stopped + exit_effect.
    """

    npv: float
    remaining_cost: float
    benefits: float
    benefits_if_stopped: float
    exit_effect: float

    @property
    def worth_continuing(self) -> bool:
        """Say whether going on is worth at least as much as stopping."""
        return self.npv >= 0


def to_go(
    rate: float,
    remaining_cost: ArrayLike,
    benefits: ArrayLike,
    *,
    benefits_if_stopped: ArrayLike = (0.0,),
    exit_cost_if_stopped: ArrayLike = (0.0,),
    exit_cost_if_continued: ArrayLike = (0.0,),
) -> ToGo:
    """Return the value of continuing a project from today instead of stopping it.

    Parameters
    ----------
    rate : float
        Discount rate per period, above -1.
    remaining_cost : array_like, shape (periods,)
        Estimate to complete by period from today, as positive numbers. What was spent is not asked for.
    benefits : array_like, shape (periods,)
        Benefits still obtainable by continuing.
    benefits_if_stopped : array_like, shape (periods,), optional
        Benefits obtainable all the same after stopping.
    exit_cost_if_stopped, exit_cost_if_continued : array_like, shape (periods,), optional
        Costs of leaving that continuing avoids, and that continuing incurs at its end.

    Returns
    -------
    ToGo
        The value with its parts.

    Raises
    ------
    CostError
        As `npv`.

    Notes
    -----
    To-go NPV = - PV(ETC) + PV(benefits | continue) - PV(benefits | stop) + exit costs avoided - incurred.
    Sunk cost is excluded: it is the same in both branches.

    Examples
    --------
    >>> round(to_go(0.08, [40], [0, 25, 25, 25]).npv, 6)
    24.427425
    """
    cost, gain, gain_if_stopped, avoided, incurred = (
        npv(rate, one)
        for one in (
            remaining_cost,
            benefits,
            benefits_if_stopped,
            exit_cost_if_stopped,
            exit_cost_if_continued,
        )
    )
    leaving = avoided - incurred
    return ToGo(gain - cost - gain_if_stopped + leaving, cost, gain, gain_if_stopped, leaving)


def _flows(flows: ArrayLike) -> Floats:
    """Read flows and refuse what is none."""
    amounts = np.asarray(flows, dtype=np.float64)
    if amounts.ndim != 1 or not amounts.size or not np.isfinite(amounts).all():
        raise CostError("Cash flows are a list of at least one finite amount, one a period.")
    return amounts


def _discount(rate: float, time: Floats) -> Floats:
    """Return the discount factors."""
    if not np.isfinite(rate) or rate <= -1:
        raise CostError(f"A discount rate must be finite and above -1, not {rate}.")
    return np.asarray((1.0 + rate) ** -time)


def _sides(amounts: Floats) -> tuple[Floats, Floats]:
    """Return inflows and outflows, both positive."""
    return np.maximum(amounts, 0.0), np.maximum(-amounts, 0.0)


def _per_outflow(above: float, outflow: float) -> Result[float]:
    """Divide by the outflow."""
    return Known(above / outflow) if outflow > 0 else NotApplicable("There is no outflow to relate to.")
