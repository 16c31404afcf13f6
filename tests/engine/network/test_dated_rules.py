"""Dated rules of a plan: the golden dates, constraints, deadlines, progress, milestones, levels of effort."""

# The minute axis is local wall-clock time by design.
# ruff: noqa: DTZ001
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from milepost_engine.network import (
    NO_SLACK,
    ActivityKind,
    ConflictRule,
    ConstraintKind,
    Edit,
    Field,
    LinkField,
    LinkKind,
    NetworkError,
    Plan,
    PlanRangeError,
    ProgressRule,
    activity_rows,
    constrain,
    link_rows,
    reschedule,
    schedule_plan,
)
from milepost_engine.time import Calendar, around_the_clock, datetime_of, minute_of, weekdays, working_time
from tests.engine.golden import golden

HOURS = [(480, 720), (780, 1020)]
OFFICE = working_time(Calendar("Office", weekdays(HOURS)))
DAY = 480


def at(day: int, hour: int = 8, minute: int = 0) -> int:
    return minute_of(datetime(2026, 1, day, hour, minute))


def when(instants) -> list[str]:
    return [datetime_of(int(i)).strftime("%d %H:%M") for i in instants]


MONDAY = at(5)


def chain(*days, start=MONDAY, **rules) -> Plan:
    """A chain of activities of whole days, finish to start, from Monday 5 January 2026, 8:00."""
    rows = activity_rows(np.array(days) * DAY)
    steps = np.arange(len(days) - 1)
    return Plan(rows, link_rows(steps, steps + 1), [OFFICE], start, **rules)


def golden_plan(milestone: ActivityKind) -> tuple[dict, list[str], Plan]:
    case = golden("cpm")
    names = list(case["dur"])
    off = {date.fromisoformat(day): () for day in case["holidays"]}
    office = working_time(Calendar("Office", weekdays(HOURS), off))
    rows = activity_rows(np.array(list(case["dur"].values())) * DAY)
    rows[names.index("E"), Field.KIND] = milestone
    start = minute_of(datetime.fromisoformat(case["start"]).replace(hour=8))
    for name, day in case["snet"].items():
        constrain(
            rows,
            names.index(name),
            ConstraintKind.START_NO_EARLIER,
            office.start_at(office.worked_before(start) + day * DAY),
        )
    links = link_rows(
        *zip(
            *[(names.index(a), names.index(b), LinkKind[k], lag * DAY) for a, b, k, lag in case["links"]],
            strict=True,
        )
    )
    return case, names, Plan(rows, links, [office], start, keys=names)


@pytest.mark.parametrize("milestone", [ActivityKind.FINISH_MILESTONE, ActivityKind.START_MILESTONE])
def test_the_golden_network_has_its_floats_and_dates_on_the_calendar_with_the_holiday(milestone):
    case, names, plan = golden_plan(milestone)
    schedule = schedule_plan(plan)
    for column, found in (("TF", schedule.total_float), ("FF", schedule.free_float)):
        assert {n: f / DAY for n, f in zip(names, found.tolist(), strict=True)} == case[column]
    dates = {n: when(row[:2]) for n, row in zip(names, schedule.early, strict=True)}
    assert [d[:2] + "-" + e[:2] for d, e in dates.values()] == [
        "05-12", "12-15", "13-20", "16-20", *(["20-20"] if milestone == 2 else ["21-21"]), "20-21", "22-27"
    ]  # fmt: skip
    assert datetime_of(schedule.finish).date() == date.fromisoformat(case["finish"])
    deadline = plan.calendars[0].finish_at(plan.calendars[0].worked_before(plan.start) + 14 * DAY)
    late = schedule_plan(replace(plan, finish_by=deadline))
    assert {n: f / DAY for n, f in zip(names, late.total_float.tolist(), strict=True)} == case["TF_deadline14"]


def test_a_finish_milestone_stands_on_friday_evening_and_a_start_milestone_on_monday_morning():
    plan = chain(5, 0, 1)
    assert when(schedule_plan(plan).early[:, 0]) == ["05 08:00", "09 17:00", "12 08:00"]
    plan.activities[1, Field.KIND] = ActivityKind.START_MILESTONE
    assert when(schedule_plan(plan).early[:, 0]) == ["05 08:00", "12 08:00", "12 08:00"]


