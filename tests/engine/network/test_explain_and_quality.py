"""Why an activity is where it is, the longest and near-critical paths, roll-up, and the fourteen checks."""

# The minute axis is local wall-clock time by design.
# ruff: noqa: DTZ001
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from milepost_engine.network import (
    NONE,
    ActivityKind,
    Cause,
    ConflictRule,
    ConstraintKind,
    Field,
    LinkField,
    NetworkError,
    Plan,
    QualityFacts,
    activity_rows,
    baseline_execution_index,
    check_quality,
    constrain,
    critical_path_length_index,
    dangling_ends,
    float_paths,
    link_rows,
    longest_path,
    roll_up,
    schedule_plan,
    spread_links,
    why_here,
)
from milepost_engine.result import Known, NotApplicable, Unknown
from milepost_engine.time import Calendar, minute_of, weekdays, working_time
from tests.engine.golden import golden

OFFICE = working_time(Calendar("Office", weekdays([(480, 720), (780, 1020)])))
DAY = 480


def at(day: int, hour: int = 8) -> int:
    return minute_of(datetime(2026, 1, day, hour))


def plan_of(days, links, **rules) -> Plan:
    ends = list(zip(*links, strict=True)) if links else [[], []]
    return Plan(activity_rows(np.array(days) * DAY), link_rows(*ends), [OFFICE], at(5), **rules)


def causes(schedule, row):
    return [(reason.cause, reason.link) for reason in why_here(schedule, row)]


def test_an_activity_names_the_link_the_constraint_or_the_start_that_holds_it():
    plan = plan_of([2, 1, 1, 1], [(0, 2), (1, 2)])
    constrain(plan.activities, 3, ConstraintKind.START_NO_EARLIER, at(8))
    schedule = schedule_plan(plan)
    assert causes(schedule, 0) == [(Cause.PROJECT_START, None)]
    assert causes(schedule, 2) == [(Cause.LINK, 0)]
    assert causes(schedule, 3) == [(Cause.START_NO_EARLIER, None)]
    (reason,) = why_here(schedule, 2)
    assert (reason.predecessor, reason.instant) == (0, at(6, 17))


def test_progress_the_data_date_and_a_finish_constraint_are_named():
    plan = plan_of([2, 1, 2], [(0, 1)], data_date=at(7))
    plan.activities[0, Field.ACTUAL_START] = at(5)
    constrain(plan.activities, 2, ConstraintKind.FINISH_NO_EARLIER, at(15, 17))
    schedule = schedule_plan(plan)
    assert causes(schedule, 0) == [(Cause.ACTUAL, None), (Cause.DATA_DATE, None)]
    assert causes(schedule, 2) == [(Cause.FINISH_NO_EARLIER, None)]


def test_a_constraint_that_wins_and_a_late_as_possible_activity_are_named():
    plan = plan_of([2, 1, 1], [(0, 1), (2, 1)], conflict=ConflictRule.CONSTRAINT_WINS)
    constrain(plan.activities, 1, ConstraintKind.MUST_START, at(6))
    assert (Cause.CONSTRAINT_WINS, None) in causes(schedule_plan(plan), 1)
    late = plan_of([1, 4, 1], [(0, 2), (1, 2)])
    late.activities[0, Field.AS_LATE_AS_POSSIBLE] = 1
    assert causes(schedule_plan(late), 0)[0] == (Cause.AS_LATE_AS_POSSIBLE, None)
    late.activities[0, Field.KIND] = ActivityKind.LEVEL_OF_EFFORT
    assert causes(schedule_plan(late), 0) == [(Cause.LEVEL_OF_EFFORT, None)]


def test_a_row_that_is_not_there_has_no_reason():
    with pytest.raises(NetworkError, match="no row 2"):
        why_here(schedule_plan(plan_of([1, 1], [])), 2)


def test_the_longest_path_stays_when_a_deadline_elsewhere_makes_other_work_more_critical():
    plan = plan_of([5, 5, 1], [(0, 1)])
    plan.activities[2, Field.DEADLINE] = at(2)
    schedule = schedule_plan(plan)
    assert schedule.critical().tolist() == [True, True, True]
    assert schedule.total_float[2] < 0
    assert longest_path(schedule).tolist() == [True, True, False]


