"""How many projects turned worse, and how many better, between the two periods of a board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from milepost.kernel.measure import Known, Unknown
from milepost.kernel.policy import Actor
from milepost.reporting.explanations.subject import portfolio_of, until
from milepost.reporting.panels import links
from milepost.reporting.panels.portfolio import Portfolio
from milepost.surface.answers.explain import Explanation, Source, Term


def explain_turned(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain what counts as worse, and against which period."""
    portfolio = portfolio_of(actor, address, moment)
    compared = portfolio.chosen.compared
    turned = portfolio.turned()
    worse = sum(each.steps > 0 for each in turned)
    nothing = Unknown("There is no earlier period to hold this one against.")
    return Explanation(
        label=f"Turned worse since {compared.name}" if compared else "Turned worse",
        result=Known(worse) if compared else nothing,
        writer="number" if compared else "plain",
        formula="Projects whose computed colour, or whose delivery confidence where reviewers gave it, is worse than "
        "in the period it is held against. Grey is worse than green: a project of which nothing is known is not well.",
        terms=(
            Term("Turned worse", Known(worse), "number"),
            Term("Turned better", Known(len(turned) - worse), "number"),
            Term("In both periods", Known(_in_both(portfolio)), "number"),
        )
        if compared
        else (),
        as_of=until(moment),
        sources=(
            Source("The projects that turned worse", _shown(portfolio, "worse"), worse),
            Source("The projects that turned better", _shown(portfolio, "better"), len(turned) - worse),
        )
        if compared
        else (),
        ask="the PMO",
    )


def _in_both(portfolio: Portfolio) -> int:
    return sum(each.project_id in portfolio.before for each in portfolio.lines)


def _shown(portfolio: Portfolio, show: str) -> str:
    return f"{links.board(portfolio.moment, **portfolio.address, show=show)}#projects"
