"""The risks that matter most: critical ones without a response first, then by exposure, currency by currency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from milepost.documents.cells import Integer, Value
from milepost.documents.charts import Axis, MatrixChart
from milepost.documents.model import Section
from milepost.documents.tables import Table
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import amount_of
from milepost.reporting.reports.sections import cells
from milepost.reporting.reports.sections.risk_rows import COLUMNS, risk_row, worst_risk_first

TOP = 15
Risk = tuple[Line, Mapping[str, Any]]
CHANCES = ((Decimal("0.7"), "70 % and more"), (Decimal("0.5"), "50 to 70 %"), (Decimal("0.3"), "30 to 50 %"),
           (Decimal("0.1"), "10 to 30 %"), (Decimal(0), "under 10 %"))  # fmt: skip
IMPACTS = ("under 1 %", "1 to 5 %", "5 to 10 %", "10 to 25 %", "25 % and more", "not stated")
LIMITS = (Decimal("0.01"), Decimal("0.05"), Decimal("0.1"), Decimal("0.25"))


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the matrix of all risks and the top ones of each currency."""
    del asked
    found = [(line, risk) for line in reading.lines for risk in line.items("risks")]
    blocks = [matrix(found)] if found else []
    tables = [_top(reading, currency, found) for currency in reading.currencies]
    projects = len({line.project_id for line, _ in found})
    intro = f"{len(found)} open risks of {projects} projects. The top {TOP} of each currency are shown."
    yield Section(
        "risks", "Top risks", (*blocks, *tables), intro if found else "No project records an open risk.",
        page_break_before=True, landscape=True,
    )  # fmt: skip


def _top(reading: Reading, currency: str, found: Sequence[Risk]) -> Table:
    mine = [(line, risk) for line, risk in found if line.currency == currency]
    top = sorted(mine, key=lambda each: (*worst_risk_first(each[1]), each[0].name))[:TOP]
    rows = tuple((cells.name_of(line), *risk_row(reading.purse, line, risk)) for line, risk in top)
    return Table(
        "top-risks", (cells.PROJECT, *COLUMNS), rows, f"Risks in {currency}",
        note=f"{len(rows)} of {len(mine)} risks.", empty="No open risk is recorded.",
    )  # fmt: skip


def matrix(found: Sequence[Risk]) -> MatrixChart:
    """Return how many risks there are by probability and by impact as a share of the project's forecast cost."""
    counted = Counter((_chance(risk), _impact(line, risk)) for line, risk in found)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        tuple(Integer(counted[row, column]) for column in range(len(IMPACTS))) for row in range(len(CHANCES))
    )
    return MatrixChart(
        "risk-matrix", "Open risks by probability and impact", tuple(label for _, label in CHANCES), IMPACTS, rows,
        Axis("Impact, of the forecast cost"), Axis("Probability"),
        note="An impact is compared with the cost of its own project, so that currencies need no rate.",
    )  # fmt: skip


def _chance(risk: Mapping[str, Any]) -> int:
    chance = Decimal(risk["probability_share"])
    return next(place for place, (limit, _) in enumerate(CHANCES) if chance >= limit)


def _impact(line: Line, risk: Mapping[str, Any]) -> int:
    impact, cost = amount_of(risk["impact_cost"]), line.amount("forecast_cost")
    if impact is None or not cost or cost <= 0:
        return len(IMPACTS) - 1
    return sum(impact / cost >= limit for limit in LIMITS)


REPORT = Report(
    "risks",
    "Top risks",
    "Open risks by probability and impact, and the worst of them with owner, response and next action.",
    sections,
    terms=("Exposure", "Unknown"),
)
