"""Finish and cost of every project against its first and its last baseline, and since the last report."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.cells import Cell, Value
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable, Unknown
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.money import FIRST, LAST, finish_days
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import dated, followed, share_of
from milepost.reporting.reports.sections import cells, rollups

NO_BASELINE = "No baseline with this figure was approved."
MISSING = "The baseline or the forecast is not stated."
NO_PERIOD_BEFORE = NotApplicable("There is no report before to compare with.")
FINISH = (
    cells.PROJECT, cells.UNIT, cells.COMPUTED, Column("First baseline", Kind.DAY), Column("Last baseline", Kind.DAY),
    Column("Promise moved", Kind.NUMBER), Column("Forecast", Kind.DAY), Column("On first", Kind.NUMBER),
    Column("On last", Kind.NUMBER),
    Column("Since last report", Kind.NUMBER),
)  # fmt: skip
COST = (
    cells.PROJECT, cells.UNIT, cells.COMPUTED, Column("First baseline", Kind.MONEY),
    Column("Last baseline", Kind.MONEY), Column("Promise moved", Kind.SHARE),
    Column("Forecast", Kind.MONEY), Column("On first", Kind.SHARE), Column("On last", Kind.SHARE),
    Column("Since last report", Kind.MONEY), Column("Spent to date", Kind.MONEY),
)  # fmt: skip


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the movements of finishes and of costs, the totals of each currency first."""
    del asked
    finish = Table("finishes", FINISH, tuple(_finish(line) for line in reading.lines), "Finish of every project")
    cost = Table("costs", COST, tuple(_cost(reading, line) for line in reading.lines), "Cost of every project")
    yield Section(
        "movement-finish", "Movements: finish", (rollups.finish_table(reading), finish),
        "Days after the baseline; a minus is earlier.", page_break_before=True, landscape=True,
    )  # fmt: skip
    yield Section(
        "movement-cost", "Movements: cost", (rollups.cost_table(reading), cost),
        "Amounts of different currencies are never added.", page_break_before=True, landscape=True,
    )  # fmt: skip


def _head(line: Line) -> tuple[Cell, ...]:
    return cells.name_of(line), cells.unit_of(line), cells.computed_of(line)


def _finish(line: Line) -> tuple[Cell, ...]:
    return (
        *_head(line),
        dated(line.day("first_baseline_finish"), NO_BASELINE),
        dated(line.day("last_baseline_finish"), NO_BASELINE),
        _promise_days(line),
        cells.finish_of(line),
        _days(line, FIRST),
        _days(line, LAST),
        _since(line),
    )


def _promise_days(line: Line) -> Cell:
    """Return by how many days the promise itself was moved, which is no slip: somebody approved it."""
    first, last = line.day("first_baseline_finish"), line.day("last_baseline_finish")
    return Unknown(NO_BASELINE) if first is None or last is None else rollups.plus((last - first).days)


def _days(line: Line, baseline: str) -> Cell:
    days = finish_days(line, baseline)
    return Unknown(MISSING) if days is None else followed(rollups.plus(days), line.source, "Forecast less baseline")


def _since(line: Line) -> Cell:
    if line.last is None:
        return NO_PERIOD_BEFORE
    if line.last.finish is None or line.forecast_finish is None:
        return Unknown("One of the two reports states no forecast finish.")
    return followed(rollups.plus((line.forecast_finish - line.last.finish).days), line.source)


def _cost(reading: Reading, line: Line) -> tuple[Cell, ...]:
    money, forecast = reading.purse, line.amount("forecast_cost")
    first, last = line.amount("first_baseline_cost"), line.amount("last_baseline_cost")
    before = line.last.cost if line.last else None
    since: Value = NO_PERIOD_BEFORE
    if line.last:
        moved = forecast - before if forecast is not None and before is not None else None
        since = money.known(moved, line.currency, "One of the two reports states no forecast cost.", signed=True)
    return (
        *_head(line),
        money.known(first, line.currency, NO_BASELINE),
        money.known(last, line.currency, NO_BASELINE),
        share_of(last - first if first is not None and last is not None else None, first, NO_BASELINE),
        followed(money.known(forecast, line.currency, cells.NO_COST), line.source),
        _moved(line, FIRST),
        _moved(line, LAST),
        since,
        followed(money.known(line.amount("spend_to_date"), line.currency, "No spend is reported."), line.source),
    )


def _moved(line: Line, baseline: str) -> Cell:
    forecast = line.amount("forecast_cost")
    promised = line.amount(f"{baseline}_cost")
    moved = forecast - promised if forecast is not None and promised is not None else None
    return followed(share_of(moved, promised, MISSING), line.source, "Forecast less baseline, of the baseline")


REPORT = Report(
    "movements",
    "Movements",
    "Finish and cost of every project against its first and its last baseline and since its last report.",
    sections,
    terms=("First baseline", "Last baseline", "Forecast", "Unknown", "n of m"),
)
