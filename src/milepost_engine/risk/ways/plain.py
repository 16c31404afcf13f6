"""The way of plain networks: one unit of time, no calendars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from milepost_engine.network import (
    NONE,
    ActivityKind,
    ConflictRule,
    Field,
    LinkField,
    LinkKind,
    PlainNetwork,
    Plan,
    plain_network,
)
from milepost_engine.risk.arrays import TILE, Counting, Found
from milepost_engine.risk.model import Ground, Model
from milepost_engine.risk.ways.sampling import BLOCK_TILES, Worker, scratch_for

if TYPE_CHECKING:
    from milepost_engine.risk.loops.draws import Luck

CLOSE = 1e-9  # of the planned finish: slack that rounding may leave on a critical activity


def plain_ground(network: PlainNetwork, name: Callable[[int], str], fixed: Sequence[int] = ()) -> Ground:
    """Return what is drawn for in a plain network."""
    graph = network.graph
    length = np.empty(graph.size)
    length[graph.order] = network.duration
    nothing = np.zeros(graph.size, dtype=bool)
    held = nothing.copy()
    held[list(fixed)] = True
    return Ground(graph.order, graph.position, length, held, nothing, name)


@dataclass(frozen=True, eq=False)
class PlainPath:
    """Simulates a plain network; finishes are counted from 0 in its unit.

    Attributes
    ----------
    network : PlainNetwork
        n activities.
    model : Model
        What is drawn.
    luck : Luck
        Where numbers come from.
    watch : sequence of int
        Rows whose finishes are kept.
    whole : bool
        Whether durations are rounded to whole units.
    scale : float
        A length of the project, against which rounding is judged.
    """

    network: PlainNetwork
    model: Model
    luck: Luck
    watch: Sequence[int]
    whole: bool
    scale: float

    @property
    def activities(self) -> int:
        """Return n."""
        return self.network.graph.size

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
        from milepost_engine.risk.loops import plain as loops  # noqa: PLC0415 - the compiler loads at first use

        return loops.simulate_block

    def worker(self) -> Worker:
        """Return what simulates a block, with its own room."""
        from milepost_engine.risk.loops import draws as draw_loops  # noqa: PLC0415 - the compiler loads at first use
        from milepost_engine.risk.loops import plain as loops  # noqa: PLC0415 - the compiler loads at first use

        network, size = self.network, self.activities
        given = loops.Network(
            network.graph.before_bounds,
            network.graph.before,
            network.kind,
            network.lag.astype(np.float64),
            network.not_before.astype(np.float64),
        )
        slack = 0.5 if self.whole else CLOSE * max(1.0, self.scale)
        watch = network.graph.position[list(self.watch)].astype(np.int64)
        counting = Counting(self.model.expected, slack, watch, self.model.per)
        scratch = scratch_for(self.model.draws)
        passes = loops.Passes(*(np.empty((size, TILE)) for _ in range(2)), *(np.empty(TILE) for _ in range(2)))
        whole = size if self.whole else 0

        def simulate(block: int, iterations: int, found: Found) -> None:
            drawn = draw_loops.Drawn(self.model.draws, self.luck, scratch, whole)
            loops.simulate_block(block, BLOCK_TILES, iterations, drawn, (given, passes), counting, found)

        return simulate


def as_plain(plan: Plan) -> PlainNetwork | None:
    """Return a plan as a plain network of working minutes from its start, or None where that is another plan.

    It is the same when all activities and lags are counted on the first calendar and nothing but logic and "start
    no earlier" decides dates: no progress, no other dates that bind, no milestone that may stand on the other
    side of a gap, nothing that can be interrupted.
    """
    rows, links = plan.activities, plan.links
    task = rows[:, Field.KIND] != ActivityKind.LEVEL_OF_EFFORT
    lagged = links[:, LinkField.LAG] != 0
    held = rows[:, Field.START_FROM] != NONE
    binding = plan.conflict is ConflictRule.CONSTRAINT_WINS
    if (
        (plan.data_date is not None and plan.data_date > plan.start)
        or (rows[task, Field.CALENDAR] != 0).any()
        or (links[lagged, LinkField.LAG_CALENDAR] != 0).any()
        or (rows[:, [Field.ACTUAL_START, Field.ACTUAL_FINISH, Field.FINISH_FROM]] != NONE).any()
        or (binding and (rows[:, [Field.START_BY, Field.FINISH_BY]] != NONE).any())
        or (rows[:, Field.KIND] == ActivityKind.START_MILESTONE).any()
        or (held & (rows[:, Field.DURATION] == 0)).any()
        or rows[:, Field.INTERRUPTIBLE].any()
    ):
        return None
    return _counted(plan, task, held)


def _counted(plan: Plan, task: np.typing.NDArray[np.bool_], held: np.typing.NDArray[np.bool_]) -> PlainNetwork:
    """Return the network in working minutes; levels of effort stand unlinked and without length."""
    rows, calendar = plan.activities, plan.calendars[0]
    floor = np.zeros(len(rows), dtype=np.int64)
    begin = calendar.worked_before(plan.start)
    floor[held] = calendar.worked_before(rows[held, Field.START_FROM]) - begin
    links = plan.links[task[plan.links[:, LinkField.BEFORE]] & task[plan.links[:, LinkField.AFTER]]]
    length = np.where(task, rows[:, Field.DURATION], 0)
    ends = links[:, LinkField.BEFORE], links[:, LinkField.AFTER]
    kind, lag = links[:, LinkField.KIND], links[:, LinkField.LAG]
    plain = not (kind != LinkKind.FS).any() and not lag.any()
    return plain_network(
        length,
        *ends,
        kind=None if plain else kind,
        lag=None if plain else lag,
        not_before=np.maximum(floor, 0) if held.any() else None,
    )
