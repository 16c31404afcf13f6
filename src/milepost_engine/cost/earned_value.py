"""Earned value: what was planned, done and paid, and five ways to say where that ends.

Amounts are exact decimals of one currency; indices are floats. PV, EV and AC are cumulative to one status
date, with accruals in AC: what was received and not invoiced belongs to it, else CPI flatters. Level of
effort belongs to neither PV nor EV here (`earning.roll_up` separates it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from milepost_engine.amounts import Amount, exact
from milepost_engine.errors import CostError
from milepost_engine.result import Known, NotApplicable, Result, Unknown, map_known

CREDIBILITY_LIMIT = Decimal("0.10")
WEIGHT_OF_CPI = Decimal("0.8")


class EacFormula(StrEnum):
    """How the estimate at completion continues from the status date."""

    CPI = "cpi"
    BUDGET_RATE = "budget_rate"
    CPI_TIMES_SPI = "cpi_times_spi"
    WEIGHTED = "weighted"
    BOTTOM_UP = "bottom_up"


@dataclass(frozen=True, slots=True)
class Status:
    """The four amounts of a status date, in one currency.

    Attributes
    ----------
    bac : Decimal
        Budget at completion, at least 0.
    pv, ev : Decimal
        Planned and earned value, between 0 and `bac`.
    ac : Decimal
        Actual cost with accruals; below 0 only while credits exceed costs.
    """

    bac: Decimal
    pv: Decimal
    ev: Decimal
    ac: Decimal

    def __post_init__(self) -> None:
        """Refuse amounts that no plan can have."""
        if self.bac < 0:
            raise CostError(f"The budget at completion is {self.bac}; it cannot be below 0.")
        for name, amount in (("planned value", self.pv), ("earned value", self.ev)):
            if not 0 <= amount <= self.bac:
                raise CostError(
                    f"The {name} is {amount}; it must lie between 0 and the budget, {self.bac}. "
                    "More work than was budgeted needs a change request first."
                )


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where one formula says the cost ends.

    Attributes
    ----------
    eac, etc, vac : Result of Decimal
        Estimate at completion, estimate to complete, variance at completion; in the currency of the status.
    vac_share : Result of float
        Variance at completion as a share of the budget.
    tcpi : Result of float
        Performance needed from here to finish at this estimate.
    credible : Result of bool
        Whether `tcpi` lies near the performance so far.
    """

    eac: Result[Decimal]
    etc: Result[Decimal]
    vac: Result[Decimal]
    vac_share: Result[float]
    tcpi: Result[float]
    credible: Result[bool]


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """All measures of one status date.

    Attributes
    ----------
    cv, sv : Decimal
        Cost and schedule variance, in the currency.
    cpi, spi : Result of float
        Cost and schedule performance index.
    complete_share : Result of float
        Earned value as a share of the budget.
    tcpi_bac : Result of float
        Performance needed to finish within the budget; not applicable when none can.
    budget_unachievable : bool
        Whether the budget is used up while work remains.
    work_without_cost : bool
        Whether value was earned and no cost booked: a fault of the data.
    forecasts : mapping of EacFormula to Forecast
        One per formula.
    """

    cv: Decimal
    sv: Decimal
    cpi: Result[float]
    spi: Result[float]
    complete_share: Result[float]
    tcpi_bac: Result[float]
    budget_unachievable: bool
    work_without_cost: bool
    forecasts: Mapping[EacFormula, Forecast]


def earned_value(
    bac: Amount,
    pv: Amount,
    ev: Amount,
    ac: Amount,
    *,
    bottom_up_etc: Amount | None = None,
    credibility_limit: Amount = CREDIBILITY_LIMIT,
) -> EarnedValue:
    """Compute every measure of earned value of one status date.

    Parameters
    ----------
    bac, pv, ev, ac : int, float or Decimal
        Budget at completion and cumulative planned value, earned value and actual cost, in one currency.
    bottom_up_etc : int, float or Decimal, optional
        Estimate to complete of those who do the work, at least 0.
    credibility_limit : int, float or Decimal
        Largest distance between `tcpi` and CPI that is still credible; a policy.

    Returns
    -------
    EarnedValue
        Measures; each that cannot be computed says why.

    Raises
    ------
    CostError
        If an amount is no finite number, `pv` or `ev` lies outside 0 to `bac`, or an estimate is negative.

    Notes
    -----
    CV = EV - AC, SV = EV - PV, CPI = EV / AC, SPI = EV / PV, TCPI = (BAC - EV) / (target - AC). EAC = AC +
    (BAC - EV) / f with f = CPI, 1, CPI SPI, 0.8 CPI + 0.2 SPI, or AC + bottom-up ETC. When nothing remains
    every EAC is AC. At completion SPI is 1 however late the work was; see `earned_schedule` for SPI(t).

    Sources: EIA-748; GAO-20-195G; Project Management Institute, Standard for Earned Value Management (2019).
    The limit of credibility is the practice of DCMA.

    Examples
    --------
    >>> found = earned_value(100_000, 50_000, 40_000, 45_000)
    >>> found.cv, found.sv, found.spi
    (Decimal('-5000'), Decimal('-10000'), Known(value=0.8))
    >>> found.forecasts[EacFormula.CPI].eac
    Known(value=Decimal('112500.0000000000000000000000'))
    """
    status = Status(exact(bac, "BAC"), exact(pv, "PV"), exact(ev, "EV"), exact(ac, "AC"))
    cpi, spi = _cpi(status), _spi(status)
    eacs = _estimates(status, cpi, spi, bottom_up_etc)
    limit = exact(credibility_limit, "The limit of credibility")
    unachievable = status.ev < status.bac and status.ac >= status.bac
    return EarnedValue(
        cv=status.ev - status.ac,
        sv=status.ev - status.pv,
        cpi=map_known(cpi, float),
        spi=map_known(spi, float),
        complete_share=_share(status.ev, status.bac),
        tcpi_bac=map_known(_tcpi(status, status.bac), float),
        budget_unachievable=unachievable,
        work_without_cost=status.ev > 0 and status.ac == 0,
        forecasts={formula: _forecast(status, cpi, eac, limit) for formula, eac in eacs.items()},
    )


