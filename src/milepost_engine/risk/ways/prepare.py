"""Make a plan ready for simulation: what is put aside, what is drawn, and which way it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from milepost_engine.network import (
    NONE,
    ActivityKind,
    Field,
    PlainNetwork,
    Plan,
    Schedule,
    plain_passes,
    schedule_plan,
)
from milepost_engine.risk.arrays import FACTORS, Draws, Floats
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.errors import SimulationError
from milepost_engine.risk.left_out import LeftOut, Source
from milepost_engine.risk.model import Ground, Model, Risks, build_model
from milepost_engine.risk.ways.dated import DatedPath
from milepost_engine.risk.ways.plain import PlainPath, as_plain, plain_ground
from milepost_engine.risk.ways.sampling import luck_of
from milepost_engine.risk.weather import check_weather
from milepost_engine.time import WorkingTime

if TYPE_CHECKING:
    from milepost_engine.risk.loops.draws import Luck

HARD = (Field.START_BY, Field.FINISH_BY)


@dataclass(frozen=True)
class Wanted:
    """What the caller wants besides the plan: settings that change what is simulated."""

    watch: Sequence[int] = ()
    latin_hypercube: bool = False
    keep_constraints: bool = False
    without: LeftOut | None = None
    milestones: bool = True


@dataclass(frozen=True, eq=False)
class Prepared:
    """A simulation ready to run.

    `whole` is how many variables are rounded; `calendar` turns the counts of the plain way into instants where a
    plan went that way (`counted`).
    """

    path: PlainPath | DatedPath
    ground: Ground
    model: Model
    luck: Luck
    watch: tuple[int, ...]
    start: float
    planned_finish: float
    calendar: WorkingTime | None
    counted: bool
    warnings: tuple[str, ...] = ()

    @property
    def whole(self) -> int:
        """Return how many of the variables of one activity are rounded to whole units: none or it."""
        return 0 if self.calendar is None else 1

    def instants(self, finish: Floats) -> Floats:
        """Return finishes as the caller counts them: units of a plain network, instants of a plan."""
        if self.calendar is None or not self.counted:
            return finish
        begin = self.calendar.worked_before(int(self.start))
        counts = np.rint(finish).astype(np.int64) + begin
        found = np.where(finish > 0, self.calendar.finish_at(np.maximum(counts, 1)), int(self.start))
        return found.astype(np.float64)

    def only(self, row: int) -> tuple[Draws, Luck]:
        """Return the draws of one activity alone: the same numbers as in the simulation."""
        draws, position = self.model.draws, int(self.ground.position[row])
        variables = draws.variables[[position, position + 1]]
        first, end = variables[:, FACTORS]
        variables[:, FACTORS] = 0, end - first
        chosen = draws.factor_of[first:end]
        alone = Draws(draws.numbers, variables, chosen, draws.factors, draws.shares, draws.copula, draws.matrix)
        return alone, self.luck


def prepare(
    plan: Plan | PlainNetwork,
    durations: Mapping[int, Distribution],
    seed: int,
    risks: Risks,
    costs: Sequence[Cost],
    wanted: Wanted,
) -> Prepared:
    """Check everything and choose the way: the plain loop where the plan allows it, else its passes.

    Raises
    ------
    RiskError
        On what does not fit the plan.
    NetworkError
        On a plan that cannot be computed.
    """
    luck = luck_of(seed, hypercube=wanted.latin_hypercube)
    if isinstance(plan, PlainNetwork):
        return _prepare_plain(plan, durations, luck, risks, costs, wanted)
    return _prepare_dated(plan, durations, luck, risks, costs, wanted)


def _prepare_plain(
    network: PlainNetwork,
    durations: Mapping[int, Distribution],
    luck: Luck,
    risks: Risks,
    costs: Sequence[Cost],
    wanted: Wanted,
) -> Prepared:
    if risks.weather:
        raise SimulationError("A plain network has no calendars for weather; simulate a dated plan.")
    ground = plain_ground(network, lambda row: f"Activity {row}")
    watch = _watched(ground, wanted.watch, ())
    model = build_model(ground, durations, risks, costs, wanted.without)
    finish = plain_passes(network).finish
    path = PlainPath(network, model, luck, watch, whole=False, scale=float(max(finish, model.expected.sum())))
    return Prepared(path, ground, model, luck, watch, 0.0, float(finish), None, counted=True)


def _prepare_dated(
    plan: Plan,
    durations: Mapping[int, Distribution],
    luck: Luck,
    risks: Risks,
    costs: Sequence[Cost],
    wanted: Wanted,
) -> Prepared:
    planned = schedule_plan(plan)
    freed, warnings = (plan, ()) if wanted.keep_constraints else _freed(plan)
    ground = _dated_ground(plan, planned)
    kinds, deadlines = plan.activities[:, Field.KIND], plan.activities[:, Field.DEADLINE]
    milestone = (kinds == ActivityKind.START_MILESTONE) | (kinds == ActivityKind.FINISH_MILESTONE)
    always = np.flatnonzero(milestone | (deadlines != NONE)).tolist() if wanted.milestones else ()
    watch = _watched(ground, wanted.watch, always)
    skies = [sky for sky in risks.weather if wanted.without != LeftOut(Source.WEATHER, sky.name)]
    check_weather(risks.weather, len(plan.calendars))
    model = build_model(ground, durations, risks, costs, wanted.without)
    network = None if skies or wanted.keep_constraints else as_plain(freed)
    path: PlainPath | DatedPath
    if network is None:
        path = DatedPath(schedule_plan(freed), model, luck, watch, skies)
    else:
        path = PlainPath(network, model, luck, watch, whole=True, scale=1.0)
    counted = network is not None
    start, finish = float(plan.start), float(planned.finish)
    return Prepared(path, ground, model, luck, watch, start, finish, plan.calendars[0], counted, warnings)


def _dated_ground(plan: Plan, planned: Schedule) -> Ground:
    rows = plan.activities
    kinds = rows[:, Field.KIND]
    level = kinds == ActivityKind.LEVEL_OF_EFFORT
    done = rows[:, Field.ACTUAL_FINISH] != NONE
    milestone = (kinds == ActivityKind.START_MILESTONE) | (kinds == ActivityKind.FINISH_MILESTONE)
    length = np.where(level, 0, rows[:, Field.DURATION]).astype(np.float64)
    return Ground(planned.graph.order, planned.graph.position, length, level | done, milestone, plan.name)


def _watched(ground: Ground, asked: Sequence[int], always: Sequence[int]) -> tuple[int, ...]:
    for row in asked:
        ground.check(row, "The list of watched activities")
    free = [row for row in {*asked, *always} if not ground.fixed[row]]
    return tuple(sorted(int(row) for row in free))


def _freed(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """Return the plan without what would hide its spread or bend criticality, and sentences that say so."""
    rows = plan.activities.copy()
    hard = (rows[:, HARD] != NONE).any(axis=1)
    late = rows[:, Field.AS_LATE_AS_POSSIBLE] != 0
    warnings = [
        f"{_named(plan, which)}: {what}, which would hide the spread; put aside in the simulation."
        for which, what in (
            (hard, "must not start or finish later than a date"),
            (late, "scheduled as late as possible"),
        )
        if which.any()
    ]
    rows[:, HARD] = NONE
    rows[:, Field.DEADLINE] = NONE
    rows[:, Field.AS_LATE_AS_POSSIBLE] = 0
    if plan.finish_by is not None:
        warnings.append("The finish set for the project is put aside: critical is what drives the simulated finish.")
    return replace(plan, activities=rows, finish_by=None), tuple(warnings)


def _named(plan: Plan, which: np.typing.NDArray[np.bool_]) -> str:
    rows = np.flatnonzero(which)
    more = f" and {rows.size - 3} more" if rows.size > 3 else ""
    return ", ".join(plan.name(int(row)) for row in rows[:3]) + more