def test_a_milestone_at_the_start_of_the_project_is_not_dated_before_it():
    assert when(schedule_plan(chain(0, 1)).early[:, 0]) == ["05 08:00", "05 08:00"]


def test_work_over_the_weekend_lets_a_follower_on_the_same_calendar_start_at_once():
    rows = activity_rows([600, 60], calendar=1)
    plan = Plan(rows, link_rows([0], [1]), [OFFICE, working_time(around_the_clock())], at(9, 20))
    assert when(schedule_plan(plan).early[:, 0]) == ["09 20:00", "10 06:00"]


def test_a_lag_is_counted_on_its_calendar_or_around_the_clock():
    plan = chain(1, 1, start=at(9))
    for calendar, start in ((0, "13 08:00"), (-1, "12 08:00")):
        plan.links[0, LinkField.LAG] = DAY if calendar == 0 else 1440
        plan.links[0, LinkField.LAG_CALENDAR] = calendar
        assert when(schedule_plan(plan).early[1, :1]) == [start]


@pytest.mark.parametrize(
    ("kind", "day", "hour", "early", "total"),
    [
        (ConstraintKind.START_NO_EARLIER, 8, 8, "08 08:00", 0),
        (ConstraintKind.FINISH_NO_EARLIER, 9, 17, "08 08:00", 0),
        (ConstraintKind.START_NO_LATER, 6, 8, "07 08:00", -1),
        (ConstraintKind.FINISH_NO_LATER, 7, 17, "07 08:00", -1),
        (ConstraintKind.MUST_START, 6, 8, "07 08:00", -1),
        (ConstraintKind.MUST_START, 8, 8, "08 08:00", 0),
        (ConstraintKind.MUST_FINISH, 7, 17, "07 08:00", -1),
        (ConstraintKind.MUST_FINISH, 9, 17, "08 08:00", 0),
    ],
)
def test_logic_wins_and_a_broken_constraint_shows_as_negative_float(kind, day, hour, early, total):
    plan = chain(2, 2)
    constrain(plan.activities, 1, kind, at(day, hour))
    schedule = schedule_plan(plan)
    assert when(schedule.early[1, :1]) == [early]
    assert schedule.total_float[1] == total * DAY


@pytest.mark.parametrize(
    ("kind", "day", "hour"),
    [
        (ConstraintKind.START_NO_LATER, 6, 8),
        (ConstraintKind.FINISH_NO_LATER, 7, 17),
        (ConstraintKind.MUST_START, 6, 8),
        (ConstraintKind.MUST_FINISH, 7, 17),
    ],
)
def test_where_constraints_win_the_date_stands_and_the_link_is_reported_broken(kind, day, hour):
    plan = chain(2, 2, 1, conflict=ConflictRule.CONSTRAINT_WINS)
    constrain(plan.activities, 1, kind, at(day, hour))
    schedule = schedule_plan(plan)
    assert when(schedule.early[:, 0]) == ["05 08:00", "06 08:00", "08 08:00"]
    assert schedule.link_slack.tolist() == [-DAY, 0]
    assert schedule.total_float.tolist() == [-DAY, 0, 0]


def test_a_milestone_obeys_a_constraint_that_wins():
    plan = chain(2, 0, 1, conflict=ConflictRule.CONSTRAINT_WINS)
    constrain(plan.activities, 1, ConstraintKind.FINISH_NO_LATER, at(5, 17))
    assert when(schedule_plan(plan).early[:, 0]) == ["05 08:00", "05 17:00", "06 08:00"]


def test_a_missed_deadline_is_flagged_and_gives_negative_float_but_moves_nothing():
    plan = chain(2, 2, conflict=ConflictRule.CONSTRAINT_WINS)
    plan.activities[1, Field.DEADLINE] = at(7, 17)
    schedule = schedule_plan(plan)
    assert when(schedule.early[1]) == ["07 08:00", "08 17:00", "07 08:00"]
    assert schedule.missed_deadlines.tolist() == [1]
    assert schedule.total_float.tolist() == [-DAY, -DAY]


def test_as_late_as_possible_uses_the_free_float_and_moves_nobody():
    rows = activity_rows(np.array([1, 4, 1]) * DAY)
    rows[0, Field.AS_LATE_AS_POSSIBLE] = 1
    schedule = schedule_plan(Plan(rows, link_rows([0, 1], [2, 2]), [OFFICE], at(5)))
    assert when(schedule.early[:, 0]) == ["05 08:00", "05 08:00", "09 08:00"]
    assert when(schedule.planned[:, 0]) == ["08 08:00", "05 08:00", "09 08:00"]
    assert schedule.free_float.tolist() == [0, 0, 0]
    assert schedule.total_float.tolist() == [3 * DAY, 0, 0]


