"""The strip of figures of one project."""

from __future__ import annotations

from milepost.documents.blocks import KeyFigure, KeyFigures
from milepost.documents.cells import Cell
from milepost.documents.wording import day, printed
from milepost.kernel.measure import NotApplicable
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.money import FIRST, LAST, finish_days
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import amount_of, followed
from milepost.reporting.reports.sections import cells, rollups


def figures(reading: Reading, line: Line) -> KeyFigures:
    """Return colours, finish, cost, spend and benefits of a project."""
    return KeyFigures(
        (
            KeyFigure("Computed", cells.computed_of(line), note=_decided(line)),
            KeyFigure("Declared", cells.declared_of(line), note=_declared_note(line)),
            _finish(line),
            _cost(reading, line),
            _spend(reading, line),
            _benefits(reading, line),
        )
    )


def _decided(line: Line) -> str:
    deciding = line.facts.get("colours", {}).get("overall", {}).get("dimensions", ())
    counts = f"counts {line.counted}" if line.computed == "grey" and line.counted else ""
    return counts or (f"{', '.join(deciding)} decides" if deciding else "")


def _declared_note(line: Line) -> str:
    levels = line.divergence
    if not levels:
        return ""
    return f"{abs(levels)} level{'s' if abs(levels) > 1 else ''} {'better' if levels > 0 else 'worse'} than the facts"


def _finish(line: Line) -> KeyFigure:
    last, first = finish_days(line, LAST), finish_days(line, FIRST)
    promised = line.day("last_baseline_finish")
    note = f"on last baseline {day(promised)}" if promised else "no baseline"
    if first is not None and first != last:
        note += f", {printed(rollups.plus(first))} on first"
    return KeyFigure("Finish", cells.finish_of(line), None if last is None else rollups.plus(last), note)


def _cost(reading: Reading, line: Line) -> KeyFigure:
    forecast, promised = line.amount("forecast_cost"), line.amount("last_baseline_cost")
    change: Cell | None = None
    if forecast is not None and promised is not None:
        change = reading.purse.of(forecast - promised, line.currency, signed=True)
    note = f"on {printed(reading.purse.of(promised, line.currency))}" if promised is not None else "no baseline cost"
    cell = followed(reading.purse.known(forecast, line.currency, cells.NO_COST), line.source)
    return KeyFigure("Forecast cost", cell, change, note)


def _spend(reading: Reading, line: Line) -> KeyFigure:
    spent, planned = line.amount("spend_to_date"), amount_of(line.facts.get("cost", {}).get("planned_to_date"))
    note = f"planned {printed(reading.purse.of(planned, line.currency))}" if planned is not None else ""
    cell = followed(reading.purse.known(spent, line.currency, "No spend is reported."), line.source)
    return KeyFigure("Spent to date", cell, None, note)


def _benefits(reading: Reading, line: Line) -> KeyFigure:
    forecast, target = line.amount("benefits_forecast"), line.amount("benefits_target")
    if forecast is None and target is None:
        return KeyFigure("Benefits", NotApplicable("No benefit in money is recorded."))
    note = f"of {printed(reading.purse.of(target, line.currency))}" if target is not None else "no target"
    cell = followed(reading.purse.known(forecast, line.currency, "No forecast of benefits is reported."), line.source)
    return KeyFigure("Benefits", cell, None, note)
