"""The frame of a chart: the SVG element with its title and description, the plot area, its axes and grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.documents.drawing.marks import FONT_SIZE, shortened, text_width, words
from milepost.documents.drawing.scales import Scale
from milepost.documents.markup import Markup, element
from milepost.documents.palette import INK, MUTED, RULE
from milepost.documents.wording import plain

FULL = 640.0
HALF = 370.0


@dataclass(frozen=True, slots=True)
class Plot:
    """The area in which values are drawn, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def picture(said: tuple[str, str], size: tuple[float, float], parts: Sequence[Markup], font: str) -> Markup:
    """Return the whole chart as SVG; `said` is its title and description for those who do not see it."""
    (title, description), (width, height) = said, size
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=width,
        height=height,
        role="img",
        color=INK,
        font_family=f"{font}, Source Sans Pro, sans-serif",
        font_size=FONT_SIZE,
    )


def value_axis(plot: Plot, scale: Scale, title: str) -> list[Markup]:
    """Return grid lines and labels of a vertical axis, its title above it."""
    parts = []
    for tick in scale.ticks:
        y = scale.at(tick)
        base = abs(tick) < scale.step * 1e-6
        colour, stroke = (MUTED, 1.0) if base else (RULE, 0.7)
        parts.append(element("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=colour, stroke_width=stroke))
        parts.append(words(plot.left - 7, y + 3.6, scale.label(tick), anchor="end", fill=MUTED))
    return [*parts, *([words(2, plot.top - 9, title, fill=MUTED)] if title else [])]


def category_axis(plot: Plot, names: Sequence[str], title: str) -> list[Markup]:
    """Return the labels of the categories, as many as fit, and the title of the axis."""
    slot = (plot.right - plot.left) / max(1, len(names))
    longest = max((text_width(name) for name in names), default=0.0)
    every = max(1, min(-(-int(longest + 8) // max(1, int(slot))), -(-len(names) // 4)))
    parts = [
        words(
            plot.left + (index + 0.5) * slot,
            plot.bottom + 16,
            shortened(plain(name), slot * every - 4),
            anchor="middle",
            fill=MUTED,
        )
        for index, name in enumerate(names)
        if index % every == 0
    ]
    return [
        *parts,
        *([words(plot.right, plot.bottom + 33, title, anchor="end", fill=MUTED)] if title else []),
    ]


def label_room(scale: Scale) -> float:
    """Return how much room the labels of a vertical axis need."""
    return max(text_width(scale.label(tick)) for tick in scale.ticks) + 14
