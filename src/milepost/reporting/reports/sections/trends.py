"""The charts of a portfolio over periods: colours, confidence, and how far declared and computed lie apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from milepost.documents.cells import Status
from milepost.documents.charts import Axis, CategoryChart, Series, Shape
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import (
    COLOURS,
    CONFIDENCES,
    Shown,
    index_over_periods,
    over_periods,
)
from milepost.reporting.reports.reading.values import status_of

NOTE = "Counted over the projects that report in this period, by what each showed in the periods before."


def computed_trend(reading: Reading) -> CategoryChart:
    """Return the projects by computed colour in each period."""
    return _stacked(reading, "computed-trend", "Projects by computed colour", lambda each: each.computed, COLOURS)


def declared_trend(reading: Reading) -> CategoryChart:
    """Return the projects by declared colour in each period."""
    return _stacked(reading, "declared-trend", "Projects by declared colour", lambda each: each.declared, COLOURS[:3])


def confidence_trend(reading: Reading) -> CategoryChart | None:
    """Return the projects by delivery confidence in each period, nothing where nobody gave one."""
    title = "Projects by delivery confidence"
    chart = _stacked(reading, "confidence-trend", title, lambda each: each.confidence, CONFIDENCES)
    return chart if any(any(series.values) for series in chart.series) else None


def index_trend(reading: Reading) -> CategoryChart:
    """Return the watermelon index in each period."""
    return CategoryChart(
        "watermelon-trend",
        "Watermelon index",
        Shape.LINE,
        reading.periods,
        (Series("Watermelon index", index_over_periods(reading)),),
        Axis("Period"),
        Axis("Index", "", 2),
        note="0: nobody declares better than the facts. 1: everybody declares green on red.",
    )


def _stacked(
    reading: Reading, name: str, title: str, colour_of: Callable[[Shown], str], colours: Sequence[str]
) -> CategoryChart:
    lines = over_periods(reading, colour_of, colours)
    series = tuple(
        Series(status.word, tuple(values), status)
        for colour, values in zip(colours, lines, strict=True)
        if (status := status_of(colour) or Status.GREY)
    )
    return CategoryChart(
        name, title, Shape.STACKED_BAR, reading.periods, series, Axis("Period"), Axis("Projects"), note=NOTE
    )
