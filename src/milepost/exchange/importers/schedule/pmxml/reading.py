"""Read a whole PMXML document: its elements become the tables of an XER file, so that one set of rules reads both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.exchange.importers.schedule.mspdi.document import Row, parse
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import SchedulePlan
from milepost.exchange.importers.schedule.pmxml import words
from milepost.exchange.importers.schedule.pmxml.calendars import read_calendars
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused
from milepost.exchange.importers.schedule.xer.reading import plan_of_tables
from milepost.exchange.importers.schedule.xer.tables import Cells, Tables

ROOT = "APIBusinessObjects"


def read_pmxml(content: bytes, limits: Limits) -> SchedulePlan:
    """Return the plan that a PMXML document states, or refuse it.

    Raises
    ------
    ScheduleRefused
        As for any XML; with the code `no_project` for a document that holds none.
    """
    document = parse(content)
    notes = Notes(limits.problems)
    projects = list(document.rows("Project"))
    if not projects:
        raise ScheduleRefused(
            "no_project",
            "The document holds no project.",
            "Export the project itself, not only its baseline or portfolio.",
        )
    tables = _tables(document, projects, notes)
    if len(tables.of("TASK")) + len(tables.of("TASKPRED")) > limits.rows:
        raise ScheduleRefused("too_many_rows", f"The plan has more than {limits.rows:,} rows.", "Send a part of it.")
    calendars = [*document.rows("Calendar"), *(row for project in projects for row in project.rows("Calendar"))]
    return plan_of_tables(tables, read_calendars(calendars, notes), notes)


def _tables(document: Row, projects: list[Row], notes: Notes) -> Tables:
    places = (document, *projects)

    def every(name: str) -> Iterator[Row]:
        for place in places:
            yield from place.rows(name)

    options = [row for project in projects for row in _options_of(project)]
    return Tables(
        {
            "PROJECT": [_project(row) for row in projects],
            "SCHEDOPTIONS": options,
            "PROJWBS": [_cells(row, words.BREAKDOWN) for row in every("WBS")],
            "TASK": [_activity(row, notes) for row in every("Activity")],
            "TASKPRED": [_relation(row) for row in every("Relationship")],
            "CALENDAR": [_calendar(row) for row in every("Calendar")],
            "RSRC": [_resource(row) for row in every("Resource")],
            "RSRCRATE": [_cells(row, words.RATE) for row in every("ResourceRate")],
            "TASKRSRC": [_cells(row, words.ASSIGNMENT) for row in every("ResourceAssignment")],
        }
    )


def _cells(row: Row, names: Mapping[str, str]) -> Cells:
    return {cell: row.text(name) for cell, name in names.items()}


def _project(row: Row) -> Cells:
    options = next(row.rows("ScheduleOptions"), row)
    path = row.text("CriticalActivityPathType") or options.text("CriticalActivityPathType")
    limit = row.text("CriticalActivityFloatLimit") or options.text("CriticalActivityFloatThreshold")
    return _cells(row, words.PROJECT) | {
        "scd_end_date": row.text("ScheduledFinishDate") or row.text("FinishDate"),
        "critical_drtn_hr_cnt": limit,
        "critical_path_type": words.PATHS.get(path, ""),
    }


def _options_of(project: Row) -> Iterator[Cells]:
    """Return the options of a project: an element of their own in newer versions, fields of it in older ones."""
    row = next(project.rows("ScheduleOptions"), project)
    total = row.text("ComputeTotalFloatType")
    yield {
        "proj_id": project.text("ObjectId"),
        "sched_use_project_end_date_for_float": "N" if row.text("CalculateFloatBasedOnFinishDate") == "0" else "Y",
        "sched_open_critical_flag": "Y" if row.flag("MakeOpenEndedActivitiesCritical") else "N",
        "sched_calendar_on_relationship_lag": words.LAGS.get(row.text("RelationshipLagCalendar"), ""),
        "sched_float_type": next((code for word, code in words.FLOATS.items() if total.startswith(word)), ""),
        "sched_progress_override": "Y" if row.text("OutOfSequenceScheduleType") == words.OVERRIDE else "N",
    }


def _activity(row: Row, notes: Notes) -> Cells:
    where = row.text("Id") or row.text("ObjectId")
    constraints = (
        _word(row, name, words.CONSTRAINTS, where, notes)
        for name in ("PrimaryConstraintType", "SecondaryConstraintType")
    )
    dates = {
        cell: next((row.text(name) for name in names if row.text(name)), "") for cell, names in words.DATES.items()
    }
    return (
        _cells(row, words.ACTIVITY)
        | dates
        | dict(zip(("cstr_type", "cstr_type2"), constraints, strict=True))
        | {
            "task_type": _word(row, "Type", words.KINDS, where, notes),
            "status_code": words.STATES.get(row.text("Status"), ""),
        }
    )


def _word(row: Row, name: str, codes: Mapping[str, str], where: str, notes: Notes) -> str:
    """Return the code of a word; an unknown one is noted and counts as not given."""
    text = row.text(name)
    if text and text not in codes:
        notes.add("word_unknown", where, name, f"{text[:40]!r} is no word known here; taken as not given.")
    return codes.get(text, "")


def _relation(row: Row) -> Cells:
    return _cells(row, words.RELATION) | {"pred_type": words.LINKS.get(row.text("Type"), row.text("Type"))}


def _calendar(row: Row) -> Cells:
    return {"clndr_id": row.text("ObjectId"), "default_flag": "Y" if row.flag("IsDefault") else "N"}


def _resource(row: Row) -> Cells:
    kind = "RT_Mat" if row.text("ResourceType") == words.MATERIAL else "RT_Labor"
    return _cells(row, words.RESOURCE) | {"rsrc_type": kind}
