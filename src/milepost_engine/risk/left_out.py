"""One input of a simulation that is left out, while everything else keeps its luck."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a spread comes from, and what leaving it out means."""

    DRIVER = "driver"  # does not occur
    WEATHER = "weather"  # takes no day
    BRANCH = "branch"  # none of its ways is taken; only where that can happen
    DURATION = "duration"  # the activity lasts as planned, before drivers
    COST = "cost"  # the amount is its mean, before drivers


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left out: the kind, and the name of the driver, weather, branch or cost, or the row of the activity."""

    source: Source
    of: str | int
