"""Terminated: a project that was stopped in time, which is a success of another kind."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.people import EXECUTIVE
from milepost.demo.shapes import Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.story import Scene

DOUBT, STOPPED = -13, -10

PLOTS = (
    Plot(
        "PPL-902",
        "Rostering by forecast",
        "Rosters that follow the weather and the football.",
        "PPL",
        "Tuğba Aksoy",
        -19,
        14,
        980,
        ("Forecast model", "Pilot depot", "Three depots", "All depots"),
        ("Overtime saved", 340, ""),
        ("S5",),
        ("Works council does not agree", "Forecast is no better than experience"),
        category="Digital",
    ),
)


class Terminated:
    """Its benefits melted away in the pilot; the board stopped it."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a month before or after the pilot disappointed."""
        del plot
        if month < DOUBT:
            return Beat()
        return Beat(
            benefits=Decimal("0.35"),
            summary="In the pilot the forecast is no better than the planners' experience.",
            ask="We ask the board to decide whether this still pays.",
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the question, the answer and the end."""
        del plot
        return (
            Scene(
                DOUBT,
                4,
                scenes.ask(
                    "Go on, or stop after the pilot?",
                    "A third of the promised benefit is left. EUR 520,000 would not be spent.",
                    of=EXECUTIVE,
                ),
            ),
            Scene(
                STOPPED,
                12,
                scenes.decide(
                    "Stop.", "What is still to come costs more than it brings; what is spent does not count."
                ),
            ),
            Scene(STOPPED, 11, scenes.terminate("Decided by the board.")),
            Scene(
                STOPPED + 1,
                -8,
                scenes.end(),
            ),
        )
