"""Recovering: red, a decision, a new baseline with its reason, and green again; the first promise stays seen."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.people import EXECUTIVE
from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.matters import directing
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WAT-104",
        "Membrane works at Castle Weir",
        "Membranes instead of sand, so that the works keep running when the river is brown.",
        "WAT",
        "Elif Yıldırım",
        -21,
        24,
        22_400,
        ("Pilot plant", "Building closed", "First rack", "Half flow", "Full flow", "Old filters removed"),
        ("Chemicals and shutdowns saved", 1_600, ""),
        ("S1", "S4"),
        ("Membranes foul sooner than in the pilot", "Cranes cannot reach the old filters"),
        category="New build",
        deputy="Tomás Ó Briain",
        team=5,
    ),
    Plot(
        "DIG-497",
        "Billing engine replacement",
        "A billing engine that can hold a tariff for every hour.",
        "DIG",
        "Chiamaka Eze",
        -19,
        22,
        6_300,
        ("Tariffs modelled", "Parallel run", "Water billed", "Transport passes billed", "Old engine off"),
        ("Licences and corrections saved", 850, ""),
        ("S5",),
        ("Parallel run shows differences", "Tax rules change at new year"),
        category="Digital",
        programme="DOOR",
        team=4,
    ),
)

TROUBLE_FROM, REBASELINED = -15, -9
SLIP_A_MONTH = 22


SCENES = (
    Scene(
        TROUBLE_FROM,
        6,
        scenes.issue(
            "The first design does not carry",
            "The load test failed twice. The supplier disputes the specification.",
            "Independent review of the specification",
        ),
    ),
    Scene(TROUBLE_FROM, 4, scenes.acknowledge()),
    Scene(
        REBASELINED - 1,
        8,
        directing.direct("Bring a new baseline to the next board.", "The first promise can no longer be kept."),
    ),
    Scene(REBASELINED - 1, 7, directing.accept("Two weeks of planning.")),
    Scene(
        REBASELINED - 1,
        5,
        scenes.ask(
            "May we re-baseline with the second supplier?",
            "Six months more and a ninth more money, against starting the tender again.",
            of=EXECUTIVE,
        ),
    ),
    Scene(
        REBASELINED,
        14,
        scenes.decide(
            "Yes: six months and a ninth more, once.",
            "The reference class of such works needed as much; starting again would cost a year.",
        ),
    ),
    Scene(
        REBASELINED,
        12,
        scenes.rebaseline(
            "The board decided on a second supplier: six months more and a ninth more cost.",
            months_more=6,
            cost_share="1.11",
        ),
    ),
    Scene(REBASELINED, 10, directing.complete("The board decided; it stands in the plan as baseline 1.")),
    Scene(REBASELINED, 8, directing.confirm()),
    Scene(REBASELINED + 1, 10, scenes.resolve("The second supplier's design passed the load test.")),
)


class Recovering:
    """Before the new baseline worse every month, after it as promised."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month before, at or after the decision."""
        del plot
        if month < TROUBLE_FROM:
            return Beat()
        if month < REBASELINED:
            late = month - TROUBLE_FROM + 1
            return Beat(
                slip_days=SLIP_A_MONTH * late,
                cost_share=Decimal(1) + Decimal("0.015") * late,
                summary="The first design does not carry; we redesign with a second supplier.",
                ask="We ask for a decision on a new baseline." if late > 2 else "",
                worry=Decimal("0.92"),
                reports_after=3,
            )
        return Beat(reports_after=1 + month % 3, summary="The new plan holds." if month < -3 else "")

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the issue, the question, the decision and the new baseline."""
        del plot
        return SCENES
