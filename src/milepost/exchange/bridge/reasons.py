"""Why stored values cannot be what the rules give, as far as the file itself shows it."""

from __future__ import annotations

from collections import defaultdict

from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.rows import minute
from milepost.exchange.importers.schedule.plan import Family
from milepost_engine.network import Field, LinkField

OLDER = "the stored late dates are older than the stored finish of the project"
NO_LATE_DATES = "the file stores slack without late dates: its writer did not compute them"
TYPED = "the tool keeps the start that was typed, and states no constraint for it"
FOLLOWED = "a levelled, begun, split or manually scheduled task follows, whose late dates follow other rules"
ABOUT_SLACK = {OLDER, NO_LATE_DATES, FOLLOWED}  # none of them excuses a start or a finish
_TYPED_STARTS = {"GanttProject"}


def reasons_of(computed: Computed) -> dict[str, str]:
    """Return why tasks may differ, by task: only what the file itself shows, and where several hold the first."""
    plan = computed.plan
    if plan.options.writer in _TYPED_STARTS:
        return dict.fromkeys(computed.row_of, TYPED)
    without = {
        task.uid: NO_LATE_DATES
        for task in plan.tasks
        if task.stored.late_finish is None and task.stored.total_slack_minutes is not None
    }
    microsoft = plan.options.family is Family.MICROSOFT
    return (_followed(computed) if microsoft else {}) | _older(computed) | without


def _followed(computed: Computed) -> dict[str, str]:
    special = {
        task.uid
        for task in computed.plan.tasks
        if task.manual or task.progressed or task.split or task.levelling_delay_minutes
    }
    rows = {row: uid for uid, row in computed.row_of.items()}
    held = _with_all_before(computed, [row for row, uid in rows.items() if uid in special])
    return {rows[row]: FOLLOWED for row in held if row in rows and rows[row] not in special}


def _older(computed: Computed) -> dict[str, str]:
    """Return the tasks whose stored late dates contradict the rest of the file, and all that precede one.

    A task that nothing follows and nothing limits may be as late as the last stored finish. Where the file says
    less, its late dates were stored before the finish moved, and so were those derived from them.
    """
    stored = [task.stored.finish for task in computed.plan.tasks if task.stored.finish is not None and task.active]
    same_finish = bool(stored) and minute(max(stored)) == computed.schedule.finish
    if computed.plan.options.family is not Family.MICROSOFT or not same_finish:
        return {}
    links = computed.schedule.plan.links
    followed = set(links[:, LinkField.BEFORE].tolist())
    rows = {row: uid for uid, row in computed.row_of.items()}
    tasks = {task.uid: task for task in computed.plan.tasks}
    old = [
        row
        for row, uid in rows.items()
        if row not in followed
        and not _limited(computed, row)
        and (late := tasks[uid].stored.late_finish) is not None
        and _earlier(computed, row, minute(late))
    ]
    return {rows[row]: OLDER for row in _with_all_before(computed, old) if row in rows}


def _limited(computed: Computed, row: int) -> bool:
    limits = computed.schedule.plan.activities[row, [Field.START_BY, Field.FINISH_BY, Field.DEADLINE]]
    return bool((limits >= 0).any())


def _earlier(computed: Computed, row: int, late: int) -> bool:
    plan = computed.schedule.plan
    clock = plan.calendars[plan.activities[row, Field.CALENDAR]]
    return int(clock.between(late, int(computed.schedule.late[row, 1]))) > 0


def _with_all_before(computed: Computed, old: list[int]) -> set[int]:
    before: dict[int, list[int]] = defaultdict(list)
    for first, second in computed.schedule.plan.links[:, : LinkField.AFTER + 1].tolist():
        before[second].append(first)
    found: set[int] = set()
    waiting = list(old)
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            waiting += before[row]
    return found
