"""The rules of Primavera, one small file each. 5 January 2026 is a Monday."""

import pytest

from milepost.exchange.tests.schedules.schedule_samples import computed, dates, plan_of, xer

WORK = "(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())"
WEEK = "".join(f"(0||{number}()({WORK if 2 <= number <= 6 else ''}))" for number in range(1, 8))
SIX = "".join(f"(0||{number}()({WORK if number != 1 else ''}))" for number in range(1, 8))


def calendar(uid: str, week: str = WEEK, exceptions: str = "") -> dict[str, str]:
    text = f"(0||CalendarData()((0||DaysOfWeek()({week}))(0||Exceptions()({exceptions}))))"
    return {"clndr_id": uid, "default_flag": "N", "clndr_name": uid, "clndr_data": text}


def task(uid: str, hours: int = 8, **columns: str) -> dict[str, str]:
    length = {"target_drtn_hr_cnt": str(hours), "remain_drtn_hr_cnt": str(hours)}
    kinds = {"task_type": "TT_Task", "status_code": "TK_NotStart", "proj_id": "1", "clndr_id": "1"}
    return {"task_id": uid, "task_code": f"A{uid}", "task_name": f"Task {uid}", **kinds, **length, **columns}


def link(before: str, after: str, kind: str = "PR_FS", hours: int = 0) -> dict[str, str]:
    return {"task_id": after, "pred_task_id": before, "pred_type": kind, "lag_hr_cnt": str(hours)}


def plan(tasks, links=(), *, project=None, options=None, calendars=None) -> bytes:
    base = {
        "proj_id": "1",
        "clndr_id": "1",
        "plan_start_date": "2026-01-05 08:00",
        "last_recalc_date": "2026-01-05 08:00",
    }
    return xer(
        PROJECT=[base | (project or {})],
        SCHEDOPTIONS=[{"proj_id": "1", "sched_retained_logic": "Y"} | (options or {})],
        CALENDAR=calendars or [calendar("1"), calendar("2", SIX)],
        TASK=list(tasks),
        TASKPRED=list(links),
    )


@pytest.mark.parametrize(
    ("chosen", "start"),
    [("rcal_Predecessor", "13 08:00"), ("rcal_Successor", "12 08:00"), ("rcal_24Hour", "10 08:00")],
)
def test_a_lag_counts_on_the_calendar_that_the_file_chooses(chosen, start):
    rows = [task("1", 40), task("2", 8, clndr_id="2")]
    options = {"sched_calendar_on_relationship_lag": chosen}
    found = dates(plan(rows, [link("1", "2", hours=8)], options=options))
    assert found["2"][0] == start


def test_milestones_stand_at_the_two_faces_of_a_night():
    rows = [task("1", 8), task("2", 0, task_type="TT_FinMile"), task("3", 0, task_type="TT_Mile")]
    found = dates(plan(rows, [link("1", "2"), link("1", "3")]))
    assert found["2"] == ("05 17:00", "05 17:00")
    assert found["3"] == ("06 08:00", "06 08:00")


def test_remaining_work_never_lies_before_the_data_date():
    begun = task("1", 16, status_code="TK_Active", act_start_date="2026-01-05 08:00", remain_drtn_hr_cnt="8")
    found = computed(plan([begun], project={"last_recalc_date": "2026-01-08 08:00"}))["1"]
    assert f"{found.computed.finish:%d %H:%M}" == "08 17:00"
    assert found.left_out == "progressed"


@pytest.mark.parametrize(("override", "start"), [("N", "09 08:00"), ("Y", "08 08:00")])
def test_retained_logic_and_override_differ_on_progress_out_of_sequence(override, start):
    begun = task("2", 16, status_code="TK_Active", act_start_date="2026-01-05 08:00", remain_drtn_hr_cnt="8")
    options = {"sched_progress_override": override}
    project = {"last_recalc_date": "2026-01-08 08:00"}
    found = computed(plan([task("1", 8), begun], [link("1", "2")], project=project, options=options))["2"]
    assert f"{found.computed.finish:%d}" == start[:2]


def test_a_must_finish_gives_negative_float_unless_the_options_say_no():
    late = {"plan_end_date": "2026-01-05 17:00"}
    counted = computed(plan([task("1", 16)], project=late))["1"].computed
    ignored = computed(plan([task("1", 16)], project=late, options={"sched_use_project_end_date_for_float": "N"}))["1"]
    assert counted.total_slack_minutes == -480
    assert counted.critical
    assert ignored.computed.total_slack_minutes == 0


def test_open_ends_are_critical_where_the_options_say_so():
    rows = [task("1", 8), task("2", 40)]
    assert not computed(plan(rows))["1"].computed.critical
    assert computed(plan(rows, options={"sched_open_critical_flag": "Y"}))["1"].computed.critical


def test_exceptions_are_days_counted_from_1899():
    holiday = calendar("1", exceptions="(0||0(d|46027)())")  # 5 January 2026
    assert dates(plan([task("1", 8)], calendars=[holiday]))["1"][0] == "06 08:00"


def test_levels_of_effort_carry_no_float_and_are_not_compared():
    rows = [task("1", 16), task("2", 8, task_type="TT_LOE")]
    found = computed(plan(rows, [link("1", "2", "PR_SS"), link("1", "2", "PR_FF")]))["2"]
    assert found.left_out == "level of effort"
    assert f"{found.computed.finish:%d %H:%M}" == "06 17:00"


def test_the_activities_of_a_baseline_are_no_activities():
    content = xer(
        PROJECT=[
            {"proj_id": "1", "plan_start_date": "2026-01-05 08:00", "orig_proj_id": ""},
            {"proj_id": "2", "plan_start_date": "2025-01-06 08:00", "orig_proj_id": "1"},
        ],
        CALENDAR=[calendar("1")],
        TASK=[task("1"), task("9", proj_id="2")],
    )
    assert [each.uid for each in plan_of(content).tasks] == ["1"]


def test_the_greatest_units_of_a_resource_follow_its_rates_by_date():
    rates = [("2026-03-01 00:00", "3"), ("2026-01-01 00:00", "1.5"), ("", "")]
    content = xer(
        TASK=[task("1")],
        RSRC=[{"rsrc_id": "7", "rsrc_name": "Crew", "rsrc_type": "RT_Labor"}],
        RSRCRATE=[{"rsrc_id": "7", "start_date": start, "max_qty_per_hr": most} for start, most in rates],
    )
    (crew,) = plan_of(content).resources
    assert [most for _, most in crew.limits] == [1.5, 3.0]
    assert crew.limits[0][0] is None
    assert f"{crew.limits[1][0]:%Y-%m-%d}" == "2026-03-01"


def test_malformed_rows_are_noted_and_the_rest_is_read():
    content = xer(TASK=[task("1")]) + b"\r\nNONSENSE\tx\r\n%T\tNEW\r\n%R\t1\t2\r\n"
    read = plan_of(content)
    assert [each.code for each in read.problems] == ["line_unknown", "row_without_table"]
    assert read.tasks[0].name == "Task 1"


def test_windows_letters_are_read():
    assert plan_of(xer(TASK=[task("1", task_name="Hafenstraße – Kränze")])).tasks[0].name == "Hafenstraße – Kränze"
