"""Where a project stands: stage, colours by dimension, trend, spend curve, movement against both baselines."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from milepost.documents.cells import Money
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.projects.choices import Stage
from milepost.reporting.choices import DIMENSIONS
from milepost.reporting.models import StatusReport
from milepost.reporting.panels import links
from milepost.reporting.panels.charts import Chart, s_curve
from milepost.reporting.queries.portfolio.spend import spend_curve
from milepost.reporting.queries.portfolio.standing import Standing, standings

TREND_PERIODS = 12
MILLION = Decimal(1_000_000)
THOUSAND = Decimal(1_000)


class Shown(Protocol):
    """A project, as far as this panel draws it."""

    pk: Any
    stage: str
    currency: str


def where_it_stands(project: Shown, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what the panel draws; a project that never reported has stages and spend only."""
    standing = standings([project.pk], moment, periods_back=TREND_PERIODS).get(project.pk)
    return {
        "standing": standing,
        "trend": [{"label": each.period, "colour": each.computed or "grey"} for each in standing.trend]
        if standing
        else [],
        "dimensions": _dimensions(standing, moment) if standing else [],
        "movements": _movements(standing, moment) if standing else [],
        "explain_url": links.explained("colour", moment, report=standing.line.id) if standing else "",
        "report_url": links.record("status-reports", standing.line.id, moment) if standing else "",
        "chart": _curve(project, moment),
    }


def stages_of(stage: str) -> list[dict[str, Any]]:
    """Return the stage track of a project in `stage`; its review after the end shows once it is reached."""
    order = [each for each in Stage.values if each != Stage.REVIEWED or stage == Stage.REVIEWED]
    at = order.index(stage)
    states = ["done"] * at + ["current"] + ["todo"] * (len(order) - at - 1)
    return [
        {"label": Stage(each).label, "state": state, "date": None} for each, state in zip(order, states, strict=True)
    ]


def _dimensions(standing: Standing, moment: datetime | None) -> list[dict[str, Any]]:
    """Return every dimension that the rules coloured, computed beside declared."""
    reports = records(StatusReport, moment, id=standing.line.id)
    return [
        {
            "label": name.capitalize(),
            "computed": report.computed[name],
            "declared": report.declared.get(name, ""),
            "explain_url": links.explained("colour", moment, report=report.pk, dimension=name),
        }
        for report in reports
        for name in DIMENSIONS
        if report.computed.get(name, "not_applicable") != "not_applicable"
    ]


def _movements(standing: Standing, moment: datetime | None) -> list[dict[str, Any]]:
    """Return finish and cost against the first and the last baseline, each with the baseline's own figure."""
    line = standing.line
    finish = links.explained("finish-movement", moment, report=line.id)
    cost = links.explained("cost-movement", moment, report=line.id)
    return [
        _finish("First baseline", line.first_baseline_finish, standing.finish_first, finish),
        _finish("Last baseline", line.last_baseline_finish, standing.finish_last, finish),
        _cost("First baseline", line.first_baseline_cost, line.currency, standing.cost_first, cost),
        _cost("Last baseline", line.last_baseline_cost, line.currency, standing.cost_last, cost),
    ]


def _finish(against: str, baseline: Any, moved: Any, explain_url: str) -> dict[str, Any]:
    return {
        "what": "Finish",
        "against": against,
        "day": baseline,
        "moved": moved.amount,
        "share": moved.share,
        "unit": "days",
        "explain_url": explain_url,
    }


def _cost(against: str, baseline: Decimal | None, currency: str, moved: Any, explain_url: str) -> dict[str, Any]:
    return {
        "what": "Cost",
        "against": against,
        "money": None if baseline is None else Money(baseline, currency),
        "moved": None if moved.amount is None else Money(moved.amount, currency),
        "share": moved.share,
        "unit": "money",
        "explain_url": explain_url,
    }


def _curve(project: Shown, moment: datetime | None) -> Chart | None:
    """Return the spend curve in thousands or millions, None where no month is known."""
    points = spend_curve([project.pk], moment)
    if len(points) < 2:
        return None
    largest = max(
        abs(sum_) for each in points for sum_ in (each.baseline, each.actual, each.forecast) if sum_ is not None
    )
    scale, word = (MILLION, "m") if largest >= MILLION else (THOUSAND, "k")
    rows = [
        (
            f"{each.month:%b %y}",
            (_scaled(each.baseline, scale), _scaled(each.actual, scale), _scaled(each.forecast, scale)),
        )
        for each in points
    ]
    return s_curve("Spend against the baseline", f"{project.currency} {word}", rows)


def _scaled(amount: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if amount is None else (amount / scale).quantize(Decimal("0.01"))
