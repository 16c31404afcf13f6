"""PMXML read without Java, one small document each. 5 January 2026 is a Monday."""

from datetime import date

import pytest

from milepost.exchange.bridge.comparing import lines
from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.plan import FloatKind, LagCalendar, TaskKind
from milepost.exchange.importers.schedule.pmxml.reading import read_pmxml
from milepost.exchange.importers.schedule.reading import read_natively
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMESPACE = "http://xmlns.oracle.com/Primavera/P6/V23.12/API/BusinessObjects"


def element(name: str, inside: str = "", **texts: object) -> str:
    return f"<{name}>{inside}{''.join(f'<{key}>{value}</{key}>' for key, value in texts.items())}</{name}>"


def hours(*spans: tuple[str, str]) -> str:
    return "".join(element("WorkTime", Start=f"{start}:00", Finish=f"{finish}:00") for start, finish in spans)


def calendar(uid: int, exceptions: str = "", *, working: int = 5) -> str:
    office = hours(("08:00", "11:59"), ("13:00", "16:59"))
    week = "".join(
        element("StandardWorkHours", office if number < working else "", DayOfWeek=day)
        for number, day in enumerate(DAYS)
    )
    inside = element("StandardWorkWeek", week) + element("HolidayOrExceptions", exceptions)
    return element("Calendar", inside, ObjectId=uid, Name=f"C{uid}", IsDefault=int(uid == 1))


def activity(uid: int, hours_: float = 8, **texts: object) -> str:
    given = {"Type": "Task Dependent", "Status": "Not Started", "CalendarObjectId": 1, "WBSObjectId": 100}
    given |= {"ProjectObjectId": 1, "Id": f"A{uid}", "Name": f"T{uid}", "PlannedDuration": hours_} | texts
    return element("Activity", ObjectId=uid, **given)


def relation(before: int, after: int, kind: str = "Finish to Start", lag: float = 0) -> str:
    ends = {"PredecessorActivityObjectId": before, "SuccessorActivityObjectId": after, "SuccessorProjectObjectId": 1}
    return element("Relationship", ObjectId=f"{before}{after}", Type=kind, Lag=lag, **ends)


def document(
    inside: str, *, calendars: str = "", options: str = "", root: str = f' xmlns="{NAMESPACE}"', **project: object
) -> bytes:
    given = {"ObjectId": 1, "Id": "P1", "PlannedStartDate": "2026-01-05T08:00:00", "DataDate": "2026-01-05T08:00:00"}
    given |= {"ActivityDefaultCalendarObjectId": 1} | project
    wbs = element("WBS", ObjectId=100, Name="All", Code="ALL", ProjectObjectId=1)
    whole = (calendars or calendar(1)) + element("Project", wbs + inside + options, **given)
    return f'<?xml version="1.0" encoding="UTF-8"?><APIBusinessObjects{root}>{whole}</APIBusinessObjects>'.encode()


def plan_of(content: bytes):
    return read_pmxml(content, Limits())


def dates(content: bytes) -> dict[str, tuple[str, str]]:
    return {
        line.task.uid: (f"{line.computed.start:%d %H:%M}", f"{line.computed.finish:%d %H:%M}")
        for line in lines(compute(plan_of(content)))
        if line.task.kind is not TaskKind.SUMMARY
    }


def test_links_lags_and_hours_that_end_a_minute_early_are_read():
    found = dates(document(activity(1, 8) + activity(2, 12) + relation(1, 2, lag=8)))
    assert found == {"1": ("05 08:00", "05 17:00"), "2": ("07 08:00", "08 12:00")}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("Start to Start", "05 08:00"), ("Finish to Finish", "06 08:00"), ("Finish to Start", "07 08:00")],
)
def test_the_words_of_the_kinds_of_links(kind, expected):
    assert dates(document(activity(1, 16) + activity(2, 8) + relation(1, 2, kind)))["2"][0] == expected


