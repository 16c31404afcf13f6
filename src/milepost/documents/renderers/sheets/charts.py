"""Native charts of a workbook, fed by the sheet that holds their table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from milepost.documents.charts import Axis, CategoryChart, PointChart, Shape
from milepost.documents.model import Identity
from milepost.documents.palette import MUTED, PAPER, RULE, STATUS, mixed, series_colours
from milepost.documents.wording import plain

_KINDS: dict[Shape, dict[str, str]] = {
    Shape.LINE: {"type": "line"},
    Shape.S_CURVE: {"type": "line"},
    Shape.BAR: {"type": "column"},
    Shape.STACKED_BAR: {"type": "column", "subtype": "stacked"},
}
_MARKERS = ("circle", "square", "triangle", "diamond")
_DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "square_dot")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table of a chart stands: sheet, first and last row of values, first column."""

    sheet: str
    first: int
    last: int
    left: int


def native_chart(workbook: Any, chart: CategoryChart | PointChart, place: Place, identity: Identity, title: str) -> Any:
    """Return a chart that reads its values from the sheet."""
    if isinstance(chart, CategoryChart):
        made = workbook.add_chart(_KINDS[chart.shape])
        for index in range(len(chart.series) + (2 if chart.band else 0)):
            made.add_series(_series(chart, index, place, identity))
    else:
        # XlsxWriter draws no bubbles: the points stand as a scatter, their size stands in the list.
        made = workbook.add_chart({"type": "scatter"})
        made.add_series(_points(chart, place, identity))
    made.set_title({"name": said(title), "name_font": {"size": 11, "bold": True}, "overlay": False})
    made.set_legend({"position": "top"} if isinstance(chart, CategoryChart) else {"none": True})
    made.set_x_axis(_axis(chart.x, grid=False))
    made.set_y_axis(_axis(chart.y, grid=True))
    made.set_size({"width": 620, "height": 320})
    return made


def said(words: str) -> str:
    """Return words for a title: what starts with an equals sign would be read as a reference to a cell."""
    cleaned = " ".join(plain(words).split())[:200] or " "
    return f"\u200b{cleaned}" if cleaned.startswith("=") else cleaned


def _axis(axis: Axis, *, grid: bool) -> dict[str, object]:
    named = {"name": said(axis.heading), "name_font": {"bold": False, "size": 9}} if axis.heading else {}
    lines = {"visible": grid, "line": {"color": RULE, "width": 0.5}}
    return {
        **named,
        "num_font": {"color": MUTED, "size": 9},
        "label_position": "low",
        "major_gridlines": lines,
    }


def _series(chart: CategoryChart, index: int, place: Place, identity: Identity) -> dict[str, object]:
    colours = series_colours(identity)
    band = index >= len(chart.series)
    status = None if band else chart.series[index].status
    colour = mixed(colours[0], PAPER, 0.45) if band else STATUS[status] if status else colours[index % 6]
    column = place.left + 1 + index
    read: dict[str, object] = {
        "name": [place.sheet, 0, column],
        "categories": [place.sheet, place.first, place.left, place.last, place.left],
        "values": [place.sheet, place.first, column, place.last, column],
    }
    if chart.shape in (Shape.BAR, Shape.STACKED_BAR):
        return {**read, "fill": {"color": colour}, "border": {"color": PAPER}, "gap": 45}
    dash = "square_dot" if band else _DASHES[index % len(_DASHES)]
    marker = {"type": "none"} if band else {
        "type": _MARKERS[index % 4], "size": 5, "fill": {"color": colour}, "border": {"color": colour},
    }  # fmt: skip
    return {**read, "line": {"color": colour, "width": 1 if band else 2, "dash_type": dash}, "marker": marker}


def _points(chart: PointChart, place: Place, identity: Identity) -> dict[str, object]:
    left = place.left
    return {
        "categories": [place.sheet, place.first, left + 1, place.last, left + 1],
        "values": [place.sheet, place.first, left + 2, place.last, left + 2],
        "points": [
            {"fill": {"color": STATUS[point.status] if point.status else identity.primary}} for point in chart.points
        ],
        "marker": {"type": "circle", "size": 8},
    }
