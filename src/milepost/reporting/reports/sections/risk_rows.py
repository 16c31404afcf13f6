"""A risk as a row of a table, and which risk matters most."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from milepost.documents.cells import Cell, Share, Text
from milepost.documents.tables import Column, Kind
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.values import Purse, amount_of, dated, day_of, followed, text
from milepost.risks.choices import RiskResponse

NO_IMPACT = "The risk states no impact in money."
COLUMNS = (
    Column("Risk"), Column("Owner"), Column("Probability", Kind.SHARE),
    Column("Impact", Kind.MONEY, width=1.3),
    Column("Exposure", Kind.MONEY, width=1.3), Column("Response", width=1.2), Column("Next action"),
    Column("By", Kind.DAY, width=1.3),
)  # fmt: skip

SHORT = tuple(column for column in COLUMNS if column.title not in ("Probability", "Impact"))


def worst_risk_first(risk: Mapping[str, Any]) -> tuple[bool, Decimal, Decimal, str]:
    """Order risks: critical without a response first, then by exposure, then by probability."""
    unanswered = bool(risk["critical"]) and risk["response"] == RiskResponse.NONE
    return not unanswered, -(exposure(risk) or Decimal(0)), -Decimal(risk["probability_share"]), str(risk["title"])


def exposure(risk: Mapping[str, Any]) -> Decimal | None:
    """Return probability times impact in money, None where the impact is not stated."""
    impact = amount_of(risk["impact_cost"])
    return None if impact is None else Decimal(risk["probability_share"]) * impact


def risk_row(purse: Purse, line: Line, risk: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return a risk as a row of `COLUMNS`."""
    title = f"{risk['title']} (critical)" if risk["critical"] else str(risk["title"])
    return (
        followed(Text(title), line.project_source),
        text(risk["owner"], "The risk has no owner."),
        Share(Decimal(risk["probability_share"])),
        purse.known(amount_of(risk["impact_cost"]), line.currency, NO_IMPACT),
        purse.known(exposure(risk), line.currency, NO_IMPACT),
        Text(RiskResponse(risk["response"]).label),
        text(risk["next_action"], "No next action is named."),
        dated(day_of(risk["next_action_date"]), "No day is set."),
    )


def short_risk_row(purse: Purse, line: Line, risk: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return a risk as a row of `SHORT`, for a page on which everything else stands too."""
    row = risk_row(purse, line, risk)
    return tuple(cell for column, cell in zip(COLUMNS, row, strict=True) if column in SHORT)
