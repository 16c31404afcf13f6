"""The order of the panels on the page of a project: they come from all floors, so they are ordered here.

A reader asks first where the project stands, then what needs somebody, then what is planned and done, what is at
hand in documents and contracts, and last how it ends and what it leaves behind.
"""

from __future__ import annotations

from milepost.surface.resource import RESOURCES

STANDS = ("where-it-stands", "gates")
NEEDS_SOMEBODY = ("obligations", "decisions", "issues", "risks", "change-requests", "directions")
PLANNED = ("work", "assignments", "plan", "milestones", "deliverables", "baselines", "benefits")
PARTS = ("delegations",)
AT_HAND = ("artefacts", "contracts", "acceptance")
METHOD = ("waivers", "audits", "method-moves", "questions", "answered-before", "learning", "began")
ENDS = ("returns", "closing")
ORDER = (*STANDS, *NEEDS_SOMEBODY, *PLANNED, *PARTS, *AT_HAND, *METHOD, *ENDS)


def order_project_page() -> None:
    """Put the panels into the order of a reader; doing it again changes nothing, and a new one stands last."""
    resource = RESOURCES["projects"]
    places = {name: place for place, name in enumerate(ORDER)}
    resource.panels = tuple(sorted(resource.panels, key=lambda panel: places.get(panel.name, len(places))))
