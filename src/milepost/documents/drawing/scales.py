"""Axes: round ticks that cover the values, and positions along them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from milepost.documents.wording import MINUS


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from `low` to `high` with ticks every `step`, drawn from `start` to `end` pixels."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the round values of the ticks."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + index * self.step for index in range(count + 1))

    def label(self, value: float) -> str:
        """Print a tick with as many decimals as its step needs, thousands and millions shortened."""
        largest = max(abs(self.low), abs(self.high))
        divisor, suffix = _shortening(largest)
        decimals = max(0, -math.floor(math.log10(self.step / divisor) + 1e-9))
        return f"{value / divisor + 0.0:,.{min(decimals, 6)}f}{suffix}".replace("-", MINUS)


def _shortening(largest: float) -> tuple[float, str]:
    for divisor, suffix in ((1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if largest >= divisor:
            return (divisor, suffix) if suffix != "k" else (1e3, "k")
    return 1.0, ""


def spanning(values: Iterable[float], start: float, end: float, *, zero: bool = True, ticks: int = 5) -> Scale:
    """Return the axis with round ticks that covers `values`, and zero when asked."""
    found = [*values, *([0.0] if zero else [])] or [0.0, 1.0]
    low, high = min(found), max(found)
    if math.isclose(low, high, rel_tol=1e-12, abs_tol=1e-12):
        low, high = (low - abs(low) * 0.5, high + abs(high) * 0.5) if low else (0.0, 1.0)
    step = _round_step((high - low) / ticks)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step, start, end)


def _round_step(rough: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= rough * 0.999999)
