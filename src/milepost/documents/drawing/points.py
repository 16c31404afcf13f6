"""Draw subjects as points or bubbles."""

from __future__ import annotations

import math
from dataclasses import replace

from milepost.documents.cells import Status
from milepost.documents.charts import Point, PointChart
from milepost.documents.drawing.frame import FULL, Plot, label_room, picture, value_axis
from milepost.documents.drawing.marks import legend, shape, shortened, text_width, words
from milepost.documents.drawing.scales import Scale, spanning
from milepost.documents.markup import Markup, element
from milepost.documents.model import Identity
from milepost.documents.palette import MUTED, RULE, STATUS, mixed

TALL, LOW = 360.0, 250.0
LARGEST = 24.0
NAMED = 14


def draw(chart: PointChart, identity: Identity, width: float = FULL) -> Markup:
    """Return the chart as SVG; the largest subjects carry their names."""
    held = [status for status in Status if any(point.status is status for point in chart.points)]
    entries = [(status.word, shape(status, 0, 0, 5)) for status in held]
    if chart.bubble and chart.size.heading:
        ring = element("circle", cx=0, cy=0, r=6, fill="none", stroke=MUTED)
        entries.append((f"Area: {chart.size.heading}", ring))
    key, lines = legend(0, 12, width, entries)
    top, height = 14.0 + 16 * lines + 18, TALL if width >= FULL else LOW
    plot = Plot(40, top, width - 26, height - 42)
    vertical = spanning((float(point.y) for point in chart.points), plot.bottom, plot.top)
    plot = replace(plot, left=label_room(vertical))
    across = spanning((float(point.x) for point in chart.points), plot.left + 8, plot.right)
    parts = [key, *value_axis(plot, vertical, chart.y.heading), *_across(plot, across, chart.x.heading)]
    marks = _marks(chart, across, vertical, identity)
    said = f"{len(chart.points)} subjects, {chart.y.title} over {chart.x.title}. The values stand in the table."
    return picture((chart.title, said), (width, height), [*parts, *marks], identity.font)


def _across(plot: Plot, scale: Scale, title: str) -> list[Markup]:
    parts = []
    for tick in scale.ticks:
        x = scale.at(tick)
        parts.append(element("line", x1=x, x2=x, y1=plot.top, y2=plot.bottom, stroke=RULE, stroke_width=0.7))
        parts.append(words(x, plot.bottom + 16, scale.label(tick), anchor="middle", fill=MUTED))
    return [*parts, words(plot.right, plot.bottom + 33, title, anchor="end", fill=MUTED)]


def _marks(chart: PointChart, across: Scale, vertical: Scale, identity: Identity) -> list[Markup]:
    largest = max((float(point.size) for point in chart.points), default=1.0) or 1.0
    bubbles, names, taken = [], [], list[tuple[float, float, float]]()
    for rank, point in enumerate(sorted(chart.points, key=lambda point: (-point.size, point.label))):
        x, y = across.at(float(point.x)), vertical.at(float(point.y))
        radius = math.sqrt(max(0.0, float(point.size)) / largest) * LARGEST if chart.bubble else 4.5
        bubbles.append(_mark(point, (x, y), max(3.0, radius), chart, identity))
        label = shortened(point.label, 110)
        half = text_width(label) / 2
        spot = (min(max(x, half), across.end + 24 - half), y - radius - 3, half)
        if rank < NAMED and not any(_clash(spot, other) for other in taken):
            taken.append(spot)
            names.append(words(spot[0], spot[1], label, anchor="middle"))
    return [*bubbles, *names]


def _clash(one: tuple[float, float, float], two: tuple[float, float, float]) -> bool:
    return abs(one[1] - two[1]) < 12 and abs(one[0] - two[0]) < one[2] + two[2] + 4


def _mark(point: Point, at: tuple[float, float], radius: float, chart: PointChart, identity: Identity) -> Markup:
    said = element("title", f"{point.label}: {point.x:,}, {point.y:,}")
    if not chart.bubble:
        mark = (
            shape(point.status, *at, radius)
            if point.status
            else element("circle", cx=at[0], cy=at[1], r=radius, fill=identity.primary)
        )
        return element("g", said, mark)
    colour = STATUS[point.status] if point.status else identity.primary
    ring = element(
        "circle", cx=at[0], cy=at[1], r=radius, fill=mixed(colour, "#ffffff", 0.72), fill_opacity=0.8,
        stroke=colour, stroke_width=1.2,
    )  # fmt: skip
    middle = shape(point.status, *at, min(4.5, radius * 0.7)) if point.status else element("g")
    return element("g", said, ring, middle)
