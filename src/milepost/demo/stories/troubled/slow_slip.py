"""Slow slip: a few days later every month, never enough to ring a bell, until it does."""

from __future__ import annotations

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WAT-112",
        "Trunk main under the ring road",
        "Replace 2.4 kilometres of cast iron that burst four times in three years.",
        "WAT",
        "Amara Okonjo",
        -13,
        19,
        7_700,
        ("Route agreed", "Shafts sunk", "First drive", "Second drive", "Main in service", "Surface restored"),
        ("Bursts and repairs avoided", 430, ""),
        ("S1",),
        ("Boulders in the second drive", "Highway authority limits lane closures"),
        programme="LEAK",
    ),
    Plot(
        "DIG-508",
        "Fault reporting from the pavement",
        "Photograph a fault, and the right crew has it within a minute.",
        "DIG",
        "Oskar Lindholm",
        -11,
        14,
        1_250,
        ("Design tested", "First crew live", "Water and waste water live", "Transport live", "Open to the public"),
        ("Repeat visits avoided", 270, ""),
        ("S5",),
        ("Crews do not trust the routing", "Map data is out of date"),
        category="Digital",
        programme="DOOR",
    ),
    Plot(
        "TRM-318",
        "Points heating, whole network",
        "Heat 160 sets of points so that the first frost no longer stops the trams.",
        "TRM",
        "Tadesse Worku",
        -10,
        15,
        3_300,
        ("Cable survey", "Fifty points", "Hundred points", "All points", "Winter trial"),
        ("Winter cancellations avoided", 510, ""),
        ("S3",),
        ("Cable ducts are full", "Night crews are short"),
    ),
)

DAYS_A_MONTH = {"WAT-112": 10, "DIG-508": 7, "TRM-318": 5}
SLIPS_SINCE = -9


class SlowSlip:
    """Green, then amber for a long time, then red; reported honestly."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month in which the finish moved a few days again."""
        late = DAYS_A_MONTH[plot.code] * max(month - SLIPS_SINCE, 0)
        summary = "Progress is a little slower than planned again; crews are shared with repairs." if late else ""
        ask = "We ask for one crew of our own until the works are done." if late > 60 else ""
        return Beat(
            slip_days=late,
            summary=summary,
            ask=ask,
            reports_after=NEVER if month == 0 and plot.code == "WAT-112" else 2 + month % 2,
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the issue that nobody at the PMO has acknowledged yet."""
        if plot.code != "WAT-112":
            return ()
        raised = scenes.issue(
            "Second drive stands still",
            "The cutter head met boulders at 310 metres. The contractor proposes to dig from above.",
            "Decide with the highway authority on a lane closure",
        )
        return (Scene(0, 1, raised),)
