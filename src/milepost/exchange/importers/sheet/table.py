"""Find the table in a sheet: under title lines, below a header of one to three rows, upright or on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from milepost.exchange.importers.sheet.headers import ColumnMatch, match_columns, normal_header
from milepost.exchange.importers.sheet.profile import Profile
from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.importers.sheet.source.reading import OpenedSheet, SheetRow

_SEARCHED_ROWS = 40
_HEADER_ROWS = 3
_SIDE_COLUMNS = 3
_FEWEST_ON_SIDE = 3


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Where the header stands and what its columns are taken for.

    On its side (`transposed`), a column of the sheet is a row of the table, and row numbers count columns.
    """

    sheet_name: str | None
    header_rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    transposed: bool = False

    def matched(self) -> frozenset[str]:
        """Return the fields that have a column."""
        return frozenset(column.field for column in self.columns if column.field)


def find_table(opened: OpenedSheet, profile: Profile, sheet_name: str | None = None) -> FoundTable:
    """Return the best table of the sheet asked for, else of the first sheet that has one, or refuse."""
    required = frozenset(rule.target.name for rule in profile.fields if rule.required)
    best: FoundTable | None = None
    for name in _candidates(opened, profile, sheet_name):
        found = _best(list(islice(opened.rows(name), _SEARCHED_ROWS)), profile, required, name)
        if found is not None and required <= found.matched():
            return found
        best = max(filter(None, (best, found)), key=lambda table: len(table.matched()), default=None)
    missing = sorted(required - (best.matched() if best else frozenset()))
    shown = ", ".join(repr(column.header[:40]) for column in best.columns[:8]) if best else "nothing like a header"
    raise SheetRefused(
        "header_not_found",
        f"No header with {', '.join(missing) or 'known columns'} was found; the nearest shows {shown}.",
        "Choose another profile, or name the columns by hand.",
    )


def _candidates(opened: OpenedSheet, profile: Profile, sheet_name: str | None) -> tuple[str | None, ...]:
    if not opened.names:
        return (None,)
    if sheet_name is not None:
        if sheet_name not in opened.names:
            raise SheetRefused(
                "sheet_missing", f"There is no sheet {sheet_name!r}.", f"There are: {', '.join(opened.names[:20])}."
            )
        return (sheet_name,)
    wanted = {normal_header(name) for name in profile.sheet.names}
    return tuple(sorted(opened.names, key=lambda name: normal_header(name) not in wanted))


def _best(rows: list[SheetRow], profile: Profile, required: frozenset[str], name: str | None) -> FoundTable | None:
    """Prefer tables with all required fields, then with more fields, then with fewer header rows, then higher up."""
    rules = profile.header_rules()
    ranked = []
    for order, (numbers, headers, transposed) in enumerate(_headers(rows)):
        columns = match_columns(headers, rules)
        table = FoundTable(name, numbers, columns, transposed)
        count = len(table.matched())
        if count and not (transposed and count < _FEWEST_ON_SIDE):
            ranked.append(((required <= table.matched(), count, -len(numbers), -order), table))
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _headers(rows: list[SheetRow]) -> Iterator[tuple[tuple[int, ...], tuple[str, ...], bool]]:
    for start in range(len(rows)):
        for count in range(1, _HEADER_ROWS + 1):
            block = rows[start : start + count]
            if len(block) == count and (count == 1 or _adjacent(block)):
                yield tuple(row.number for row in block), _joined(block), False
    for side in range(_SIDE_COLUMNS):
        headers = tuple(row.texts[side] if side < len(row.texts) else "" for row in rows)
        if any(headers):
            yield (side + 1,), headers, True


def _adjacent(block: list[SheetRow]) -> bool:
    return block[-1].number - block[0].number == len(block) - 1


def _joined(block: list[SheetRow]) -> tuple[str, ...]:
    """Join a header over several rows by column; a group title counts for the blank cells to its right."""
    if len(block) == 1:
        return block[0].texts
    width = max(len(row.texts) for row in block)
    parts = [_filled(row.texts, width) for row in block[:-1]] + [(*block[-1].texts, *[""] * width)[:width]]
    return tuple(
        " ".join(dict.fromkeys(filter(None, (part[column].strip() for part in parts)))) for column in range(width)
    )


def _filled(texts: Sequence[str], width: int) -> tuple[str, ...]:
    filled: list[str] = []
    for index in range(width):
        text = texts[index] if index < len(texts) else ""
        filled.append(text if text.strip() or not filled else filled[-1])
    return tuple(filled)


class TableRows:
    """The rows below the header, read again for each pass unless they are few enough to be kept."""

    KEPT_CHARS = 6_000_000

    def __init__(self, opened: OpenedSheet, table: FoundTable) -> None:
        self._opened = opened
        self._table = table
        self._kept: list[SheetRow] | None = None

    def __iter__(self) -> Iterator[SheetRow]:
        if self._kept is not None:
            yield from self._kept
            return
        keeping: list[SheetRow] | None = []
        chars = 0
        for row in self._fresh():
            yield row
            if keeping is not None:
                chars += sum(map(len, row.texts)) + 60 * len(row.texts)
                keeping.append(row)
                if chars > self.KEPT_CHARS:
                    keeping = None
        self._kept = keeping

    def _fresh(self) -> Iterator[SheetRow]:
        rows = self._opened.rows(self._table.sheet_name)
        if self._table.transposed:
            yield from self._turned(rows)
            return
        last = self._table.header_rows[-1]
        yield from (row for row in rows if row.number > last)

    def _turned(self, rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
        kept: list[tuple[str, ...]] = []
        cells = 0
        for row in rows:
            cells += len(row.texts)
            if cells > self._opened.limits.transposed_cells:
                raise SheetRefused(
                    "transposed_too_large", "A table on its side is too large to be turned.", "Turn it in the sheet."
                )
            kept.append(row.texts)
        for index in range(self._table.header_rows[0], max(map(len, kept))):
            turned = SheetRow(index + 1, tuple(texts[index] if index < len(texts) else "" for texts in kept))
            if not turned.is_blank():
                yield turned