def test_holidays_and_days_with_hours_of_their_own_are_exceptions():
    given = element("HolidayOrException", Date="2026-01-05T00:00:00")
    given += element("HolidayOrException", hours(("08:00", "11:59")), Date="2026-01-06T00:00:00")
    content = document(activity(1, 8), calendars=calendar(1, given))
    assert plan_of(content).calendars[0].exceptions == {date(2026, 1, 5): (), date(2026, 1, 6): ((480, 720),)}
    assert dates(content)["1"] == ("06 08:00", "07 12:00")


def test_constraints_kinds_and_states_are_read_in_words():
    begins = {"PrimaryConstraintType": "Start On or After", "PrimaryConstraintDate": "2026-01-07T08:00:00"}
    done = {"Status": "Completed", "ActualStartDate": "2026-01-02T08:00:00", "ActualFinishDate": "2026-01-02T17:00:00"}
    tasks = activity(1, 8, **begins) + activity(2, 0, Type="Finish Milestone") + activity(3, 8, **done)
    plan = plan_of(document(tasks + relation(1, 2)))
    assert dates(document(tasks + relation(1, 2)))["1"][0] == "07 08:00"
    assert [task.kind for task in plan.tasks[1:3]] == [TaskKind.TASK, TaskKind.FINISH_MILESTONE]
    assert plan.tasks[3].actual_finish is not None
    assert plan.tasks[0].kind is TaskKind.SUMMARY
    assert plan.tasks[1].parent == plan.tasks[0].uid


@pytest.mark.parametrize("inside", [True, False])
def test_options_stand_in_an_element_of_their_own_or_in_the_project(inside):
    words = {
        "ComputeTotalFloatType": "Finish Float = Late Finish - Early Finish",
        "RelationshipLagCalendar": "24 Hour Calendar",
        "OutOfSequenceScheduleType": "Progress Override",
        "CalculateFloatBasedOnFinishDate": 0,
        "MakeOpenEndedActivitiesCritical": 1,
    }
    given = {"MustFinishByDate": "2026-02-02T17:00:00", "CriticalActivityPathType": "Longest Path"}
    options = element("ScheduleOptions", **words) if inside else ""
    found = plan_of(document(activity(1), options=options, **given, **({} if inside else words))).options
    assert (found.total_float, found.lag_calendar, found.progress_override) == (
        FloatKind.FINISH,
        LagCalendar.ELAPSED,
        True,
    )
    assert (found.must_finish_by, found.many_critical_paths, found.critical_by_longest_path) == (None, True, True)


def test_words_that_are_not_known_are_noted_with_row_and_field():
    (found,) = plan_of(document(activity(1, Type="Hammock"))).problems
    assert (found.code, found.row, found.field) == ("word_unknown", "A1", "Type")


def test_a_document_without_name_space_or_without_a_project_is_told_apart(tmp_path):
    path = tmp_path / "plan"
    path.write_bytes(document(activity(1), root=""))
    assert read_natively(path, Limits()) is not None
    with pytest.raises(ScheduleRefused) as refused:
        plan_of(b"<APIBusinessObjects><Calendar/></APIBusinessObjects>")
    assert refused.value.code == "no_project"


def test_too_many_rows_are_refused():
    with pytest.raises(ScheduleRefused) as refused:
        read_pmxml(document(activity(1) + activity(2)), Limits(rows=1))
    assert refused.value.code == "too_many_rows"


def test_the_greatest_units_of_a_resource_are_read_from_its_rates():
    resource = element("Resource", ObjectId=7, Name="Crew", ResourceType="Labor")
    rate = element("ResourceRate", ResourceObjectId=7, MaxUnitsPerTime=2, EffectiveDate="2026-01-01T00:00:00")
    content = document(activity(1), calendars=calendar(1) + resource + rate)
    assert [each.limits for each in plan_of(content).resources] == [((None, 2.0),)]
