"""The one way in which reading a schedule file fails as a whole, and the limits that make it fail early."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.exchange.importers.refusal import FileRefused

MEBIBYTE = 1024 * 1024


class ScheduleRefused(FileRefused):
    """A schedule file that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a schedule is read before it is refused; each can be set by the caller."""

    file_bytes: int = 256 * MEBIBYTE
    rows: int = 1_000_000
    problems: int = 1_000
    conversion_seconds: int = 120
    conversion_mebibytes: int = 1_500
