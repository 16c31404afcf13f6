"""Links as people type them: `3`, `3FS+2d`, `4SS-4h`, several with commas between; read and written alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from milepost.kernel.errors import Unmet

MOST_LINKS = 50
LONGEST_LAG = 10 * 366 * 24 * 60
A_HOUR = 60
_LAG_TEXT = r"[+-]\s*\d{1,5}(?:\.\d{1,2})?\s*[dhm]?"
_LINK = re.compile(rf"^(?P<number>\d{{1,6}})\s*(?:(?P<kind>FS|SS|FF|SF)\s*(?P<lag>{_LAG_TEXT})?)?$", re.IGNORECASE)
_LAG = re.compile(r"^(?P<sign>[+-])\s*(?P<number>[\d.]+)\s*(?P<unit>[dhm]?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Wait:
    """What an item waits for: the number of another, which ends hold each other, and working minutes between them."""

    number: int
    kind: str = "FS"
    lag_minutes: int = 0


def read_links(text: str, minutes_a_day: int) -> tuple[tuple[Wait, ...], Unmet | None]:
    """Return the links that `text` says, or what is wrong with it; a day is the usual day of the calendar."""
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    found = []
    for part in parts[: MOST_LINKS + 1]:
        matched = _LINK.match(part)
        if matched is None:
            return (), _unreadable(part)
        lag = _lag_minutes(matched["lag"] or "", minutes_a_day)
        if lag is None or abs(lag) > LONGEST_LAG:
            return (), _unreadable(part)
        found.append(Wait(int(matched["number"]), (matched["kind"] or "FS").upper(), lag))
    ends = [(each.number, each.kind) for each in found]
    if len(found) > MOST_LINKS or len(set(ends)) < len(ends):
        return (), _unreadable(text[:80])
    return tuple(sorted(found)), None


def written_links(waits: Sequence[Wait], minutes_a_day: int) -> str:
    """Return links as they are typed."""
    return ", ".join(_written(each, minutes_a_day) for each in sorted(waits))


def _written(wait: Wait, minutes_a_day: int) -> str:
    if wait.kind == "FS" and not wait.lag_minutes:
        return str(wait.number)
    return f"{wait.number}{wait.kind}{written_lag(wait.lag_minutes, minutes_a_day)}"


def written_lag(minutes: int, minutes_a_day: int) -> str:
    """Return working minutes in the largest unit that holds them whole; nothing for none."""
    if not minutes:
        return ""
    for unit, length in (("d", minutes_a_day), ("h", A_HOUR), ("m", 1)):
        if minutes % length == 0:
            return f"{minutes // length:+d}{unit}"
    raise AssertionError("A minute holds every lag")


def _lag_minutes(text: str, minutes_a_day: int) -> int | None:
    if not text:
        return 0
    matched = _LAG.match(text.strip())
    if matched is None:
        return None
    length = {"": minutes_a_day, "d": minutes_a_day, "h": A_HOUR, "m": 1}[matched["unit"].lower()]
    minutes = Decimal(matched["number"]) * length
    return int(minutes) * (-1 if matched["sign"] == "-" else 1) if minutes == int(minutes) else None


def _unreadable(part: str) -> Unmet:
    return Unmet(
        rule="links_are_readable",
        sentence="What an item waits for is typed as numbers, with how and how long where it matters.",
        missing=f"Something like 3 or 3FS+2d or 4SS+4h, instead of: {part}.",
        cure="You",
        path="FS finish to start, SS start to start, FF finish to finish, SF start to finish; d days, h hours.",
        field="predecessors",
    )
