"""The scoring model that a new version starts from: five criteria with anchors, to be changed and adopted."""

from __future__ import annotations

from typing import Any

STANDARD_CRITERIA: tuple[dict[str, Any], ...] = (
    {
        "code": "fit",
        "label": "Strategic fit",
        "weight": "0.3",
        "direction": "up",
        "anchors": (
            "serves no objective",
            "touches one in passing",
            "serves one in part",
            "serves one clearly",
            "is among the best ways to reach one",
            "an objective cannot be reached without it",
        ),
    },
    {
        "code": "benefit",
        "label": "Benefit",
        "weight": "0.25",
        "direction": "up",
        "anchors": (
            "none that anybody would measure",
            "small and for few",
            "moderate, not measured yet",
            "moderate, with a measure and an owner",
            "large, with a measure and an owner",
            "large, measured and tried elsewhere",
        ),
    },
    {
        "code": "urgency",
        "label": "Urgency",
        "weight": "0.15",
        "direction": "up",
        "anchors": (
            "can wait for years",
            "better within three years",
            "within two years",
            "within one year",
            "within half a year",
            "every month of delay costs dearly",
        ),
    },
    {
        "code": "risk",
        "label": "Risk of doing it",
        "weight": "0.15",
        "direction": "down",
        "anchors": (
            "done many times here",
            "done here before",
            "done elsewhere in the same way",
            "partly new",
            "mostly new, or it can hurt people",
            "new in everything, and it can hurt people",
        ),
    },
    {
        "code": "capacity",
        "label": "People and money at hand",
        "weight": "0.15",
        "direction": "up",
        "anchors": (
            "none at hand",
            "a few, all engaged elsewhere",
            "half of what it takes",
            "most of what it takes",
            "all of it, not promised yet",
            "all of it, promised",
        ),
    },
)
