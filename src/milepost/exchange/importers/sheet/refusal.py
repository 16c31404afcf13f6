"""The one way in which reading a sheet fails as a whole, and the limits that make it fail early."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields

from milepost.exchange.importers.refusal import FileRefused

MEBIBYTE = 1024 * 1024


class SheetRefused(FileRefused):
    """A sheet that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a sheet is read before it is refused; each can be set by the caller."""

    file_bytes: int = 64 * MEBIBYTE
    rows: int = 100_000
    columns: int = 500
    cell_chars: int = 100_000
    line_chars: int = 2_000_000
    transposed_cells: int = 200_000
    problems: int = 5_000
    zip_entries: int = 2_000
    zip_bytes: int = 256 * MEBIBYTE
    zip_ratio: int = 200
    shared_strings_bytes: int = 48 * MEBIBYTE

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise ValueError(f"The limit {field.name} must be at least 1.")
        if self.cell_chars > csv.field_size_limit():
            raise ValueError(f"The limit cell_chars can be at most {csv.field_size_limit()}.")
