"""The other invented pages: an explanation, an empty list, the sign-in page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gallery.samples.frame import NOW
from gallery.samples.projects import COLUMNS
from milepost_engine.result import Known

EXPLAINED = {
    "label": "Schedule performance, SPI(t)",
    "result": Known(Decimal("0.78")),
    "formula": "SPI(t) = earned schedule ÷ actual time = 10.9 ÷ 14",
    "terms": (
        {"label": "Earned schedule, months", "result": Known(Decimal("10.9"))},
        {"label": "Actual time, months", "result": Known(14)},
    ),
    "unknown": ("Two of 41 work items carry no progress.",),
    "as_of": NOW,
    "ask": "Ana Ruiz",
    "sources": ({"label": "Work items", "url": "#", "count": 41},),
}
SIGNINS = (
    {"label": "PMO director", "person": "Mona Hartley", "initials": "MH", "url": "#", "key": "director"},
    {"label": "PMO analyst", "person": "Ada Lindqvist", "initials": "AL", "url": "#", "key": "analyst"},
    {"label": "Project manager", "person": "Erik Boateng", "initials": "EB", "url": "#", "key": "pm"},
    {"label": "Executive", "person": "Ingrid Sato", "initials": "IS", "url": "#", "key": "exec"},
)
EMPTY: dict[str, Any] = {
    "table": {
        "caption": "Requests",
        "columns": COLUMNS,
        "rows": (),
        "empty": {
            "title": "Requests are how work asks to become a project",
            "action_url": "#",
            "action": "Write a request",
            "text": "Whoever has an idea describes it here; the PMO scores it and brings it to a round.",
        },
    }
}
