"""Charts as tables: the heads and rows from which a page draws the table, and the script the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from milepost.reporting.queries.portfolio.trend import PeriodCount
from milepost.surface.colours import status_of

COLOURS = ("green", "amber", "red", "grey")
CONFIDENCES = ("green", "amber_green", "amber", "amber_red", "red")


@dataclass(frozen=True, slots=True)
class Head:
    """A series: its name, the colour that it stands for, the role it plays in an S-curve."""

    label: str
    colour: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its kind, what it is of, and its table; None in a cell is unknown."""

    kind: str
    title: str
    first: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[Any, ...]], ...]
    unit: str = ""

    @property
    def worth_drawing(self) -> bool:
        """Say whether there is anything but nothing in it."""
        return any(cell for _, cells in self.rows for cell in cells)


def colour_chart(trend: Iterable[PeriodCount], which: str, title: str) -> Chart:
    """Return how many projects had which colour in each period; `which` is computed, declared or confidence."""
    keys = CONFIDENCES if which == "confidence" else COLOURS
    heads = tuple(Head(status_of(key).word, key) for key in keys)
    rows = tuple((each.period.name, tuple(getattr(each, which)[key] for key in keys)) for each in trend)
    return Chart("colours", title, "Period", heads, rows)


def bar_chart(title: str, first: str, labels: Sequence[str], series: Mapping[str, Sequence[int]]) -> Chart:
    """Return bars side by side."""
    rows = tuple((label, tuple(values[place] for values in series.values())) for place, label in enumerate(labels))
    return Chart("bar", title, first, tuple(Head(name) for name in series), rows)


def s_curve(title: str, unit: str, rows: Sequence[tuple[str, tuple[Decimal | None, ...]]]) -> Chart:
    """Return baseline, actual and forecast, added up month by month."""
    heads = (Head("Baseline", role="baseline"), Head("Actual", role="actual"), Head("Forecast", role="forecast"))
    return Chart("s-curve", title, "Month", heads, tuple(rows), unit)