def test_interruptible_work_starts_when_it_may_and_finishes_when_it_must():
    rows = activity_rows(np.array([5, 2]) * DAY)
    rows[1, Field.INTERRUPTIBLE] = 1
    plan = Plan(rows, link_rows([0], [1], kind=2), [OFFICE], at(5))
    schedule = schedule_plan(plan)
    assert when(schedule.early[1, :2]) == ["05 08:00", "09 17:00"]
    assert schedule.total_float.tolist() == [0, 0]
    plan.activities[1, Field.INTERRUPTIBLE] = 0
    assert when(schedule_plan(plan).early[1, :2]) == ["08 08:00", "09 17:00"]


def progressed(rule: ProgressRule) -> Plan:
    """First half done, second begun out of sequence, third to come; data date Wednesday 7, 8:00."""
    plan = chain(2, 2, 1, data_date=at(7), progress=rule)
    plan.activities[0, [Field.ACTUAL_START, Field.DURATION]] = at(5), DAY
    plan.activities[1, [Field.ACTUAL_START, Field.DURATION]] = at(6), DAY
    return plan


@pytest.mark.parametrize(
    ("rule", "finishes", "total"),
    [
        (ProgressRule.RETAINED_LOGIC, ["07 17:00", "08 17:00", "09 17:00"], [0, 0, 0]),
        (ProgressRule.PROGRESS_OVERRIDE, ["07 17:00", "07 17:00", "08 17:00"], [DAY, 0, 0]),
    ],
)
def test_out_of_sequence_work_waits_under_retained_logic_and_goes_on_under_override(rule, finishes, total):
    schedule = schedule_plan(progressed(rule))
    assert when(schedule.early[:, 0])[:2] == ["05 08:00", "06 08:00"]
    assert when(schedule.early[:, 1]) == finishes
    assert schedule.total_float.tolist() == total
    assert schedule.out_of_sequence.tolist() == [0]
    assert (schedule.link_slack[0] == NO_SLACK) == (rule is ProgressRule.PROGRESS_OVERRIDE)


def test_remaining_work_never_lies_before_the_data_date_and_done_work_stays():
    plan = chain(1, 1, 1, data_date=at(9, 12))
    plan.activities[0, [Field.ACTUAL_START, Field.ACTUAL_FINISH]] = at(5, 9), at(6, 11)
    schedule = schedule_plan(plan)
    assert when(schedule.early[0, :2]) == ["05 09:00", "06 11:00"]
    assert when(schedule.early[1, :2]) == ["09 13:00", "12 12:00"]
    assert schedule.has_float.tolist() == [False, True, True]
    assert schedule.critical().tolist() == [False, True, True]
    assert schedule.out_of_sequence.size == 0


def test_a_level_of_effort_spans_its_ends_holds_nobody_and_is_never_critical():
    rows = activity_rows(np.array([2, 3, 9]) * DAY)
    rows[2, Field.KIND] = ActivityKind.LEVEL_OF_EFFORT
    links = link_rows([0, 0, 1], [1, 2, 2], kind=[0, 1, 2])
    schedule = schedule_plan(Plan(rows, links, [OFFICE], at(5)))
    assert when(schedule.early[2, :2]) == ["05 08:00", "09 17:00"]
    assert datetime_of(schedule.finish).day == 9
    assert schedule.critical().tolist() == [True, True, False]
    hammock = Plan(rows, link_rows([0, 0, 2], [1, 2, 1], kind=[0, 1, 0]), [OFFICE], at(5))
    assert when(schedule_plan(hammock).early[2, :2]) == ["05 08:00", "06 17:00"]


def test_driving_links_are_those_without_slack():
    rows = activity_rows(np.array([1, 4, 1]) * DAY)
    schedule = schedule_plan(Plan(rows, link_rows([0, 1], [2, 2]), [OFFICE], at(5)))
    assert schedule.link_slack.tolist() == [3 * DAY, 0]
    assert schedule.driving.tolist() == [False, True]
    assert schedule.interfering_float.tolist() == [0, 0, 0]