def _cpi(status: Status) -> Result[Decimal]:
    """Return EV / AC."""
    if status.ac > 0:
        return Known(status.ev / status.ac)
    if status.ac < 0:
        return Unknown("Credits exceed the costs booked, so that cost performance has no meaning yet.")
    if status.ev > 0:
        return Unknown("Work was done and no cost is booked: complete the actual costs and accruals.")
    return Unknown("No cost is booked yet.")


def _spi(status: Status) -> Result[Decimal]:
    """Return EV / PV."""
    if status.pv == 0:
        return Unknown("No work was planned up to the status date.")
    return Known(status.ev / status.pv)


def _share(part: Decimal, bac: Decimal) -> Result[float]:
    """Return `part` as a share of the budget."""
    return Known(float(part / bac)) if bac else NotApplicable("The budget at completion is 0.")


def _tcpi(status: Status, target: Decimal) -> Result[Decimal]:
    """Return the performance that finishes the remaining work at `target`."""
    remaining = status.bac - status.ev
    if remaining == 0:
        return NotApplicable("All work is earned; nothing remains to be performed.")
    if target <= status.ac:
        return NotApplicable("Unachievable: the money is used up and work remains.")
    return Known(remaining / (target - status.ac))


def _estimates(
    status: Status, cpi: Result[Decimal], spi: Result[Decimal], bottom_up_etc: Amount | None
) -> dict[EacFormula, Result[Decimal]]:
    """Return the estimate at completion of every formula."""
    both = spi if isinstance(cpi, Known) else cpi
    product: Result[Decimal] = both
    weighted: Result[Decimal] = both
    if isinstance(cpi, Known) and isinstance(spi, Known):
        product = Known(cpi.value * spi.value)
        weighted = Known(WEIGHT_OF_CPI * cpi.value + (1 - WEIGHT_OF_CPI) * spi.value)
    return {
        EacFormula.CPI: _at_rate(status, cpi),
        EacFormula.BUDGET_RATE: _at_rate(status, Known(Decimal(1))),
        EacFormula.CPI_TIMES_SPI: _at_rate(status, product),
        EacFormula.WEIGHTED: _at_rate(status, weighted),
        EacFormula.BOTTOM_UP: _bottom_up(status, bottom_up_etc),
    }


def _at_rate(status: Status, rate: Result[Decimal]) -> Result[Decimal]:
    """Return AC plus the remaining work at a rate of performance."""
    remaining = status.bac - status.ev
    if remaining == 0:
        return Known(status.ac)
    if not isinstance(rate, Known):
        return rate
    if rate.value == 0:
        return Unknown("Nothing is earned for the cost so far: estimate the remaining work bottom-up.")
    return Known(status.ac + remaining / rate.value)


def _bottom_up(status: Status, bottom_up_etc: Amount | None) -> Result[Decimal]:
    """Return AC plus the estimate of those who do the work."""
    if bottom_up_etc is None:
        return Unknown("Nobody has estimated the remaining work bottom-up.")
    etc = exact(bottom_up_etc, "The bottom-up estimate to complete")
    if etc < 0:
        raise CostError(f"The bottom-up estimate to complete is {etc}; it cannot be below 0.")
    return Known(status.ac + etc)


def _forecast(status: Status, cpi: Result[Decimal], eac: Result[Decimal], limit: Decimal) -> Forecast:
    """Return what follows from an estimate at completion."""
    vac = map_known(eac, lambda at: status.bac - at)
    vac_share = _share(vac.value, status.bac) if isinstance(vac, Known) else vac
    tcpi = _tcpi(status, eac.value) if isinstance(eac, Known) else eac
    return Forecast(
        eac=eac,
        etc=map_known(eac, lambda at: at - status.ac),
        vac=vac,
        vac_share=vac_share,
        tcpi=map_known(tcpi, float),
        credible=_credible(cpi, tcpi, limit),
    )


def _credible(cpi: Result[Decimal], tcpi: Result[Decimal], limit: Decimal) -> Result[bool]:
    """Say whether the performance needed is like the performance so far."""
    if not isinstance(tcpi, Known):
        return tcpi
    if not isinstance(cpi, Known):
        return cpi
    return Known(abs(tcpi.value - cpi.value) <= limit)
