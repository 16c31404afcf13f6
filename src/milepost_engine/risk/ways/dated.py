"""The way of dated plans: calendars, progress, constraints and weather through the passes of the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from milepost_engine.network import Plan, PlanRangeError, Schedule
from milepost_engine.network.arrays import FLOOR
from milepost_engine.risk.arrays import TILE, Counting, Found
from milepost_engine.risk.model import Model
from milepost_engine.risk.ways.sampling import BLOCK_TILES, Worker, scratch_for
from milepost_engine.risk.weather import Skies, Weather, raise_skies
from milepost_engine.time import END_MINUTE, MINUTES_PER_DAY

if TYPE_CHECKING:
    from milepost_engine.risk.loops.draws import Luck

SPARE_DAYS = 30


@dataclass(eq=False)
class DatedPath:
    """Simulates a plan by its passes; finishes are instants.

    Attributes
    ----------
    schedule : Schedule
        The plan with certain durations, computed.
    model : Model
        What is drawn.
    luck : Luck
        Where numbers come from.
    watch : sequence of int
        Rows whose finishes are kept.
    weather : sequence of Weather
        Skies over its calendars.
    """

    schedule: Schedule
    model: Model
    luck: Luck
    watch: Sequence[int]
    weather: Sequence[Weather]

    def __post_init__(self) -> None:
        """Raise the skies over twice the planned time, and more where many days are lost."""
        worst = max((max(sky.lost_share) for sky in self.weather), default=0.0)
        reach = 2 * (self.schedule.finish - self.plan.start) / (1 - worst)
        self.skies = self._raised(int(reach) // MINUTES_PER_DAY + SPARE_DAYS)

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.schedule.plan

    def _raised(self, days: int) -> Skies:
        first = self.plan.start // MINUTES_PER_DAY
        last = min(first + days, END_MINUTE // MINUTES_PER_DAY)
        return raise_skies(self.plan.calendars, self.weather, first, last)

    def extend(self, found: Found) -> bool:
        """Raise the skies further if an iteration finished beyond them; say whether it has to be run again.

        Raises
        ------
        PlanRangeError
            If an iteration leaves the years 1970 to 2200.
        """
        latest = found.finish.max(initial=0)
        if latest > END_MINUTE:
            raise PlanRangeError("An iteration leaves the years 1970 to 2200; check the highest durations and factors.")
        if not self.weather or latest <= self.skies.end:
            return False
        first = self.plan.start // MINUTES_PER_DAY
        self.skies = self._raised(2 * (int(latest) // MINUTES_PER_DAY - first))
        return True

    @property
    def activities(self) -> int:
        """Return n."""
        return self.schedule.graph.size

    @property
    def watched(self) -> int:
        """Return how many rows are watched."""
        return len(self.watch)

    @property
    def has_costs(self) -> bool:
        """Say whether there are costs."""
        return self.model.per.size > 0

    def loop(self) -> Callable[..., object]:
        """Return the compiled loop."""
        from milepost_engine.risk.loops import dated as loops  # noqa: PLC0415 - the compiler loads at first use

        return loops.simulate_block

    def worker(self) -> Worker:
        """Return what simulates a block, with its own copy of the plan."""
        from milepost_engine.risk.loops import dated as loops  # noqa: PLC0415 - the compiler loads at first use
        from milepost_engine.risk.loops import draws as draw_loops  # noqa: PLC0415 - the compiler loads at first use
        from milepost_engine.time import loops as time_loops  # noqa: PLC0415 - same

        graph, work, skies = self.schedule.graph, self.schedule.work, self.skies
        tables = skies.tables.copy()
        earliest = self.plan.start if self.plan.data_date is None else max(self.plan.start, self.plan.data_date)
        time_loops.note(tables, FLOOR, earliest)
        dated = loops.Dated(
            work.rows.copy(),
            work.links,
            tables,
            np.ones(graph.size, dtype=np.int8),
            np.flatnonzero(self.model.uncertain).astype(np.int64),
            skies.days,
            skies.lost_share,
            np.empty((len(skies.days), TILE)),
            self.plan.start,
            len(self.plan.calendars),
        )
        watch = graph.position[list(self.watch)].astype(np.int64)
        counting = Counting(self.model.expected, 0.0, watch, self.model.per)
        scratch = scratch_for(self.model.draws)

        def simulate(block: int, iterations: int, found: Found) -> None:
            drawn = draw_loops.Drawn(self.model.draws, self.luck, scratch, graph.size)
            loops.simulate_block(block, BLOCK_TILES, iterations, drawn, dated, counting, found)

        return simulate
