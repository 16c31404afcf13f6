"""Read pairwise comparisons: a matrix in CSV or JSON, pairs in JSON, of one person or of several."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import nan
from pathlib import Path
from typing import Any

from milepost.kernel.errors import refuse

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Judgements:
    """The items compared, and one matrix a person; NaN where nobody compared."""

    items: tuple[str, ...]
    matrices: tuple[Matrix, ...]
    people: tuple[str, ...]


def read_comparisons(path: Path) -> Judgements:
    """Return what a file compares; by its name it is JSON or CSV."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("file_is_readable", f"{path} cannot be read as text in UTF-8: {error}.") from error
    try:
        read = _from_json(json.loads(text)) if path.suffix.lower() == ".json" else _from_csv(text)
    except json.JSONDecodeError as error:
        raise refuse("file_is_json", f"{path}, line {error.lineno}: this is no JSON: {error.msg}.") from error
    except (ValueError, TypeError) as error:
        raise refuse("comparisons_are_clear", f"{path}: {error}") from error
    for matrix in read.matrices:
        if len(matrix) != len(read.items) or any(len(row) != len(read.items) for row in matrix):
            raise refuse("matrix_is_square", f"{path}: {len(read.items)} items need as many rows and columns.")
    return read


def _from_json(content: Any) -> Judgements:
    if isinstance(content, list):
        content = {"matrix": content}
    if not isinstance(content, dict):
        raise TypeError("write a matrix, or an object with items and matrix, pairs or judgements.")
    given = content.get("judgements", [content])
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        raise ValueError("judgements is a list of objects, one a person.")
    items = _items(content, given)
    matrices = [_matrix(items, one) for one in given]
    people = [str(one.get("name") or f"person {at}") for at, one in enumerate(given, start=1)]
    return Judgements(items, tuple(matrices), tuple(people))


def _items(content: dict[str, Any], given: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    named = content.get("items")
    if named is None and "pairs" in given[0]:
        named = list(dict.fromkeys(name for one in given for pair in one.get("pairs", {}) for name in _pair(pair)))
    if named is None:
        rows = given[0].get("matrix")
        named = [f"item {at}" for at in range(1, len(rows) + 1)] if isinstance(rows, list) else []
    if not isinstance(named, list) or not named or len(set(map(str, named))) != len(named):
        raise ValueError("items is a list of names, each once.")
    return tuple(map(str, named))


def _matrix(items: tuple[str, ...], one: dict[str, Any]) -> Matrix:
    if "pairs" in one:
        return _from_pairs(items, one["pairs"])
    rows = one.get("matrix")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise ValueError("matrix is a list of rows, each a list of numbers or fractions; null where nobody compared.")
    return [
        [_number(cell, f"row {at}, column {to}") for to, cell in enumerate(row, start=1)]
        for at, row in enumerate(rows, start=1)
    ]


def _from_pairs(items: tuple[str, ...], pairs: Any) -> Matrix:
    if not isinstance(pairs, dict):
        raise TypeError('pairs is an object such as {"A/B": 3}.')
    matrix = [[1.0 if row == column else nan for column in items] for row in items]
    for pair, answer in pairs.items():
        names = _pair(pair)
        strange = [name for name in names if name not in items]
        if strange or names[0] == names[1]:
            raise ValueError(f"{pair!r} does not compare two of the items.")
        row, column = (items.index(name) for name in names)
        value = _number(answer, pair)
        if not value > 0:
            raise ValueError(f"{pair}: a comparison lies between 1/9 and 9, not at {answer!r}.")
        matrix[row][column], matrix[column][row] = value, 1 / value
    return matrix


def _pair(pair: str) -> tuple[str, str]:
    first, slash, second = pair.partition("/")
    if not slash:
        raise ValueError(f"{pair!r} names no pair: write it like A/B.")
    return first.strip(), second.strip()


def _from_csv(text: str) -> Judgements:
    blocks: list[list[list[str]]] = [[]]
    for row in csv.reader(text.splitlines()):
        if any(cell.strip() for cell in row):
            blocks[-1].append([cell.strip() for cell in row])
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if not blocks:
        raise ValueError("the file is empty.")
    labelled = [_labelled(block) for block in blocks]
    if len({items for items, _ in labelled}) != 1:
        raise ValueError("every person compares the same items in the same order.")
    people = tuple(f"person {at}" for at in range(1, len(blocks) + 1))
    return Judgements(labelled[0][0], tuple(matrix for _, matrix in labelled), people)


def _labelled(block: list[list[str]]) -> tuple[tuple[str, ...], Matrix]:
    has_names = not _is_number(block[0][-1])
    items = tuple(block[0][1:]) if has_names else tuple(f"item {at}" for at in range(1, len(block) + 1))
    rows = [row[1:] for row in block[1:]] if has_names else block
    if has_names and tuple(row[0] for row in block[1:]) != items:
        raise ValueError("the first column names the items in the order of the first row.")
    return items, [
        [_number(cell or None, f"row {at}, column {to}") for to, cell in enumerate(row, start=1)]
        for at, row in enumerate(rows, start=1)
    ]


def _is_number(cell: str) -> bool:
    try:
        _number(cell or None, "")
    except ValueError:
        return False
    return True


def _number(cell: Any, place: str) -> float:
    """Return a number or a fraction such as 1/3; NaN for nothing."""
    if cell is None:
        return nan
    try:
        if isinstance(cell, bool):
            raise TypeError  # noqa: TRY301 - a truth value is refused like every other word
        return float(Fraction(str(cell)))
    except (ValueError, TypeError, ZeroDivisionError, OverflowError) as error:
        raise ValueError(f"{place}: {cell!r} is no number; write it like 3 or 1/3.") from error
