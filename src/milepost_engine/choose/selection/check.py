"""Check a choice against every limit, exactly and without any solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from milepost_engine.amounts import exact
from milepost_engine.choose.selection.problem import (
    Candidate,
    Limit,
    LimitKind,
    Portfolio,
    exclusion,
)
from milepost_engine.errors import ChoiceError


def value_of(portfolio: Portfolio, starts: Mapping[str, int]) -> Fraction:
    """Return the exact value of a choice.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.
    starts : mapping of str to int
        Start period of every project chosen.

    Returns
    -------
    Fraction
        Values of the projects and of their synergies.

    Examples
    --------
    >>> value_of(Portfolio(2, (5, 5), (Candidate("A", (1,), 9, decay=2),)), {"A": 1})
    Fraction(7, 1)
    """
    by_code = {one.code: one for one in portfolio.candidates}
    own = sum((by_code[code].value_at(start) for code, start in starts.items()), start=Fraction(0))
    together = (Fraction(exact(one.value, "A synergy")) for one in portfolio.synergies if one.members <= set(starts))
    return own + sum(together, start=Fraction(0))


def cost_of(portfolio: Portfolio, starts: Mapping[str, int]) -> Fraction:
    """Return the exact cost of a choice over the whole life of its projects.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.
    starts : mapping of str to int
        Start period of every project chosen.

    Returns
    -------
    Fraction
        Sum of their costs.

    Examples
    --------
    >>> cost_of(Portfolio(2, (5, 5), (Candidate("A", (1, 2), 9),)), {"A": 0})
    Fraction(3, 1)
    """
    chosen = (one for one in portfolio.candidates if one.code in starts)
    return sum((sum(one.profile, start=Fraction(0)) for one in chosen), start=Fraction(0))


def broken_limits(portfolio: Portfolio, starts: Mapping[str, int]) -> list[Limit]:
    """Return every limit that a choice breaks.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.
    starts : mapping of str to int
        Start period of every project chosen.

    Returns
    -------
    list of Limit
        Empty for a choice that holds.

    Raises
    ------
    ChoiceError
        If a project is no candidate with a known cost, or starts where it cannot within the horizon.

    Examples
    --------
    >>> broken_limits(Portfolio(1, (5,), (Candidate("A", (6,), 9),)), {"A": 0})[0].kind.value
    'budget'
    """
    considered = {one.code: one for one in portfolio.considered}
    for code, start in starts.items():
        if code not in considered or start not in portfolio.starts(considered[code]):
            raise ChoiceError(f"{code} cannot start in period {start}.")
    chosen = [(considered[code], start) for code, start in starts.items()]
    return [
        *_own(portfolio, starts),
        *_between(portfolio, starts, considered),
        *_balance(portfolio, chosen),
        *_used(portfolio, chosen),
    ]


_Chosen = list[tuple[Candidate, int]]


def _own(portfolio: Portfolio, starts: Mapping[str, int]) -> Iterator[Limit]:
    """Find broken limits of single projects."""
    for one in portfolio.considered:
        start = starts.get(one.code)
        if one.mandatory and start is None:
            yield Limit(LimitKind.MANDATORY, one.code)
        if one.locked_start >= 0 and start != one.locked_start:
            yield Limit(LimitKind.LOCKED, one.code)
        if start is not None and start < one.earliest_start:
            yield Limit(LimitKind.EARLIEST_START, one.code)
        if start is not None and one.finish_by and start + len(one.profile) > one.finish_by:
            yield Limit(LimitKind.FINISH_BY, one.code)


def _between(portfolio: Portfolio, starts: Mapping[str, int], by_code: Mapping[str, Candidate]) -> Iterator[Limit]:
    """Find broken limits between projects."""
    for need in portfolio.requires:
        if need.code not in starts:
            continue
        other = starts.get(need.needs)
        too_late = other is not None and other + len(by_code[need.needs].profile) > starts[need.code]
        if other is None or (need.finished and too_late):
            yield Limit(LimitKind.REQUIREMENT, f"{need.code} needs {need.needs}")
    for group in portfolio.exclusive:
        if len(group & set(starts)) > 1:
            yield exclusion(group)


def _balance(portfolio: Portfolio, chosen: _Chosen) -> Iterator[Limit]:
    """Find broken shares."""
    whole = sum((sum(one.profile) for one, _ in chosen), start=Fraction(0))
    for limit in portfolio.shares:
        weights = {code: Fraction(exact(share, "A share")) for code, share in limit.members.items()}
        part = sum((weights.get(one.code, 0) * sum(one.profile) for one, _ in chosen), start=Fraction(0))
        least, most = (Fraction(exact(one, "A share")) for one in (limit.at_least, limit.at_most))
        if not least * whole <= part <= most * whole:
            yield Limit(LimitKind.SHARE, limit.name)


def _used(portfolio: Portfolio, chosen: _Chosen) -> Iterator[Limit]:
    """Find broken capacities and budgets."""
    for skill, capacity in portfolio.capacity.items():
        profiles = [
            (tuple(Fraction(exact(h, "A demand")) for h in one.demand.get(skill, ())), at) for one, at in chosen
        ]
        for period in range(portfolio.periods):
            if _at(profiles, period) > Fraction(exact(capacity[period], f"The capacity of {skill}")):
                yield Limit(LimitKind.CAPACITY, skill, period)
    spent = left = Fraction(0)
    for period in range(portfolio.periods):
        now = _at([(one.profile, start) for one, start in chosen], period)
        budget = Fraction(exact(portfolio.budget[period], "The budget"))
        spent, left = (spent + now, left + budget) if portfolio.carry_over else (now, budget)
        if spent > left:
            yield Limit(LimitKind.BUDGET, "", period)


def _at(profiles: list[tuple[tuple[Fraction, ...], int]], period: int) -> Fraction:
    """Return what a period uses of profiles that began before."""
    return sum(
        (profile[period - start] for profile, start in profiles if 0 <= period - start < len(profile)),
        start=Fraction(0),
    )