def test_an_empty_plan_finishes_at_its_start():
    schedule = schedule_plan(Plan(activity_rows([]), link_rows([], []), [OFFICE], at(5)))
    assert schedule.finish == schedule.late_end == at(5)
    assert schedule.early.shape == (0, 3)


@pytest.mark.parametrize(
    ("row", "field", "value", "message"),
    [
        (1, Field.DURATION, -1, "Activity 1 has a duration"),
        (1, Field.KIND, 7, "Activity 1 is of no known kind"),
        (1, Field.KIND, 1, "Activity 1 is a milestone with a duration"),
        (0, Field.CALENDAR, 1, "Activity 0 names no calendar"),
        (0, Field.DEADLINE, 2**40, "Activity 0 has a date outside"),
        (0, Field.ACTUAL_START, at(5), "no data date"),
        (0, LinkField.KIND, 4, "Link 0 is none of FS"),
        (0, LinkField.LAG_CALENDAR, 3, "Link 0 has a lag on no calendar"),
        (0, LinkField.AFTER, 5, "Link 0: its successor 5"),
        (0, LinkField.AFTER, 0, "loop"),
    ],
)
def test_a_row_that_cannot_be_is_named(row, field, value, message):
    plan = chain(1, 1)
    (plan.activities if isinstance(field, Field) else plan.links)[row, field] = value
    with pytest.raises(NetworkError, match=message):
        schedule_plan(plan)


@pytest.mark.parametrize(
    ("begun", "done", "message"),
    [
        (-1, at(6), "without an actual start"),
        (at(6), at(5), "finished before it started"),
        (at(8), -1, "after the data date"),
        (at(5), at(8), "after the data date"),
    ],
)
def test_actual_dates_that_contradict_themselves_or_the_data_date_are_refused(begun, done, message):
    plan = chain(1, data_date=at(7), keys=["Survey"])
    plan.activities[0, [Field.ACTUAL_START, Field.ACTUAL_FINISH]] = begun, done
    with pytest.raises(NetworkError, match=f"'Survey' .*{message}"):
        schedule_plan(plan)


def test_a_plan_that_leaves_the_years_is_refused_by_name():
    with pytest.raises(PlanRangeError, match="Activity 1 leaves"):
        schedule_plan(chain(1, 100_000))
    season = working_time(Calendar("Season", exceptions={date(2026, 1, 12): ((0, 60),)}))
    with pytest.raises(PlanRangeError, match="Activity 0 leaves"):
        schedule_plan(Plan(activity_rows([61]), link_rows([], []), [season], at(5)))


def test_durations_that_add_up_to_many_thousand_years_are_refused_and_break_nothing():
    size = 4000
    rows = activity_rows(np.full(size, 2**28), calendar=np.arange(size) % 2)
    steps = np.arange(size - 1)
    for lag in (0, 2**28, -(2**28)):
        links = link_rows(steps, steps + 1, kind=steps % 4, lag=lag, lag_calendar=steps % 3 - 1)
        with pytest.raises(PlanRangeError, match="leaves the years"):
            schedule_plan(Plan(rows, links, [OFFICE, working_time(around_the_clock())], at(5)))
    with pytest.raises(NetworkError, match="Activity 0 has a duration outside"):
        schedule_plan(Plan(activity_rows([2**28 + 1]), link_rows([], []), [OFFICE], at(5)))


def test_an_edit_of_the_ends_of_a_link_or_of_a_row_that_is_not_there_is_refused():
    schedule = schedule_plan(chain(1, 1))
    with pytest.raises(NetworkError, match="Link 0: its ends"):
        reschedule(schedule, [Edit(0, LinkField.AFTER, 0)])
    with pytest.raises(NetworkError, match="no row 2"):
        reschedule(schedule, [Edit(2, Field.DURATION, 1)])


def test_an_edit_may_add_a_constraint_or_progress():
    schedule = schedule_plan(chain(1, 1, data_date=at(5)))
    edited = reschedule(schedule, [Edit(0, Field.START_FROM, at(6)), Edit(1, Field.FINISH_BY, at(6, 17))])
    assert when(edited.early[:, 0]) == ["06 08:00", "07 08:00"]
    assert edited.total_float.tolist() == [-DAY, -DAY]
    begun = reschedule(schedule, [Edit(0, Field.ACTUAL_START, at(2)), Edit(0, Field.DURATION, 60)])
    assert when(begun.early[:, 1]) == ["05 09:00", "06 09:00"]
