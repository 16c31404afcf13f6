"""The rules of Microsoft Project as rows of the engine.

A task follows its own calendar, or those of the resources that work on it, or the project's. Lags count on the
calendar of the successor. Dates of manually scheduled and of begun tasks are given: nothing moves them.
A task that nothing precedes starts at the start of the project unless a constraint names its start.
"""

from __future__ import annotations

from collections import defaultdict

from milepost.exchange.bridge.clocks import ELAPSED_CLOCK
from milepost.exchange.bridge.rows import Draft, constrain, gate, lag_clock, minute
from milepost.exchange.bridge.summaries import add_gates
from milepost.exchange.importers.schedule.plan import ScheduleAssignment, ScheduleLink, ScheduleTask, TaskKind
from milepost_engine.network import ELAPSED, ActivityKind, Field, LinkKind

_MILESTONES = {TaskKind.START_MILESTONE: ActivityKind.START_MILESTONE}  # of other tools that follow these rules


def draft_microsoft(draft: Draft) -> None:
    """Fill a draft with the activities and links of a Microsoft Project file."""
    workers = _workers(draft)
    for task in draft.plan.tasks:
        if task.kind is not TaskKind.SUMMARY and task.active:
            columns = _given(task) if given(task) else _columns(draft, task, workers.get(task.uid, []))
            draft.row_of[task.uid] = draft.add(task.uid, columns)
            if task.progressed:
                draft.rest_clocks[draft.row_of[task.uid]] = _clock(draft, task, workers.get(task.uid, []))
            if not task.elapsed:
                draft.slack_clocks[draft.row_of[task.uid]] = draft.clocks.number(task.calendar)
            if task.levelling_delay_minutes > 0 and not given(task):
                _delay(draft, task)
    add_gates(draft)
    lengths = {task.uid: task.duration_minutes for task in draft.plan.tasks}
    fixed = {task.uid for task in draft.plan.tasks if given(task)}
    for link in draft.plan.links:
        if link.after not in fixed:
            _link(draft, link, lengths)
    _start_what_nothing_holds(draft, fixed)


def _delay(draft: Draft, task: ScheduleTask) -> None:
    """Put a gate before a levelled task: what precedes it holds the gate, which the delay follows day and night."""
    row = draft.row_of[task.uid]
    gate_row = {Field.CALENDAR: draft.activities[row][Field.CALENDAR], Field.KIND: int(ActivityKind.START_MILESTONE)}
    draft.starts[task.uid] = draft.add(f"levelling of {task.uid}", gate_row)
    draft.link(draft.starts[task.uid], row, LinkKind.FS, task.levelling_delay_minutes, ELAPSED)


def given(task: ScheduleTask) -> bool:
    """Say whether the dates of a task are given: it is manually scheduled, external, begun or split."""
    fixed = task.manual or task.external or task.progressed or task.split
    return fixed and task.stored.start is not None and task.stored.finish is not None


def _given(task: ScheduleTask) -> dict[Field, int]:
    start, finish = minute(task.stored.start), minute(task.stored.finish)  # type: ignore[arg-type]
    columns = gate(ELAPSED_CLOCK) | {Field.START_FROM: start}
    if finish > start:
        columns |= {Field.DURATION: finish - start, Field.KIND: int(ActivityKind.TASK)}
    return columns


def _workers(draft: Draft) -> dict[str, list[ScheduleAssignment]]:
    works = {resource.uid for resource in draft.plan.resources if resource.works and resource.calendar}
    found: dict[str, list[ScheduleAssignment]] = defaultdict(list)
    for assignment in draft.plan.assignments:
        if assignment.resource in works:
            found[assignment.task].append(assignment)
    return found


def _columns(draft: Draft, task: ScheduleTask, workers: list[ScheduleAssignment]) -> dict[Field, int]:
    milestone = _MILESTONES.get(task.kind, ActivityKind.FINISH_MILESTONE)
    kind = ActivityKind.TASK if task.duration_minutes else milestone
    columns = {
        Field.DURATION: task.duration_minutes,
        Field.CALENDAR: _clock(draft, task, workers),
        Field.KIND: int(kind),
    }
    constrain(columns, task)
    return columns


def _clock(draft: Draft, task: ScheduleTask, workers: list[ScheduleAssignment]) -> int:
    if task.elapsed:
        return ELAPSED_CLOCK
    if not workers or task.ignores_resource_calendars:
        return draft.clocks.number(task.calendar)
    calendars = {resource.uid: resource.calendar for resource in draft.plan.resources}
    names = {calendars[worker.resource] or "" for worker in workers}
    if task.calendar is not None and len(names) == 1:
        return draft.clocks.both(task.calendar, names.pop())
    return draft.clocks.number(task.calendar) if task.calendar is not None else draft.clocks.together(names)


def _link(draft: Draft, link: ScheduleLink, lengths: dict[str, int]) -> None:
    kind = LinkKind[link.kind]
    before = _end(draft, link.before, at_start=kind in {LinkKind.SS, LinkKind.SF})
    after = _end(draft, link.after, at_start=kind in {LinkKind.FS, LinkKind.SS})
    if before is None or after is None:
        return
    if link.before in draft.gates and kind in {LinkKind.SS, LinkKind.SF}:
        draft.unmodelled[link.after] = "a link leaves the start of a summary"
    lag = link.lag_minutes if link.lag_share is None else round(link.lag_share * lengths.get(link.before, 0) / 100)
    draft.link(before, after, kind, lag, ELAPSED if link.elapsed else lag_clock(draft, before, after))


def _end(draft: Draft, uid: str, *, at_start: bool) -> int | None:
    if uid in draft.gates:
        return draft.gates[uid][0 if at_start else 1]
    return draft.starts.get(uid, draft.row_of.get(uid)) if at_start else draft.row_of.get(uid)


def _start_what_nothing_holds(draft: Draft, fixed: set[str]) -> None:
    start = draft.plan.options.start
    if start is None:
        return
    held = {link[1] for link in draft.links}
    for row, columns in enumerate(draft.activities):
        named = Field.START_FROM in columns or Field.FINISH_FROM in columns
        if row not in held and not named and draft.keys[row] not in fixed:
            columns[Field.START_FROM] = minute(start)
            if columns.get(Field.DURATION, 0) == 0:
                draft.resting[row] = minute(start)
