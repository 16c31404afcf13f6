"""Read a whole MSPDI document into a plan."""

from __future__ import annotations

from milepost.exchange.importers.schedule.mspdi.calendars import read_calendars
from milepost.exchange.importers.schedule.mspdi.document import Row, parse
from milepost.exchange.importers.schedule.mspdi.tasks import read_assignments, read_resources, read_tasks
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import Family, Options, SchedulePlan
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused

_USUAL_DAY, _LONGEST_DAY = 480, 1440  # minutes


def read_mspdi(content: bytes, limits: Limits) -> SchedulePlan:
    """Return the plan that an MSPDI document states, or refuse it."""
    project = parse(content)
    notes = Notes(limits.problems)
    tasks, links = read_tasks(project, notes)
    if len(tasks) + len(links) > limits.rows:
        raise ScheduleRefused("too_many_rows", f"The plan has more than {limits.rows:,} rows.", "Send a part of it.")
    return SchedulePlan(
        options=_options(project, notes),
        calendars=read_calendars(project, notes),
        tasks=tuple(tasks),
        links=tuple(links),
        resources=read_resources(project, notes),
        assignments=tuple(read_assignments(project, notes)),
        problems=notes.all(),
    )


def _options(project: Row, notes: Notes) -> Options:
    day = notes.number(project.text("MinutesPerDay"), "project", "MinutesPerDay")
    slack = notes.number(project.text("CriticalSlackLimit"), "project", "CriticalSlackLimit")
    minutes_per_day = round(day) if day is not None and 1 <= day <= _LONGEST_DAY else _USUAL_DAY
    return Options(
        family=Family.MICROSOFT,
        name=project.text("Title") or project.text("Name"),
        start=notes.instant(project.text("StartDate"), "project", "StartDate"),
        finish=notes.instant(project.text("FinishDate"), "project", "FinishDate"),
        data_date=notes.instant(project.text("StatusDate"), "project", "StatusDate"),
        from_finish=not project.flag("ScheduleFromStart", otherwise=True),
        calendar=project.text("CalendarUID") or None,
        minutes_per_day=minutes_per_day,
        critical_slack_minutes=round((slack or 0) * minutes_per_day),
        honour_constraints=project.flag("HonorConstraints", otherwise=True),
        many_critical_paths=project.flag("MultipleCriticalPaths"),
    )
