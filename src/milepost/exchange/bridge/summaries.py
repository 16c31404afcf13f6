"""Links of summaries: a gate before and a gate after the tasks below, on a calendar that never rests."""

from __future__ import annotations

from milepost.exchange.bridge.clocks import ELAPSED_CLOCK
from milepost.exchange.bridge.rows import Draft, constrain, gate
from milepost.exchange.importers.schedule.plan import ScheduleTask, TaskKind
from milepost_engine.network import Field

_UPPER = (Field.START_BY, Field.FINISH_BY, Field.FINISH_FROM, Field.AS_LATE_AS_POSSIBLE)


def add_gates(draft: Draft) -> None:
    """Add the gates of all summaries that have links, a constraint or a deadline, and tie the tasks to them."""
    tasks = {task.uid: task for task in draft.plan.tasks}
    linked = {end for link in draft.plan.links for end in (link.before, link.after)}
    for task in draft.plan.tasks:
        wanted = task.uid in linked or task.constraints or task.deadline is not None
        if task.kind is TaskKind.SUMMARY and task.active and wanted:
            first = draft.add(f"start of {task.uid}", gate(ELAPSED_CLOCK))
            last = draft.add(f"finish of {task.uid}", gate(ELAPSED_CLOCK))
            draft.gates[task.uid] = first, last
            _hold(draft, task, first, last)
    for task in draft.plan.tasks:
        _tie(draft, task, tasks)


def _hold(draft: Draft, task: ScheduleTask, first: int, last: int) -> None:
    """Let the first gate hold the start and the last one the finish that the summary is given."""
    columns: dict[Field, int] = {}
    constrain(columns, task)
    if Field.START_FROM in columns:
        draft.activities[first][Field.START_FROM] = columns[Field.START_FROM]
    for column in (Field.FINISH_BY, Field.DEADLINE):
        if column in columns:
            draft.activities[last][column] = columns[column]


def _tie(draft: Draft, task: ScheduleTask, tasks: dict[str, ScheduleTask]) -> None:
    """Tie a row, or the gates of a summary, to the gates of the nearest summary above that has them."""
    ends = (draft.row_of[task.uid],) * 2 if task.uid in draft.row_of else draft.gates.get(task.uid)
    above = task.parent
    while above is not None and above not in draft.gates:
        above = tasks[above].parent
    if ends is None or above is None:
        return
    first, last = draft.gates[above]
    ends = draft.starts.get(task.uid, ends[0]), ends[1]
    if not task.manual and not task.progressed:
        draft.link(first, ends[0])
    draft.link(ends[1], last)
