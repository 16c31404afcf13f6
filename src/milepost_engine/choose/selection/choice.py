"""Choose the projects and their starts of the highest value, always the same one among equals."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from milepost_engine.choose.selection.check import broken_limits, cost_of, value_of
from milepost_engine.choose.selection.model import Model, Row, build
from milepost_engine.choose.selection.problem import Limit, Portfolio
from milepost_engine.choose.selection.solve import Solution, Status, maximise
from milepost_engine.result import Known, NotApplicable, Result, Unknown


@dataclass(frozen=True, slots=True)
class Choice:
    """The projects chosen.

    Attributes
    ----------
    status : Status
        Whether it is proven to be the best, or was the best when time ran out.
    starts : mapping of str to int
        Start period of every project chosen.
    value : Result of Decimal
        Exact value; unknown without a choice.
    bound : Result of Decimal
        No choice has a higher value.
    gap_share : Result of float
        (bound - value) / bound: 0 when proven.
    cost : Decimal
        Exact cost over the life of the projects.
    excluded : tuple of str
        Candidates that were not chosen.
    not_considered : mapping of str to str
        Candidates left out because their cost is unknown, with the reason.
    """

    status: Status
    starts: Mapping[str, int]
    value: Result[Decimal]
    bound: Result[Decimal]
    gap_share: Result[float]
    cost: Decimal
    excluded: tuple[str, ...]
    not_considered: Mapping[str, str]


def choose(portfolio: Portfolio, *, time_limit: float | None = None) -> Choice:
    """Choose the projects and starts of the highest value within all limits.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from.
    time_limit : float, optional
        Seconds for the search; each of the three tie-breaks gets a quarter of it again.

    Returns
    -------
    Choice
        Checked exactly against every limit. Among choices of equal value the one with the smallest sum of finish
        periods, then the lowest cost, then the smallest sum of ranks of its codes in alphabetical order. No order
        of the input changes the answer. Ties are not broken when time ran out first.

    Raises
    ------
    ChoiceError
        If the amounts have too many digits to be solved exactly.
    ArithmeticError
        If the solver fails or its answer does not hold.

    Notes
    -----
    Integer programme over starts (see `model.build`). Sources: N. Archer and F. Ghasemzadeh, International Journal
    of Project Management 17 (1999); J. Carazo et al., Computers and Operations Research 37 (2010).

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> found = choose(Portfolio(2, (5, 5), (Candidate("A", (3,), 9), Candidate("B", (3,), 8, decay=1))))
    >>> found.starts, found.value
    ({'A': 1, 'B': 0}, Known(value=Decimal('17')))
    """
    model = build(portfolio)
    first = maximise(model, model.values, time_limit=time_limit)
    final = first if first.status is not Status.OPTIMAL else _untie(model, first, time_limit)
    if first.status in (Status.INFEASIBLE, Status.UNDECIDED):
        return _nothing(portfolio, first.status)
    starts = {code: start for at in final.chosen if at < len(model.starts) for code, start in [model.starts[at]]}
    broken = broken_limits(portfolio, starts)
    value = value_of(portfolio, starts)
    if broken or value != Fraction(first.objective, model.value_scale):
        raise ArithmeticError(f"The answer of the solver does not hold: {broken or value}.")
    bound = Fraction(first.bound, model.value_scale)
    gap: Result[float] = Known(float((bound - value) / bound)) if bound > 0 else NotApplicable("No value.")
    return Choice(
        status=first.status,
        starts=starts,
        value=Known(as_decimal(value)),
        bound=Known(as_decimal(bound)),
        gap_share=Known(0.0) if first.status is Status.OPTIMAL else gap,
        cost=as_decimal(cost_of(portfolio, starts)),
        excluded=tuple(one.code for one in portfolio.considered if one.code not in starts),
        not_considered=_left_out(portfolio),
    )


def best_value(
    portfolio: Portfolio,
    *,
    dropped: Collection[Limit] = (),
    forced: Collection[str] = (),
    time_limit: float | None = None,
) -> Result[Decimal]:
    """Return the highest value alone, with limits lifted or projects forced.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from.
    dropped : collection of Limit
        Limits to lift.
    forced : collection of str
        Projects that must be chosen.
    time_limit : float, optional
        Seconds for the search.

    Returns
    -------
    Result of Decimal
        The value; not applicable when no choice holds, unknown when time ran out before a proof.

    Raises
    ------
    ChoiceError, ArithmeticError
        As `choose`.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> best_value(Portfolio(1, (5,), (Candidate("A", (3,), 9),)))
    Known(value=Decimal('9'))
    """
    model = build(portfolio, dropped=dropped, forced=forced)
    found = maximise(model, model.values, time_limit=time_limit)
    if found.status is Status.INFEASIBLE:
        return NotApplicable("No choice keeps within these limits.")
    if found.status is not Status.OPTIMAL:
        return Unknown("Time ran out before the best value was proven.")
    return Known(as_decimal(Fraction(found.objective, model.value_scale)))


def as_decimal(amount: Fraction) -> Decimal:
    """Return an exact fraction of decimal amounts as a decimal."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def _untie(model: Model, found: Solution, time_limit: float | None) -> Solution:
    """Break ties one criterion after the other, holding what was reached before."""
    part = None if time_limit is None else time_limit / 4
    held = [_at_least(model.values, found.objective)]
    for lower in (model.finishes, model.costs, model.ranks):
        if not any(lower):
            continue
        following = maximise(model, [-one for one in lower], held, time_limit=part, known=found.chosen)
        if following.status is not Status.OPTIMAL:
            return found
        found = following
        held.append(_at_least([-one for one in lower], following.objective))
    return found


def _at_least(objective: list[int], reached: int) -> Row:
    """Return the inequality that an objective stays as high as it is."""
    return Row({at: -one for at, one in enumerate(objective) if one}, -reached)


def _left_out(portfolio: Portfolio) -> dict[str, str]:
    """Return the candidates without a known cost."""
    return {
        one.code: one.cost.reason
        for one in sorted(portfolio.candidates, key=lambda one: one.code)
        if isinstance(one.cost, Unknown) and not one.profile
    }


def _nothing(portfolio: Portfolio, status: Status) -> Choice:
    """Return the choice of nothing, because nothing holds or nothing was found in time."""
    reason = (
        "No choice keeps within all limits."
        if status is Status.INFEASIBLE
        else "Time ran out before any choice was found."
    )
    nothing: Result[Decimal] = Unknown(reason)
    return Choice(
        status=status,
        starts={},
        value=nothing,
        bound=nothing,
        gap_share=Unknown(reason),
        cost=Decimal(0),
        excluded=tuple(one.code for one in portfolio.considered),
        not_considered=_left_out(portfolio),
    )
