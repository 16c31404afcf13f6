"""How green outside and red inside the portfolio is, project by project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from milepost.kernel.measure import Known, map_known
from milepost.kernel.policy import Actor
from milepost.reporting.bridge import index_of
from milepost.reporting.explanations.subject import portfolio_of, until
from milepost.reporting.panels import links
from milepost.reporting.queries.portfolio import figures
from milepost.surface.answers.explain import Explanation, Source, Term


def explain_watermelon(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the index: the gaps between computed and declared colours, over all that declare one."""
    portfolio = portfolio_of(actor, address, moment)
    pairs = [(each.counted_overall, each.declared_overall) for each in portfolio.lines]
    melons = figures.watermelons(portfolio.lines)
    gaps = Counter(each.divergence for each in melons)
    silent = [each.code for each in portfolio.lines if not each.declared_overall]
    return Explanation(
        label=f"Watermelon index of {portfolio.period.name}",
        result=map_known(index_of(pairs), lambda value: Decimal(str(value)).quantize(Decimal("0.001"))),
        writer="number",
        formula="The sum of max(0, computed level − declared level) over twice the number of projects that declare a "
        "colour. 0: nobody declares better than the facts; 1: everybody declares green what is red.",
        terms=(
            Term("Projects that declare a colour", Known(len(pairs) - len(silent)), "number"),
            Term("Declared one level better", Known(gaps[1]), "number"),
            Term("Declared two levels better", Known(gaps[2]), "number"),
        ),
        as_of=until(moment),
        sources=(Source("Declared better", links.board(moment, **portfolio.address, show="melons"), len(melons)),),
        unknown=(f"{len(silent)} projects declare no colour: {', '.join(silent[:12])}.",) if silent else (),
        ask="the PMO, which accepts or rejects every better colour",
    )
