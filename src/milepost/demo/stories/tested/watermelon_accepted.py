"""An override that the PMO accepts: one level better than computed, on evidence that can be read."""

from __future__ import annotations

from milepost.demo.shapes import Beat, Plot, Verdict
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "EST-607",
        "Pumping station energy recovery",
        "Turbines where pressure is thrown away today.",
        "EST",
        "Juma Kariuki",
        -10,
        16,
        2_400,
        ("Turbines ordered", "Station 1", "Station 2", "Station 3", "Grid acceptance"),
        ("Power sold", 310, ""),
        ("S4",),
        ("Turbine delivery", "Pressure swings at night"),
        category="Energy",
    ),
)

SINCE, BETTER_SINCE = -4, 0
SLIP_DAYS = 40


class WatermelonAccepted:
    """Amber by the rules, declared green for a reason that holds."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month before, during or after the delay of one delivery."""
        del plot
        if not SINCE <= month <= BETTER_SINCE:
            return Beat()
        return Beat(
            slip_days=SLIP_DAYS,
            declares={"overall": "green", "schedule": "green"},
            verdict=Verdict.ACCEPT_OVERRIDES,
            summary="One turbine is late at the maker; the others are turned round it.",
            justification="The late turbine stands at station 3, which has two months of float in the contract.",
            evidence="Delivery note 4711 and the revised installation plan, signed by the contractor.",
            reason="Seen: the installation plan absorbs the delay.",
            reports_after=2,
            reviewed_after=2,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return nothing besides."""
        del plot
        return ()
