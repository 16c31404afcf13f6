"""How the forecasts of one project moved over the periods, against its baselines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.documents.cells import Scale
from milepost.documents.charts import Axis, CategoryChart, Measure, Series, Shape
from milepost.documents.wording import money_unit
from milepost.kernel.measure import NotApplicable, Unknown
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import Shown, shown_in

NOT_YET = NotApplicable("The project did not report in this period.")


def charts(reading: Reading, line: Line) -> Iterator[CategoryChart]:
    """Yield the movement of the finish and of the cost; a project with one report has nothing to draw."""
    if not line.before:
        return
    shown = [shown_in(line, period, reading.period["code"]) for period in reading.periods]
    if line.day("last_baseline_finish") or line.day("first_baseline_finish"):
        yield _finish(reading, line, shown)
    if line.amount("last_baseline_cost") is not None:
        yield _cost(reading, line, shown)


def _finish(reading: Reading, line: Line, shown: list[Shown | None]) -> CategoryChart:
    series: list[Series] = []
    for baseline, label in (
        ("first_baseline_finish", "After first baseline"),
        ("last_baseline_finish", "After last baseline"),
    ):
        promised = line.day(baseline)
        if promised and not (series and promised == line.day("first_baseline_finish")):
            series.append(Series(label, tuple(_days(each, promised) for each in shown)))
    return CategoryChart(
        "finish-course", "Forecast finish over the periods", Shape.LINE, reading.periods, tuple(series),
        Axis("Period"), Axis("After the baseline", "days"),
    )  # fmt: skip


def _days(shown: Shown | None, promised: date) -> Measure:
    if shown is None:
        return NOT_YET
    finish = shown.forecast_finish if isinstance(shown, Line) else shown.finish
    return Decimal((finish - promised).days) if finish else Unknown("No forecast finish was reported.")


def _cost(reading: Reading, line: Line, shown: list[Shown | None]) -> CategoryChart:
    scale = reading.purse.of(line.amount("last_baseline_cost") or Decimal(0), line.currency).scale
    series = [Series("Forecast", tuple(_amount(each, scale) for each in shown))]
    for name, label in (("first_baseline_cost", "First baseline"), ("last_baseline_cost", "Last baseline")):
        promised = line.amount(name)
        if promised is not None and not (
            name == "last_baseline_cost" and promised == line.amount("first_baseline_cost")
        ):
            series.append(Series(label, (promised.scaleb(-scale.exponent),) * len(shown)))
    return CategoryChart(
        "cost-course", "Forecast cost over the periods", Shape.LINE, reading.periods, tuple(series),
        Axis("Period"), Axis("Cost", money_unit(line.currency, scale), 1 if scale is Scale.MILLIONS else 0),
    )  # fmt: skip


def _amount(shown: Shown | None, scale: Scale) -> Measure:
    if shown is None:
        return NOT_YET
    amount = shown.amount("forecast_cost") if isinstance(shown, Line) else shown.cost
    return Unknown("No forecast cost was reported.") if amount is None else amount.scaleb(-scale.exponent)
