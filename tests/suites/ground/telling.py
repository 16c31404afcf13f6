"""How a story is told: step by step, each at its own instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from milepost.kernel import clock

if TYPE_CHECKING:
    from milepost.reporting.tests.story import Story


def in_turn(story: Story, *steps: Callable[[], Any]) -> None:
    """Do each step at its own instant."""
    for step in steps:
        with clock.at(story.tick()):
            step()
