"""The stand-in: the project manager is on leave, and the deputy reports."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.story import Scene

ON_LEAVE_SINCE = -2

PLOTS = (
    Plot(
        "TRM-322",
        "Tram stop at Weavers' Square",
        "A roof, light and level access at the busiest interchange of the city.",
        "TRM",
        "Rajan Selvaratnam",
        -9,
        15,
        4_100,
        ("Square surveyed", "Trees moved", "East platform", "Roof", "West platform", "Opening"),
        ("Passengers with level access", 19_000, "a day"),
        ("S3", "S5"),
        ("Roots under the east platform", "Roof glass from one maker only"),
        deputy="Aoife Brennan",
        category="Access",
    ),
)


class StandIn:
    """The work goes on, the name under the report is another."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month under the manager or under the deputy, whose present report is a draft still."""
        del plot
        if month < ON_LEAVE_SINCE:
            return Beat()
        summary = "Rajan is on parental leave until spring; Aoife leads meanwhile." if month == ON_LEAVE_SINCE else ""
        return Beat(
            by_deputy=True, summary=summary, worry=Decimal("0.6"), reports_after=2 if month else NEVER, reviewed_after=1
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the issue that the manager settled before the leave."""
        del plot
        raised = scenes.issue(
            "Roots under the east platform",
            "The plane tree stands two metres nearer than surveyed.",
            "Agree a root bridge with the parks office",
            severity="medium",
        )
        return (
            Scene(ON_LEAVE_SINCE - 1, 5, raised),
            Scene(ON_LEAVE_SINCE - 1, 3, scenes.acknowledge()),
            Scene(ON_LEAVE_SINCE, 9, scenes.resolve("The parks office agreed to a root bridge.")),
        )
