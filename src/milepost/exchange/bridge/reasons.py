"""Why stored values cannot be what the rules give, as far as the file itself shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.rows import minute
from milepost.exchange.importers.schedule.plan import Family, ScheduleTask
from milepost_engine.network import Field, LinkField, LinkKind

OLDER = "the stored late dates are older than the stored finish of the project"
CONTRADICTS = "the stored late dates contradict those of a task that follows"
SLACK_ALONE = "the stored slack does not lie between the stored dates of its own task, on any calendar of the file"
NO_LATE_DATES = "the file stores slack or criticality without late dates: its writer did not compute them"
NOT_COMPUTED = "the file stores starts without finishes and late dates: nobody computed them"
FOLLOWED = "a begun, split or manually scheduled task follows, whose late dates follow other rules"
ABOUT_SLACK = {OLDER, CONTRADICTS, SLACK_ALONE, NO_LATE_DATES, FOLLOWED}  # none excuses a start or a finish


def reasons_of(computed: Computed) -> dict[str, str]:
    """Return why tasks may differ, by task: only what the file itself shows, the strongest of several."""
    tasks = computed.plan.tasks
    if all(task.stored.finish is None and task.stored.late_finish is None for task in tasks):
        return {task.uid: NOT_COMPUTED for task in tasks if task.stored.start is not None}
    microsoft = computed.plan.options.family is Family.MICROSOFT
    without = {task.uid: NO_LATE_DATES for task in tasks if _without_late_dates(task)}
    older = _older(computed) if microsoft else {}
    return (_followed(computed) if microsoft else {}) | older | _alone(computed) | without


def _without_late_dates(task: ScheduleTask) -> bool:
    stored = task.stored
    return stored.late_finish is None and not (stored.total_slack_minutes is None and stored.critical is None)


def _followed(computed: Computed) -> dict[str, str]:
    special = {task.uid for task in computed.plan.tasks if task.manual or task.progressed or task.split}
    rows = {row: uid for uid, row in computed.row_of.items()}
    held = _with_all_before(computed, [row for row, uid in rows.items() if uid in special])
    return {rows[row]: FOLLOWED for row in held if row in rows and rows[row] not in special}


def _alone(computed: Computed) -> dict[str, str]:
    """Return the tasks whose stored slack lies between none of their stored dates, on any calendar of the file."""
    calendars = computed.schedule.plan.calendars
    found = {}
    for task in computed.plan.tasks:
        stored, slack = task.stored, task.stored.total_slack_minutes
        pairs = _pairs(stored.early_start, stored.late_start), _pairs(stored.early_finish, stored.late_finish)
        known = [pair for pair in pairs if pair is not None]
        if slack is None or len(known) < len(pairs):
            continue
        if all(int(clock.between(*pair)) != slack for clock in calendars for pair in known):
            found[task.uid] = SLACK_ALONE
    return found


def _pairs(early: datetime | None, late: datetime | None) -> tuple[int, int] | None:
    return None if early is None or late is None else (minute(early), minute(late))


def _older(computed: Computed) -> dict[str, str]:
    """Return the tasks whose stored late dates contradict the rest of the file, and all that precede one.

    A task that nothing follows and nothing limits may be exactly as late as the last stored finish, and one that is
    only followed by others exactly as late as the first of their late starts. Where the file says anything else,
    some of its late dates were stored before the others, and so were those derived from them.
    """
    tasks = {task.uid: task for task in computed.plan.tasks}
    rows = {row: uid for uid, row in computed.row_of.items()}
    after = _after(computed)
    last = _last_stored(computed)
    contradicting: dict[str, list[int]] = {OLDER: [], CONTRADICTS: []}
    for row, uid in rows.items():
        late = tasks[uid].stored.late_finish
        if late is None or _limited(computed, row) or _special(tasks[uid]):
            continue
        if row not in after:
            reason, limit = OLDER, last
        else:
            reason, limit = CONTRADICTS, _first_late_start(after[row], rows, tasks)
        if limit is not None and _works_between(computed, minute(late), limit):
            contradicting[reason].append(row)
    return {
        rows[row]: reason
        for reason in (CONTRADICTS, OLDER)
        for row in _with_all_before(computed, contradicting[reason])
        if row in rows
    }


def _last_stored(computed: Computed) -> int | None:
    """Return the last stored finish, where it is the one that the rules give."""
    stored = [task.stored.finish for task in computed.plan.tasks if task.stored.finish is not None and task.active]
    found = minute(max(stored)) if stored else None
    return found if found == computed.schedule.finish else None


def _special(task: ScheduleTask) -> bool:
    """Say whether the late dates of a task follow other rules."""
    return task.manual or task.progressed or task.split or task.levelling_delay_minutes != 0


def _after(computed: Computed) -> dict[int, list[tuple[int, int, int]]]:
    """Return by row the row, kind and lag of each link out of it."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for before, after, kind, lag, _ in computed.schedule.plan.links.tolist():
        found[before].append((after, kind, lag))
    return found


def _first_late_start(
    links: list[tuple[int, int, int]], rows: dict[int, str], tasks: dict[str, ScheduleTask]
) -> int | None:
    """Return the first stored late start of what follows, where plain links alone lead there."""
    found = []
    for after, kind, lag in links:
        task = tasks[rows[after]] if after in rows else None
        if task is None or kind != LinkKind.FS or lag or task.stored.late_start is None or _special(task):
            return None
        found.append(minute(task.stored.late_start))
    return min(found, default=None)


def _limited(computed: Computed, row: int) -> bool:
    limits = computed.schedule.plan.activities[row, [Field.START_BY, Field.FINISH_BY, Field.DEADLINE]]
    return bool((limits >= 0).any())


def _works_between(computed: Computed, first: int, second: int) -> bool:
    """Say whether every calendar of the file works between two instants: no reading of calendars could explain it."""
    return all(int(clock.between(first, second)) != 0 for clock in computed.schedule.plan.calendars)


def _with_all_before(computed: Computed, old: list[int]) -> Iterator[int]:
    before: dict[int, list[int]] = defaultdict(list)
    for first, second in computed.schedule.plan.links[:, : LinkField.AFTER + 1].tolist():
        before[second].append(first)
    found: set[int] = set()
    waiting = list(old)
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            yield row
            waiting += before[row]
