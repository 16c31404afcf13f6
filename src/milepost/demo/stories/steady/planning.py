"""Planning: projects on the way to Ready for Executing, with their plans in review."""

from __future__ import annotations

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling.matters import directing, gates
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "BUS-418",
        "Night bus network",
        "Six lines through the night at weekends, so that the last tram is not the end of the evening.",
        "BUS",
        "Zainab Malik",
        1,
        12,
        1_900,
        ("Drivers agreed", "Timetable fixed", "Trial month", "Full network"),
        ("Night passengers", 420_000, "trips a year"),
        ("S3",),
        ("No agreement with the drivers' council", "Police ask for more guards"),
        category="Service",
        still_plans=True,
    ),
    Plot(
        "DIG-533",
        "Control room telephony",
        "Replace the telephone system that the maker no longer repairs.",
        "DIG",
        "Arjun Menon",
        1,
        8,
        870,
        ("Supplier chosen", "Test room", "Water control room", "Tram control room"),
        ("Calls that never drop", 99, "% of calls"),
        ("S1", "S3"),
        ("Recording law changes", "Old cabling in the tram control room"),
        category="Digital",
        still_plans=True,
    ),
    Plot(
        "EST-612",
        "Bicycle shelters at four depots",
        "Dry and safe places for 160 bicycles, so that the early shift need not come by car.",
        "EST",
        "Silvia Moretti",
        1,
        6,
        180,
        ("Ground surveyed", "First depot open", "All four open"),
        ("Parking places freed", 90, "places"),
        ("S4",),
        ("Cables under the yard at Harbour depot", "Steel is delivered late"),
        project_class="C",
        category="New build",
        team=2,
        still_plans=True,
    ),
)
SHELTERS = "EST-612"


class Planning:
    """The plans are written and argued about."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month of planning."""
        waits = month == 0 and plot.code == "DIG-533"
        summary = "The plans are in review; the baseline follows with Ready for Executing."
        return Beat(summary=summary, reports_after=3, reviewed_after=NEVER if waits else 2)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return what their managers ask the PMO, one of which waits, and a gate that waits for the board."""
        if plot.code == SHELTERS:
            steps = (gates.plan_on_paper(), gates.ask_for_gate("rfe"), gates.review())
            return tuple(Scene(0, before, step) for before, step in zip((-2, -4, -6), steps, strict=True))
        if plot.code == "DIG-533":
            asked = directing.ask_the_pmo(
                "A test room that another project also books",
                "Both plans have the test room in the same two weeks. Who decides, and what do we put in the plan now?",
                phase_code="planning",
            )
            return (Scene(0, -6, asked),)
        asked = directing.ask_the_pmo(
            "How small a work package is",
            "Our plan has 140 lines for a trial month. Is that what is meant by detailed enough?",
            phase_code="planning",
        )
        answered = directing.advise(
            "Cut where somebody else takes over or where you would notice a slip, which is rarely below a week. "
            "For six lines of buses thirty packages are plenty; keep the rest as a checklist of the team.",
        )
        return (Scene(0, 4, asked), Scene(0, 3, answered), Scene(0, 1, directing.rate(4)))
