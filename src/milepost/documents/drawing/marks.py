"""The small marks of charts and tracks: status shapes, line markers, legends."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.documents.cells import Status
from milepost.documents.markup import Markup, element
from milepost.documents.palette import MUTED, PAPER, STATUS

FONT_SIZE = 11.0
DASHES = (None, "7 4", "2 3", "9 3 2 3", "4 2", "1 2")
_MARKERS = ("circle", "square", "triangle", "diamond")


def words(x: float, y: float, text: str, *, anchor: str = "start", fill: str = "currentColor", **more: str) -> Markup:
    """Return a line of text."""
    return element("text", text, x=x, y=y, text_anchor=anchor, fill=fill, **more)


def shape(status: Status, x: float, y: float, radius: float) -> Markup:
    """Return the shape of a status around (x, y)."""
    colour = STATUS[status]
    if status is Status.AMBER_GREEN:
        half = f"M{x:.2f} {y - radius:.2f}A{radius:.2f} {radius:.2f} 0 0 0 {x:.2f} {y + radius:.2f}Z"
        return element("g", _circle(x, y, radius, PAPER, colour), element("path", d=half, fill=colour))
    if status is Status.GREY:
        return _circle(x, y, radius - 0.5, PAPER, colour, dashed=True)
    return marker({"green": 0, "red": 1, "amber": 2, "amber-red": 3}[status.code], x, y, radius, colour)


def _circle(x: float, y: float, radius: float, fill: str, stroke: str, *, dashed: bool = False) -> Markup:
    dash = "2 1.5" if dashed else None
    return element("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=1.4, stroke_dasharray=dash)


def marker(  # a mark is a place, a size and a paint
    index: int, x: float, y: float, radius: float, fill: str, *, stroke: str | None = None
) -> Markup:
    """Return the marker of the n-th series: circle, square, triangle, diamond."""
    name = _MARKERS[index % len(_MARKERS)]
    line = {"stroke": stroke, "stroke_width": 1.4 if stroke else None}
    if name == "circle":
        return element("circle", cx=x, cy=y, r=radius, fill=fill, **line)
    if name == "square":
        side = radius * 0.9
        return element("rect", x=x - side, y=y - side, width=2 * side, height=2 * side, fill=fill, **line)
    if name == "triangle":
        corners = [(x, y - radius), (x + radius, y + radius * 0.85), (x - radius, y + radius * 0.85)]
    else:
        corners = [
            (x, y - radius * 1.15),
            (x + radius * 1.15, y),
            (x, y + radius * 1.15),
            (x - radius * 1.15, y),
        ]
    return element("polygon", points=" ".join(f"{a:.2f},{b:.2f}" for a, b in corners), fill=fill, **line)


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Estimate how wide a text is printed, in pixels."""
    return len(text) * size * 0.52


def shortened(text: str, width: float, size: float = FONT_SIZE) -> str:
    """Return text cut to a width, the cut shown."""
    room = max(2, int(width / (size * 0.52)))
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def legend(x: float, y: float, width: float, entries: Sequence[tuple[str, Markup]]) -> tuple[Markup, int]:
    """Return a legend of marks (drawn around 0, 0) with their names, and the number of its lines."""
    parts, left, line = [], x, 0
    for said, mark in entries:
        name = shortened(said, width / 2)
        needed = text_width(name) + 44
        if left > x and left + needed > x + width:
            left, line = x, line + 1
        top = y + line * 16
        placed = element("g", mark, transform=f"translate({left + 10:.1f} {top - 4:.1f})")
        parts.append(element("g", placed, words(left + 24, top, name, fill=MUTED)))
        left += needed
    return element("g", *parts), line + 1
