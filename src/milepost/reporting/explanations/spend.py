"""What was spent to date over a portfolio, against the baselines that were approved last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from milepost.documents.cells import Money
from milepost.kernel.measure import Known, Unknown
from milepost.kernel.policy import Actor
from milepost.reporting.explanations.subject import portfolio_of, until
from milepost.reporting.panels import links
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.figures import Sum
from milepost.surface.answers.explain import Explanation, Source, Term


def explain_spend(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the sum of what the reports of a period say was spent, each currency for itself."""
    portfolio = portfolio_of(actor, address, moment)
    sums = figures.sums(portfolio.lines, "spend_to_date", "last_baseline_cost")
    missing = len(portfolio.lines) - sum(each.known for each in sums)
    main = sums[0] if sums else None
    return Explanation(
        label=f"Spend to date, {portfolio.period.name}",
        result=Known(Money(main.amount, main.currency)) if main else Unknown("No report states both figures."),
        writer="money" if main else "plain",
        formula="The sum of spend to date, over the projects whose report states it and whose last baseline has a "
        "cost. Each currency is added for itself; nothing is converted.",
        terms=tuple(term for each in sums for term in _terms(each)),
        as_of=until(moment),
        sources=(
            Source(
                "Reports of the period",
                links.listed("status-reports", moment, period=portfolio.period.pk),
                len(portfolio.lines),
            ),
        ),
        unknown=(f"{missing} projects state no spend or no baseline cost; they are not in the figure.",)
        if missing
        else (),
        ask="the PMO",
    )


def _terms(each: Sum) -> Iterator[Term]:
    among = f"{each.known} projects in {each.currency}"
    yield Term(f"Spent, {among}", Known(Money(each.amount, each.currency)), "money")
    yield Term(f"Last baselines, {among}", Known(Money(each.against, each.currency)), "money")
    if each.against:
        yield Term("Spent, as a share of these", Known(each.amount / each.against), "share")
