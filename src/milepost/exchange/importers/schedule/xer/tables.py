"""The tables of an XER file: lines of tab-separated cells under the names of their columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused

_CURE = "Export the project from Primavera as XER again and send that."

Cells = dict[str, str]


@dataclass
class Tables:
    """Rows by table; a table that is missing has none."""

    rows: dict[str, list[Cells]] = field(default_factory=dict)

    def of(self, table: str) -> list[Cells]:
        """Return the rows of a table."""
        return self.rows.get(table, [])


def decoded(content: bytes) -> str:
    """Return the text: UTF-8 or UTF-16 by their marks, UTF-8 where it is valid, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_tables(content: bytes, notes: Notes, limits: Limits) -> Tables:
    """Return all tables; a row that does not fit its columns is noted, and taken as far as it does.

    Raises
    ------
    ScheduleRefused
        With the code `xer_broken` for a file without a header, `too_many_rows` beyond the limit.
    """
    text = decoded(content)
    if not text.startswith("ERMHDR"):
        raise ScheduleRefused("xer_broken", "The first line is no header of an XER file.", _CURE)
    tables = Tables()
    name, columns, count = "", [""][:0], 0
    for number, line in enumerate(text.split("\n"), start=1):
        mark, *cells = line.rstrip("\r").split("\t")
        if mark == "%T":
            name, columns = (cells or [""])[0].strip(), []
        elif mark == "%F":
            columns = [cell.strip() for cell in cells]
            tables.rows.setdefault(name, [])
        elif mark == "%R":
            count += 1
            _take(tables, name, columns, cells, number, notes)
        elif mark.strip() not in {"", "%E", "ERMHDR"}:
            notes.add("line_unknown", f"line {number}", "", "The line is of no known kind; it is left out.")
        if count > limits.rows:
            raise ScheduleRefused(
                "too_many_rows", f"The file has more than {limits.rows:,} rows.", "Send a part of it."
            )
    return tables


def _take(tables: Tables, name: str, columns: list[str], cells: list[str], number: int, notes: Notes) -> None:
    if not columns:
        notes.add("row_without_table", f"line {number}", name, "The row stands under no columns; it is left out.")
        return
    if len(cells) > len(columns):
        notes.add("row_too_long", f"line {number}", name, "The row has more cells than columns; the rest is left out.")
    tables.rows[name].append(dict(zip(columns, cells, strict=False)))
