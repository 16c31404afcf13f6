"""From what a body holds, which is text and nothing, to dates, amounts and cells that say why they are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.documents.cells import Cell, Colour, Day, Figure, Integer, Money, Scale, Share, Status, Text, Value
from milepost.kernel.measure import NotApplicable, Unknown

_LARGE, _MEDIUM = Decimal(10_000_000), Decimal(100_000)
_WORDS = {
    "green": Status.GREEN,
    "amber_green": Status.AMBER_GREEN,
    "amber": Status.AMBER,
    "amber_red": Status.AMBER_RED,
    "red": Status.RED,
    "grey": Status.GREY,
}
NO_COLOUR = NotApplicable("Nothing measures this project yet.")


def day_of(text: str | None) -> date | None:
    """Return a date as the body writes it."""
    return date.fromisoformat(text[:10]) if text else None


def amount_of(text: str | None) -> Decimal | None:
    """Return an amount as the body writes it."""
    return Decimal(text) if text not in (None, "") else None


def status_of(colour: str) -> Status | None:
    """Return the status of a colour; None where there is none."""
    return _WORDS.get(colour)


def coloured(colour: str, note: str = "", *, missing: Value = NO_COLOUR) -> Value:
    """Return a colour as a cell."""
    status = status_of(colour)
    return Colour(status, note) if status else missing


def dated(day: date | None, reason: str) -> Value:
    """Return a date as a cell, unknown for a reason when there is none."""
    return Day(day) if day else Unknown(reason)


def days_between(later: date | None, earlier: date | None, reason: str) -> Value:
    """Return by how many days one date is after another."""
    return Integer((later - earlier).days, "d") if later and earlier else Unknown(reason)


def share_of(part: Decimal | None, whole: Decimal | None, reason: str) -> Value:
    """Return `part` of `whole`, unknown where one is missing or the whole is not above zero."""
    if part is None or whole is None:
        return Unknown(reason)
    return Share(part / whole, 1, signed=True) if whole > 0 else Unknown("The baseline is not above zero.")


def followed(value: Value, source: str, explain: str = "") -> Cell:
    """Return a value that leads to its facts."""
    return Figure(value, source, explain)


def text(words: str, otherwise: str = "") -> Value:
    """Return words, or why there are none."""
    return Text(words) if words else (Unknown(otherwise) if otherwise else Text(""))


@dataclass(frozen=True, slots=True)
class Purse:
    """How amounts are printed in one document: in one scale, so that they can be compared at a glance."""

    scale: Scale

    @classmethod
    def for_amounts(cls, amounts: list[Decimal]) -> Purse:
        """Return the scale in which the largest of the amounts has few digits."""
        largest = max((abs(each) for each in amounts), default=Decimal(0))
        if largest >= _LARGE:
            return cls(Scale.MILLIONS)
        return cls(Scale.THOUSANDS if largest >= _MEDIUM else Scale.UNITS)

    def of(self, amount: Decimal, currency: str, *, signed: bool = False) -> Money:
        """Return an amount as a cell; one that would vanish in the scale is printed in the next smaller one."""
        scales = [
            each for each in (Scale.MILLIONS, Scale.THOUSANDS, Scale.UNITS) if each.exponent <= self.scale.exponent
        ]
        scale = next((each for each in scales if _shows(amount, each)), Scale.UNITS)
        return Money(amount, currency, scale, 1 if scale is Scale.MILLIONS else 0, signed)

    def known(self, amount: Decimal | None, currency: str, reason: str, *, signed: bool = False) -> Value:
        """Return an amount as a cell, unknown for a reason when there is none."""
        return Unknown(reason) if amount is None else self.of(amount, currency, signed=signed)


def _shows(amount: Decimal, scale: Scale) -> bool:
    smallest = Decimal("0.05") if scale is Scale.MILLIONS else Decimal(1)
    return not amount or abs(amount).scaleb(-scale.exponent) >= smallest


def listed(items: Any) -> str:
    """Return words as a list in one line."""
    return ", ".join(str(each) for each in items)
