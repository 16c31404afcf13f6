"""The zombie: 95 % done for months, and next month it will be finished."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling.matters import directing
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "DIG-488",
        "Asset register of everything",
        "One register of every pipe, pole and pump, with its age and state.",
        "DIG",
        "Oskar Lindholm",
        -21,
        14,
        1_900,
        ("Model agreed", "Pipes loaded", "Poles loaded", "Pumps loaded", "Old lists off"),
        ("Surveys avoided", 220, ""),
        ("S1", "S5"),
        ("Field crews do not answer", "Two registers live side by side for ever"),
        category="Digital",
    ),
)

STUCK_SINCE = -8
DONE = Decimal("0.95")


class Zombie:
    """Its finish moves on by a month every month, and the last five per cent never come."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month in which it was almost finished."""
        del plot
        if month < STUCK_SINCE:
            return Beat(reports_after=3)
        late = month - STUCK_SINCE + 1
        return Beat(
            slip_days=31 * late,
            cost_share=Decimal(1) + Decimal("0.009") * late,
            spend_share=Decimal("0.4"),
            complete=DONE,
            benefits=Decimal("0.85"),
            summary="95 % done. The last lists are cleaned; we finish next month.",
            ask="We ask for two more weeks of the field crews.",
            reports_after=3,
            reviewed_after=NEVER if month == 0 else 2,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return how it was told to count what is left, said that it need not, and has not answered since."""
        del plot
        direct = directing.direct(
            "Count what is left, list by list, and bring what finishing costs to the next board.",
            "Six months in a row the finish moved by a month while progress stayed at 95 %.",
        )
        challenged = directing.challenge(
            "Counting takes the two people who clean the lists.", "Crew plan of this month: both are fully booked."
        )
        upheld = directing.uphold("Without the count nobody can say whether finishing is worth it.")
        return (Scene(-2, 12, direct), Scene(-2, 10, challenged), Scene(-2, 7, upheld))
