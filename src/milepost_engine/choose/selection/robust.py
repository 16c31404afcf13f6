"""A choice that holds up when values are uncertain: the best worst case, the least regret, and the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from milepost_engine.amounts import Amount, exact
from milepost_engine.choose.selection.check import value_of
from milepost_engine.choose.selection.choice import Choice, as_decimal, choose
from milepost_engine.choose.selection.problem import Candidate, Portfolio
from milepost_engine.choose.selection.solve import Status
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Scenario = Mapping[str, Amount]
"""A factor on the value of each project, at least 0; projects that are absent keep theirs."""


class Place(StrEnum):
    """How sure the place of a project in the portfolio is."""

    CORE = "core"
    BORDERLINE = "borderline"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class RobustChoice:
    """The choices that are best in some scenario, compared in all of them.

    Attributes
    ----------
    best_worst_case, least_regret : Choice
        Among those compared, the one of the highest lowest value, and the one of the smallest largest regret.
    worst_value, largest_regret : Decimal
        What the one and the other reach.
    chosen_share : mapping of str to float
        Share of the scenarios in whose best choice each project is.
    place : mapping of str to Place
        Core when in all, outside when in none.
    """

    best_worst_case: Choice
    least_regret: Choice
    worst_value: Decimal
    largest_regret: Decimal
    chosen_share: Mapping[str, float]
    place: Mapping[str, Place]


def choose_robustly(
    portfolio: Portfolio, scenarios: Sequence[Scenario], *, time_limit: float | None = None
) -> Result[RobustChoice]:
    """Compare the best choices of several futures in each of these futures.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from; limits are the same in all scenarios.
    scenarios : sequence of Scenario
        At least one future.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    Result of RobustChoice
        Not applicable when nothing holds, unknown when a search was not proven in time. The comparison is over the
        best choices of the scenarios: a choice that is best in none of them is not looked at.

    Raises
    ------
    ChoiceError
        If there is no scenario, a factor is below 0, or a project is no candidate.

    Notes
    -----
    Robust portfolio modelling: J. Liesioe, P. Mild, A. Salo, European Journal of Operational Research 181 (2007);
    regret after P. Kouvelis and G. Yu, Robust Discrete Optimization (1997).

    Examples
    --------
    >>> two = Portfolio(1, (3,), (Candidate("A", (3,), 10), Candidate("B", (3,), 9)))
    >>> found = choose_robustly(two, [{"A": 1}, {"A": 0.2}]).value
    >>> found.least_regret.starts, found.worst_value, found.place["A"].value
    ({'B': 0}, Decimal('9'), 'borderline')
    """
    if not scenarios:
        raise ChoiceError("A robust choice needs at least one scenario.")
    futures = [_in_future(portfolio, one) for one in scenarios]
    best = [choose(one, time_limit=time_limit) for one in futures]
    if any(one.status is Status.INFEASIBLE for one in best):
        return NotApplicable("No choice keeps within all limits.")
    if any(one.status is not Status.OPTIMAL for one in best):
        return Unknown("Time ran out before the best choice of every scenario was proven.")
    values = [[value_of(future, one.starts) for future in futures] for one in best]
    optimum = [values[at][at] for at in range(len(best))]
    worst = [min(row) for row in values]
    regret = [max(top - own for top, own in zip(optimum, row, strict=True)) for row in values]
    safe = max(range(len(best)), key=lambda at: (worst[at], -at))
    calm = min(range(len(best)), key=lambda at: (regret[at], at))
    share = {one.code: sum(one.code in choice.starts for choice in best) / len(best) for one in portfolio.considered}
    return Known(
        RobustChoice(
            best_worst_case=best[safe],
            least_regret=best[calm],
            worst_value=as_decimal(worst[safe]),
            largest_regret=as_decimal(regret[calm]),
            chosen_share=share,
            place={code: _place(part) for code, part in share.items()},
        )
    )


def _place(share: float) -> Place:
    """Name the place of a project."""
    if share == 1:
        return Place.CORE
    return Place.BORDERLINE if share > 0 else Place.OUTSIDE


def _in_future(portfolio: Portfolio, scenario: Scenario) -> Portfolio:
    """Return the portfolio with the values of a scenario."""
    strange = sorted(set(scenario) - {one.code for one in portfolio.candidates})
    if strange:
        raise ChoiceError(f"The scenario names projects that are no candidates: {', '.join(strange)}.")
    factors = {code: exact(one, f"The factor of {code}") for code, one in scenario.items()}
    if any(one < 0 for one in factors.values()):
        raise ChoiceError("A factor on a value cannot be below 0.")
    return replace(
        portfolio,
        candidates=tuple(_changed(one, factors.get(one.code, Decimal(1)), portfolio) for one in portfolio.candidates),
    )


def _changed(one: Candidate, factor: Decimal, portfolio: Portfolio) -> Candidate:
    """Return a candidate with its values multiplied."""
    if factor == 1:
        return one
    values = [one.value_at(start) * Fraction(factor) for start in range(portfolio.periods)]
    return replace(one, value_by_start=tuple(as_decimal(value) for value in values))
