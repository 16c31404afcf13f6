"""The efficient frontier of a portfolio: what value is to be had for what money and what risk.

The frontier is a step function. Between two points lies nothing that could be chosen: never interpolate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from milepost_engine.amounts import Amount, exact
from milepost_engine.choose.selection import Choice, Portfolio, choose, cost_of, value_of
from milepost_engine.choose.selection.choice import as_decimal
from milepost_engine.result import Known, NotApplicable, Result


@dataclass(frozen=True, slots=True)
class Point:
    """What a portfolio costs and brings.

    Attributes
    ----------
    spend, value, risk : Decimal
        Cost over the life of its projects, value, and sum of their risks.
    starts : mapping of str to int
        The projects with their starts.
    """

    spend: Decimal
    value: Decimal
    risk: Decimal
    starts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class GridPoint:
    """The best choice at one budget.

    Attributes
    ----------
    change : Decimal
        What was added to the budget of every period.
    choice : Choice
        The best choice there; infeasible ones are kept and say so.
    point : Result of Point
        What it costs and brings.
    efficient : bool
        Whether no other point of the grid is at least as good in everything and better in something.
    """

    change: Decimal
    choice: Choice
    point: Result[Point]
    efficient: bool


def frontier(portfolio: Portfolio, changes: Sequence[Amount], *, time_limit: float | None = None) -> list[GridPoint]:
    """Choose the best portfolio for each of several budgets.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from.
    changes : sequence of int, float or Decimal
        What to add to the budget of every period, negative to take away; no budget falls below 0.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    list of GridPoint
        In the order of the changes, ascending.

    Raises
    ------
    ChoiceError
        If a change is no finite number.

    Notes
    -----
    Points are compared in spend and risk (less is better) and value (more is better). Source: H. Markowitz, Journal of
    Finance 7 (1952), for whole projects instead of shares.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> found = frontier(Portfolio(1, (5,), (Candidate("A", (6,), 9),)), [0, 1, 2])
    >>> [(int(one.change), int(one.point.value.value), one.efficient) for one in found]
    [(0, 0, True), (1, 9, True), (2, 9, True)]
    """
    read = sorted(exact(one, "The change of the budget") for one in changes)
    found: list[tuple[Decimal, Choice, Result[Point]]] = []
    for change in read:
        budget = tuple(max(Decimal(0), exact(one, "The budget") + change) for one in portfolio.budget)
        choice = choose(replace(portfolio, budget=budget), time_limit=time_limit)
        point: Result[Point] = NotApplicable("No choice keeps within all limits at this budget.")
        if isinstance(choice.value, Known):
            point = Known(point_of(portfolio, choice.starts))
        found.append((change, choice, point))
    points = [point.value for _, _, point in found if isinstance(point, Known)]
    return [
        GridPoint(change, choice, point, isinstance(point, Known) and _efficient(point.value, points))
        for change, choice, point in found
    ]


def point_of(portfolio: Portfolio, starts: Mapping[str, int]) -> Point:
    """Return what any choice costs and brings, the current portfolio for instance.

    Parameters
    ----------
    portfolio : Portfolio
        The candidates.
    starts : mapping of str to int
        Start of every project of the choice.

    Returns
    -------
    Point
        Exact sums.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> point_of(Portfolio(1, (5,), (Candidate("A", (4,), 9, risk=2),)), {"A": 0}).risk
    Decimal('2')
    """
    risk = sum(
        (Fraction(exact(one.risk, "A risk")) for one in portfolio.candidates if one.code in starts), start=Fraction(0)
    )
    return Point(
        as_decimal(cost_of(portfolio, starts)), as_decimal(value_of(portfolio, starts)), as_decimal(risk), dict(starts)
    )


def gap_to_frontier(current: Point, grid: Sequence[GridPoint]) -> Result[Decimal]:
    """Return how much more value the same money and risk could bring.

    Parameters
    ----------
    current : Point
        The portfolio as it is.
    grid : sequence of GridPoint
        As `frontier` returned.

    Returns
    -------
    Result of Decimal
        Value of the best point that costs and risks no more, minus the current value; not applicable when the
        grid has none. Never interpolated.

    Examples
    --------
    >>> gap_to_frontier(Point(Decimal(1), Decimal(1), Decimal(0), {}), [])
    NotApplicable(reason='No point of the grid costs and risks as little.')
    """
    within = [
        one.point.value.value
        for one in grid
        if isinstance(one.point, Known)
        and one.point.value.spend <= current.spend
        and one.point.value.risk <= current.risk
    ]
    if not within:
        return NotApplicable("No point of the grid costs and risks as little.")
    return Known(max(within) - current.value)


def _efficient(one: Point, points: Sequence[Point]) -> bool:
    """Say whether no point dominates this one."""
    mine = (one.spend, -one.value, one.risk)
    others = ((other.spend, -other.value, other.risk) for other in points)
    return not any(
        all(theirs <= own for theirs, own in zip(other, mine, strict=True)) and other != mine for other in others
    )
