"""The panel of a project's page: its stages with the gates between them, and what each gate came to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.governance import queries
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin
from milepost.surface.resource import RESOURCES, Panel


def _gates(project: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the track, and the latest review of each gate that was asked for."""
    track = queries.track_of(project, moment)
    stages = [
        {
            "label": each.label,
            "state": each.state,
            "date": each.date,
            "gate": _stop(project, each.gate) if each.gate else None,
        }
        for each in track
    ]
    return {
        "stages": stages,
        "reviews": [_review(each.gate) for each in track if each.gate and each.gate.review],
        "planned": [each.gate for each in track if each.gate and each.gate.planned and each.gate.state != "passed"],
        "next": next((stop["gate"] for stop in stages if stop["state"] == "current"), None),
        "imported": project.origin == Origin.IMPORTED,
        "follows": project.method_version_id is not None,
    }


def _stop(project: Any, gate: queries.GateStop) -> dict[str, Any]:
    return {
        "label": gate.label,
        "state": gate.state,
        "url": reverse("governance:gate", args=[project.code, gate.code]),
    }


def _review(gate: queries.GateStop) -> dict[str, Any]:
    return {"review": gate.review, "url": RESOURCES["gate-reviews"].url(gate.review)}


GATES = Panel(name="gates", title="Stages and gates", template="governance/_gates.html", facts=_gates)
