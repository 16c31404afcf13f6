"""The table of a report: typed columns, rows of cells, a totals row, a caption and a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from milepost.documents.cells import Cell, reason_of


class Align(Enum):
    """On which side a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"


class Kind(Enum):
    """What a column holds; it gives the alignment unless the column says otherwise.

    And the spreadsheet's format.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DAY = "date"
    INSTANT = "instant"
    SHARE = "share"
    COLOUR = "colour"
    LINK = "link"


_RIGHT = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.DAY})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, kind, unit and width relative to the others.

    With a `unit` (for money: "£m") the cells print the bare number and the heading carries the unit.
    """

    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    align: Align | None = None
    width: float = 1.0
    id: str = ""

    @property
    def side(self) -> Align:
        """Return the alignment: as said, else right for what is compared by size."""
        return self.align or (Align.RIGHT if self.kind in _RIGHT else Align.LEFT)

    @property
    def heading(self) -> str:
        """Return the title with its unit."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells under typed columns.

    Tables that share an `id` are one list over several sections.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    totals: tuple[Cell, ...] | None = None
    note: str = ""
    empty: str = "Nothing to show."

    def __post_init__(self) -> None:
        """Refuse a row that has not one cell a column."""
        width = len(self.columns)
        wrong = [row for row in (*self.rows, *([self.totals] if self.totals else [])) if len(row) != width]
        if wrong:
            raise ValueError(f"table {self.id!r} has {width} columns, a row has {len(wrong[0])} cells")

    @property
    def all_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows and, last, the totals."""
        return (*self.rows, self.totals) if self.totals else self.rows

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why values are missing, each reason once, in order of appearance.

        The footnotes of the table.
        """
        found = (reason_of(cell) for row in self.all_rows for cell in row)
        return tuple(dict.fromkeys(reason for reason in found if reason))
