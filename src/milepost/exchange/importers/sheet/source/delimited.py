"""Rows of delimited text: delimiter found, quoted newlines kept, endless lines and open quotes refused."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.source.encoding import Encoding
from milepost.exchange.importers.sheet.source.opened import Source

DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_ROWS = 60
_SNIFFED_CHARS = 256 * 1024
_END = "\ue000end of sheet\ue000"
_QUOTE_CURE = "Look for a quotation mark that opens and never closes."


def delimiter_of(source: Source, encoding: Encoding, limits: Limits) -> str:
    """Return the delimiter that cuts the first rows most evenly into most columns; Excel's `sep=` line rules."""
    try:
        with _text(source, encoding) as stream:
            sample = stream.read(_SNIFFED_CHARS)
    except UnicodeError as error:
        raise _broken(encoding, 0) from error
    first = sample.lstrip("\ufeff").split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    best = max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, limits))
    return best if _evenness(sample, best, limits) > 0 else ","


def _evenness(sample: str, delimiter: str, limits: Limits) -> float:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample[: limits.line_chars], newline=""), delimiter=delimiter):
            if any(row):
                widths.append(len(row))
            if len(widths) >= _SNIFFED_ROWS:
                break
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, count = max(Counter(widths).items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]))
    return (width - 1) * (count / len(widths)) ** 2


def delimited_rows(source: Source, encoding: Encoding, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    """Yield every row, blank ones too, as text; refuse what runs over a limit at the row where it does."""
    number = 0
    with _text(source, encoding) as stream:
        reader = csv.reader(_lines(stream, limits), delimiter=delimiter)
        try:
            for number, row in enumerate(reader, start=1):
                if row == [_END]:
                    return
                if row and row[-1].endswith(_END):
                    raise SheetRefused("quote_not_closed", f"The sheet ends inside row {number}.", _QUOTE_CURE)
                if number == 1 and len(row) <= 2 and row and row[0].lower().startswith("sep="):
                    row.clear()
                yield row
        except csv.Error as error:
            raise SheetRefused(
                "row_unreadable", f"Row {number + 1} cannot be cut into cells ({error}).", _QUOTE_CURE
            ) from error
        except UnicodeError as error:
            raise _broken(encoding, number) from error


def _broken(encoding: Encoding, number: int) -> SheetRefused:
    return SheetRefused(
        "encoding_broken",
        f"After row {number} the text is not valid {encoding.name}.",
        "Save the sheet as UTF-8 and send that.",
    )


def _text(source: Source, encoding: Encoding) -> io.TextIOWrapper:
    errors = "strict" if encoding.name.startswith("utf") else "replace"
    return io.TextIOWrapper(source.open(), encoding=encoding.name, errors=errors, newline="")


def _lines(stream: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    """Yield physical lines, then a mark: read inside a cell, the mark shows that a quote was left open."""
    number = 0
    while line := stream.readline(limits.line_chars):
        number += 1
        if len(line) >= limits.line_chars:
            raise SheetRefused(
                "line_too_long",
                f"Line {number} is longer than {limits.line_chars:,} characters.",
                "A sheet has one row a line; save it anew.",
            )
        yield line.lstrip("\ufeff") if number == 1 else line
    yield _END
