"""Refuse portfolios that do not fit together: every sentence names the place, the number and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.result import Unknown

if TYPE_CHECKING:
    from milepost_engine.choose.selection.problem import Candidate, Portfolio, ShareLimit


def refuse_impossible(portfolio: Portfolio) -> None:
    """Refuse a portfolio whose parts do not fit together, or hold what is no number.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.

    Raises
    ------
    ValueError
        With the first place that is wrong. Amounts below 0 of money or capacity are none of them: they say that
        more is committed than there is, and a conflict names them.
    """
    _refuse_periods(portfolio)
    codes = [one.code for one in portfolio.candidates]
    if "" in codes:
        raise ValueError(f"Project {codes.index('') + 1} has no code: give it one.")
    twice = sorted({one for one in codes if codes.count(one) > 1})
    if twice:
        raise ValueError(f"Every project stands once; these stand twice: {', '.join(twice)}.")
    _refuse_strange(portfolio, set(codes))
    _refuse_ties(portfolio)
    for share in portfolio.shares:
        _refuse_share(share)
    for one in portfolio.candidates:
        _refuse_candidate(one, portfolio)


def _refuse_periods(portfolio: Portfolio) -> None:
    """Refuse lines of money and capacity that are too long or too short, or hold no number."""
    periods = portfolio.periods
    if not isinstance(periods, int) or isinstance(periods, bool):
        raise ValueError(f"The number of periods must be a whole number, not {periods!r}.")  # noqa: TRY004 - one type
    if periods < 1 or len(portfolio.budget) != periods:
        raise ValueError(f"{periods} periods need as many budgets, not {len(portfolio.budget)}.")
    _refuse_line(portfolio.budget, "The budget")
    for skill, hours in portfolio.capacity.items():
        if len(hours) != periods:
            raise ValueError(f"The capacity of {skill} needs {periods} periods, not {len(hours)}.")
        _refuse_line(hours, f"The capacity of {skill}")


def _refuse_line(amounts: Sequence[Amount], name: str) -> None:
    """Refuse what is no finite number, by period."""
    for period, amount in enumerate(amounts):
        exact(amount, f"{name} in period {period}")


def _refuse_strange(portfolio: Portfolio, codes: set[str]) -> None:
    """Refuse names of projects that nobody proposed."""
    named = {one for group in (*portfolio.exclusive, *(s.members for s in portfolio.synergies)) for one in group}
    named |= {one for need in portfolio.requires for one in (need.code, need.needs)}
    named |= {one for share in portfolio.shares for one in share.members}
    strange = sorted(named - codes)
    if strange:
        raise ValueError(f"Limits and synergies name projects that are no candidates: {', '.join(strange)}.")


def _refuse_ties(portfolio: Portfolio) -> None:
    """Refuse ties of a project with itself, and synergies of less than two."""
    for need in portfolio.requires:
        if need.code == need.needs:
            raise ValueError(f"{need.code} cannot need itself: name another project, or leave the requirement out.")
    for synergy in portfolio.synergies:
        members = ", ".join(sorted(synergy.members))
        if len(synergy.members) < 2:
            raise ValueError(f"A synergy needs two projects at least, not {members or 'none'}: add it to the value.")
        exact(synergy.value, f"The value of the synergy of {members}")


def _refuse_share(share: ShareLimit) -> None:
    """Refuse a balance outside 0-1, or one that no choice could have."""
    for code, part in share.members.items():
        exact_share(part, f"The part of {code} in the share {share.name}")
    least = exact_share(share.at_least, f"The least share of {share.name}")
    most = exact_share(share.at_most, f"The largest share of {share.name}")
    if least > most:
        raise ValueError(f"The least share of {share.name}, {least}, lies above its largest, {most}: exchange them.")


def _refuse_candidate(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse a candidate with impossible numbers."""
    profile = one.profile
    if not profile and not isinstance(one.cost, Unknown):
        raise ValueError(f"The cost of {one.code} needs one amount for each period of its life.")
    if any(cost < 0 for cost in profile):
        raise ValueError(f"The cost of {one.code} cannot be below 0.")
    if one.value_by_start and len(one.value_by_start) != portfolio.periods:
        raise ValueError(f"The value of {one.code} by start needs {portfolio.periods} periods.")
    for start in range(portfolio.periods):
        one.value_at(start)
    exact(one.risk, f"The risk of {one.code}")
    _refuse_windows(one, portfolio)
    _refuse_demand(one, portfolio)


def _refuse_windows(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse periods before the first."""
    for lowest, period, name in (
        (0, one.earliest_start, "earliest start"),
        (0, one.finish_by, "number of periods to finish within"),
        (-1, one.locked_start, "locked start"),
    ):
        if not isinstance(period, int) or isinstance(period, bool) or period < lowest:
            raise ValueError(f"The {name} of {one.code} must be a whole number from {lowest}, not {period!r}.")
    if one.locked_start >= 0 and one.locked_start not in portfolio.starts(one):
        raise ValueError(f"{one.code} is locked to a start from which it does not fit into the horizon.")


def _refuse_demand(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse a demand that nothing is stated about, or that is no number."""
    profile = one.profile
    for skill, hours in one.demand.items():
        if skill not in portfolio.capacity:
            raise ValueError(f"{one.code} demands {skill}, for which no capacity is stated.")
        if profile and len(hours) > len(profile):
            raise ValueError(f"{one.code} demands {skill} for longer than it lives.")
        if any(exact(hour, f"The demand of {one.code} for {skill}") < 0 for hour in hours):
            raise ValueError(f"The demand of {one.code} for {skill} cannot be below 0.")
