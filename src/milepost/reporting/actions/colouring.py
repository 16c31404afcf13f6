"""What the writers share: the colours and figures of reports from their facts, and the freezing of both."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from milepost.finance.choices import BenefitKind
from milepost.kernel.act import Act
from milepost.reporting.bridge import Coloured
from milepost.reporting.choices import LEVELS, Colour
from milepost.reporting.models import ReportFacts, StatusReport
from milepost.reporting.queries.facts.shapes import BenefitFacts


def figures(coloured: Coloured) -> dict[str, Any]:
    """Return the light columns of a report that its facts and colours fill."""
    facts, overall = coloured.facts, coloured.result.overall
    schedule, cost = facts.schedule, facts.cost
    first, last = schedule.first_baseline, schedule.last_baseline
    return {
        "computed_overall": overall.shown.value,
        "counted_overall": overall.counted.value,
        "computed_why": overall.sentence[:400],
        "computed": coloured.shown,
        "memory": coloured.memory,
        "forecast_finish": schedule.expected_finish,
        "first_baseline_start": first.start_date if first else None,
        "first_baseline_finish": first.finish_date if first else None,
        "last_baseline_start": last.start_date if last else None,
        "last_baseline_finish": last.finish_date if last else None,
        "currency": facts.identity.currency,
        "forecast_cost": cost.forecast_cost,
        "spend_to_date": cost.spent_to_date,
        "first_baseline_cost": cost.first_baseline,
        "last_baseline_cost": cost.last_baseline,
        "benefits_target": _money(facts.benefits, "target_value"),
        "benefits_forecast": _money(facts.benefits, "forecast_value"),
    }


def divergence(counted: str, declared: str) -> int | None:
    """Return by how many levels the computed colour is worse than the declared one, None where one is missing."""
    if not declared or counted in ("", Colour.NOT_APPLICABLE):
        return None
    return LEVELS[counted] - LEVELS[declared]


def declared_from(coloured: Coloured) -> tuple[str, dict[str, str]]:
    """Return the colours that a draft offers: the computed ones where they are known, else none."""
    offered = {
        name: shown if shown in (Colour.GREEN, Colour.AMBER, Colour.RED) else ""
        for name, shown in {"overall": coloured.result.overall.shown.value, **coloured.shown}.items()
    }
    overall = offered.pop("overall")
    return overall, {name: shown for name, shown in offered.items() if shown}


def freeze(act: Act, report: StatusReport, coloured: Coloured) -> ReportFacts:
    """Freeze the facts and colours of a report with their digest."""
    return act.add(
        ReportFacts(
            report=report,
            number=ReportFacts.objects.filter(report=report).count() + 1,
            body=coloured.body,
            sha256=coloured.sha256,
            rule_set_version=coloured.result.version,
            frozen_at=act.at,
        )
    )


def _money(benefits: Iterable[BenefitFacts], name: str) -> Decimal | None:
    """Return the sum of the benefits in money, disbenefits taken off, None where nothing is stated."""
    stated = [
        -amount if row.kind == BenefitKind.DISBENEFIT else amount
        for row in benefits
        if row.kind != BenefitKind.NON_CASH and (amount := getattr(row, name)) is not None
    ]
    return sum(stated, Decimal(0)) if stated else None
