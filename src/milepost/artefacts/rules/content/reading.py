"""Reading what is typed into a document's fields: a typed value, nothing, or what is wrong with it and its cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.artefacts.rules.content.values import (
    HUNDRED,
    MOST_DIGITS,
    Value,
    exact,
    one_line,
    paragraphs,
    trimmed_row,
)
from milepost.kernel.money import Money
from milepost.methods.definition import FieldType

LONGEST_LINE = 1_000
LONGEST_TEXT = 20_000
MOST_ROWS = 300
MOST_CELLS = 12
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d+(\.\d+)?", re.ASCII)
_MONEY = re.compile(r"(?:(?P<before>[A-Za-z]{3})\s)?\s*(?P<amount>[^A-Za-z]+?)\s*(?P<after>[A-Za-z]{3})?", re.ASCII)
_CELL = re.compile(r"(?:\\.|[^|\\\t]|\\$)*", re.DOTALL)
YES = frozenset({"yes", "on", "true", "1"})
NO = frozenset({"no", "off", "false", "0"})


class Unreadable(ValueError):
    """What was typed is no value of the kind; the text says what is expected."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A field whose text cannot be read, and what to do about it."""

    field: str
    label: str
    sentence: str
    cure: str


def read_content(
    fields: Iterable[FieldType], typed: Mapping[str, str], currency: str = ""
) -> tuple[dict[str, Value], list[Problem]]:
    """Return the values of what was typed, empty fields left out, and every problem at once, in the order of fields.

    `currency` is that of an amount without one. What was typed under no field of the document is a problem too.
    """
    content: dict[str, Value] = {}
    problems: list[Problem] = []
    known = {each.code: each for each in fields}
    for code in (*known, *(each for each in typed if each not in known)):
        if code not in known:
            told = "This document has no such field."
            problems.append(Problem(code, code[:60], told, "Put it where it belongs, or leave it out."))
            continue
        try:
            value = read_value(known[code], typed.get(code, ""), currency)
        except Unreadable as wrong:
            sentence, cure = wrong.args
            problems.append(Problem(code, known[code].label, sentence, cure))
        else:
            if value is not None:
                content[code] = value
    return content, problems


def read_value(field: FieldType, text: str, currency: str = "") -> Value | None:
    """Return the value of a text typed into `field`, None when there is none; raise Unreadable when it is none."""
    if _UNSTORABLE.search(text):
        raise Unreadable("This holds characters that cannot be kept.", "Type it anew without them.")
    if not text.strip():
        return None
    if field.type == "choice":
        return _choice(text, field.options)
    if field.type == "money":
        return _money(text, currency)
    return _READERS[field.type](text)


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Unreadable(
            f"This is longer than {longest:,} characters.", "Say it shorter, or attach what is longer as a file."
        )
    return text


def _line(text: str) -> str | None:
    return _bounded(one_line(text), LONGEST_LINE) or None


def _long(text: str) -> str | None:
    return _bounded(paragraphs(text), LONGEST_TEXT) or None


def _lines(text: str) -> list[str]:
    lines = [line for line in paragraphs(text).split("\n") if line.strip()]
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"These are more than {MOST_ROWS} lines.", "Keep what matters, and attach the rest as a file.")
    return lines


def _list(text: str) -> tuple[str, ...] | None:
    return tuple(_bounded(one_line(line), LONGEST_LINE) for line in _lines(text)) or None


def _table(text: str) -> tuple[tuple[str, ...], ...] | None:
    rows = tuple(row for row in (_row(line) for line in _lines(text)) if row)
    return rows or None


def _row(line: str) -> tuple[str, ...]:
    cells, start = [], 0
    while start <= len(line):
        found = _CELL.match(line, start)
        end = found.end() if found else start
        cells.append(_bounded(one_line(_unescaped(line[start:end])), LONGEST_LINE))
        start = end + 1
    row = trimmed_row(tuple(cells))
    if len(row) > MOST_CELLS:
        raise Unreadable(f"A row has at most {MOST_CELLS} cells.", "Split the table, or attach it as a file.")
    return row


def _unescaped(text: str) -> str:
    return re.sub(r"\\([|\\])", r"\1", text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable("This is no date.", "Write year-month-day, such as 2026-03-31.") from None


def _number(text: str) -> Decimal:
    digits = re.sub(r"[\s_]", "", text).replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(digits):
        raise Unreadable(
            "This is no number.", "Write digits, with a point before decimals and nothing but blanks between thousands."
        )
    if sum(sign.isdigit() for sign in digits) > MOST_DIGITS:
        raise Unreadable(f"A number has at most {MOST_DIGITS} digits.", "Round it.")
    return exact(Decimal(digits))


def _share(text: str) -> Decimal:
    share = exact(_number(text.strip().removesuffix("%")) / HUNDRED)
    if not 0 <= share <= 1:
        raise Unreadable("A share lies between 0 and 100 per cent.", "Write it in per cent, such as 25.")
    return share


def _money(text: str, currency: str) -> Money:
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        raise Unreadable("This is no amount.", "Write an amount with its currency, such as EUR 12500.")
    named = found["before"] or found["after"] or currency
    if not named or (found["before"] and found["after"]):
        raise Unreadable("An amount has one currency.", "Write it with its three letters, such as EUR 12500.")
    return Money(_number(found["amount"]), named.upper())


def _choice(text: str, options: tuple[str, ...]) -> str:
    chosen = one_line(text)
    if chosen not in options:
        raise Unreadable("This is none of the choices.", f"Choose one of: {', '.join(options)}.")
    return chosen


def _flag(text: str) -> bool:
    word = text.strip().lower()
    if word not in YES | NO:
        raise Unreadable("This is neither yes nor no.", "Write yes or no.")
    return word in YES


_READERS: dict[str, Callable[[str], Value | None]] = {
    "text": _line,
    "person": _line,
    "long_text": _long,
    "list": _list,
    "table": _table,
    "date": _date,
    "number": _number,
    "share": _share,
    "flag": _flag,
}
