"""The flagship: four class A projects of one programme, watched by everybody, of which one presses the others."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.people import EXECUTIVE
from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.matters import lending
from milepost.demo.telling.story import Scene

TRACK, TRAMS, DEPOT, SIGNALS = "TRM-330", "TRM-331", "TRM-332", "TRM-333"

PLOTS = (
    Plot(
        TRACK,
        "Line 5 track and stops",
        "Nine kilometres of track and fourteen stops from the harbour to the university hospital.",
        "TRM",
        "Charlotte Beaumont",
        -20,
        36,
        128_000,
        (
            "Ready for Executing",
            "Harbour section",
            "Bridge deck",
            "Market section",
            "Hospital section",
            "Track accepted",
        ),
        ("Time saved by passengers", 9_400, ""),
        ("S3", "S4"),
        ("Gas main under Market Street", "Bridge bearings need replacement", "Festival blocks the harbour section"),
        project_class="A",
        category="New line",
        programme="LINE5",
        deputy="Tadesse Worku",
        gates=frozenset({"Ready for Executing"}),
        team=5,
    ),
    Plot(
        TRAMS,
        "Line 5 trams",
        "Eighteen low-floor trams, built, tested and accepted.",
        "TRM",
        "Rajan Selvaratnam",
        -18,
        34,
        71_500,
        ("Contract award", "Design frozen", "First tram on rails", "Type approval", "Ninth tram", "Fleet accepted"),
        ("Maintenance saved against the old fleet", 1_300, ""),
        ("S3", "S4"),
        ("Type approval takes a second round", "Door supplier insolvent"),
        project_class="A",
        category="New line",
        programme="LINE5",
        gates=frozenset({"Contract award"}),
        team=4,
    ),
    Plot(
        DEPOT,
        "Line 5 depot at Ropewalk",
        "Stabling and a workshop for twenty-four trams.",
        "TRM",
        "Mirela Ionescu",
        -16,
        30,
        38_900,
        ("Site cleared", "Foundations", "Hall closed", "Lathe set", "Workshop accepted"),
        ("Trams kept inside the city", 24, "trams"),
        ("S3",),
        ("Contaminated soil", "Steel price"),
        project_class="A",
        category="New line",
        programme="LINE5",
        team=4,
    ),
    Plot(
        SIGNALS,
        "Line 5 signalling and power",
        "Signals, six substations and the control centre desk of the new line.",
        "TRM",
        "Charlotte Beaumont",
        -15,
        31,
        44_600,
        ("Concept approved", "Substation 1", "Substations 2–4", "Interlocking tested", "Trial running"),
        ("Headway in the peak", 6, "minutes"),
        ("S3",),
        ("Interlocking software is late", "Substation plots are not handed over"),
        project_class="A",
        category="New line",
        programme="LINE5",
        deputy="Tadesse Worku",
        team=4,
    ),
)

SLIP_FROM = -8


SCENES: dict[str, tuple[Scene, ...]] = {
    SIGNALS: (
        Scene(
            -5,
            5,
            scenes.issue(
                "Interlocking fails its timing tests",
                "Three of eleven routes clear too late when two trams meet at the harbour junction.",
                "The maker presents the cause and a dated plan",
            ),
        ),
        Scene(-5, 3, scenes.acknowledge()),
        Scene(
            0,
            3,
            scenes.ask(
                "Shall we open Line 5 in two sections, the harbour first?",
                "A first section to the market needs only two of the four interlockings. It keeps the promised "
                "opening day and costs EUR 1.1 m for a temporary turn-back.",
                of=EXECUTIVE,
                within_days=25,
            ),
        ),
    ),
    TRACK: (
        Scene(
            -1,
            2,
            lending.lend(
                ("give_work", "check_work"),
                "I am at fourteen stops by turns; small work need not wait for me.",
                hours=40,
                within_days=180,
            ),
        ),
        Scene(
            -7,
            8,
            scenes.ask(
                "May we work on Market Street through the summer festival?",
                "Six weeks of progress against the stalls of forty traders, who want EUR 180,000 in all.",
                of=EXECUTIVE,
            ),
        ),
        Scene(
            -7,
            2,
            scenes.decide(
                "Yes, with compensation for the traders.",
                "Six weeks now are worth more than the compensation, and the street is opened only once.",
            ),
        ),
    ),
}


class Flagship:
    """Track is well, trams are amber, depot is well, signalling slips and asks."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month of the programme: everything is reported on the second day."""
        if plot.code == SIGNALS:
            months_late = max(month - SLIP_FROM, 0)
            return Beat(
                slip_days=11 * months_late,
                cost_share=Decimal("1.02") if months_late else Decimal(1),
                summary="The interlocking software fails its timing tests; the maker sends a second team."
                if months_late
                else "",
                worry=Decimal("0.86") if months_late else Decimal("0.6"),
                reviewed_after=NEVER if month == 0 else 1,
            )
        if plot.code == TRAMS:
            dear = Decimal("1.06") if month >= -5 else Decimal(1)
            summary = "The exchange rate makes the bogies dearer; the hedge covers the rest." if month >= -5 else ""
            return Beat(cost_share=dear, summary=summary, worry=Decimal("0.7"))
        return Beat(reviewed_after=1 + month % 2)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return what the programme asks of the board, and what went wrong."""
        return SCENES.get(plot.code, ())
