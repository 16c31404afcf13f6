"""Gather the problems of a file, up to a limit, and read single values with a problem where they cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from milepost.exchange.importers.schedule.plan import Problem

_DURATION = re.compile(r"^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$")
_FIRST, _LAST = datetime(1970, 1, 1), datetime(2200, 12, 31, 23, 59)  # noqa: DTZ001 - local wall-clock time by design


@dataclass
class Notes:
    """The problems found so far; beyond `most` they are only counted."""

    most: int
    found: list[Problem] = field(default_factory=list)
    unlisted: int = 0

    def add(self, code: str, row: str, name: str, sentence: str) -> None:
        """Note one problem of one field of one row."""
        if len(self.found) < self.most:
            self.found.append(Problem(code, row, name, sentence))
        else:
            self.unlisted += 1

    def all(self) -> tuple[Problem, ...]:
        """Return the problems, and a last one that counts those not listed."""
        if not self.unlisted:
            return tuple(self.found)
        more = Problem("more_problems", "", "", f"{self.unlisted:,} more problems are not listed.")
        return (*self.found, more)

    def instant(self, text: str, row: str, name: str) -> datetime | None:
        """Read an ISO 8601 instant, or note that it is none; an offset is cut off: the wall clock counts."""
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            self.add("instant_unreadable", row, name, f"{text[:40]!r} is no date and time; taken as not given.")
            return None
        rounded = (found + timedelta(seconds=30)).replace(second=0, microsecond=0)
        if not _FIRST <= rounded <= _LAST:
            self.add("instant_out_of_range", row, name, f"{text[:40]} lies outside 1970 to 2200; taken as not given.")
            return None
        return rounded

    def number(self, text: str, row: str, name: str) -> float | None:
        """Read a finite number, or note that it is none."""
        if not text:
            return None
        try:
            found = float(text.replace(",", "."))
        except ValueError:
            found = float("nan")
        if abs(found) > 1e12 or found != found:  # noqa: PLR0124 - only NaN differs from itself
            self.add("number_unreadable", row, name, f"{text[:40]!r} is no number; taken as not given.")
            return None
        return found

    def minutes(self, text: str, row: str, name: str) -> int | None:
        """Read an ISO 8601 duration of hours, minutes and seconds as whole minutes, or note that it is none."""
        if not text:
            return None
        match = _DURATION.match(text)
        if match is None:
            self.add("duration_unreadable", row, name, f"{text[:40]!r} is no duration; taken as not given.")
            return None
        sign, *parts = match.groups()
        years, months, days, hours, minutes, seconds = (float(part or 0) for part in parts)
        total = ((years * 365 + months * 30 + days) * 24 + hours) * 60 + minutes + seconds / 60
        return round(-total if sign else total)
