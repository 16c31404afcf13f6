"""What to do first where nothing stands yet: each step with whether it is done and where it starts."""

from __future__ import annotations

from typing import Any

from milepost.projects.queries import all_projects
from milepost.reporting.models import Cycle, Period
from milepost.surface.resource import RESOURCES


def first_steps() -> list[dict[str, Any]]:
    """Return the way from an empty house to a first board, for whoever runs the PMO."""
    projects, cycles = all_projects().exists(), list(Cycle.objects.order_by("pk")[:1])
    periods = Period.objects.exists()
    cycle_url = RESOURCES["cycles"].url(cycles[0]) if cycles else RESOURCES["cycles"].url()
    steps = [
        ("Register a project", RESOURCES["projects"].url(verb="register"), "or import the returns you have", projects),
        ("Open a reporting cycle", RESOURCES["cycles"].url(verb="open"), "monthly, quarterly or annual", bool(cycles)),
        ("Add the projects that report", cycle_url, "on the page of the cycle", False),
        ("Open the first period", cycle_url, "every project gets a draft from its facts", periods),
    ]
    first_open = next((place for place, step in enumerate(steps) if not step[3]), len(steps))
    return [
        {
            "label": label,
            "url": url,
            "note": note,
            "state": "done" if done else "current" if place == first_open else "todo",
        }
        for place, (label, url, note, done) in enumerate(steps)
    ]
