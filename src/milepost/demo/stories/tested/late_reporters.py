"""Late reporters: the work is well, the reports are late, and once one did not come at all."""

from __future__ import annotations

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WAT-115",
        "Lead pipes out of schools",
        "No lead between the main and the tap in 62 schools.",
        "WAT",
        "Amara Okonjo",
        -9,
        15,
        1_700,
        ("Schools surveyed", "First twenty", "Forty", "All schools", "Water tested"),
        ("Schools without lead", 62, "schools"),
        ("S1",),
        ("School holidays are short", "Pipes in listed walls"),
        category="Health",
    ),
    Plot(
        "PPL-911",
        "Apprentice workshop",
        "A workshop in which forty apprentices a year learn to weld, wire and read drawings.",
        "PPL",
        "Tuğba Aksoy",
        -7,
        12,
        890,
        ("Hall rented", "Machines set", "Trainers hired", "First course"),
        ("Apprentices a year", 40, "people"),
        ("S5",),
        ("Machines are late", "Trainers are hard to find"),
        project_class="C",
        category="People",
    ),
)

MISSED = {"WAT-115": (-3,), "PPL-911": (-5, -4)}
LATE_DAYS = 7


class LateReporters:
    """Every second report is late; some are missing when the period locks."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month with its report on time, late, or never."""
        if month in MISSED[plot.code] or month == 0:
            return Beat(reports_after=NEVER)
        return Beat(reports_after=LATE_DAYS if month % 2 else 3, reviewed_after=1)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return nothing: the work is well."""
        del plot
        return ()
