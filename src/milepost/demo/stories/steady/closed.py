"""Closed: projects that were finished in the last two years, most of them as promised."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling.matters import learning
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WAT-092",
        "Chlorine dosing renewal",
        "Replace dosing units older than the people who service them.",
        "WAT",
        "Amara Okonjo",
        -24,
        9,
        1_150,
        ("Units ordered", "Six works done", "All eleven works done"),
        ("Call-outs avoided", 90, ""),
        ("S1",),
        ("Units fail the factory test", "A works cannot be shut down"),
        project_class="C",
    ),
    Plot(
        "WWT-188",
        "Storm overflow at Quay Street",
        "A tank under the square so that a cloudburst no longer reaches the bathing beach.",
        "WWT",
        "Diego Ferreira",
        -28,
        18,
        11_400,
        ("Square closed", "Shaft sunk", "Tank cast", "Pumps live", "Square reopened"),
        ("Overflow days avoided", 22, "days a year"),
        ("S2",),
        ("Groundwater in the shaft", "Traders object to the closure"),
        programme="SHORE",
        category="New build",
        contracts=frozenset({"Square reopened"}),
    ),
    Plot(
        "TRM-281",
        "Low-floor platforms, inner ring",
        "Raise 26 platforms to the height of the new trams.",
        "TRM",
        "Mirela Ionescu",
        -26,
        15,
        7_300,
        ("Design approved", "Eight platforms", "Eighteen platforms", "All platforms", "Safety case accepted"),
        ("Boarding time saved", 18, "seconds a stop"),
        ("S3", "S5"),
        ("Night work complaints", "Platform stone is late"),
    ),
    Plot(
        "BUS-377",
        "Ferry pontoon at Saltersgate",
        "A floating pontoon so that the ferry lands at any tide.",
        "BUS",
        "Henrik Aaltonen",
        -22,
        12,
        2_650,
        ("Piles driven", "Pontoon launched", "Gangway fitted", "First sailing"),
        ("Sailings no longer cancelled", 410, "sailings a year"),
        ("S3",),
        ("Pile refusal in rock", "Winter storms"),
        category="New build",
    ),
    Plot(
        "DIG-455",
        "Identity and access renewal",
        "One sign-in with a second factor for all 2,300 staff.",
        "DIG",
        "Chiamaka Eze",
        -23,
        11,
        1_480,
        ("Directory cleaned", "Pilot", "Half of the staff", "All staff", "Old sign-in off"),
        ("Help desk calls avoided", 130, ""),
        ("S5",),
        ("Shift workers without a phone", "Old applications refuse"),
        category="Digital",
    ),
    Plot(
        "CUS-540",
        "Letters in plain words",
        "Rewrite the 60 letters that cause the most calls.",
        "CUS",
        "Gabriela Fuentes",
        -16,
        8,
        310,
        ("Worst twenty rewritten", "Forty live", "All sixty live"),
        ("Calls avoided", 31_000, "calls a year"),
        ("S5",),
        ("Legal review takes longer", "Print supplier changes"),
        project_class="C",
        programme="DOOR",
        category="Customers",
    ),
    Plot(
        "EST-588",
        "Heat pump for the headquarters",
        "Heat the headquarters from the river instead of gas.",
        "EST",
        "Silvia Moretti",
        -20,
        12,
        2_200,
        ("River permit", "Intake built", "Heat pump set", "First winter day", "Boiler removed"),
        ("Gas bought less", 260, ""),
        ("S4",),
        ("Fish protection conditions", "Noise limits"),
        category="Energy",
        gates=frozenset({"River permit"}),
    ),
)

A_LITTLE_DEAR = {"TRM-281": Decimal("1.03"), "BUS-377": Decimal("1.04"), "EST-588": Decimal("0.97")}


class Closed:
    """Finished on the promised day, some a little dearer or cheaper than promised."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month on time; what it cost in the end shows from half-way on."""
        passed = month - plot.begins
        dear = A_LITTLE_DEAR.get(plot.code, Decimal(1)) if passed * 2 > plot.months else Decimal(1)
        return Beat(cost_share=dear, reports_after=1 + (month + passed) % 3, reviewed_after=1 + passed % 3)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return what a project learnt, told in the month after its work was done."""
        return (Scene(plot.begins + plot.months, 8, learning.record),) if plot.code in learning.LESSONS else ()