def test_near_critical_paths_come_in_order_of_float_and_share_no_activity():
    plan = plan_of([4, 2, 1, 1, 1], [(0, 4), (1, 2), (2, 4), (3, 2)])
    paths = float_paths(schedule_plan(plan), 5)
    assert [(path.total_float // DAY, path.activities) for path in paths] == [
        (0, (0, 4)),
        (1, (1, 2)),
        (2, (3,)),
    ]
    assert len(float_paths(schedule_plan(plan), 1)) == 1


def test_a_summary_has_the_first_start_the_last_finish_and_the_least_float_below_it():
    schedule = schedule_plan(plan_of([1, 3, 1], [(0, 1)]))
    rolled = roll_up(schedule, [NONE, 0, 0, 1, 1, 0], [NONE, NONE, NONE, 0, 1, 2])
    assert rolled.start.tolist() == [at(5), at(5), NONE, at(5), at(6), at(5)]
    assert rolled.finish.tolist() == [at(8, 17), at(8, 17), NONE, at(5, 17), at(8, 17), at(5, 17)]
    assert rolled.total_float.tolist() == [0, 0, 0, 0, 0, 3 * DAY]
    assert rolled.critical.tolist() == [True, True, False, True, True, False]
    assert rolled.activities.tolist() == [3, 2, 0, 1, 1, 1]
    assert rolled.has_float.tolist() == [True, True, False, True, True, True]


@pytest.mark.parametrize(
    ("parent", "row", "message"),
    [
        ([1, 0], [NONE, NONE], "Item 0 stands below itself"),
        ([5, NONE], [NONE, NONE], "Item 0 names a parent"),
        ([NONE, 0], [NONE, 9], "Item 1 names a activity"),
        ([NONE], [NONE, 0], "one of each per item"),
    ],
)
def test_a_work_breakdown_that_is_no_tree_is_refused(parent, row, message):
    with pytest.raises(NetworkError, match=message):
        roll_up(schedule_plan(plan_of([1], [])), parent, row)


def test_a_link_of_summaries_holds_every_activity_below():
    parent, row = [NONE, 0, 0, NONE, 3, 3], [NONE, 0, 1, NONE, 2, 3]
    links, origin = spread_links(link_rows([0], [3], lag=60), parent, row)
    assert sorted(map(tuple, links[:, :2].tolist())) == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert set(links[:, LinkField.LAG].tolist()) == {60}
    assert origin.tolist() == [0] * 4


@pytest.mark.parametrize(
    ("before", "after", "kind", "message"),
    [(0, 3, 1, "leaves the start"), (0, 3, 2, "enters the finish"), (0, 1, 0, "above"), (2, 2, 0, "itself")],
)
def test_a_link_of_a_summary_that_holds_no_single_activity_is_refused(before, after, kind, message):
    with pytest.raises(NetworkError, match=message):
        spread_links(link_rows([before], [after], kind), [NONE, 0, 0, NONE, 3, 3], [NONE, 0, 1, NONE, 2, 3])


def checks(plan, **facts):
    return {check.number: check for check in check_quality(schedule_plan(plan), QualityFacts(**facts))}


def test_a_task_that_cannot_be_lengthened_leaves_the_critical_path_test_open():
    found = check_quality(schedule_plan(plan_of([2, 2], [(0, 1)])), QualityFacts(minutes_per_day=10**9))[11]
    assert (found.number, found.passed) == (12, None)
    assert isinstance(found.measured, Unknown)


def test_a_task_before_others_on_another_calendar_still_passes_the_critical_path_test():
    every_day = working_time(Calendar("Every day", weekdays([(480, 720), (780, 1020)], days=range(7))))
    days = activity_rows(np.array([5, 1]) * DAY)
    days[0, Field.CALENDAR] = 1
    plan = Plan(days, link_rows([0], [1]), [OFFICE, every_day], at(5))
    assert checks(plan)[12].measured == Known(1.0)
    constrain(plan.activities, 1, ConstraintKind.MUST_FINISH, at(12, 17))
    stopped = checks(replace(plan, conflict=ConflictRule.CONSTRAINT_WINS))[12]
    assert stopped.passed is False


def test_the_indices_of_the_domain_example():
    case = golden("dcma")
    assert critical_path_length_index(100, -6) == Known(case["CPLI"])
    assert baseline_execution_index(38, 40, 2) == Known(case["BEI"])
    assert isinstance(critical_path_length_index(0, 1), NotApplicable)
    assert isinstance(baseline_execution_index(0, 0, 0), NotApplicable)


def test_each_check_of_a_poor_plan_fails_and_names_its_rows():
    plan = plan_of([5, 60, 1, 2], [(0, 1), (0, 2)], data_date=at(7), finish_by=at(30, 17))
    plan.links[0, [LinkField.KIND, LinkField.LAG]] = 1, -DAY
    plan.links[1, LinkField.LAG] = DAY
    constrain(plan.activities, 2, ConstraintKind.MUST_FINISH, at(8, 17))
    plan.activities[3, Field.ACTUAL_START] = at(5)
    found = checks(
        plan,
        baseline_finish=np.array([at(6, 17), NONE, at(16, 17), at(6, 17)]),
        has_resources=np.array([True, True, False, True]),
        dates=np.array([[at(6), at(13)], [at(8), at(30)], [at(8), at(9)], [at(8), at(9)]]),
    )
    assert sorted(found) == list(range(1, 15))
    failed = {number: check.rows for number, check in found.items() if check.passed is False}
    assert failed == {
        1: (0, 1, 2, 3), 2: (0,), 3: (1,), 4: (0,), 5: (2,), 7: (0, 1, 2), 8: (1,), 9: (0, 3), 10: (2,),
        11: (0, 3), 13: (), 14: (0, 1, 3),
    }  # fmt: skip
    assert found[6].measured == Known(0.0)
    assert found[12].measured == Known(1.0)
    assert found[14].measured == Known(0.0)


def test_an_end_that_no_link_ties_is_told_although_links_lead_there():
    plan = plan_of([2, 2, 2, 2], [(0, 1), (0, 2), (1, 3), (2, 3)])
    plan.links[:, LinkField.KIND] = [0, 2, 1, 0]
    assert checks(plan)[1].rows == (0, 3), "the check of missing logic sees neither"
    assert dangling_ends(schedule_plan(plan)) == ((2,), (1,))
    plan.links[2, LinkField.KIND] = 2
    assert dangling_ends(schedule_plan(plan)) == ((2,), ()), "a finish that holds another finish is tied"
    plan.links[:, LinkField.KIND] = 0
    assert dangling_ends(schedule_plan(plan)) == ((), ())


def test_what_is_not_known_is_unknown_and_never_passed():
    found = checks(plan_of([1, 1], [(0, 1)]))
    assert {n for n, check in found.items() if isinstance(check.measured, Unknown)} == {9, 10, 11, 13, 14}
    assert all(check.passed is None for check in found.values() if not isinstance(check.measured, Known))
    empty = checks(plan_of([], []))
    assert isinstance(empty[1].measured, NotApplicable)


def test_high_float_counts_more_than_forty_four_working_days():
    plan = plan_of([45, 1, 1, 1], [(0, 3), (1, 3), (2, 3)])
    assert checks(plan)[6].rows == ()
    plan = replace(plan, activities=activity_rows(np.array([46, 1, 1, 1]) * DAY))
    assert checks(plan)[6].rows == (1, 2)


def test_a_critical_task_behind_a_hard_constraint_fails_the_critical_path_test():
    plan = plan_of([2, 2], [(0, 1)], conflict=ConflictRule.CONSTRAINT_WINS)
    constrain(plan.activities, 1, ConstraintKind.MUST_START, at(6))
    found = checks(plan)[12]
    assert found.passed is False
    assert found.rows == (0,)
    assert found.measured == Known(599 / 600)


def test_tasks_that_are_done_by_given_dates_are_not_counted_as_open():
    plan = Plan(activity_rows([60 * DAY, DAY, DAY]), link_rows([0], [1]), [OFFICE], minute_of(datetime(2026, 1, 5, 8)))
    schedule = schedule_plan(plan)
    open_tasks = {check.number: check for check in check_quality(schedule)}
    done = QualityFacts(done=np.array([True, False, False]))
    without = {check.number: check for check in check_quality(schedule, done)}
    assert open_tasks[8].rows == (0,)
    assert without[8].rows == ()
    assert without[8].measured == Known(0.0)
