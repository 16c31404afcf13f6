"""Work breakdown, activities, relationships, resources and assignments of an XER file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import (
    Constraint,
    Options,
    ScheduleAssignment,
    ScheduleLink,
    ScheduleResource,
    ScheduleTask,
    Stored,
    TaskKind,
)
from milepost.exchange.importers.schedule.xer.tables import Cells, Tables

_KINDS = {
    "TT_Mile": TaskKind.START_MILESTONE,
    "TT_FinMile": TaskKind.FINISH_MILESTONE,
    "TT_LOE": TaskKind.LEVEL_OF_EFFORT,
    "TT_WBS": TaskKind.SUMMARY,
}
_CONSTRAINTS = {
    "CS_MSO": "MSO",
    "CS_MANDSTART": "MSO",
    "CS_MEO": "MFO",
    "CS_MANDFIN": "MFO",
    "CS_MSOA": "SNET",
    "CS_MSOB": "SNLT",
    "CS_MEOA": "FNET",
    "CS_MEOB": "FNLT",
    "CS_ALAP": "ALAP",
}


def hours(row: Cells, name: str, notes: Notes) -> int | None:
    """Return a number of hours as whole minutes."""
    found = notes.number(row.get(name, ""), row.get("task_code") or row.get("task_id", ""), name)
    return None if found is None else round(found * 60)


def baselines_of(tables: Tables) -> set[str | None]:
    """Return the projects of a file that are baselines of others."""
    return {row.get("proj_id") for row in tables.of("PROJECT") if row.get("orig_proj_id")}


def read_breakdown(tables: Tables) -> list[ScheduleTask]:
    """Return the work breakdown as summaries, each after the one above it, ties in the order of the file."""
    baselines = baselines_of(tables)
    given = [row for row in tables.of("PROJWBS") if row.get("proj_id") not in baselines]
    rows = {row["wbs_id"]: row for row in given if row.get("wbs_id")}
    found: list[ScheduleTask] = []
    for uid, row in rows.items():
        parent = row.get("parent_wbs_id", "")
        level, above, seen = 1, parent, {uid}
        while above in rows and above not in seen:
            seen.add(above)
            level, above = level + 1, rows[above].get("parent_wbs_id", "")
        found.append(
            ScheduleTask(
                uid=f"wbs {uid}",
                name=row.get("wbs_name", ""),
                parent=f"wbs {parent}" if parent in rows and above not in seen else None,
                wbs=row.get("wbs_short_name", ""),
                outline_level=level,
                kind=TaskKind.SUMMARY,
            )
        )
    return found


def read_activities(tables: Tables, options: Options, notes: Notes) -> Iterator[ScheduleTask]:
    """Return the activities in the order of the file, without those of baselines."""
    breakdown = {row.get("wbs_id") for row in tables.of("PROJWBS")}
    baselines = baselines_of(tables)
    for row in tables.of("TASK"):
        if row.get("proj_id") in baselines:
            continue
        if row.get("task_id"):
            yield _activity(row, options, breakdown, notes)
        else:
            notes.add("task_without_id", "", "task_id", "An activity has no number; it is left out.")


def _activity(row: Cells, options: Options, breakdown: set[str | None], notes: Notes) -> ScheduleTask:
    where = row.get("task_code") or row["task_id"]
    status = row.get("status_code", "")
    actual_start = notes.instant(row.get("act_start_date", ""), where, "act_start_date")
    actual_finish = notes.instant(row.get("act_end_date", ""), where, "act_end_date")
    kind = _KINDS.get(row.get("task_type", ""), TaskKind.TASK)
    return ScheduleTask(
        uid=row["task_id"],
        name=row.get("task_name", ""),
        parent=f"wbs {row['wbs_id']}" if row.get("wbs_id") in breakdown else None,
        wbs=row.get("task_code", ""),
        kind=kind,
        calendar=row.get("clndr_id") or None,
        constraints=tuple(_constraints(row, where, notes)),
        duration_minutes=max(0, hours(row, "target_drtn_hr_cnt", notes) or 0),
        remaining_minutes=hours(row, "remain_drtn_hr_cnt", notes),
        actual_start=actual_start if status != "TK_NotStart" else None,
        actual_finish=actual_finish if status in {"TK_Complete", ""} else None,
        baseline_finish=None,
        stored=_stored(row, options, where, notes),
    )


def _constraints(row: Cells, where: str, notes: Notes) -> Iterator[Constraint]:
    for kind_name, date_name in (("cstr_type", "cstr_date"), ("cstr_type2", "cstr_date2")):
        given = row.get(kind_name, "")
        kind = _CONSTRAINTS.get(given)
        instant = notes.instant(row.get(date_name, ""), where, date_name)
        if kind is None and given:
            notes.add("constraint_unknown", where, kind_name, f"{given[:40]!r} is no known constraint; it is left out.")
        elif kind is not None and (instant is not None or kind == "ALAP"):
            yield Constraint(kind, instant)


def _stored(row: Cells, options: Options, where: str, notes: Notes) -> Stored:
    def at(name: str) -> datetime | None:
        return notes.instant(row.get(name, ""), where, name)

    early_start, early_finish = at("early_start_date"), at("early_end_date")
    total = hours(row, "total_float_hr_cnt", notes)
    critical = None if total is None else total <= options.critical_slack_minutes
    if options.critical_by_longest_path:
        critical = row["driving_path_flag"] == "Y" if row.get("driving_path_flag") else None
    return Stored(
        start=early_start,
        finish=early_finish,
        early_start=early_start,
        early_finish=early_finish,
        late_start=at("late_start_date"),
        late_finish=at("late_end_date"),
        total_slack_minutes=total,
        free_slack_minutes=hours(row, "free_float_hr_cnt", notes),
        critical=critical,
    )


def read_links(tables: Tables, notes: Notes) -> Iterator[ScheduleLink]:
    """Return the relationships between activities of the file; others are noted."""
    baselines = baselines_of(tables)
    known = {row.get("task_id") for row in tables.of("TASK") if row.get("proj_id") not in baselines}
    for row in tables.of("TASKPRED"):
        if row.get("proj_id") in baselines:
            continue
        before, after = row.get("pred_task_id", ""), row.get("task_id", "")
        if before not in known or after not in known:
            notes.add("link_to_nowhere", row.get("task_pred_id", ""), "TASKPRED", "An end of the link is not here.")
            continue
        kind = row.get("pred_type", "PR_FS").removeprefix("PR_").removesuffix("1")
        if kind not in {"FS", "SS", "FF", "SF"}:
            notes.add(
                "link_unknown", row.get("task_pred_id", ""), "pred_type", f"{kind[:20]!r} is no kind; FS is used."
            )
            kind = "FS"
        yield ScheduleLink(before, after, kind, hours(row, "lag_hr_cnt", notes) or 0)


def read_resources(tables: Tables, notes: Notes) -> tuple[ScheduleResource, ...]:
    """Return the resources; material does not work."""
    limits: dict[str, list[tuple[datetime | None, float]]] = {}
    for row in tables.of("RSRCRATE"):
        where = f"rate of {row.get('rsrc_id', '')}"
        most = notes.number(row.get("max_qty_per_hr", ""), where, "max_qty_per_hr")
        if most is not None:
            begin = notes.instant(row.get("start_date", ""), where, "start_date")
            limits.setdefault(row.get("rsrc_id", ""), []).append((begin, most))
    return tuple(
        ScheduleResource(
            row["rsrc_id"],
            row.get("rsrc_name", ""),
            row.get("clndr_id") or None,
            row.get("rsrc_type") != "RT_Mat",
            _from_ever(limits.get(row["rsrc_id"], [])),
        )
        for row in tables.of("RSRC")
        if row.get("rsrc_id")
    )


def _from_ever(limits: list[tuple[datetime | None, float]]) -> tuple[tuple[datetime | None, float], ...]:
    """Return limits in their order in time, the first from ever: a rate is given from when prices are known on."""
    ordered = sorted(limits, key=lambda limit: limit[0] or datetime.min)  # noqa: DTZ901 - local wall-clock time
    return tuple((begin if place else None, most) for place, (begin, most) in enumerate(ordered))


def read_assignments(tables: Tables, notes: Notes) -> Iterator[ScheduleAssignment]:
    """Return the assignments of resources to activities."""
    for row in tables.of("TASKRSRC"):
        if row.get("task_id") and row.get("rsrc_id"):
            units = notes.number(row.get("target_qty_per_hr", ""), row["task_id"], "target_qty_per_hr")
            work = hours(row, "target_qty", notes) or 0
            yield ScheduleAssignment(row["task_id"], row["rsrc_id"], 1.0 if units is None else units, work)
