"""Which chart is drawn by what."""

from __future__ import annotations

from milepost.documents.charts import CategoryChart, Chart, PointChart
from milepost.documents.drawing import category, matrix, points
from milepost.documents.markup import Markup
from milepost.documents.model import Identity


def drawn(chart: Chart, identity: Identity) -> Markup:
    """Return a chart as SVG."""
    if isinstance(chart, CategoryChart):
        return category.draw(chart, identity)
    return points.draw(chart, identity) if isinstance(chart, PointChart) else matrix.draw(chart, identity)
