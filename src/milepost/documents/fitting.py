"""How much room words need: the widths of a table's columns, and the lines of a text in a width."""

from __future__ import annotations

from milepost.documents.cells import Cell, Colour, bare
from milepost.documents.tables import Column, Table
from milepost.documents.wording import plain, printed

_WIDEST = 60
_COMFORTABLE = 16
_NARROWEST = 5
_SAMPLE = 60


def natural_widths(table: Table) -> tuple[float, ...]:
    """Return how wide every column would like to be, in characters, from its heading and its first rows."""
    rows = table.all_rows[:_SAMPLE] + ((table.totals,) if table.totals else ())
    return tuple(
        _natural(column, [row[index] for row in rows]) * column.width for index, column in enumerate(table.columns)
    )


def _natural(column: Column, cells: list[Cell]) -> float:
    heading = max((len(word) for word in plain(column.heading).split()), default=0) + 1
    longest = max((cell_length(cell, column) for cell in cells), default=0)
    wanted = float(max(_NARROWEST, min(_WIDEST, max(heading, longest))))
    return wanted if wanted <= _COMFORTABLE else _COMFORTABLE + (wanted - _COMFORTABLE) * 0.5


def cell_length(cell: Cell, column: Column) -> int:
    """Return how many characters a cell prints, its mark included."""
    mark = 3 if isinstance(bare(cell), Colour) else 0
    return len(printed(cell, bare_number=bool(column.unit))) + mark


def lines_needed(text: str, characters: float) -> int:
    """Return into how many lines a text breaks when a line holds so many characters."""
    room = max(1.0, characters)
    return sum(max(1, _wrapped(line, room)) for line in plain(text).split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        length = len(word)
        if used and used + length > room:
            lines, used = lines + 1, 0.0
        while length > room:
            lines, length = lines + 1, length - int(room)
        used += length + 1
    return lines


def brief(text: str, longest: int) -> str:
    """Return a text as one line of at most so many characters, the cut shown; other formats hold it whole."""
    line = " ".join(plain(text).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
