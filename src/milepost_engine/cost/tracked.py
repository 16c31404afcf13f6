"""Planned value in working time of a plan whose work has a fixed cost and a cost by duration, and when it has a value.

Times are whole working minutes of one calendar; amounts are exact and of one currency.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import CostError


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """A piece of work in the baseline.

    Attributes
    ----------
    name : str
        For the sentence of a refusal.
    start, minutes : int
        Working minute at which it starts, and its duration, at least 0.
    fixed : int, float or Decimal
        Cost that falls due when it starts, at least 0.
    rate : int, float or Decimal
        Cost of a working minute, at least 0.
    """

    name: str
    start: int
    minutes: int
    fixed: Amount
    rate: Amount

    def __post_init__(self) -> None:
        """Refuse what no plan can hold."""
        if self.minutes < 0:
            raise CostError(f"The duration of {self.name} is {self.minutes} minutes; it cannot be below 0.")
        for amount in (self.fixed, self.rate):
            if exact(amount, f"The cost of {self.name}") < 0:
                raise CostError(f"The cost of {self.name} is {amount}; it cannot be below 0.")

    @property
    def variable(self) -> Fraction:
        """Return the cost that grows with the work."""
        return Fraction(exact(self.rate, self.name)) * self.minutes

    @property
    def budget(self) -> Fraction:
        """Return the whole cost."""
        return Fraction(exact(self.fixed, self.name)) + self.variable


def budget_of(works: Sequence[PlannedWork]) -> Decimal:
    """Return the budget at completion.

    Examples
    --------
    >>> budget_of([PlannedWork("A", 0, 60, 100, 1)])
    Decimal('160')
    """
    return _decimal(sum((one.budget for one in works), start=Fraction(0)))


def planned_value(works: Sequence[PlannedWork], at: int) -> Decimal:
    """Return the cumulative planned value at a time.

    Parameters
    ----------
    works : sequence of PlannedWork
        The baseline.
    at : int
        Working minutes passed.

    Returns
    -------
    Decimal
        Fixed costs of all work that has started, and of the rest the share of the duration that has passed.

    Notes
    -----
    PV(t) = sum(fixed_i [t > s_i] + variable_i min(1, max(0, (t - s_i) / d_i))). Work without duration counts
    at its start. Reproduces the figures of a commercial tool for a published project (Batselier and Vanhoucke, 2015).

    Examples
    --------
    >>> planned_value([PlannedWork("A", 0, 60, 100, 1)], 30)
    Decimal('130')
    """
    total = Fraction(0)
    for one in works:
        passed = min(at - one.start, one.minutes)
        if passed > 0 or (passed == 0 and one.minutes == 0):
            total += Fraction(exact(one.fixed, one.name)) + Fraction(exact(one.rate, one.name)) * passed
    return _decimal(total)


def earned_by(work: PlannedWork, *, started: bool, complete_share: Amount) -> Decimal:
    """Return the earned value of a piece of work.

    Parameters
    ----------
    work : PlannedWork
        The work as planned.
    started : bool
        Whether it has started; its fixed cost is earned then.
    complete_share : int, float or Decimal
        Share of the work that is done, 0-1.

    Returns
    -------
    Decimal
        fixed + share * variable; 0 before the start.

    Raises
    ------
    CostError
        If the share lies outside 0-1, or progress is reported of work that has not started.

    Examples
    --------
    >>> earned_by(PlannedWork("A", 0, 60, 100, 1), started=True, complete_share=0.5)
    Decimal('130')
    """
    share = exact_share(complete_share, f"The progress of {work.name}")
    if not started:
        if share > 0:
            raise CostError(f"{work.name} has progress and no actual start: state its start.")
        return Decimal(0)
    return _decimal(Fraction(exact(work.fixed, work.name)) + Fraction(share) * work.variable)


@dataclass(frozen=True, slots=True)
class PlannedCurve:
    """The planned value over time, as straight pieces between the times at which something starts or ends.

    Attributes
    ----------
    times : tuple of int
        Ascending working minutes.
    before, after : tuple of Fraction
        Value just before and just after each; they differ where a fixed cost falls due.
    """

    times: tuple[int, ...]
    before: tuple[Fraction, ...]
    after: tuple[Fraction, ...]

    def when(self, value: Amount, now: int) -> Fraction:
        """Return the time at which the plan has a value.

        Parameters
        ----------
        value : int, float or Decimal
            Earned value, at least 0.
        now : int
            The status date in working minutes.

        Returns
        -------
        Fraction
            Working minutes. On a plateau the time nearest to `now`; for 0 the start; from the budget on the first
            time at which all is planned.

        Raises
        ------
        CostError
            If the value is below 0.

        Notes
        -----
        W. Lipke, "Schedule is Different", The Measurable News (2003), on continuous working time: C is the last time
        with PV <= EV. Where a plateau contains the status date nothing was planned that could be early or late, so that
        time earned is time passed.

        Examples
        --------
        >>> curve_of([PlannedWork("A", 0, 60, 0, 1), PlannedWork("B", 120, 60, 0, 1)]).when(60, 90)
        Fraction(90, 1)
        """
        wanted = Fraction(exact(value, "The earned value"))
        if wanted < 0:
            raise CostError(f"The earned value is {value}; it cannot be below 0.")
        if wanted == 0:
            return Fraction(self.times[0])
        if wanted >= self.after[-1]:
            return Fraction(self.times[bisect_left(self.after, self.after[-1])])
        first = self._reached(wanted)
        last = first
        for at, level in zip(self.times, self.before, strict=True):
            if level == wanted and at > last:
                last = Fraction(at)
        return min(max(first, Fraction(now)), last)

    def _reached(self, wanted: Fraction) -> Fraction:
        """Return the first time at which the value is reached."""
        index = bisect_left(self.after, wanted)
        if index == 0 or self.before[index] < wanted:
            return Fraction(self.times[index])
        low, high = self.after[index - 1], self.before[index]
        begin, end = self.times[index - 1], self.times[index]
        return begin + (wanted - low) / (high - low) * (end - begin)


def curve_of(works: Sequence[PlannedWork]) -> PlannedCurve:
    """Return the curve of a baseline.

    Raises
    ------
    CostError
        If there is no work.

    Examples
    --------
    >>> curve_of([PlannedWork("A", 0, 60, 100, 1)]).times
    (0, 60)
    """
    if not works:
        raise CostError("A plan without work has no planned value.")
    jump: dict[int, Fraction] = {}
    turn: dict[int, Fraction] = {}
    for one in works:
        jump[one.start] = jump.get(one.start, Fraction(0)) + Fraction(exact(one.fixed, one.name))
        jump.setdefault(one.start + one.minutes, Fraction(0))
        if one.minutes:
            rate = Fraction(exact(one.rate, one.name))
            turn[one.start] = turn.get(one.start, Fraction(0)) + rate
            turn[one.start + one.minutes] = turn.get(one.start + one.minutes, Fraction(0)) - rate
    before, after = [], []
    level = slope = Fraction(0)
    times = sorted(jump)
    for at, past in zip(times, [times[0], *times], strict=False):
        level += slope * (at - past)
        before.append(level)
        level += jump[at]
        after.append(level)
        slope += turn.get(at, Fraction(0))
    return PlannedCurve(tuple(times), tuple(before), tuple(after))


def _decimal(amount: Fraction) -> Decimal:
    """Return a fraction of decimal amounts as a decimal."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)
