"""Why stored values differ from computed ones, one small file each. 5 January 2026 is a Monday."""

from milepost.exchange.bridge.comparing import agreement, lines
from milepost.exchange.bridge.computing import compute
from milepost.exchange.bridge.reasons import CONTRADICTS, NO_LATE_DATES, NOT_COMPUTED, SLACK_ALONE
from milepost.exchange.importers.schedule.foreign.ganttproject import with_own_links
from milepost.exchange.tests.schedules.schedule_samples import (
    OFFICE,
    after,
    calendar,
    computed,
    day,
    mspdi,
    plan_of,
    task,
)


def late(start: str, finish: str, late_start: str, late_finish: str, *, slack: int, critical: bool = False) -> str:
    """Return stored values; instants as days and hours of January 2026, slack in minutes."""

    def at(name: str, text: str) -> str:
        return f"<{name}>2026-01-{text.replace(' ', 'T')}:00</{name}>"

    return (
        at("Start", start)
        + at("Finish", finish)
        + at("EarlyStart", start)
        + at("EarlyFinish", finish)
        + at("LateStart", late_start)
        + at("LateFinish", late_finish)
        + f"<TotalSlack>{slack * 10}</TotalSlack><Critical>{int(critical)}</Critical>"
    )


MONDAY = "05 08:00", "05 17:00"
TUESDAY = "06 08:00", "06 17:00"
WEEK = "05 08:00", "09 17:00"
FRIDAY = "09 08:00", "09 17:00"
THURSDAY = "08 08:00", "08 17:00"


def reasons(content: bytes) -> dict[str, str]:
    return {uid: line.reason for uid, line in computed(content).items() if line.differs}


def test_late_dates_that_contradict_those_of_a_task_that_follows_are_named():
    rows = task(1, 8, late(*MONDAY, *FRIDAY, slack=1920)) + task(2, 8, after(1) + late(*TUESDAY, *FRIDAY, slack=1440))
    assert reasons(mspdi(rows + task(3, 40, late(*WEEK, *WEEK, slack=0, critical=True)))) == {"1": CONTRADICTS}


def test_slack_that_is_none_of_its_own_dates_is_named():
    rows = task(1, 8, late(*MONDAY, *FRIDAY, slack=77)) + task(2, 40, late(*WEEK, *WEEK, slack=0, critical=True))
    assert reasons(mspdi(rows)) == {"1": SLACK_ALONE}


def test_starts_that_nobody_computed_are_named():
    typed = "<Start>2026-01-07T08:00:00</Start>"
    assert reasons(mspdi(task(1, 8) + task(2, 8, typed + after(1)))) == {"2": NOT_COMPUTED}


def test_criticality_without_late_dates_is_named():
    dated = "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish><Critical>0</Critical>"
    assert reasons(mspdi(task(1, 8, dated))) == {"1": NO_LATE_DATES}


def test_another_calendar_of_lags_is_named_where_it_alone_makes_everything_agree():
    week = "".join(day(number, *OFFICE) for number in range(1, 8))
    both = calendar(1) + calendar(2, days=week)
    on_saturday = "<CalendarUID>2</CalendarUID>"
    monday = late("12 08:00", "12 17:00", "12 08:00", "12 17:00", slack=0, critical=True)
    rows = task(1, 40, on_saturday + late(*WEEK, *WEEK, slack=0, critical=True))
    rows += task(2, 8, after(1, lag_tenths=9600) + monday)
    found = reasons(mspdi(rows, calendars=both))
    assert list(found) == ["1", "2"]
    assert set(found.values()) == {
        "the stored values follow another rule than the file states: lags count on the calendar: predecessor"
    }


def test_what_no_other_rule_makes_agree_is_said_to_be_unexplained():
    wrong = late(*TUESDAY, *TUESDAY, slack=0, critical=True)
    found = lines(compute(plan_of(mspdi(task(1, 8, wrong)))))
    counts = agreement(found)
    assert (counts.compared, counts.whole, counts.explained, counts.unexplained) == (1, 0, {}, 1)


