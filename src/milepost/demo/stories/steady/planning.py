"""Planning: projects on the way to Ready for Executing, with their plans in review."""

from __future__ import annotations

from milepost.demo.shapes import NEVER, Beat, Plot
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
    ),
)


class Planning:
    """The plans are written and argued about."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month of planning."""
        waits = month == 0 and plot.code == "DIG-533"
        summary = "The plans are in review; the baseline follows with Ready for Executing."
        return Beat(summary=summary, reports_after=3, reviewed_after=NEVER if waits else 2)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return nothing yet."""
        del plot
        return ()
