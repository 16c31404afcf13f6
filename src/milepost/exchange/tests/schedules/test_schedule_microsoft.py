"""The rules of Microsoft Project, one small file each. 5 January 2026 is a Monday."""

import pytest

from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.refusal import ScheduleRefused
from milepost.exchange.tests.schedules.schedule_samples import (
    OFFICE,
    after,
    calendar,
    computed,
    dates,
    day,
    mspdi,
    plan_of,
    task,
)


def test_a_lag_is_in_tenths_of_minutes_and_on_the_calendar_of_the_successor():
    week = "".join(day(number, *OFFICE) for number in range(1, 8))
    both = calendar(1) + calendar(2, days=week)
    found = dates(
        mspdi(task(1, 40) + task(2, 8, after(1, lag_tenths=4800) + "<CalendarUID>2</CalendarUID>"), calendars=both)
    )
    assert found["1"] == ("05 08:00", "09 17:00")
    assert found["2"] == ("11 08:00", "11 17:00"), "Saturday is the lag: the successor works on it"


def test_an_elapsed_lag_runs_at_night():
    working = task(2, 8, after(1, lag_tenths=9600, lag_format=7))
    elapsed = task(3, 8, after(1, lag_tenths=9600, lag_format=8))
    found = dates(mspdi(task(1, 8) + working + elapsed))
    assert found["2"][0] == "08 08:00"
    assert found["3"][0] == "06 09:00", "sixteen hours after Monday 17:00"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(1, ("07 08:00", "07 17:00")), (3, ("05 08:00", "05 17:00")), (0, ("06 08:00", "06 17:00"))],
)
def test_the_numbers_of_the_kinds_of_links(kind, expected):
    assert dates(mspdi(task(1, 16) + task(2, 8, after(1, kind=kind))))["2"] == expected


def test_a_link_of_a_summary_holds_all_tasks_below_it():
    rows = task(1, 8) + task(2, 0, "<Summary>1</Summary>" + after(1)) + task(3, 8, level=2) + task(4, 16, level=2)
    found = dates(mspdi(rows + task(5, 8, after(2))))
    assert found["3"][0] == found["4"][0] == "06 08:00"
    assert found["5"] == ("08 08:00", "08 17:00"), "it waits for the last task of the summary"
    assert found["2"] == ("06 08:00", "07 17:00")


def test_a_constraint_wins_only_where_the_file_says_so():
    early = "<ConstraintType>2</ConstraintType><ConstraintDate>2026-01-05T08:00:00</ConstraintDate>"
    rows = task(1, 8) + task(2, 8, after(1) + early)
    wins = mspdi(rows, project="<HonorConstraints>1</HonorConstraints>")
    loses = mspdi(rows, project="<HonorConstraints>0</HonorConstraints>")
    assert dates(wins)["2"][0] == "05 08:00"
    assert dates(loses)["2"][0] == "06 08:00"
    assert computed(loses)["2"].computed.total_slack_minutes == -480


def test_manual_tasks_stay_and_hold_what_follows():
    placed = "<Manual>1</Manual><Start>2026-01-14T08:00:00</Start><Finish>2026-01-14T17:00:00</Finish>"
    found = computed(mspdi(task(1, 8) + task(2, 8, after(1) + placed) + task(3, 8, after(2))))
    assert found["2"].left_out == "manually scheduled"
    assert f"{found['3'].computed.start:%d %H:%M}" == "15 08:00"


def test_an_inactive_task_moves_nobody():
    rows = task(1, 40, "<Active>0</Active>") + task(2, 8, after(1))
    assert dates(mspdi(rows))["2"] == ("05 08:00", "05 17:00")


def test_a_resource_calendar_drives_its_task_unless_the_task_ignores_it():
    tuesdays = day(1) + day(2) + day(3, *OFFICE) + "".join(day(number) for number in range(4, 8))
    both = calendar(1) + calendar(2, days=tuesdays, base=1)
    more = (
        "<Resources><Resource><UID>1</UID><Name>Ana</Name><Type>1</Type><CalendarUID>2</CalendarUID></Resource></Resources>"
        "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units>"
        "</Assignment></Assignments>"
    )
    assert dates(mspdi(task(1, 8), calendars=both, more=more))["1"] == ("06 08:00", "06 17:00")
    ignoring = task(1, 8, "<IgnoreResourceCalendar>1</IgnoreResourceCalendar>")
    assert dates(mspdi(ignoring, calendars=both, more=more))["1"] == ("05 08:00", "05 17:00")


def test_a_levelling_delay_runs_day_and_night_and_is_not_compared():
    rows = task(1, 8) + task(2, 8, after(1) + "<LevelingDelay>14400</LevelingDelay>")
    found = computed(mspdi(rows))
    assert found["2"].left_out == "levelled"
    assert f"{found['2'].computed.start:%d %H:%M}" == "07 08:00"


def test_a_milestone_that_nothing_holds_rests_at_the_start_even_outside_working_time():
    late = calendar(1, days="".join(day(number, OFFICE[1]) for number in range(1, 8)))
    assert dates(mspdi(task(1, 0) + task(2, 4), calendars=late)) == {
        "1": ("05 08:00", "05 08:00"),
        "2": ("05 13:00", "05 17:00"),
    }


