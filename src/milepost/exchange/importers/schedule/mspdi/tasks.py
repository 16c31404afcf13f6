"""Tasks, links, resources and assignments of MSPDI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from milepost.exchange.importers.schedule.mspdi.document import Row
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import (
    Constraint,
    ScheduleAssignment,
    ScheduleLink,
    ScheduleResource,
    ScheduleTask,
    Stored,
    TaskKind,
)

_CONSTRAINTS = {"1": "ALAP", "2": "MSO", "3": "MFO", "4": "SNET", "5": "SNLT", "6": "FNET", "7": "FNLT"}
_LINKS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
_ELAPSED = {"4", "6", "8", "10", "12", "20", "36", "38", "40", "42", "44", "52"}
_SHARES = {"19", "20", "51", "52"}
_NONE = {"", "-1"}
_BY_HAND = "8"  # of the kinds of contour
_PLANNED = "1"  # of the kinds of timephased data: remaining work
_NO_WORK = re.compile(r"^PT0H0M0S$")


def read_tasks(project: Row, notes: Notes) -> tuple[list[ScheduleTask], list[ScheduleLink]]:
    """Return the tasks in their order, each under the row before it that stands one level higher, and the links."""
    tasks: list[ScheduleTask] = []
    links: list[ScheduleLink] = []
    above: list[tuple[int, str]] = []
    seen: set[str] = set()
    for row in project.rows("Tasks", "Task"):
        if row.flag("IsNull") or not row.text("UID") or _is_given_twice(row.text("UID"), seen, notes):
            continue
        level = int(notes.number(row.text("OutlineLevel"), f"task {row.text('UID')}", "OutlineLevel") or 0)
        while above and above[-1][0] >= level:
            above.pop()
        tasks.append(_task(row, level, above[-1][1] if above else None, notes))
        above.append((level, row.text("UID")))
        links += _links(row, notes)
    parents, split = {task.parent for task in tasks}, _split_tasks(project)
    return [_summed(replace(task, split=task.uid in split), parents) for task in tasks], links


def _is_given_twice(uid: str, seen: set[str], notes: Notes) -> bool:
    """Say whether a number was given before, and note it: a task below itself would have no end above it."""
    if uid in seen:
        notes.add("uid_given_twice", f"task {uid}", "UID", "Two tasks have this number; the later one is left out.")
        return True
    seen.add(uid)
    return False


def _summed(task: ScheduleTask, parents: set[str | None]) -> ScheduleTask:
    """Return a row as a summary where rows stand below it, whether its writer said so or not."""
    return replace(task, kind=TaskKind.SUMMARY) if task.uid in parents else task


def _task(row: Row, level: int, parent: str | None, notes: Notes) -> ScheduleTask:
    uid = row.text("UID")
    where = f"task {uid}"
    duration = notes.minutes(row.text("Duration"), where, "Duration")
    share = notes.number(row.text("PercentComplete"), where, "PercentComplete")
    calendar = row.text("CalendarUID")
    delay = notes.number(row.text("LevelingDelay"), where, "LevelingDelay")
    return ScheduleTask(
        uid=uid,
        name=row.text("Name"),
        parent=parent,
        wbs=row.text("WBS"),
        outline_level=level,
        kind=_kind(row, duration or 0),
        active=row.flag("Active", otherwise=True),
        manual=row.flag("Manual"),
        external=row.flag("ExternalTask") or row.flag("IsSubproject"),
        calendar=None if calendar in _NONE else calendar,
        ignores_resource_calendars=row.flag("IgnoreResourceCalendar"),
        constraints=_constraints(row, where, notes),
        deadline=notes.instant(row.text("Deadline"), where, "Deadline"),
        duration_minutes=max(0, duration or 0),
        elapsed=row.text("DurationFormat") in _ELAPSED,
        remaining_minutes=notes.minutes(row.text("RemainingDuration"), where, "RemainingDuration"),
        actual_start=notes.instant(row.text("ActualStart"), where, "ActualStart"),
        actual_finish=notes.instant(row.text("ActualFinish"), where, "ActualFinish"),
        complete_share=(share or 0.0) / 100,
        levelling_delay_minutes=round((delay or 0) / 10),
        baseline_finish=_baseline(row, where, notes),
        stored=_stored(row, where, notes),
    )


def _kind(row: Row, duration: int) -> TaskKind:
    if row.flag("Summary"):
        return TaskKind.SUMMARY
    return TaskKind.FINISH_MILESTONE if duration == 0 else TaskKind.TASK


def _constraints(row: Row, where: str, notes: Notes) -> tuple[Constraint, ...]:
    kind = _CONSTRAINTS.get(row.text("ConstraintType"))
    if kind is None:
        return ()
    instant = notes.instant(row.text("ConstraintDate"), where, "ConstraintDate")
    if instant is None and kind != "ALAP":
        notes.add("constraint_without_date", where, "ConstraintDate", f"The constraint {kind} has no date; left out.")
        return ()
    return (Constraint(kind, instant),)


def _baseline(row: Row, where: str, notes: Notes) -> datetime | None:
    for baseline in row.rows("Baseline"):
        if baseline.text("Number") in {"", "0"}:
            return notes.instant(baseline.text("Finish"), where, "Baseline Finish")
    return None


def _stored(row: Row, where: str, notes: Notes) -> Stored:
    def at(tag: str) -> datetime | None:
        return notes.instant(row.text(tag), where, tag)

    def slack(tag: str) -> int | None:
        tenths = notes.number(row.text(tag), where, tag)
        return None if tenths is None else round(tenths / 10)

    return Stored(
        start=at("Start"),
        finish=at("Finish"),
        early_start=at("EarlyStart"),
        early_finish=at("EarlyFinish"),
        late_start=at("LateStart"),
        late_finish=at("LateFinish"),
        total_slack_minutes=slack("TotalSlack"),
        free_slack_minutes=slack("FreeSlack"),
        critical=row.flag("Critical") if row.text("Critical") else None,
    )


def _links(row: Row, notes: Notes) -> Iterator[ScheduleLink]:
    uid = row.text("UID")
    where = f"task {uid}"
    for link in row.rows("PredecessorLink"):
        if link.flag("CrossProject"):
            notes.add("cross_project_link", where, "PredecessorLink", "A link from another project is not followed.")
            continue
        lag = notes.number(link.text("LinkLag"), where, "LinkLag") or 0.0
        shared = link.text("LagFormat") in _SHARES
        yield ScheduleLink(
            before=link.text("PredecessorUID"),
            after=uid,
            kind=_LINKS.get(link.text("Type"), "FS"),
            lag_minutes=0 if shared else round(lag / 10),
            elapsed=link.text("LagFormat") in _ELAPSED,
            lag_share=lag / 100 if shared else None,
        )


def read_resources(project: Row, notes: Notes) -> tuple[ScheduleResource, ...]:
    """Return the resources; a resource works where it is neither material nor cost."""
    return tuple(
        ScheduleResource(
            uid=row.text("UID"),
            name=row.text("Name"),
            calendar=None if row.text("CalendarUID") in _NONE else row.text("CalendarUID"),
            works=row.text("Type") in {"", "1"} and not row.flag("IsCostResource"),
            limits=tuple(_limits(row, notes)),
        )
        for row in project.rows("Resources", "Resource")
    )


def _limits(row: Row, notes: Notes) -> Iterator[tuple[datetime | None, float]]:
    """Yield the greatest units of a resource by time: its periods of availability, or one figure for ever."""
    where = f"resource {row.text('UID')}"
    most = notes.number(row.text("MaxUnits"), where, "MaxUnits")
    periods = [
        (
            notes.instant(period.text("AvailableFrom"), where, "AvailableFrom"),
            notes.instant(period.text("AvailableTo"), where, "AvailableTo"),
            notes.number(period.text("AvailableUnits"), where, "AvailableUnits") or 0.0,
        )
        for period in row.rows("AvailabilityPeriods", "AvailabilityPeriod")
    ]
    if not any(begin or end for begin, end, _ in periods):
        if most is not None:
            yield None, most
        return
    yield None, 0.0
    for begin, end, units in periods:
        yield begin, units
        if end is not None:
            yield end, 0.0


def read_assignments(project: Row, notes: Notes) -> Iterator[ScheduleAssignment]:
    """Return the assignments of resources; those of nobody are left out."""
    for row in project.rows("Assignments", "Assignment"):
        where = f"assignment {row.text('UID')}"
        if row.text("ResourceUID") in {"", "-65535"}:
            continue
        units = notes.number(row.text("Units"), where, "Units")
        delay = notes.number(row.text("Delay"), where, "Delay")
        yield ScheduleAssignment(
            task=row.text("TaskUID"),
            resource=row.text("ResourceUID"),
            units=1.0 if units is None else units,
            work_minutes=notes.minutes(row.text("Work"), where, "Work") or 0,
            delay_minutes=round((delay or 0) / 10),
        )


def _split_tasks(project: Row) -> set[str]:
    """Return the tasks whose work is interrupted: an assignment contoured by hand has a stretch of no work inside."""
    return {
        row.text("TaskUID")
        for row in project.rows("Assignments", "Assignment")
        if row.text("WorkContour") == _BY_HAND and _interrupted(row)
    }


def _interrupted(assignment: Row) -> bool:
    """Say whether planned work of nothing stands between planned work; non-working days state no work at all."""
    planned = [part.text("Value") for part in assignment.rows("TimephasedData") if part.text("Type") == _PLANNED]
    some = [number for number, value in enumerate(planned) if value and not _NO_WORK.match(value)]
    return bool(some) and any(value and _NO_WORK.match(value) for value in planned[some[0] : some[-1]])
