"""What a story has to say: its plots, what each of their months is like, and what happens once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand

Deed = Callable[[Narrator, Strand], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens once: in a month, some working days before its data date (after it when negative)."""

    month: int
    days_before: int
    deed: Deed
    hour: int = 14


class Story(Protocol):
    """A kind of fate that projects share."""

    @property
    def plots(self) -> tuple[Plot, ...]:
        """Return the projects of this story."""

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return what `month` is like for `plot`."""

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return what happens once to `plot`."""
