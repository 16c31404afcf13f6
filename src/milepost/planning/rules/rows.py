"""Rows of a work list as they come out of a spreadsheet: one item a line, cells between tabs, problems by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from milepost.kernel.errors import Unmet
from milepost.planning.choices import WorkKind

MOST_ROWS = 500
HEADINGS = ("name", "kind", "part of", "owner", "start", "finish", "effort hours", "waits for", "definition of done")
KINDS = {str(label).casefold(): value for value, label in WorkKind.choices} | {each: each for each in WorkKind.values}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: where it stood, and what it says."""

    line: int
    name: str
    kind: str
    part_of: int | None
    owner: str
    start: date | None
    finish: date | None
    effort_hours: Decimal | None
    waits_for: str
    definition_of_done: str


def read_rows(text: str) -> tuple[tuple[Row, ...], tuple[Unmet, ...]]:
    """Return the rows of a text, and every problem by row; a first line of headings is passed over."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if lines and lines[0][1].split("\t")[0].strip().casefold() == HEADINGS[0]:
        lines = lines[1:]
    if not lines or len(lines) > MOST_ROWS:
        return (), (row_problem(0, f"between one and {MOST_ROWS} rows, one item a line, cells between tabs"),)
    rows, problems = [], []
    for number, line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            rows.append(_row(number, cells))
        except ValueError as error:
            problems.append(row_problem(number, str(error)))
    return tuple(rows), tuple(problems)


def row_problem(line: int, wanted: str) -> Unmet:
    """Return what is wrong with one row."""
    return Unmet(
        rule="rows_are_readable",
        sentence=f"Row {line} cannot be taken over." if line else "These rows cannot be taken over.",
        missing=f"{wanted[0].upper()}{wanted[1:]}.",
        cure="You",
        path="Correct the row in the box or in the spreadsheet; nothing is stored before all rows are right.",
        field="rows",
    )


def about_rows(line: int, unmet: Iterator[Unmet] | tuple[Unmet, ...]) -> Iterator[Unmet]:
    """Yield what stands against one row, saying which row it is."""
    for each in unmet:
        yield Unmet(each.rule, f"Row {line}: {each.sentence}", each.missing, each.cure, each.path, "rows")


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) > len(HEADINGS):
        raise ValueError(f"no more than {len(HEADINGS)} cells")
    padded = [*cells, *[""] * (len(HEADINGS) - len(cells))]
    name, kind, part_of, owner, start, finish, effort, waits_for, done = padded
    if not name:
        raise ValueError("a name in the first cell")
    if kind and kind.casefold() not in KINDS:
        raise ValueError(f"a kind among {', '.join(str(each.label) for each in WorkKind)}")
    return Row(
        line,
        name,
        KINDS.get(kind.casefold(), WorkKind.TASK.value),
        _number(part_of),
        owner,
        _day(start),
        _day(finish),
        _hours(effort),
        waits_for,
        done,
    )


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > 6:
        raise ValueError(f"the number of the item that it is a part of, instead of {text}")
    return int(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"a date such as 2026-03-31, instead of {text}") from None


def _hours(text: str) -> Decimal | None:
    try:
        hours = Decimal(text.replace(",", ".")) if text else None
    except InvalidOperation:
        hours = Decimal("NaN")
    if hours is not None and not hours.is_finite():
        raise ValueError(f"hours as a number, instead of {text}")
    return hours
