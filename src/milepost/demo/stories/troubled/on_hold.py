"""On hold: a project that waits for a court, costs a little every month and asks what to do."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.people import EXECUTIVE
from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.story import Scene

HELD = -5

PLOTS = (
    Plot(
        "BUS-396",
        "Park and ride at Ferry Cross",
        "Six hundred places where the motorway meets the tram.",
        "BUS",
        "Henrik Aaltonen",
        -12,
        18,
        5_200,
        ("Plans approved", "Land cleared", "Ground works", "Surface", "Opening"),
        ("Car trips avoided", 210_000, "trips a year"),
        ("S3", "S4"),
        ("Neighbours go to court", "Tram stop is moved"),
        category="New build",
    ),
)


class OnHold:
    """Green until a neighbour sued; since then everything waits."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month before or after the court stopped the works."""
        del plot
        if month < HELD:
            return Beat()
        late = month - HELD + 1
        return Beat(
            slip_days=30 * late,
            spend_share=Decimal("0.05"),
            summary="The works stand still by order of the court. The site is secured.",
            ask="We ask whether to wait for the second hearing or to give the site back.",
            reports_after=3,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the order of the court and what it leaves open."""
        del plot
        return (
            Scene(HELD, 9, scenes.hold("The court stopped the works until it decides.")),
            Scene(
                HELD,
                8,
                scenes.issue(
                    "The court stopped the works",
                    "A neighbour disputes the noise survey. The first hearing went against us.",
                    "Second noise survey by an office that both sides accept",
                    severity="critical",
                ),
            ),
            Scene(HELD, 5, scenes.acknowledge()),
            Scene(
                -1,
                4,
                scenes.ask(
                    "Wait for the second hearing, or give the site back?",
                    "Waiting costs EUR 18,000 a month. Giving the site back costs EUR 400,000 once, and the money "
                    "could go to the park and ride at Hillcrest.",
                    of=EXECUTIVE,
                    within_days=30,
                ),
            ),
        )
