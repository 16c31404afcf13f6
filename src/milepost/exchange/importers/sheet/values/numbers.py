"""Read one decimal number as people write it: separators, decimal marks, signs and accountants' brackets."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

DecimalMark = Literal["auto", ".", ","]

_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-"})
_SPACES = re.compile(r"(?<=[0-9])[ '\u2019](?=[0-9]{3}(?:[^0-9]|$))")
_SHAPE = re.compile(r"[0-9][0-9.,]*|[.,][0-9]+")
_LONGEST = 60
_SCIENTIFIC = re.compile(r"[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{1,2}", re.IGNORECASE)
_THOUSANDS = {
    ",": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"),
    ".": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
}


def number_of(text: str, decimal: DecimalMark) -> tuple[Decimal, str | None] | None:
    """Return the number and a note when its marks could be read in two ways; nothing when it is no number.

    `decimal` is the decimal mark of the column. With `auto` the last of two different marks is the
    decimal one; a single comma before three digits parts thousands, a single point is decimal.
    """
    bare, negative = _unsigned(text.strip().translate(_SIGNS))
    bare = _SPACES.sub("", bare.strip())
    if _SCIENTIFIC.fullmatch(bare):
        value, note = Decimal(f"{Decimal(bare):f}"), None
    elif _SHAPE.fullmatch(bare):
        read = _marked(bare, decimal)
        if read is None:
            return None
        value, note = read
    else:
        return None
    return (-value if negative and value else value), note


def decimal_vote(text: str) -> DecimalMark | None:
    """Return the decimal mark that the number in a text can only have, or nothing when it could be either."""
    found = _SHAPE.search(_SPACES.sub("", text[:_LONGEST]))
    digits = found.group() if found else ""
    if "," in digits and "." in digits:
        return "," if digits.rfind(",") > digits.rfind(".") else "."
    for mark, other in ((",", "."), (".", ",")):
        if digits.count(mark) > 1:
            return "," if other == "," else "."
        if mark in digits and (len(digits.partition(mark)[2]) not in (0, 3) or digits.startswith(("0", mark))):
            return "," if mark == "," else "."
    return None


def _unsigned(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        inner = text[1:-1].strip()
        return (inner, True) if not inner.startswith("-") else (inner[1:], True)
    if text.startswith("-"):
        inner = text[1:].strip()
        return (inner[1:-1], True) if inner.startswith("(") and inner.endswith(")") else (inner, True)
    if text.endswith("-"):
        return text[:-1], True
    return text.removeprefix("+"), False


def _marked(text: str, decimal: DecimalMark) -> tuple[Decimal, str | None] | None:
    if "," in text and "." in text:
        last = "," if text.rfind(",") > text.rfind(".") else "."
        if decimal not in ("auto", last):
            return None
        return _split(text, last)
    if "," not in text and "." not in text:
        return Decimal(text), None
    mark = "," if "," in text else "."
    other: DecimalMark = "." if mark == "," else ","
    if decimal == mark:
        return _split(text, mark)
    if decimal == other or text.count(mark) > 1:
        return _split(text, other)
    return _lone_mark(text, mark)


def _lone_mark(text: str, mark: str) -> tuple[Decimal, str | None] | None:
    if mark == ".":
        read = _split(text, ".")
        three = read is not None and len(text.partition(".")[2]) == 3
        return (read[0], "point read as the decimal mark") if read and three else read
    if _THOUSANDS[","].fullmatch(text) and not text.startswith("0"):
        return _split(text, ".")
    read = _split(text, ",")
    return (read[0], "comma read as the decimal mark") if read else None


def _split(text: str, mark: str) -> tuple[Decimal, str | None] | None:
    """Read with `mark` as the decimal mark; the other mark must part thousands properly."""
    separator = "," if mark == "." else "."
    whole, found, fraction = text.partition(mark)
    if mark in fraction or separator in fraction or (found and not fraction and not whole):
        return None
    if separator in whole and not _THOUSANDS[separator].fullmatch(whole):
        return None
    digits = whole.replace(separator, "") or "0"
    return Decimal(f"{digits}.{fraction or '0'}" if found else digits), None
