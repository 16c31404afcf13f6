"""The charts of a report. Every chart carries its table, so that nothing is said by a picture alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from milepost.documents.cells import Cell, Colour, Number, Status, Text, Value, bare
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable, Unknown

Measure = Decimal | Unknown | NotApplicable


class Shape(Enum):
    """How a chart of categories is drawn."""

    LINE = "line"
    BAR = "bar"
    STACKED_BAR = "stacked_bar"
    S_CURVE = "s_curve"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its title, the unit of its values and how many decimals they are printed with."""

    title: str = ""
    unit: str = ""
    decimals: int = 0

    @property
    def heading(self) -> str:
        """Return the title with its unit."""
        return f"{self.title} ({self.unit})" if self.unit and self.title else self.title or self.unit


@dataclass(frozen=True, slots=True)
class Series:
    """One value a category. `status` paints the series in its colour.

    `forecast_from` is the first forecast category.
    """

    name: str
    values: tuple[Measure, ...]
    status: Status | None = None
    forecast_from: int | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A forecast band: the lower and upper value a category, None before it opens."""

    name: str
    low: tuple[Decimal | None, ...]
    high: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class CategoryChart:
    """Lines, bars, stacked bars or an S-curve over categories."""

    id: str
    title: str
    shape: Shape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x: Axis = field(default_factory=Axis)
    y: Axis = field(default_factory=Axis)
    band: Band | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a series that has not one value a category."""
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError(f"chart {self.id!r}: every series has one value a category")
        if self.band and {len(self.band.low), len(self.band.high)} != {len(self.categories)}:
            raise ValueError(f"chart {self.id!r}: the band has one value a category")

    def table(self) -> Table:
        """Return the values drawn, one row a category."""
        columns = [Column(self.x.title or "Category")]
        columns += [Column(series.name, Kind.NUMBER, self.y.unit) for series in self.series]
        lines: list[tuple[Measure | None, ...]] = [series.values for series in self.series]
        if self.band:
            columns += [Column(f"{self.band.name}, {edge}", Kind.NUMBER, self.y.unit) for edge in ("low", "high")]
            lines += [self.band.low, self.band.high]
        rows = tuple(
            (Text(name), *(self._cell(line[index]) for line in lines)) for index, name in enumerate(self.categories)
        )
        return Table(self.id, tuple(columns), rows, caption=self.title, note=self.note)

    def _cell(self, value: Measure | None) -> Cell:
        if value is None:
            return NotApplicable("The forecast band opens later.")
        return value if isinstance(value, Unknown | NotApplicable) else Number(value, "", self.y.decimals)


@dataclass(frozen=True, slots=True)
class Point:
    """One subject at (x, y); `size` is the bubble's area."""

    label: str
    x: Decimal
    y: Decimal
    size: Decimal = Decimal(1)
    status: Status | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PointChart:
    """Subjects as points; with `bubble` their size is drawn as area."""

    id: str
    title: str
    points: tuple[Point, ...]
    x: Axis
    y: Axis
    size: Axis = field(default_factory=Axis)
    bubble: bool = False
    note: str = ""

    def table(self) -> Table:
        """Return the points, one row each."""
        axes = [self.x, self.y, *([self.size] if self.bubble else [])]
        columns = [Column("Subject"), *(Column(axis.title, Kind.NUMBER, axis.unit) for axis in axes)]
        coloured = any(point.status for point in self.points)
        columns += [Column("Colour", Kind.COLOUR)] if coloured else []
        rows = []
        for point in self.points:
            values = [point.x, point.y, *([point.size] if self.bubble else [])]
            cells: list[Cell] = [Text(point.label)]
            cells += [Number(value, "", axis.decimals) for value, axis in zip(values, axes, strict=True)]
            cells += [Colour(point.status or Status.GREY)] if coloured else []
            rows.append(tuple(cells))
        return Table(self.id, tuple(columns), tuple(rows), caption=self.title, note=self.note)


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """A heat map: rows by columns of values, the darker the larger, or of colours."""

    id: str
    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Value, ...], ...]
    x: Axis = field(default_factory=Axis)
    y: Axis = field(default_factory=Axis)
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a matrix whose cells do not fill rows by columns."""
        if len(self.cells) != len(self.rows) or any(len(row) != len(self.columns) for row in self.cells):
            raise ValueError(f"matrix {self.id!r}: cells must fill rows by columns")

    def table(self) -> Table:
        """Return the matrix as a table, its row names in the first column."""
        held = [bare(row[0]) for row in self.cells[:1] if row]
        kind = Kind.COLOUR if held and isinstance(held[0], Colour) else Kind.NUMBER
        columns = (Column(self.y.title or "Row"), *(Column(name, kind) for name in self.columns))
        rows = tuple((Text(name), *cells) for name, cells in zip(self.rows, self.cells, strict=True))
        return Table(self.id, columns, rows, caption=self.title, note=self.note)


Chart = CategoryChart | PointChart | MatrixChart
