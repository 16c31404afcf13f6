"""How many of how many: what the colours of a board cover, and what is grey or not computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from milepost.kernel.measure import Known
from milepost.kernel.policy import Actor
from milepost.reporting.explanations.subject import portfolio_of, until
from milepost.reporting.panels import links
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.details import reasons
from milepost.surface.answers.explain import Explanation, Source, Term
from milepost.surface.colours import status_of

NAMED = 12


def explain_coverage(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain how many projects have a colour computed from known facts, and why the others have none."""
    portfolio = portfolio_of(actor, address, moment)
    known, counted = figures.coverage(portfolio.lines), figures.colours(portfolio.lines)
    grey = [each for each in portfolio.lines if each.computed_overall not in ("green", "amber", "red")]
    why = reasons([each.id for each in grey[:NAMED]], moment) if grey else {}
    rest = len(grey) - NAMED
    return Explanation(
        label=f"Colours of {portfolio.period.name}",
        result=Known(f"{known.known} of {known.due}"),
        formula="Projects whose computed colour is green, amber or red, of all projects that report in the period. "
        "A grey project counts as amber in every roll-up, and is never hidden.",
        terms=(
            *(Term(status_of(code).word, Known(counted[code]), "number") for code in ("green", "amber", "red", "grey")),
            Term("Not computed yet", Known(counted[""]), "number"),
        ),
        as_of=until(moment),
        sources=(
            Source(
                "Reports of the period", links.listed("status-reports", moment, period=portfolio.period.pk), known.due
            ),
        ),
        unknown=(
            *(f"{each.code}: {why.get(each.id) or 'no colour was computed yet.'}" for each in grey[:NAMED]),
            *((f"and {rest} more.",) if rest > 0 else ()),
        ),
        ask="the PMO",
    )
