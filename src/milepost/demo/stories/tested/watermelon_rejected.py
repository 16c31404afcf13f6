"""The watermelon: green outside, red inside. The PMO believed it twice, rejected it once, and is asked again."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.shapes import NEVER, Beat, Plot, Verdict
from milepost.demo.telling import scenes
from milepost.demo.telling.matters import directing
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "DIG-515",
        "Ticketing in one app",
        "Tram, bus and ferry with one ticket in one app.",
        "DIG",
        "Chiamaka Eze",
        -11,
        17,
        4_800,
        ("Fares agreed", "App tested", "Tram live", "Bus live", "Ferry live", "Paper tickets end"),
        ("Fare collection saved", 930, ""),
        ("S5", "S3"),
        ("Card scheme certification", "Ferry gates have no signal"),
        category="Digital",
        programme="DOOR",
        deputy="Oskar Lindholm",
        team=4,
    ),
)

RED_SINCE = -5
BELIEVED = (-5, -4)
REJECTED = -2
AGAIN = 0
GREEN_ALL_OVER = {"overall": "green", "schedule": "green", "cost": "green", "risk": "green"}


class WatermelonRejected:
    """Its manager declares green while dates and money say red."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month inside or outside of the rind."""
        del plot
        if month < RED_SINCE:
            return Beat()
        months_red = month - RED_SINCE + 1
        slip, dearer = 78 + 6 * months_red, Decimal("1.09") + Decimal("0.01") * months_red
        inside = Beat(slip_days=slip, cost_share=dearer, worry=Decimal("0.75"), reports_after=3)
        if month in BELIEVED:
            return self._outside(inside, verdict=Verdict.ACCEPT_OVERRIDES, reviewed_after=3)
        if month == REJECTED:
            return self._outside(inside, verdict=Verdict.REJECT_OVERRIDES, reviewed_after=2)
        if month == AGAIN:
            return self._outside(inside, reviewed_after=NEVER, verdict=Verdict.ACCEPT)
        return inside

    def _outside(self, inside: Beat, *, verdict: Verdict, reviewed_after: int) -> Beat:
        return Beat(
            slip_days=inside.slip_days,
            cost_share=inside.cost_share,
            worry=inside.worry,
            reports_after=inside.reports_after,
            reviewed_after=reviewed_after,
            verdict=verdict,
            declares=GREEN_ALL_OVER,
            summary="The app is loved by everybody who has seen it.",
            justification="The supplier has promised to catch up with a second team from next month on.",
            evidence="Mail of the supplier's account manager; steering committee slides, page 4.",
            reason="A promise is no evidence: neither the second team nor a dated plan has been seen."
            if verdict == Verdict.REJECT_OVERRIDES
            else "",
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return what a member of the team raised, and nobody answered."""
        del plot
        raised = scenes.issue(
            "Certification of the card scheme failed",
            "Two of nine test cases fail. The next slot of the laboratory is in seven weeks.",
            "Book the next slot and fix both cases",
        )
        direct = directing.direct(
            "Show the dated plan of the supplier's second team before you declare the schedule again.",
            "Twice a recovery was promised without a plan.",
        )
        return (
            Scene(-3, 6, raised),
            Scene(-3, 3, scenes.acknowledge()),
            Scene(-1, 7, direct),
            Scene(-1, 5, directing.accept("A day of the supplier's time, at no cost.")),
        )
