"""Why not: what it would cost to force a project, what would admit it, and what one more unit is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from milepost_engine.amounts import Amount, exact
from milepost_engine.choose.selection.choice import Choice, best_value, choose
from milepost_engine.choose.selection.independent import verified_value
from milepost_engine.choose.selection.problem import Limit, LimitKind, Portfolio, limits_of
from milepost_engine.choose.selection.solve import Status
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result, Unknown


@dataclass(frozen=True, slots=True)
class Admission:
    """A single limit whose lifting would let a project in.

    Attributes
    ----------
    limit : Limit
        The limit.
    value : Decimal
        Best value of the portfolio without it.
    """

    limit: Limit
    value: Decimal


@dataclass(frozen=True, slots=True)
class Certificate:
    """Why a project was not chosen.

    Attributes
    ----------
    code : str
        The project.
    forced_value : Result of Decimal
        Best value with the project in; not applicable when it cannot be in at all.
    regret : Result of Decimal
        What forcing it costs.
    displaced, moved : tuple of str
        Projects of the choice that would have to leave for it, and those that would start at another time.
    admissions : tuple of Admission
        Limits each of which, lifted alone, makes a choice with the project the best.
    verified : bool
        Whether another solver came to the same values.
    """

    code: str
    forced_value: Result[Decimal]
    regret: Result[Decimal]
    displaced: tuple[str, ...]
    moved: tuple[str, ...]
    admissions: tuple[Admission, ...]
    verified: bool


def why_not(
    portfolio: Portfolio,
    choice: Choice,
    code: str,
    *,
    limits: Sequence[Limit] | None = None,
    time_limit: float | None = None,
) -> Certificate:
    """Explain why a project was not chosen.

    Parameters
    ----------
    portfolio : Portfolio
        What there was to choose from.
    choice : Choice
        The best choice, proven.
    code : str
        A project that is not in it.
    limits : sequence of Limit, optional
        Limits to try to lift; all when absent.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    Certificate
        Every value computed anew and verified by another solver.

    Raises
    ------
    ChoiceError
        If the project was chosen, is no candidate with a known cost, or the choice is not proven.

    Notes
    -----
    A limit admits the project when, without it, the best value with the project forced in equals the best value
    without that force.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate, choose
    >>> two = Portfolio(1, (5,), (Candidate("A", (3,), 9), Candidate("B", (3,), 7)))
    >>> found = why_not(two, choose(two), "B")
    >>> found.regret, found.displaced, found.admissions[0].limit.kind.value, found.verified
    (Known(value=Decimal('2')), ('A',), 'budget', True)
    """
    if code not in choice.excluded:
        raise ChoiceError(f"{code} is not a project that was considered and not chosen.")
    if choice.gap_share != Known(0.0) or not isinstance(choice.value, Known):
        raise ChoiceError("Only a choice that is proven the best can say why a project is not in it.")
    with_it = choose(_with(portfolio, code), time_limit=time_limit)
    forced = _proven(with_it)
    best = choice.value.value
    regret: Result[Decimal] = Known(best - forced.value) if isinstance(forced, Known) else forced
    tried = limits_of(portfolio) if limits is None else limits
    admissions = tuple(
        found for one in tried if (found := _admission(portfolio, one, code, best, time_limit)) is not None
    )
    verified = verified_value(portfolio, forced=[code], time_limit=time_limit) == forced and all(
        verified_value(portfolio, dropped=[one.limit], forced=[code], time_limit=time_limit)
        == verified_value(portfolio, dropped=[one.limit], time_limit=time_limit)
        == Known(one.value)
        for one in admissions
    )
    return Certificate(code, forced, regret, *_changes(choice, with_it), admissions, verified)


@dataclass(frozen=True, slots=True)
class OneMore:
    """What more of a scarce thing would be worth.

    Attributes
    ----------
    limit : Limit
        A budget or a capacity in one period.
    value : Decimal
        Best value with it raised.
    gain : Decimal
        What that is more.
    """

    limit: Limit
    value: Decimal
    gain: Decimal


def value_of_more(
    portfolio: Portfolio, choice: Choice, *, units: Amount = 1, time_limit: float | None = None
) -> Result[tuple[OneMore, ...]]:
    """Return where more capacity or money in one period would raise the value.

    Parameters
    ----------
    portfolio : Portfolio
        What there was to choose from.
    choice : Choice
        The best choice, proven.
    units : int, float or Decimal
        How much more, in the unit of the limit, above 0.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    Result of tuple of OneMore
        The largest gain first, limits without gain left out; not applicable without a choice.

    Raises
    ------
    ChoiceError
        If the units are not above 0.

    Notes
    -----
    Each limit is raised alone and the whole solved again: the value is a step function, and no shadow price of a
    relaxation is true for whole projects.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate, choose
    >>> one = Portfolio(1, (5,), (Candidate("A", (6,), 9),))
    >>> value_of_more(one, choose(one)).value[0].gain
    Decimal('9')
    """
    more = exact(units, "The units")
    if more <= 0:
        raise ChoiceError(f"The units must be above 0, not {more}.")
    if not isinstance(choice.value, Known):
        return NotApplicable("There is no choice to improve.")
    found = []
    for limit in limits_of(portfolio):
        if limit.kind not in (LimitKind.CAPACITY, LimitKind.BUDGET):
            continue
        value = best_value(raised(portfolio, limit, more), time_limit=time_limit)
        if isinstance(value, Known) and value.value > choice.value.value:
            found.append(OneMore(limit, value.value, value.value - choice.value.value))
    return Known(tuple(sorted(found, key=lambda one: (-one.gain, one.limit))))


def raised(portfolio: Portfolio, limit: Limit, units: Decimal) -> Portfolio:
    """Return a portfolio with more of one capacity or of the budget in one period.

    Parameters
    ----------
    portfolio : Portfolio
        The portfolio to start from.
    limit : Limit
        A budget or a capacity.
    units : Decimal
        How much more.

    Returns
    -------
    Portfolio
        Like the one handed over, but for that number.

    Examples
    --------
    >>> raised(Portfolio(1, (5,), ()), Limit(LimitKind.BUDGET, "", 0), Decimal(2)).budget
    (Decimal('7'),)
    """
    if limit.kind is LimitKind.BUDGET:
        return replace(portfolio, budget=_more(portfolio.budget, limit.period, units))
    changed = _more(portfolio.capacity[limit.name], limit.period, units)
    return replace(portfolio, capacity={**portfolio.capacity, limit.name: changed})


def _more(amounts: tuple[Amount, ...], period: int, units: Decimal) -> tuple[Amount, ...]:
    """Return amounts with one of them raised."""
    return tuple(exact(one, "An amount") + units if at == period else one for at, one in enumerate(amounts))


def _with(portfolio: Portfolio, code: str) -> Portfolio:
    """Return the portfolio with a project that must be chosen."""
    candidates = (replace(one, mandatory=True) if one.code == code else one for one in portfolio.candidates)
    return replace(portfolio, candidates=tuple(candidates))


def _proven(choice: Choice) -> Result[Decimal]:
    """Return the value of a choice if nothing can be better."""
    if choice.status is Status.INFEASIBLE:
        return NotApplicable("No choice keeps within these limits.")
    if choice.status is not Status.OPTIMAL:
        return Unknown("Time ran out before the best value was proven.")
    return choice.value


def _changes(choice: Choice, with_it: Choice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leaves and who moves between two choices."""
    if not isinstance(with_it.value, Known):
        return (), ()
    now = with_it.starts
    leaves = tuple(code for code in choice.starts if code not in now)
    return leaves, tuple(code for code, start in choice.starts.items() if now.get(code, start) != start)


def _admission(
    portfolio: Portfolio, limit: Limit, code: str, best: Decimal, time_limit: float | None
) -> Admission | None:
    """Return the admission by one limit, if it admits."""
    forced = best_value(portfolio, dropped=[limit], forced=[code], time_limit=time_limit)
    # Without a limit nothing gets worse: below the value of the choice the project cannot be in the best one.
    if not isinstance(forced, Known) or forced.value < best:
        return None
    free = best_value(portfolio, dropped=[limit], time_limit=time_limit)
    return Admission(limit, forced.value) if free == forced else None
