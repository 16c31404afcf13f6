"""An invented project."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gallery.samples.frame import DAY, NOW
from gallery.samples.scraps import Money, markup
from milepost_engine.result import NotApplicable

PROJECT: dict[str, Any] = {
    "now": NOW,
    "day": DAY,
    "stages": (
        {
            "label": "Idea",
            "state": "done",
            "date": date(2023, 5, 2),
            "gate": {"label": "G1", "state": "passed", "url": "#"},
        },
        {
            "label": "Definition",
            "state": "done",
            "date": date(2024, 1, 15),
            "gate": {"label": "G2", "state": "passed", "url": "#"},
        },
        {
            "label": "Delivery",
            "state": "current",
            "date": date(2025, 2, 3),
            "gate": {"label": "G3", "state": "open", "url": "#"},
        },
        {"label": "Transition", "state": "todo", "date": date(2026, 11, 2)},
        {"label": "Benefits", "state": "todo", "date": date(2027, 2, 1)},
    ),
    "facts": (
        {"label": "Sponsor", "value": "Ingrid Sato"},
        {"label": "Project manager", "value": "Erik Boateng", "note": "stand-in until 12 April: Ana Ruiz"},
        {"label": "Baseline finish", "value": markup("{{ d|day }}", d=date(2026, 9, 30))},
        {"label": "Forecast finish", "value": markup("{{ d|day }} {% movement 48 %}", d=date(2026, 11, 17))},
        {"label": "Effort to go", "value": markup("{{ 40920|days }}")},
        {"label": "Spend to date", "value": markup("{{ m|money }}", m=Money(Decimal("102310455.20")))},
        {
            "label": "Benefit forecast",
            "value": markup("{% measure m %}", m=NotApplicable("An enabling project.")),
        },
    ),
    "entries": (
        {
            "who": "Ada Lindqvist",
            "role": "PMO analyst",
            "at": NOW,
            "verb": "returned the report of March",
            "why": "The recovery date lies before the next gate; no evidence is attached.",
            "changes": ({"field": "State", "before": "Submitted", "after": "Returned"},),
        },
        {
            "who": "Ana Ruiz",
            "role": "Project manager",
            "behalf": "Erik Boateng",
            "at": NOW,
            "verb": "submitted the report of March",
            "changes": (
                {"field": "Declared colour", "before": "Amber", "after": "Green"},
                {"field": "Forecast finish", "before": "30/09/2026", "after": "17/11/2026"},
            ),
        },
        {
            "who": "Erik Boateng",
            "role": "Project manager",
            "at": NOW,
            "refused": True,
            "verb": "tried to submit the report of February: the period is locked",
        },
    ),
    "job": {
        "id": 7,
        "label": "Board pack for March 2026",
        "state": "running",
        "done": 84,
        "total": 200,
        "url": "project.html",
        "cancel_url": "#",
        "note": "One page a project; you can leave this page.",
        "log": "14:05 started",
    },
    "project_actions": (
        {"label": "Edit", "url": "form.html", "icon": "edit", "key": "e"},
        {
            "label": "Decide gate G3",
            "reason": "You are the project manager of this project; its gate is decided by others.",
            "instead_url": "#",
            "instead": "Ask the gate board",
        },
    ),
}
