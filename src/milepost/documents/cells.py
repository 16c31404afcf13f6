"""The typed values of a report: what stands in a table cell, a key figure or a fact.

A value keeps its type until the renderer prints it, so that a spreadsheet gets a number, a page gets an
aligned numeral, and what is unknown is never mistaken for zero or for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from milepost.kernel.measure import Known, NotApplicable, Result, Unknown

T = TypeVar("T")
LARGEST_EXPONENT = 30


def _refuse_endless(number: Decimal) -> None:
    """Refuse what is not a number that can be printed: NaN, infinity, more than thirty digits."""
    if not number.is_finite() or number.adjusted() > LARGEST_EXPONENT:
        raise ValueError("a figure is a finite number; say Unknown with its reason instead")


class Scale(Enum):
    """How large an amount is printed: in units, thousands or millions. The value itself is never scaled."""

    UNITS = ("", 0)
    THOUSANDS = ("k", 3)
    MILLIONS = ("m", 6)

    @property
    def suffix(self) -> str:
        """Return the letter printed after the number."""
        return self.value[0]

    @property
    def exponent(self) -> int:
        """Return the power of ten by which the printed number is smaller."""
        return self.value[1]


class Status(Enum):
    """A colour of confidence.

    Its code, its word, its letters, its level (0 best) and the shape that carries it.
    """

    GREEN = ("green", "Green", "G", "circle")
    AMBER_GREEN = ("amber-green", "Amber/Green", "AG", "half-circle")
    AMBER = ("amber", "Amber", "A", "triangle")
    AMBER_RED = ("amber-red", "Amber/Red", "AR", "diamond")
    RED = ("red", "Red", "R", "square")
    GREY = ("grey", "Grey", "\N{EN DASH}", "ring")

    @property
    def code(self) -> str:
        """Return the stable name used in JSON and class names."""
        return self.value[0]

    @property
    def word(self) -> str:
        """Return the word printed beside the shape."""
        return self.value[1]

    @property
    def letters(self) -> str:
        """Return the one or two letters used where a word does not fit."""
        return self.value[2]

    @property
    def shape(self) -> str:
        """Return the name of the shape; no two colours share one."""
        return self.value[3]


@dataclass(frozen=True, slots=True)
class Text:
    """Words, printed as they are and never interpreted."""

    text: str


@dataclass(frozen=True, slots=True)
class Trail(Text):
    """Colours over the periods, the oldest first: words where only words fit, marks where they can be drawn."""

    points: tuple[tuple[str, Status], ...] = ()


@dataclass(frozen=True, slots=True)
class Integer:
    """A count."""

    value: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number with its unit, printed with a fixed number of decimals."""

    value: Decimal
    unit: str = ""
    decimals: int = 1
    signed: bool = False

    def __post_init__(self) -> None:
        """Refuse what is not a finite number."""
        _refuse_endless(self.value)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), never a float.

    `scale` and `decimals` only say how it is printed.
    """

    amount: Decimal
    currency: str
    scale: Scale = Scale.UNITS
    decimals: int = 0
    signed: bool = False

    def __post_init__(self) -> None:
        """Refuse what is not a finite amount in a currency of three letters."""
        _refuse_endless(self.amount)
        if not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isalpha()):
            raise ValueError("a currency is its three letters of ISO 4217")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""

    value: date


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment with its zone; it is printed in that zone."""

    value: datetime

    def __post_init__(self) -> None:
        """Refuse a moment without a zone."""
        if self.value.tzinfo is None:
            raise ValueError("an instant needs a time zone")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0 to 1 (more and less are possible for growth), printed as a percentage."""

    value: Decimal
    decimals: int = 0
    signed: bool = False

    def __post_init__(self) -> None:
        """Refuse what is not a finite number."""
        _refuse_endless(self.value)


@dataclass(frozen=True, slots=True)
class Colour:
    """A status colour; `note` says what decided it."""

    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; an address that is neither relative nor http(s) is printed as words only."""

    text: str
    href: str


Value = (
    Text | Integer | Number | Money | Day | Instant | Share | Colour | Link | Unknown | NotApplicable
)  # what a cell can hold


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that can be followed.

    `source` is the relative address of its facts, `explain` says how it came to be.
    """

    value: Value
    source: str = ""
    explain: str = ""


Cell = Value | Figure
NUMERIC = (Integer, Number, Money, Share)


def bare(cell: Cell) -> Value:
    """Return the value without its source and explanation."""
    return cell.value if isinstance(cell, Figure) else cell


def cell_of(result: Result[T], present: Callable[[T], Value]) -> Value:
    """Present a known result with `present`; hand unknown and not applicable through."""
    return present(result.value) if isinstance(result, Known) else result


def reason_of(cell: Cell) -> str:
    """Return why a cell has no value, or nothing when it has one."""
    value = bare(cell)
    return value.reason if isinstance(value, Unknown | NotApplicable) else ""
