"""A chart's table lying down: one row a series, one column a category, as far as that is readable."""

from __future__ import annotations

from milepost.documents.cells import Text
from milepost.documents.charts import CategoryChart
from milepost.documents.tables import Column, Kind, Table

WIDEST = 13


def transposed(chart: CategoryChart) -> Table:
    """Return the series as rows when the categories fit across, else the table as it stands."""
    table = chart.table()
    if len(chart.categories) > WIDEST:
        return table
    columns = (
        Column(chart.y.heading or "Series"),
        *(Column(name, Kind.NUMBER) for name in chart.categories),
    )
    rows = tuple(
        (Text(column.title), *(row[index] for row in table.rows)) for index, column in enumerate(table.columns) if index
    )
    return Table(table.id, columns, rows, table.caption, note=table.note)
