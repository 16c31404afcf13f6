"""Read a whole XER file into a plan."""

from __future__ import annotations

from datetime import datetime

from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import (
    Family,
    FloatKind,
    LagCalendar,
    Options,
    ScheduleCalendar,
    SchedulePlan,
)
from milepost.exchange.importers.schedule.refusal import Limits
from milepost.exchange.importers.schedule.xer.calendars import read_calendars
from milepost.exchange.importers.schedule.xer.tables import Cells, Tables, read_tables
from milepost.exchange.importers.schedule.xer.tasks import (
    baselines_of,
    hours,
    read_activities,
    read_assignments,
    read_breakdown,
    read_links,
    read_resources,
)

_LAGS = {
    "rcal_Predecessor": LagCalendar.PREDECESSOR,
    "rcal_Successor": LagCalendar.SUCCESSOR,
    "rcal_ProjDefault": LagCalendar.PROJECT,
    "rcal_24Hour": LagCalendar.ELAPSED,
}
_FLOATS = {
    "FT_FF": FloatKind.FINISH,
    "FT_Fin_Dt": FloatKind.FINISH,
    "FT_SF": FloatKind.START,
    "FT_SS": FloatKind.START,
    "FT_Strt_Dt": FloatKind.START,
}


def read_xer(content: bytes, limits: Limits) -> SchedulePlan:
    """Return the plan that an XER file states, or refuse it."""
    notes = Notes(limits.problems)
    tables = read_tables(content, notes, limits)
    return plan_of_tables(tables, read_calendars(tables, notes), notes)


def plan_of_tables(tables: Tables, calendars: tuple[ScheduleCalendar, ...], notes: Notes) -> SchedulePlan:
    """Return the plan that the tables of Primavera state."""
    options = _options(tables, notes)
    return SchedulePlan(
        options=options,
        calendars=calendars,
        tasks=(*read_breakdown(tables), *read_activities(tables, options, notes)),
        links=tuple(read_links(tables, notes)),
        resources=read_resources(tables, notes),
        assignments=tuple(read_assignments(tables, notes)),
        problems=notes.all(),
    )


def _options(tables: Tables, notes: Notes) -> Options:
    baselines = baselines_of(tables)
    projects = [row for row in tables.of("PROJECT") if row.get("proj_id") not in baselines]
    project = next((row for row in projects if row.get("export_flag") == "Y"), projects[0] if projects else {})
    if len(projects) > 1:
        sentence = f"The file has {len(projects)} projects; the options of {project.get('proj_short_name')!r} are used."
        notes.add("several_projects", "PROJECT", "", sentence)
    chosen = [row for row in tables.of("SCHEDOPTIONS") if row.get("proj_id") == project.get("proj_id")]
    return _with(project, chosen[0] if chosen else {}, _default_calendar(tables), notes)


def _default_calendar(tables: Tables) -> str | None:
    rows = tables.of("CALENDAR")
    return next((row.get("clndr_id") for row in rows if row.get("default_flag") == "Y"), None)


def _with(project: Cells, chosen: Cells, default_calendar: str | None, notes: Notes) -> Options:
    def at(name: str) -> datetime | None:
        return notes.instant(project.get(name, ""), "project", name)

    end_counts = chosen.get("sched_use_project_end_date_for_float", "Y") != "N"
    return Options(
        family=Family.PRIMAVERA,
        name=project.get("proj_short_name", ""),
        start=at("plan_start_date"),
        finish=at("scd_end_date"),
        must_finish_by=at("plan_end_date") if end_counts else None,
        data_date=at("last_recalc_date"),
        calendar=project.get("clndr_id") or default_calendar,
        critical_slack_minutes=hours(project, "critical_drtn_hr_cnt", notes) or 0,
        honour_constraints=False,
        many_critical_paths=chosen.get("sched_open_critical_flag") == "Y",
        lag_calendar=_LAGS.get(chosen.get("sched_calendar_on_relationship_lag", ""), LagCalendar.PREDECESSOR),
        total_float=_FLOATS.get(chosen.get("sched_float_type", ""), FloatKind.SMALLEST),
        progress_override=chosen.get("sched_progress_override") == "Y",
        critical_by_longest_path=project.get("critical_path_type") == "CT_DrivPath",
    )
