"""Draw a heat map or a matrix of colours."""

from __future__ import annotations

from milepost.documents.cells import NUMERIC, Colour, Integer, Money, Number, Share, Value
from milepost.documents.charts import MatrixChart
from milepost.documents.drawing.frame import FULL, picture
from milepost.documents.drawing.marks import shape, shortened, text_width, words
from milepost.documents.markup import Markup, element
from milepost.documents.model import Identity
from milepost.documents.palette import MUTED, RULE, heat, text_on
from milepost.documents.wording import printed

ROW = 24.0


def magnitude(value: Value) -> float | None:
    """Return how large a cell is, or nothing when it has no size."""
    if isinstance(value, Integer | Number | Share):
        return float(value.value)
    return float(value.amount) if isinstance(value, Money) else None


def shares(chart: MatrixChart) -> tuple[tuple[float | None, ...], ...]:
    """Return every cell's share of the largest, or nothing where there is no size."""
    sizes = [[magnitude(cell) for cell in row] for row in chart.cells]
    largest = max((abs(size) for row in sizes for size in row if size is not None), default=0.0) or 1.0
    return tuple(tuple(None if size is None else abs(size) / largest for size in row) for row in sizes)


def draw(chart: MatrixChart, identity: Identity, width: float = FULL) -> Markup:
    """Return the matrix as SVG, every cell with its value."""
    left = min(width * 0.3, max((text_width(name) for name in chart.rows), default=0.0) + 12)
    top = 44.0 if chart.x.heading else 26.0
    slot = (width - left) / max(1, len(chart.columns))
    height = top + ROW * len(chart.rows) + 4
    parts = [words(0, top - 10, chart.y.heading, fill=MUTED)] if chart.y.heading else []
    parts += [words(width, 12, chart.x.heading, anchor="end", fill=MUTED)] if chart.x.heading else []
    parts += [
        words(left + (at + 0.5) * slot, top - 10, shortened(name, slot - 4), anchor="middle", fill=MUTED)
        for at, name in enumerate(chart.columns)
    ]
    for row, (name, cells, tints) in enumerate(zip(chart.rows, chart.cells, shares(chart), strict=True)):
        y = top + row * ROW
        parts.append(words(left - 8, y + 16, shortened(name, left - 8), anchor="end"))
        for at, (cell, share) in enumerate(zip(cells, tints, strict=True)):
            parts += _cell(cell, share, (left + at * slot, y, slot), identity)
    said = f"{len(chart.rows)} by {len(chart.columns)} cells. The values stand in the table."
    return picture((chart.title, said), (width, height), parts, identity.font)


def _cell(cell: Value, share: float | None, place: tuple[float, float, float], identity: Identity) -> list[Markup]:
    x, y, width = place
    fill = "none" if share is None else heat(identity, share)
    box = element(
        "rect",
        x=x + 1,
        y=y + 1,
        width=width - 2,
        height=ROW - 2,
        fill=fill,
        stroke=RULE if share is None else None,
    )
    middle = x + width / 2
    if isinstance(cell, Colour):
        return [
            box,
            shape(cell.status, middle - 12, y + ROW / 2, 5.5),
            words(middle - 2, y + 16, cell.status.letters),
        ]
    ink = "currentColor" if share is None else text_on(fill)
    text = shortened(printed(cell, bare_number=isinstance(cell, NUMERIC)), width - 2)
    return [box, words(middle, y + 16, text, anchor="middle", fill=ink)]
