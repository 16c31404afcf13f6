"""What is wrong with a written method, and where."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.errors import MilepostError

MOST = 200
"""Problems that are told at most: the rest is the same again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be read: the place, such as `gates[1].criteria[0].check`, and a sentence."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


class MethodUnreadable(MilepostError):
    """A written method cannot be read; it carries every problem by its place."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems[:MOST]
        super().__init__(" ".join(str(each) for each in self.problems[:5]))
