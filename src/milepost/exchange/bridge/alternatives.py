"""Other rules by which a file may have been computed: tried where the rules that it states do not give what it stores.

A rule is named only where it is shown: with it more tasks agree in everything, and none that agreed differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from milepost.exchange.bridge.computing import Computed, compute
from milepost.exchange.importers.schedule.plan import (
    Constraint,
    Family,
    FloatKind,
    LagCalendar,
    Options,
    SchedulePlan,
    ScheduleTask,
    TaskKind,
)
from milepost.exchange.importers.schedule.refusal import ScheduleRefused

Whole = Callable[[Computed], dict[str, bool]]

TYPED = "the tool keeps starts that were typed, and the file states no constraint for them"
_OF_MICROSOFT = {"", "Microsoft"}


def rules_that_agree(plan: SchedulePlan, whole: Whole) -> dict[str, str]:
    """Return by task the other rule by which all that it stores comes out, where there is one.

    Parameters
    ----------
    plan : SchedulePlan
        Not all of whose tasks agree.
    whole : callable
        Says of each compared task whether all its stored values agree.
    """
    stated = whole(compute(plan))
    best: tuple[int, str, dict[str, bool]] = (0, "", {})
    for reason, other in _others(plan):
        try:
            found = whole(compute(other))
        except ScheduleRefused:
            continue
        gained = sum(found.values()) - sum(stated.values())
        if gained > best[0] and all(found.get(uid, False) for uid, agreed in stated.items() if agreed):
            best = gained, reason, found
    _, reason, found = best
    return {uid: reason for uid, agrees in found.items() if agrees and not stated.get(uid, True)}


def _others(plan: SchedulePlan) -> Iterator[tuple[str, SchedulePlan]]:
    options = plan.options
    microsoft = options.family is Family.MICROSOFT
    for reason, other in (*_lags(options), *(_of_microsoft(options) if microsoft else _of_primavera(options))):
        yield f"the stored values follow another rule than the file states: {reason}", replace(plan, options=other)
    if microsoft:
        alone = tuple(replace(task, ignores_resource_calendars=True) for task in plan.tasks)
        yield (
            "the stored values follow calendars of tasks only: its writer left those of resources out",
            replace(plan, tasks=alone),
        )
    if microsoft and options.writer not in _OF_MICROSOFT:
        yield TYPED, replace(plan, tasks=_with_typed_starts(plan))


def _lags(options: Options) -> Iterator[tuple[str, Options]]:
    for kind in LagCalendar:
        if kind is not options.lag_calendar:
            yield f"lags count on the calendar: {kind.value}", replace(options, lag_calendar=kind)


def _of_microsoft(options: Options) -> Iterator[tuple[str, Options]]:
    wins = "logic wins against constraints" if options.honour_constraints else "constraints win against logic"
    yield wins, replace(options, honour_constraints=not options.honour_constraints)
    ends = "slack counts to one end" if options.many_critical_paths else "slack counts to the end of each path"
    yield ends, replace(options, many_critical_paths=not options.many_critical_paths)


def _of_primavera(options: Options) -> Iterator[tuple[str, Options]]:
    if options.must_finish_by is not None:
        yield (
            "float counts to the last early finish, not to the must-finish date",
            replace(options, must_finish_by=None),
        )
    for kind in FloatKind:
        if kind is not options.total_float:
            yield f"total float is that of: {kind.value}", replace(options, total_float=kind)
    progress = "retained logic" if options.progress_override else "progress override"
    yield progress, replace(options, progress_override=not options.progress_override)


def _with_typed_starts(plan: SchedulePlan) -> tuple[ScheduleTask, ...]:
    """Hold what nothing precedes at its stored start, as a tool does that keeps what was typed."""
    held = {link.after for link in plan.links}

    def typed(task: ScheduleTask) -> ScheduleTask:
        free = task.kind is not TaskKind.SUMMARY and task.uid not in held and not task.constraints
        if not free or task.stored.start is None:
            return task
        return replace(task, constraints=(Constraint("SNET", task.stored.start),))

    return tuple(typed(task) for task in plan.tasks)
