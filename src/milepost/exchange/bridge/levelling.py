"""A schedule file and the levelling of the engine: who holds what, and what came of it as plain content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from milepost.exchange.bridge.computing import Computed, compute
from milepost.exchange.bridge.rows import minute
from milepost.exchange.importers.schedule.plan import (
    ScheduleAssignment,
    SchedulePlan,
    ScheduleResource,
    ScheduleTask,
    TaskKind,
)
from milepost.exchange.importers.schedule.refusal import ScheduleRefused
from milepost_engine.network.levelling import LevellingError, Resource
from milepost_engine.network.levelling.dated import LevelledPlan, Move, Need, Overload, level_plan
from milepost_engine.time import datetime_of

PARTS = 10_000  # whole parts of one unit of a resource: a hundredth of a per cent
UNLIMITED = "Resources whose units the file does not limit hold nobody up"


def level_schedule(
    plan: SchedulePlan, *, within_float: bool = False, seed: int = 0, go_on: Callable[[], bool] | None = None
) -> tuple[Computed, LevelledPlan]:
    """Return the schedule of a file without limits of resources, and levelled; earlier levelling delays are taken out.

    Raises
    ------
    ScheduleRefused
        When the file cannot be computed, or no resource of it has units to keep to.
    """
    free = replace(plan, tasks=tuple(replace(task, levelling_delay_minutes=0) for task in plan.tasks))
    computed = compute(free)
    resources, number_of = _resources(plan)
    needs = list(_needs(plan, computed, number_of))
    if not needs:
        raise ScheduleRefused(
            "nothing_to_level",
            "No task of the file has a resource whose units are limited.",
            "Assign resources to the tasks and give each resource its greatest units.",
        )
    try:
        found = level_plan(computed.schedule, resources, needs, within_float=within_float, seed=seed, go_on=go_on)
    except LevellingError as error:
        raise ScheduleRefused("not_levelled", str(error), "Correct it in the source and send it again.") from error
    return computed, found


def levelled_content(computed: Computed, found: LevelledPlan, seconds: float) -> dict[str, Any]:
    """Return what `milepost level --json` says of a schedule file: working minutes of the project, instants as text."""
    calendar = found.base.plan.calendars[0]
    told = {task.uid for task in computed.plan.tasks if task.kind is not TaskKind.SUMMARY}
    rows = {uid: row for uid, row in computed.row_of.items() if uid in told}
    begin = min((int(found.base.planned[row, 0]) for row in rows.values()), default=found.base.finish)
    uid_of = {row: uid for uid, row in rows.items()}
    return {
        "makespan": int(calendar.between(begin, found.schedule.finish)),
        "lower_bound": int(calendar.between(begin, found.base.finish)),
        "optimal": found.optimal,
        "starts": {uid: _text(int(found.start[row])) for uid, row in rows.items()},
        "finishes": {uid: _text(int(found.finish[row])) for uid, row in rows.items()},
        "finish": _text(found.schedule.finish),
        "finish_without_limits": _text(found.base.finish),
        "moves": [_move(move, found, uid_of) for move in found.moves if move.activity in uid_of],
        "overloads": [_overload(each, found, uid_of) for each in found.overloads],
        "notes": [*computed.notes, *_unlimited(computed.plan)],
        "seconds": round(seconds, 3),
    }


def _resources(plan: SchedulePlan) -> tuple[list[Resource], dict[str, int]]:
    """Return the resources whose units are limited, and their numbers by uid."""
    limited = [each for each in plan.resources if each.works and each.limits]
    resources = [Resource(f"{each.name or 'resource'} ({each.uid})", _steps(each)) for each in limited]
    return resources, {each.uid: number for number, each in enumerate(limited)}


def _steps(resource: ScheduleResource) -> tuple[tuple[int, int], ...]:
    steps: dict[int, int] = {0: 0}
    for begin, units in resource.limits:
        steps[0 if begin is None else minute(begin)] = max(0, round(units * PARTS))
    return tuple(sorted(steps.items()))


def _needs(plan: SchedulePlan, computed: Computed, number_of: dict[str, int]) -> Iterator[Need]:
    tasks = {task.uid: task for task in plan.tasks}
    for each in plan.assignments:
        task, row = tasks.get(each.task), computed.row_of.get(each.task)
        if task is not None and row is not None and each.resource in number_of and _holds(task, each):
            yield Need(row, number_of[each.resource], round(each.units * PARTS))


def _holds(task: ScheduleTask, assignment: ScheduleAssignment) -> bool:
    """Return whether an assignment takes its resource: not on summaries, nor where nothing is left to do."""
    idle = task.kind in {TaskKind.SUMMARY, TaskKind.LEVEL_OF_EFFORT} or not task.active or task.external
    return not idle and task.actual_finish is None and assignment.units > 0


def _unlimited(plan: SchedulePlan) -> Iterator[str]:
    count = sum(each.works and not each.limits for each in plan.resources)
    if count:
        yield f"{UNLIMITED}: {count}."


def _move(move: Move, found: LevelledPlan, uid_of: dict[int, str]) -> dict[str, Any]:
    return {
        "task": uid_of[move.activity],
        "from": _text(move.before),
        "to": _text(move.after),
        "waits_for": found.resources[move.resource].name,
        "held_by": [uid_of[row] for row in move.holders if row in uid_of],
    }


def _overload(each: Overload, found: LevelledPlan, uid_of: dict[int, str]) -> dict[str, Any]:
    return {
        "resource": found.resources[each.resource].name,
        "from": _text(each.begin),
        "to": _text(each.end),
        "missing_units": each.missing / PARTS,
        "tasks": [uid_of[row] for row in each.activities if row in uid_of],
    }


def _text(instant: int) -> str:
    return datetime_of(instant).isoformat(timespec="minutes")
