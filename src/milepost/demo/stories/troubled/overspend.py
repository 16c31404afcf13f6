"""Overspend: what was promised costs more every quarter."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.people import EXECUTIVE
from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WWT-211",
        "Eastmarsh aeration renewal",
        "New blowers and diffusers that use a third less power.",
        "WWT",
        "Diego Ferreira",
        -12,
        18,
        8_900,
        ("Blowers ordered", "Lane 1 live", "Lane 2 live", "Lane 3 live", "Energy test"),
        ("Power saved", 740, ""),
        ("S4", "S2"),
        ("Concrete of lane 3 is worse than drawn", "Blower prices follow copper"),
    ),
    Plot(
        "EST-611",
        "Ropewalk depot roof",
        "A new roof over the depot before the rain comes through a third winter.",
        "EST",
        "Silvia Moretti",
        -9,
        13,
        2_750,
        ("Asbestos removed", "Steel repaired", "North bay covered", "South bay covered"),
        ("Repairs avoided", 160, ""),
        ("S4",),
        ("More asbestos than surveyed", "Weather"),
    ),
    Plot(
        "BUS-409",
        "Electric bus charging, Millbrook",
        "Charging for sixty electric buses and the substation that feeds it.",
        "BUS",
        "Henrik Aaltonen",
        -13,
        20,
        12_600,
        ("Substation ordered", "Ducts laid", "Substation live", "First twenty chargers", "All chargers", "Handover"),
        ("Diesel bought less", 2_100, ""),
        ("S4", "S3"),
        ("Transformer delivery", "Grid fee ruling"),
        category="Energy",
        team=4,
    ),
)

DEARER_SINCE = -9
GROWTH = {"WWT-211": Decimal("0.019"), "EST-611": Decimal("0.011"), "BUS-409": Decimal("0.015")}
REASONS = {
    "WWT-211": "Lane 3 needs new concrete; every metre that we open is worse than drawn.",
    "EST-611": "The second survey found asbestos in the south bay too.",
    "BUS-409": "The transformer came at the new price and the ruling on grid fees went against us.",
}


class Overspend:
    """On time, and dearer month by month; reported honestly."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month in which the forecast cost rose again."""
        passed = max(month - DEARER_SINCE, 0)
        dearer = GROWTH[plot.code] * passed
        return Beat(
            cost_share=Decimal(1) + dearer,
            spend_share=Decimal(1) + dearer,
            summary=REASONS[plot.code] if passed else "",
            ask="We ask the board to release the management reserve." if dearer > Decimal("0.10") else "",
            worry=min(Decimal("0.55") + dearer * 2, Decimal("0.95")),
            reports_after=2,
            reviewed_after=2,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the question that the dearest of them puts to the board."""
        if plot.code == "WWT-211":
            question = scenes.ask(
                "Shall we stop after lane 2 or release EUR 1.5 m for lane 3?",
                "Two of three lanes save most of the power. Lane 3 costs twice what was promised, and without it "
                "the works cannot be cleaned lane by lane.",
                of=EXECUTIVE,
                within_days=12,
            )
            return (Scene(0, 4, question),)
        if plot.code == "BUS-409":
            raised = scenes.issue(
                "Ruling on grid fees went against us",
                "The regulator lets the grid operator charge the connection to us alone.",
                "Counsel's opinion on an appeal",
            )
            return (Scene(-3, 6, raised), Scene(-3, 2, scenes.acknowledge()))
        return ()
