"""The parts of a method with their places, and by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from milepost.methods.definition import Activity, Method
from milepost.methods.definition.vocabulary import Side

T = TypeVar("T")


class Coded(Protocol):
    """Whatever has a code."""

    @property
    def code(self) -> str:
        """Return the code."""


C = TypeVar("C", bound=Coded)

DELIVERING: frozenset[Side] = frozenset({"delivery", "supplier"})
LETTERS = ("responsible", "accountable", "supports", "consulted", "informed", "verified_by")


def placed(parts: Iterable[T], path: str) -> Iterator[tuple[str, T]]:
    """Yield each part with its path."""
    for place, part in enumerate(parts):
        yield f"{path}[{place}]", part


def by_code(parts: Iterable[C]) -> dict[str, C]:
    """Return the parts by code; of two with one code the first counts."""
    found: dict[str, C] = {}
    for part in parts:
        found.setdefault(part.code, part)
    return found


def sides(method: Method) -> dict[str, Side]:
    """Return on which side each role stands."""
    return {code: role.side for code, role in by_code(method.roles).items()}


def delivering(method: Method) -> frozenset[str]:
    """Return the roles that deliver: those of delivery and of suppliers."""
    return frozenset(code for code, side in sides(method).items() if side in DELIVERING)


def on_side(method: Method, side: Side) -> frozenset[str]:
    """Return the roles of one side."""
    return frozenset(code for code, each in sides(method).items() if each == side)


def letters_of(activity: Activity) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each letter of a line of the matrix with the roles that carry it."""
    for letter in LETTERS:
        yield letter, getattr(activity, letter)


def listed(codes: Iterable[str]) -> str:
    """Return codes as a sentence names them."""
    return ", ".join(f"`{code}`" for code in codes)
