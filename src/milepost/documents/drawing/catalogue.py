"""Which chart is drawn by what."""

from __future__ import annotations

from milepost.documents.charts import CategoryChart, Chart, PointChart
from milepost.documents.drawing import category, matrix, points
from milepost.documents.drawing.frame import FULL, HALF
from milepost.documents.markup import Markup
from milepost.documents.model import Identity


def drawn(chart: Chart, identity: Identity, *, half: bool = False) -> Markup:
    """Return a chart as SVG, drawn for the whole width or for half of it so that its words stay readable."""
    width = HALF if half else FULL
    if isinstance(chart, CategoryChart):
        return category.draw(chart, identity, width)
    return points.draw(chart, identity, width) if isinstance(chart, PointChart) else matrix.draw(chart, identity, width)
