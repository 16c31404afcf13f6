"""Grey: nobody brought the facts up to date, so nobody can say how the project stands."""

from __future__ import annotations

from milepost.demo.shapes import Beat, Plot, Verdict
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WWT-219",
        "Manhole covers that stay shut",
        "Lock 1,400 covers that the storm water lifts.",
        "WWT",
        "Farida Rahimova",
        -8,
        13,
        930,
        ("Covers ordered", "Low town done", "Harbour done", "All covers"),
        ("Accidents avoided", 12, "a year"),
        ("S2",),
        ("Covers do not fit old frames", "Crews are called to emergencies"),
        project_class="C",
    ),
    Plot(
        "SHE-709",
        "Emergency water plan",
        "Know within an hour where the tankers go when a main fails.",
        "SHE",
        "Pilar Iturbe",
        -9,
        14,
        420,
        ("Scenarios", "Tanker contracts", "Exercise one", "Exercise two", "Plan adopted"),
        ("Hours until water is there", 6, "hours"),
        ("S1",),
        ("Tanker firms do not commit", "Villages have no fill point"),
        project_class="C",
        category="Safety",
    ),
)

STALE = {"WWT-219": (-1, 0), "SHE-709": (0,)}


class Stale:
    """The facts of the last one or two months are missing; one report comes all the same and is sent back."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month with or without facts."""
        if month not in STALE[plot.code]:
            return Beat(reports_after=4)
        returned = plot.code == "WWT-219" and month == 0
        return Beat(
            kept_up=False,
            reports_after=3,
            summary="The crews were at the flooded underpass; figures follow.",
            verdict=Verdict.RETURN if returned else Verdict.ACCEPT,
            reason="The dates and costs are those of last month. Please bring the facts up to date first."
            if returned
            else "",
            reviewed_after=1,
            corrected_after=9,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return nothing: silence is the story."""
        del plot
        return ()
