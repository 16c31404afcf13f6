"""Print rows as a table of plain text, or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def write_json(content: object) -> None:
    """Write one JSON value; a number that is none cannot slip through."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    print()


def write_table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
    """Write rows under headings; `columns` maps a key to the format of its numbers; unknown is a question mark."""
    lines = [[_cell(row.get(key), spec) for key, spec in columns.items()] for row in rows]
    widths = [max(len(line[at]) for line in [list(columns), *lines]) for at in range(len(columns))]
    for line in [list(columns), *lines]:
        print("  ".join(f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: object, spec: str) -> str:
    if value is None:
        return "?"
    return format(value, spec) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