def test_every_end_counts_alone_with_many_critical_paths():
    rows = task(1, 8) + task(2, 40)
    assert computed(mspdi(rows))["1"].computed.total_slack_minutes == 4 * 480
    alone = mspdi(rows, project="<MultipleCriticalPaths>1</MultipleCriticalPaths>")
    assert computed(alone)["1"].computed.critical


def test_a_plan_from_its_finish_stands_as_late_as_it_can():
    late = "<ConstraintType>1</ConstraintType>"
    project = "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-01-16T17:00:00</FinishDate>"
    found = dates(mspdi(task(1, 8, late) + task(2, 8, after(1) + late), project=project))
    assert found == {"1": ("15 08:00", "15 17:00"), "2": ("16 08:00", "16 17:00")}


def test_exceptions_are_read_in_both_forms_and_recurring():
    old = "<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-01-05T00:00:00</FromDate>"
    old += "<ToDate>2026-01-05T23:59:00</ToDate></TimePeriod></WeekDay>"
    week = day(1) + "".join(day(number, *OFFICE) for number in range(2, 7)) + day(7)
    assert dates(mspdi(task(1, 8), calendars=calendar(1, days=week + old)))["1"][0] == "06 08:00"
    mondays = (
        "<Exceptions><Exception><Type>6</Type><Period>1</Period><DaysOfWeek>2</DaysOfWeek><TimePeriod>"
        "<FromDate>2026-01-01T00:00:00</FromDate><ToDate>2026-02-01T23:59:00</ToDate></TimePeriod>"
        "<DayWorking>0</DayWorking></Exception></Exceptions>"
    )
    found = dates(mspdi(task(1, 48), calendars=calendar(1, inside=mondays)))
    assert found["1"] == ("06 08:00", "14 17:00")


def test_a_loop_is_refused_with_its_tasks():
    with pytest.raises(ScheduleRefused, match="loop") as refused:
        compute(plan_of(mspdi(task(1, 8, after(2)) + task(2, 8, after(1)))))
    assert refused.value.code == "not_computable"


def test_a_finish_that_a_start_asks_for_stands_at_the_face_of_that_start():
    begins = "<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-12T08:00:00</ConstraintDate>"
    found = dates(mspdi(task(1, 8, begins) + task(2, 8, after(1, kind=2))))
    assert found["2"] == ("09 08:00", "12 08:00")


def test_slack_is_counted_on_the_calendar_of_the_task_and_not_of_its_resource():
    mornings = day(1) + "".join(day(number, OFFICE[0]) for number in range(2, 7)) + day(7)
    both = calendar(1) + calendar(2, days=mornings, base=1)
    more = (
        "<Resources><Resource><UID>1</UID><Type>1</Type><CalendarUID>2</CalendarUID></Resource></Resources>"
        "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>"
    )
    found = computed(mspdi(task(1, 4) + task(2, 40), calendars=both, more=more))
    assert found["1"].computed.total_slack_minutes == 4 * 480, "four whole days of the project, four mornings hers"


def test_late_dates_that_were_stored_before_the_finish_moved_are_named():
    stale = "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish>"
    stale += "<LateFinish>2026-01-06T17:00:00</LateFinish><TotalSlack>4800</TotalSlack>"
    last = "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish>"
    last += "<LateFinish>2026-01-09T17:00:00</LateFinish>"
    found = computed(mspdi(task(1, 8, stale) + task(2, 40, last)))
    assert found["1"].agrees["total_slack"] is False
    assert "older" in found["1"].reason
    assert found["2"].reason == ""
    moved = stale.replace("05T08:00:00</Start>", "06T08:00:00</Start>")
    assert computed(mspdi(task(1, 8, moved) + task(2, 40, last)))["1"].reason == "", "it excuses no start"


def test_many_calendars_in_common_and_together_work_when_they_should():
    mornings = day(1) + "".join(day(number, OFFICE[0]) for number in range(2, 7)) + day(7)
    afternoons = day(1) + "".join(day(number, OFFICE[1]) for number in range(2, 7)) + day(7)
    several = calendar(1) + calendar(2, days=mornings, base=1) + calendar(3, days=afternoons, base=1)
    people = "".join(
        f"<Resource><UID>{uid}</UID><Type>1</Type><CalendarUID>{uid + 1}</CalendarUID></Resource>" for uid in (1, 2)
    )
    assigned = "<Assignment><UID>{0}</UID><TaskUID>1</TaskUID><ResourceUID>{0}</ResourceUID></Assignment>"
    work = "".join(assigned.format(uid) for uid in (1, 2))
    more = f"<Resources>{people}</Resources><Assignments>{work}</Assignments>"
    assert dates(mspdi(task(1, 8), calendars=several, more=more))["1"] == ("05 08:00", "05 17:00")
    one = more.replace("<UID>2</UID><TaskUID>1", "<UID>2</UID><TaskUID>9")
    own = task(1, 4, "<CalendarUID>1</CalendarUID>")
    assert dates(mspdi(own, calendars=several, more=one))["1"] == ("05 08:00", "05 12:00")
