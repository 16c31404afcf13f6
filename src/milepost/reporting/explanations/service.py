"""How both sides kept their promises: the PMO its reviews, the projects their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from milepost.kernel.errors import NotSeen
from milepost.kernel.measure import Known, map_known
from milepost.kernel.policy import Actor
from milepost.reporting.explanations.subject import until
from milepost.reporting.panels import links
from milepost.reporting.queries.compliance import compliance, score_of
from milepost.reporting.queries.lateness import lateness
from milepost.reporting.queries.portfolio.chosen import choose
from milepost.reporting.rules.scores import Outcome
from milepost.surface.answers.explain import Explanation, Source, Term

WORDS = {
    "on_time": "On time, worth 1",
    "late": "Late, worth one half",
    "overdue": "Overdue, worth nothing yet",
    "breached": "Never done, worth nothing",
    "not_due": "Not due yet, not counted",
    "waived": "Waived, not counted",
}
PERIODS = 12


def explain_service_level(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the lateness of a period on both sides: reports owed by projects, reviews owed by the PMO."""
    chosen = choose(address, moment)
    if chosen is None:
        raise NotSeen("No period was opened yet")
    told = lateness(actor, chosen.period, moment=moment)
    between = [lateness(actor, each, moment=moment) for each in chosen.interims]
    service, sides = told.service, Counter((each.side, each.outcome) for each in told.duties)
    owed = {"project_manager": "Reports", "pmo": "Reviews"}
    return Explanation(
        label=f"Both sides' lateness, {chosen.period.name}",
        result=service.on_time_share,
        writer="share",
        formula="The share of the PMO's reviews that were done on time: (reviews − late reviews) over the reviews "
        "done, overdue, or never done. Computed from what happened; nobody types it.",
        terms=(
            Term("Reviews done", Known(service.reviews), "number"),
            Term("of them late", Known(service.late_reviews), "number"),
            Term("Waiting for review", Known(service.open_reviews), "number"),
            Term("waiting past their date", Known(service.overdue_reviews), "number"),
            Term("Never reviewed", Known(service.never_reviewed), "number"),
            *(
                Term(f"{owed[side]}: {WORDS[outcome].split(',')[0].lower()}", Known(count), "number")
                for (side, outcome), count in sorted(sides.items())
            ),
            *(
                Term(
                    f"{owed[side]} in between: late or never", Known(sum(each.late(side) for each in between)), "number"
                )
                for side in (sorted(owed) if between else ())
            ),
        ),
        as_of=until(moment),
        sources=(
            Source("Reports of the period", links.listed("status-reports", moment, period=chosen.period.pk)),
            Source("Late and grey", f"{links.board(moment, period=chosen.period.pk, show='late')}#projects"),
        ),
        ask="the PMO director",
    )


def explain_compliance(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the compliance score of the projects that the reader sees, over the latest periods of a cycle."""
    chosen = choose(address, moment)
    if chosen is None:
        raise NotSeen("No period was opened yet")
    rows = compliance(actor, chosen.cycle, periods_back=PERIODS, moment=moment)
    counted: Counter[str] = Counter()
    for row in rows:
        counted.update({outcome.value: count for outcome, count in row.outcomes.items()})
    broken = [row.code for row in rows if row.outcomes.get(Outcome.BREACHED) or row.outcomes.get(Outcome.OVERDUE)]
    return Explanation(
        label=f"Compliance with reporting, {chosen.cycle.name}",
        result=map_known(score_of(rows), lambda value: value.quantize(Decimal("0.001"))),
        writer="share",
        formula="The worth of what was due over the number of what was due, in the latest twelve periods. Duties are "
        "summed over projects; scores are never averaged, and nothing due is not 100 %.",
        terms=tuple(Term(WORDS[name], Known(count), "number") for name, count in counted.items()),
        as_of=until(moment),
        sources=(Source("The reports", links.listed("status-reports", moment), sum(counted.values())),),
        unknown=(f"Broken or overdue on {len(broken)} projects: {', '.join(broken[:12])}.",) if broken else (),
        ask="the PMO",
    )