def test_a_constraint_that_beats_logic_leaves_the_slack_that_logic_lacks():
    must = "<ConstraintType>3</ConstraintType><ConstraintDate>2026-01-06T17:00:00</ConstraintDate>"
    rows = task(1, 24) + task(2, 0, after(1) + must) + task(3, 40)
    found = computed(mspdi(rows, project="<HonorConstraints>1</HonorConstraints>"))
    assert f"{found['2'].computed.finish:%d %H:%M}" == "06 17:00"
    assert found["2"].computed.total_slack_minutes == -480


def test_what_precedes_a_levelled_task_may_finish_where_work_ends():
    levelled = "<LevelingDelay>14400</LevelingDelay>"  # a day, elapsed
    rows = task(1, 8) + task(2, 8, after(1) + levelled) + task(3, 48)
    found = computed(mspdi(rows))
    assert f"{found['2'].computed.late_start:%d %H:%M}" == "12 08:00"
    assert f"{found['1'].computed.late_finish:%d %H:%M}" == "09 17:00", "a Sunday less a day goes back to Friday's end"
    assert found["1"].computed.total_slack_minutes == 4 * 480


def test_work_that_pauses_by_hand_makes_a_split_task():
    def part(first: int, value: str) -> str:
        start = f"<Start>2026-01-{first:02}T08:00:00</Start>"
        return f"<TimephasedData><Type>1</Type>{start}<Value>{value}</Value></TimephasedData>"

    def assigned(contour: int, *values: str) -> str:
        parts = "".join(part(5 + number, value) for number, value in enumerate(values))
        return (
            "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>"
            f"<WorkContour>{contour}</WorkContour>{parts}</Assignment></Assignments>"
        )

    stored = task(1, 16, late("05 08:00", "07 17:00", "05 08:00", "07 17:00", slack=0, critical=True))
    eight, none = "PT8H0M0S", "PT0H0M0S"
    assert computed(mspdi(stored, more=assigned(8, eight, none, eight)))["1"].left_out == "split"
    assert computed(mspdi(stored, more=assigned(8, eight, eight, none)))["1"].left_out == ""
    assert computed(mspdi(stored, more=assigned(0, eight, none, eight)))["1"].left_out == ""


GAN = b"""<?xml version="1.0" encoding="UTF-8"?><project><tasks><task id="0" name="T1" thirdDate-constraint="0">
<task id="1" name="T2"><depend id="2" type="2" difference="1" hardness="Strong"/></task><task id="2" name="T3"/></task>
<task id="3" name="T4"/></tasks></project>"""


def test_links_of_nested_tasks_of_ganttproject_come_from_its_own_file():
    third = "<ConstraintType>4</ConstraintType><ConstraintDate>2026-02-02T08:00:00</ConstraintDate>"
    typed = "<Start>2026-01-08T00:00:00</Start>"
    rows = task(1, 0, "<Summary>1</Summary>") + task(2, 8, third, level=2) + task(3, 8, level=2) + task(4, 0, typed)
    plan = with_own_links(plan_of(mspdi(rows)), GAN)
    assert [(link.before, link.after, link.kind, link.lag_minutes) for link in plan.links] == [("2", "3", "FS", 480)]
    found = {line.task.uid: line for line in lines(compute(plan))}
    assert f"{found['2'].computed.start:%d %H:%M}" == "05 08:00", "an earliest start that is switched off holds nothing"
    assert f"{found['3'].computed.start:%d %H:%M}" == "07 08:00", "a day between them"
    assert f"{found['4'].computed.start:%d %H:%M}" == "08 08:00", "a start that was typed"


def test_a_file_of_ganttproject_that_is_not_understood_leaves_the_plan_as_it_is():
    plan = plan_of(mspdi(task(1, 8) + task(2, 8)))
    assert with_own_links(plan, GAN) is plan
    assert with_own_links(plan, b"<project><tasks><task id=") is plan
