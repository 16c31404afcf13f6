"""What a computation hands back: a value, unknown with a reason, or not applicable with a reason.

Unknown is not zero. Every measure of the engine is one of the three, so that nothing which could not be
computed is ever mistaken for a number, and every roll-up can say how many of how many it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A measure that was computed.

    Attributes
    ----------
    value : T
        The value, in the unit its producer documents.
    """

    value: T


@dataclass(frozen=True, slots=True)
class Unknown:
    """A measure that exists but could not be computed.

    Attributes
    ----------
    reason : str
        What is missing, as a sentence that a user can act on.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A measure that has no meaning for its subject.

    Attributes
    ----------
    reason : str
        Why it has none.
    """

    reason: str


Result = Known[T] | Unknown | NotApplicable


def map_known(result: Result[T], function: Callable[[T], U]) -> Result[U]:
    """Apply `function` to a known value; hand unknown and not applicable through unchanged."""
    return Known(function(result.value)) if isinstance(result, Known) else result


def value_or(result: Result[T], fallback: U) -> T | U:
    """Return the known value, else `fallback`."""
    return result.value if isinstance(result, Known) else fallback


def known_values(results: Iterable[Result[T]]) -> list[T]:
    """Return the values of the known results, in their order."""
    return [result.value for result in results if isinstance(result, Known)]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a roll-up is known: `known` of `due`, where not applicable results are not due.

    Attributes
    ----------
    known : int
        Results with a value.
    due : int
        Results that should have one: the known and the unknown.
    """

    known: int
    due: int

    @property
    def complete(self) -> bool:
        """Say whether nothing that is due is unknown."""
        return self.known == self.due


def coverage(results: Iterable[Result[T]]) -> Coverage:
    """Count the known and the due among `results`."""
    known = due = 0
    for result in results:
        if isinstance(result, NotApplicable):
            continue
        due += 1
        known += isinstance(result, Known)
    return Coverage(known, due)
