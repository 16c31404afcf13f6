"""What it takes to walk the way: somebody does a verb with what they would type, and reads what they would see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

Typed = Any
Kept = dict[str, Any]
"""What one scene leaves for the next: keys of records."""


class Clock:
    """The time of the story: a minute passes with every step, and days when the story says so."""

    def __init__(self, begins: datetime) -> None:
        self.now = begins

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def to(self, day: str, hour: int = 8) -> None:
        """Let the time come to a day that is told as 2026-03-02."""
        later = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
        assert later > self.now, f"{day} is over on {self.now}"
        self.now = later


class Hand(Protocol):
    """Somebody of the house acting and reading, each by their own sign-in."""

    clock: Clock
    again: Hand
    """The hand for what was done before in the same way: nobody need look at it twice."""

    def begin(self, who: str, noun: str, verb: str, **typed: Typed) -> str:
        """Begin a record on the list of its noun; return its key."""

    def do(self, who: str, noun: str, key: str, verb: str, **typed: Typed) -> str:
        """Do a verb on a record; return the key of the record that came of it."""

    def refused(self, who: str, noun: str, key: str, verb: str, **typed: Typed) -> str:
        """Try a verb that is refused; return what is said about it."""

    def shows(self, who: str, noun: str, key: str, words: str) -> bool:
        """Say whether a record shows these words to somebody."""

    def waits(self, who: str, words: str) -> None:
        """See on the home of somebody that something waits for them."""

    def sees(self, who: str, noun: str, key: str) -> bool:
        """Say whether somebody sees a record at all."""

    def find(self, who: str, noun: str, words: str = "") -> list[str]:
        """Return the keys of the records of a noun on whose line somebody sees these words, the oldest first."""
