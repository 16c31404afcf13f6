"""The one way in which reading a schedule file fails as a whole, and the limits that make it fail early."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.errors import MilepostError

MEBIBYTE = 1024 * 1024


class ScheduleRefused(MilepostError):
    """A schedule file that cannot be read at all; nothing of it is taken.

    `code` is stable and may be tested for, `sentence` says what is wrong, `cure` what the sender can do.
    """

    def __init__(self, code: str, sentence: str, cure: str) -> None:
        super().__init__(f"{sentence} {cure}")
        self.code = code
        self.sentence = sentence
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a schedule is read before it is refused; each can be set by the caller."""

    file_bytes: int = 256 * MEBIBYTE
    rows: int = 1_000_000
    problems: int = 1_000
    conversion_seconds: int = 120
    conversion_mebibytes: int = 1_500
