"""Open a sheet of any kind and stream its rows as numbered texts, in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from milepost.exchange.importers.sheet.refusal import MEBIBYTE, Limits, SheetRefused
from milepost.exchange.importers.sheet.source.delimited import delimited_rows, delimiter_of
from milepost.exchange.importers.sheet.source.encoding import Encoding, encoding_of
from milepost.exchange.importers.sheet.source.formulas import formulas_without_result
from milepost.exchange.importers.sheet.source.guard import SheetKind, kind_of
from milepost.exchange.importers.sheet.source.opened import Source, source_of

_LARGE_BYTES = 4 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as a spreadsheet program numbers it, with its cells as texts."""

    number: int
    texts: tuple[str, ...]

    def is_blank(self) -> bool:
        """Tell whether no cell holds anything but space."""
        return not any(text.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A source whose kind, encoding, delimiter and sheets are known; `rows` may be read any number of times."""

    source: Source
    kind: SheetKind
    limits: Limits
    encoding: Encoding | None = None
    delimiter: str | None = None
    names: tuple[str, ...] = ()
    formulas_without_result: int = 0

    def rows(self, sheet_name: str | None = None) -> Iterator[SheetRow]:
        """Yield the rows that are not blank, and refuse the sheet where it runs over a limit."""
        taken = 0
        for number, texts in enumerate(self._texts(sheet_name), start=1):
            row = SheetRow(number, tuple(text.replace("\x00", "") for text in texts))
            if row.is_blank():
                continue
            taken += 1
            self._check(row, taken)
            yield row

    def check_limits(self) -> None:
        """Run through large delimited text once, which is cheap, so that nothing dear is done in vain."""
        if self.kind is SheetKind.DELIMITED and self.source.size > _LARGE_BYTES:
            deque(self.rows(), maxlen=0)

    def _texts(self, sheet_name: str | None) -> Iterator[list[str]]:
        if self.encoding is not None and self.delimiter is not None:
            return delimited_rows(self.source, self.encoding, self.delimiter, self.limits)
        from milepost.exchange.importers.sheet.source.workbook import workbook_rows  # noqa: PLC0415 - loads openpyxl

        return workbook_rows(self.source, sheet_name or self.names[0])

    def _check(self, row: SheetRow, taken: int) -> None:
        if taken > self.limits.rows:
            raise SheetRefused(
                "too_many_rows",
                f"The sheet has more than {self.limits.rows:,} rows.",
                "A portfolio return is shorter; split the file or raise the limit.",
            )
        if len(row.texts) > self.limits.columns:
            raise SheetRefused(
                "too_many_columns",
                f"Row {row.number} has more than {self.limits.columns} columns.",
                "Check the delimiter, or remove columns that are not needed.",
            )
        if max(map(len, row.texts)) > self.limits.cell_chars:
            raise SheetRefused(
                "cell_too_long",
                f"A cell of row {row.number} is longer than {self.limits.cell_chars:,} characters.",
                "Often a quotation mark opens there and never closes.",
            )


def open_sheet(
    given: Path | str | bytes,
    limits: Limits | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> OpenedSheet:
    """Find out what a file is and how to read it; encoding and delimiter may be prescribed."""
    bounds = limits or Limits()
    source = source_of(given, bounds)
    kind = kind_of(source, bounds)
    if kind is SheetKind.WORKBOOK:
        from milepost.exchange.importers.sheet.source.workbook import sheet_names  # noqa: PLC0415 - loads openpyxl

        names = sheet_names(source)
        if not names:
            raise SheetRefused("no_sheet", "The workbook has no sheet of cells.", "Send one with a table.")
        return OpenedSheet(source, kind, bounds, names=names, formulas_without_result=formulas_without_result(source))
    used = Encoding(encoding, "prescribed") if encoding else encoding_of(source)
    return OpenedSheet(source, kind, bounds, used, delimiter or delimiter_of(source, used, bounds))
