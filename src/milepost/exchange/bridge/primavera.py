"""The rules of Primavera as rows of the engine: remaining work after the data date, on activity calendars."""

from __future__ import annotations

from milepost.exchange.bridge.rows import Draft, constrain, lag_clock, minute
from milepost.exchange.importers.schedule.plan import ScheduleTask, TaskKind
from milepost_engine.network import ELAPSED, ActivityKind, Field, LinkKind

_KINDS = {
    TaskKind.TASK: ActivityKind.TASK,
    TaskKind.START_MILESTONE: ActivityKind.START_MILESTONE,
    TaskKind.FINISH_MILESTONE: ActivityKind.FINISH_MILESTONE,
    TaskKind.LEVEL_OF_EFFORT: ActivityKind.LEVEL_OF_EFFORT,
}


def draft_primavera(draft: Draft) -> None:
    """Fill a draft with the activities and links of a Primavera file."""
    for task in draft.plan.tasks:
        if task.kind in _KINDS and task.active:
            draft.row_of[task.uid] = draft.add(task.uid, _columns(draft, task))
    for link in draft.plan.links:
        before, after = draft.row_of.get(link.before), draft.row_of.get(link.after)
        if before is not None and after is not None:
            clock = ELAPSED if link.elapsed else lag_clock(draft, before, after)
            draft.link(before, after, LinkKind[link.kind], link.lag_minutes, clock)


def _columns(draft: Draft, task: ScheduleTask) -> dict[Field, int]:
    left = task.duration_minutes if task.remaining_minutes is None else task.remaining_minutes
    milestone = task.kind in {TaskKind.START_MILESTONE, TaskKind.FINISH_MILESTONE}
    columns = {
        Field.DURATION: 0 if milestone or task.actual_finish is not None else left,
        Field.CALENDAR: draft.clocks.number(task.calendar),
        Field.KIND: int(_KINDS[task.kind]),
    }
    constrain(columns, task)
    if task.actual_start is not None:
        columns[Field.ACTUAL_START] = minute(task.actual_start)
    if task.actual_finish is not None:
        columns[Field.ACTUAL_FINISH] = minute(task.actual_finish)
        columns.setdefault(Field.ACTUAL_START, minute(task.actual_finish))
    return columns
