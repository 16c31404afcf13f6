"""What comes next, on the home of who leads projects: the workbench stands above the homes, so they meet here."""

from __future__ import annotations

from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.workbench.panels.top import at_home


def what_comes_next(reader: Reader) -> list[HomePanel]:
    """Return the top of the lists of the projects that the reader leads; no panel for who leads none."""
    if not reader.led:
        return []
    return [HomePanel("workbench/_at_home.html", at_home(reader.led, reader.actor, reader.ahead), 12)]
