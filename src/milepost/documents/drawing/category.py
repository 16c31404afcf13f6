"""Draw lines, bars, stacked bars and S-curves over categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from milepost.documents.charts import Band, CategoryChart, Series, Shape
from milepost.documents.drawing.frame import FULL, Plot, category_axis, label_room, picture, value_axis
from milepost.documents.drawing.marks import DASHES, legend, marker, shape, text_width, words
from milepost.documents.drawing.scales import Scale, spanning
from milepost.documents.markup import Markup, element
from milepost.documents.model import Identity
from milepost.documents.palette import PAPER, STATUS, mixed, series_colours, text_on
from milepost.documents.wording import MINUS

TALL, LOW = 290.0, 225.0


@dataclass(frozen=True, slots=True)
class _Canvas:
    plot: Plot
    scale: Scale
    slot: float
    colours: tuple[str, ...]

    def x(self, index: int) -> float:
        return self.plot.left + (index + 0.5) * self.slot

    def colour(self, index: int, series: Series) -> str:
        return STATUS[series.status] if series.status else self.colours[index % len(self.colours)]


def draw(chart: CategoryChart, identity: Identity, width: float = FULL) -> Markup:
    """Return the chart as SVG."""
    colours = series_colours(identity)
    height = TALL if width >= FULL else LOW
    key, lines = legend(0, 12, width, _entries(chart, colours))
    top = 14.0 + 16 * lines + (18 if chart.y.heading else 4)
    plot = Plot(40, top, width - 6, height - (40 if chart.x.heading else 24))
    scale = spanning(_extent(chart), plot.bottom, plot.top, zero=chart.shape is not Shape.LINE or _near_zero(chart))
    plot = replace(plot, left=label_room(scale))
    canvas = _Canvas(plot, scale, (plot.right - plot.left) / max(1, len(chart.categories)), colours)
    parts = [
        key,
        *value_axis(plot, scale, chart.y.heading),
        *category_axis(plot, chart.categories, chart.x.heading),
    ]
    return picture((chart.title, describe(chart)), (width, height), [*parts, *_marks(chart, canvas)], identity.font)


def describe(chart: CategoryChart) -> str:
    """Say in words what is drawn, for those who do not see it."""
    names = ", ".join(series.name for series in chart.series)
    span = f" from {chart.categories[0]} to {chart.categories[-1]}" if chart.categories else ""
    return f"{chart.shape.value.replace('_', ' ')} chart of {names}{span}. The values stand in the table."


def known(value: object) -> float | None:
    """Return a measure as a coordinate, or nothing when it is not known."""
    return float(value) if isinstance(value, Decimal) else None


def _entries(chart: CategoryChart, colours: Sequence[str]) -> list[tuple[str, Markup]]:
    entries = []
    for index, series in enumerate(chart.series):
        colour = colours[index % len(colours)]
        if series.status:
            mark = shape(series.status, 0, 0, 5)
        elif chart.shape in (Shape.LINE, Shape.S_CURVE):
            dash = element(
                "line",
                x1=-10,
                x2=10,
                y1=0,
                y2=0,
                stroke=colour,
                stroke_width=2,
                stroke_dasharray=DASHES[index % 6],
            )
            mark = element("g", dash, marker(index, 0, 0, 3.2, colour))
        else:
            mark = element("rect", x=-6, y=-5, width=11, height=11, fill=colour)
        entries.append((series.name, mark))
    if chart.band:
        fill = mixed(colours[0], PAPER, 0.8)
        entries.append((chart.band.name, element("rect", x=-9, y=-5, width=18, height=11, fill=fill)))
    return entries


def _values(chart: CategoryChart) -> list[float]:
    found = [known(value) for series in chart.series for value in series.values]
    if chart.band:
        found += [known(value) for value in (*chart.band.low, *chart.band.high)]
    return [value for value in found if value is not None]


def _extent(chart: CategoryChart) -> list[float]:
    if chart.shape is not Shape.STACKED_BAR:
        return _values(chart)
    sums = []
    for index in range(len(chart.categories)):
        column = [known(series.values[index]) or 0.0 for series in chart.series]
        sums += [sum(max(0.0, value) for value in column), sum(min(0.0, value) for value in column)]
    return sums


def _near_zero(chart: CategoryChart) -> bool:
    values = _values(chart)
    return not values or min(values) <= 0 or min(values) < 0.6 * max(values)


def _marks(chart: CategoryChart, canvas: _Canvas) -> list[Markup]:
    if chart.shape is Shape.BAR:
        return _bars(chart, canvas)
    if chart.shape is Shape.STACKED_BAR:
        return _stacks(chart, canvas)
    band = [_band(chart.band, canvas)] if chart.band else []
    return [
        *band,
        *(part for index, series in enumerate(chart.series) for part in _line(index, series, canvas)),
    ]


def _band(band: Band, canvas: _Canvas) -> Markup:
    pairs = [
        (index, float(low), float(high))
        for index, (low, high) in enumerate(zip(band.low, band.high, strict=True))
        if low is not None and high is not None
    ]
    edge = [(index, high) for index, _, high in pairs] + [(index, low) for index, low, _ in reversed(pairs)]
    points = " ".join(f"{canvas.x(index):.1f},{canvas.scale.at(value):.1f}" for index, value in edge)
    return element("polygon", points=points, fill=mixed(canvas.colours[0], PAPER, 0.8))


def _line(index: int, series: Series, canvas: _Canvas) -> list[Markup]:
    colour, parts = canvas.colour(index, series), []
    turn = len(series.values) if series.forecast_from is None else series.forecast_from
    dots = [(at, known(value)) for at, value in enumerate(series.values)]
    for (at, one), (after, two) in pairwise(dots):
        if one is not None and two is not None:
            dash = "3 3" if after >= turn else DASHES[index % len(DASHES)]
            parts.append(
                element(
                    "line",
                    x1=canvas.x(at),
                    y1=canvas.scale.at(one),
                    x2=canvas.x(after),
                    y2=canvas.scale.at(two),
                    stroke=colour,
                    stroke_width=2,
                    stroke_linecap="round",
                    stroke_dasharray=dash,
                )
            )
    sparse = max(1, len(dots) // 16)
    for at, value in dots:
        if value is not None and (at % sparse == 0 or at == len(dots) - 1):
            fill, stroke = (PAPER, colour) if at >= turn else (colour, None)
            parts.append(marker(index, canvas.x(at), canvas.scale.at(value), 3.2, fill, stroke=stroke))
    return parts


def _bars(chart: CategoryChart, canvas: _Canvas) -> list[Markup]:
    thickness = min(34.0, canvas.slot * 0.72 / max(1, len(chart.series)))
    parts = []
    for index, series in enumerate(chart.series):
        for at, raw in enumerate(series.values):
            value = known(raw)
            if value is not None:
                left = canvas.x(at) + (index - len(chart.series) / 2) * thickness
                parts.append(_bar(canvas, left, thickness - 1, (0.0, value), canvas.colour(index, series)))
    return parts


def _bar(canvas: _Canvas, left: float, width: float, ends: tuple[float, float], fill: str) -> Markup:
    one, two = canvas.scale.at(ends[0]), canvas.scale.at(ends[1])
    return element("rect", x=left, y=min(one, two), width=width, height=abs(one - two), fill=fill)


def _stacks(chart: CategoryChart, canvas: _Canvas) -> list[Markup]:
    thickness = min(44.0, canvas.slot * 0.7)
    parts = []
    for at in range(len(chart.categories)):
        ends = [0.0, 0.0]
        for index, series in enumerate(chart.series):
            value = known(series.values[at])
            if not value:
                continue
            below = ends[value < 0]
            ends[value < 0] = below + value
            fill, left = canvas.colour(index, series), canvas.x(at) - thickness / 2
            parts.append(_bar(canvas, left, thickness, (below, below + value), fill))
            parts += _inside(canvas, at, (below, value), series, (fill, thickness))
    return parts


def _inside(
    canvas: _Canvas, at: int, piece: tuple[float, float], series: Series, look: tuple[str, float]
) -> list[Markup]:
    """Return what a segment says of itself, and the paper line that parts it from the one below."""
    (below, value), (fill, width) = piece, look
    top, bottom = canvas.scale.at(below + value), canvas.scale.at(below)
    seam = element("line", x1=canvas.x(at) - width / 2, x2=canvas.x(at) + width / 2, y1=bottom, y2=bottom, stroke=PAPER)
    label = f"{series.status.letters if series.status else ''} {value:,.0f}".strip().replace("-", MINUS)
    if width < 30 or abs(bottom - top) < 13 or text_width(label) > width:
        return [seam]
    return [seam, words(canvas.x(at), (top + bottom) / 2 + 3.8, label, anchor="middle", fill=text_on(fill))]
