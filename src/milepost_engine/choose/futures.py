"""How often a project belongs to the best choice when values, costs, money and people are all uncertain.

A project that is chosen in 97 of 100 futures is another decision than one that is chosen in 51. Futures are handed in:
whoever draws them says with which seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from milepost_engine.amounts import Amount, exact
from milepost_engine.choose.selection.check import broken_limits
from milepost_engine.choose.selection.choice import choose
from milepost_engine.choose.selection.problem import Candidate, Limit, Portfolio
from milepost_engine.choose.selection.robust import Place
from milepost_engine.choose.selection.solve import Status
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result, Unknown


@dataclass(frozen=True, slots=True)
class Future:
    """Factors, at least 0 each, on what is stated; what is absent stays.

    Attributes
    ----------
    values, costs : mapping of str to int, float or Decimal
        By project.
    capacity : mapping of str to int, float or Decimal
        By skill.
    budget : int, float or Decimal
        On the money of every period.
    """

    values: Mapping[str, Amount] = field(default_factory=dict)
    costs: Mapping[str, Amount] = field(default_factory=dict)
    capacity: Mapping[str, Amount] = field(default_factory=dict)
    budget: Amount = 1


@dataclass(frozen=True, slots=True)
class AcrossFutures:
    """What the best choices of many futures have in common.

    Attributes
    ----------
    chosen_share : mapping of str to float
        Share of the futures in whose best choice each project is; futures in which nothing holds are in the count.
    place : mapping of str to Place
        Core when in all, outside when in none.
    impossible : tuple of int
        Futures in which no choice keeps within all limits.
    holds_share : Result of float
        Share of the futures in which the best choice of what is stated keeps all limits; not applicable when nothing
        holds as stated.
    broken : mapping of Limit to int
        In how many futures that choice breaks each limit.
    """

    chosen_share: Mapping[str, float]
    place: Mapping[str, Place]
    impossible: tuple[int, ...]
    holds_share: Result[float]
    broken: Mapping[Limit, int]


def choose_across_futures(
    portfolio: Portfolio, futures: Sequence[Future], *, time_limit: float | None = None
) -> Result[AcrossFutures]:
    """Choose anew in every future, and see in how many the choice of today would hold.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from, as stated.
    futures : sequence of Future
        At least one.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    Result of AcrossFutures
        Unknown when a search was not proven in time.

    Raises
    ------
    ChoiceError
        If there is no future, a factor is below 0 or no number, or a name is no candidate or skill.

    Examples
    --------
    >>> two = Portfolio(1, (3,), (Candidate("A", (3,), 10), Candidate("B", (2,), 7)))
    >>> found = choose_across_futures(two, [Future(), Future(costs={"A": 2})]).value
    >>> found.chosen_share, found.holds_share
    ({'A': 0.5, 'B': 0.5}, Known(value=0.5))
    """
    if not futures:
        raise ChoiceError("At least one future is needed.")
    worlds = [_in_future(portfolio, one) for one in futures]
    today, *best = (choose(one, time_limit=time_limit) for one in (portfolio, *worlds))
    if any(one.status not in (Status.OPTIMAL, Status.INFEASIBLE) for one in (today, *best)):
        return Unknown("Time ran out before the best choice of every future was proven.")
    share = {one.code: sum(one.code in found.starts for found in best) / len(best) for one in portfolio.considered}
    broken = [broken_limits(world, today.starts) for world in worlds] if today.status is Status.OPTIMAL else []
    return Known(
        AcrossFutures(
            chosen_share=share,
            place={code: _place(part) for code, part in share.items()},
            impossible=tuple(at for at, one in enumerate(best) if one.status is Status.INFEASIBLE),
            holds_share=Known(sum(not one for one in broken) / len(broken))
            if broken
            else NotApplicable("No choice keeps within all limits as stated."),
            broken=dict(Counter(limit for one in broken for limit in one)),
        )
    )


def _place(share: float) -> Place:
    """Name the place of a project."""
    if share == 1:
        return Place.CORE
    return Place.BORDERLINE if share > 0 else Place.OUTSIDE


def _in_future(portfolio: Portfolio, future: Future) -> Portfolio:
    """Return the portfolio as it is in a future."""
    codes = {one.code for one in portfolio.candidates}
    values = _factors(future.values, codes, "value", "candidates")
    costs = _factors(future.costs, codes, "cost", "candidates")
    capacity = _factors(future.capacity, set(portfolio.capacity), "capacity", "skills")
    money = _factor(future.budget, "The factor on the budget")
    return replace(
        portfolio,
        budget=_times(portfolio.budget, money),
        capacity={skill: _times(line, capacity.get(skill, Decimal(1))) for skill, line in portfolio.capacity.items()},
        candidates=tuple(
            _changed(one, values.get(one.code, Decimal(1)), costs.get(one.code, Decimal(1)))
            for one in portfolio.candidates
        ),
    )


def _factors(given: Mapping[str, Amount], known: set[str], what: str, kind: str) -> dict[str, Decimal]:
    """Read factors and refuse names that nobody knows."""
    strange = sorted(set(given) - known)
    if strange:
        raise ChoiceError(f"Factors on the {what} name what is none of the {kind}: {', '.join(strange)}.")
    return {name: _factor(one, f"The factor on the {what} of {name}") for name, one in given.items()}


def _factor(amount: Amount, name: str) -> Decimal:
    """Read a factor of at least 0."""
    factor = exact(amount, name)
    if factor < 0:
        raise ChoiceError(f"{name} is {factor}; it cannot be below 0.")
    return factor


def _times(amounts: Sequence[Amount], factor: Decimal) -> tuple[Decimal, ...]:
    """Return amounts times a factor, exactly."""
    return tuple(exact(one, "An amount") * factor for one in amounts)


def _changed(one: Candidate, value: Decimal, cost: Decimal) -> Candidate:
    """Return a candidate with its values and costs multiplied."""
    return replace(
        one,
        cost=one.cost if isinstance(one.cost, Unknown) else _times(one.cost, cost),
        p80_cost=_times(one.p80_cost, cost),
        value=exact(one.value, f"The value of {one.code}") * value,
        decay=exact(one.decay, f"The decay of {one.code}") * value,
        value_by_start=_times(one.value_by_start, value),
    )
