"""What MPXJ leaves out of a GanttProject file: links of tasks that stand below others, and which starts were typed.

MPXJ numbers the tasks one higher than the file does, reads the links of the outermost tasks only, and takes an
earliest start that is switched off for one that holds. GanttProject keeps the start of a task that no strong link
holds: it was typed, and the link holds it only from being earlier. A milestone stands at the start of its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from milepost.exchange.importers.schedule.mspdi.document import parsed
from milepost.exchange.importers.schedule.plan import Constraint, ScheduleLink, SchedulePlan, ScheduleTask, TaskKind
from milepost.exchange.importers.schedule.refusal import ScheduleRefused

GANTTPROJECT = "GanttProject"
_KINDS = {"1": "SS", "2": "FS", "3": "FF", "4": "SF"}
_EARLIEST = "1"  # of thirdDate-constraint


def with_own_links(plan: SchedulePlan, content: bytes) -> SchedulePlan:
    """Return the plan with all links of the file and its typed starts; as it is where the file is not understood."""
    try:
        rows = {str(int(row.get("id", "")) + 1): row for row in parsed(content).iter("task")}
    except (ScheduleRefused, ValueError):
        return plan
    named = {task.uid: task.name for task in plan.tasks}
    if any(named.get(uid) != row.get("name", "").strip() for uid, row in rows.items()):
        return plan
    given = {(link.before, link.after): link for link in plan.links}
    found = {(link.before, link.after): link for link in _links(rows, plan.options.minutes_per_day)}
    strong = {depend.get("id", "") for row in rows.values() for depend in _depends(row) if _is_strong(depend)}
    held = {str(int(each) + 1) for each in strong if each.isdigit()}
    return replace(
        plan,
        links=tuple((found | given).values()),
        tasks=tuple(_as_stated(task, rows[task.uid], held) if task.uid in rows else task for task in plan.tasks),
    )


def _depends(row: etree._Element) -> Iterator[etree._Element]:
    yield from row.iterchildren("depend")


def _is_strong(depend: etree._Element) -> bool:
    return depend.get("hardness") != "Rubber"


def _links(rows: dict[str, etree._Element], minutes_per_day: int) -> Iterator[ScheduleLink]:
    for before, row in rows.items():
        for depend in _depends(row):
            after, difference = depend.get("id", ""), depend.get("difference", "0")
            if after.isdigit() and str(int(after) + 1) in rows and difference.lstrip("-").isdigit():
                kind = _KINDS.get(depend.get("type", ""), "FS")
                yield ScheduleLink(before, str(int(after) + 1), kind, int(difference) * minutes_per_day)


def _as_stated(task: ScheduleTask, row: etree._Element, held: set[str]) -> ScheduleTask:
    kind = TaskKind.START_MILESTONE if task.kind is TaskKind.FINISH_MILESTONE else task.kind
    kept = task.constraints if row.get("thirdDate-constraint") == _EARLIEST else ()
    if task.uid not in held and task.kind is not TaskKind.SUMMARY and task.stored.start is not None:
        kept = (Constraint("SNET", task.stored.start),)
    return replace(task, kind=kind, constraints=kept)
