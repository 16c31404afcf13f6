"""Levelling on calendars: no overload that can be avoided, every wait with its reason, smoothing keeps the end."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network import Field, LinkField, Plan, activity_rows, link_rows, schedule_plan
from milepost_engine.network.levelling import Activity, LevellingError, Link, Mode, Resource, level, levelling_problem
from milepost_engine.network.levelling.dated import Need, level_plan
from milepost_engine.time import Calendar, around_the_clock, day_of, weekdays, working_time

DAY = 1440
MONDAY = day_of(date(2026, 1, 12)) * DAY
OFFICE = working_time(Calendar("Office", weekdays([(540, 1020)])))
NIGHT = working_time(Calendar("Night", weekdays([(0, 360), (1200, 1440)])))
ALWAYS = working_time(around_the_clock())


def planned(durations, links=(), calendars=(OFFICE,), calendar=0):
    before, after = [link[0] for link in links], [link[1] for link in links]
    return schedule_plan(
        Plan(activity_rows(durations, calendar=calendar), link_rows(before, after), list(calendars), MONDAY)
    )


def overload(schedule, resources, needs):
    """Return the minutes times parts that are taken beyond what there is, unit by unit of a quarter of an hour."""
    dates = schedule.planned
    first, last = int(dates[:, 0].min(initial=MONDAY)), int(dates[:, 1].max(initial=MONDAY))
    ticks = np.arange(first, last, 15)
    total = 0
    for number, resource in enumerate(resources):
        room = np.zeros(len(ticks), dtype=np.int64)
        for begin, amount in resource.steps:
            room[ticks >= begin] = amount
        for need in needs:
            if need.resource == number:
                begin, end = int(dates[need.activity, 0]), int(dates[need.activity, 1])
                room[(ticks >= begin) & (ticks < end)] -= need.amount
        total += 15 * int(np.maximum(-room, 0).sum())
    return total


@st.composite
def cases(draw):
    size = draw(st.integers(1, 8))
    durations = draw(st.lists(st.sampled_from([0, 120, 480, 960]), min_size=size, max_size=size))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6)) if pairs else []
    calendar = draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
    resources = [Resource("crew", ((0, 100),)), Resource("crane", ((0, 50), (MONDAY + 2 * DAY, 100)))]
    amounts = draw(
        st.lists(st.tuples(st.sampled_from([0, 50, 100]), st.sampled_from([0, 50])), min_size=size, max_size=size)
    )
    needs = [Need(row, which, each) for row, pair in enumerate(amounts) for which, each in enumerate(pair) if each]
    return planned(durations, links, (OFFICE, NIGHT, ALWAYS), calendar), resources, needs


@given(cases())
@settings(max_examples=60)
def test_whatever_the_calendars_no_resource_is_overloaded_and_every_wait_has_its_reason(case):
    schedule, resources, needs = case
    found = level_plan(schedule, resources, needs)
    assert overload(found.schedule, resources, needs) == 0
    assert found.overloads == ()
    assert found.schedule.finish >= schedule.finish
    assert (found.schedule.link_slack >= 0).all()
    waiting = {move.activity for move in found.moves}
    held_up = set(found.moved.tolist()) - waiting
    behind = {int(after) for after in schedule.plan.links[:, LinkField.AFTER]}
    assert held_up <= behind, "who neither waits for a resource nor follows somebody stays"
    for move in found.moves:
        assert all(found.start[row] < move.after for row in move.holders)
        assert found.start[move.activity] == move.after > move.before


@given(cases())
@settings(max_examples=60)
def test_smoothing_never_moves_the_end_and_never_overloads_more(case):
    schedule, resources, needs = case
    found = level_plan(schedule, resources, needs, within_float=True)
    assert found.schedule.finish == schedule.finish
    assert (found.start <= np.maximum(schedule.late[:, 0], schedule.planned[:, 0])).all()
    left = overload(found.schedule, resources, needs)
    assert left <= overload(schedule, resources, needs)
    assert left == sum((each.end - each.begin) * each.missing for each in found.overloads)


@given(st.data())
@settings(max_examples=40)
def test_around_the_clock_it_is_feasible_and_never_below_the_proven_optimum(data):
    size = data.draw(st.integers(1, 6))
    durations = data.draw(st.lists(st.integers(1, 5), min_size=size, max_size=size))
    demands = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    links = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else []
    schedule = planned([60 * each for each in durations], links, (ALWAYS,))
    needs = [Need(row, 0, amount) for row, amount in enumerate(demands) if amount]
    found = level_plan(schedule, [Resource("crew", ((0, 3),))], needs, passes=20)
    activities = [Activity(str(row), (Mode(each, (demands[row],)),)) for row, each in enumerate(durations)]
    exact = level(
        levelling_problem(activities, [Resource("crew", ((0, 3),))], [Link(a, b) for a, b in links]),
        seconds_left=lambda: 5.0,
    )
    hours = (found.schedule.finish - MONDAY) // 60
    assert exact.optimal
    assert exact.makespan <= hours
    assert hours <= sum(durations)


def test_who_waits_is_told_for_which_resource_and_behind_whom():
    schedule = planned([480, 480, 480], [(0, 2)])
    found = level_plan(schedule, [Resource("person", ((0, 100),))], [Need(0, 0, 100), Need(1, 0, 100)])
    (move,) = found.moves
    assert (move.activity, move.resource, move.holders) == (1, 0, (0,))
    assert move.after - move.before == DAY
    assert found.moved.tolist() == [1]


def test_a_resource_that_is_away_holds_work_up_by_itself():
    away = Resource("person", ((0, 0), (MONDAY + 3 * DAY, 100)))
    found = level_plan(planned([480]), [away], [Need(0, 0, 100)])
    assert found.moves[0].holders == ()
    assert found.start[0] == MONDAY + 3 * DAY + 540


def test_begun_work_keeps_its_place_and_others_wait_for_it():
    rows = activity_rows([480, 480])
    rows[1, Field.ACTUAL_START] = MONDAY + 540
    plan = Plan(rows, link_rows([], []), [OFFICE], MONDAY, data_date=MONDAY + 540)
    found = level_plan(schedule_plan(plan), [Resource("person", ((0, 100),))], [Need(0, 0, 100), Need(1, 0, 100)])
    assert found.moved.tolist() == [0]
    assert found.moves[0].holders == (1,)


def test_a_need_larger_than_the_resource_stays_where_it_is_and_is_told():
    found = level_plan(planned([480]), [Resource("person", ((0, 100),))], [Need(0, 0, 300)])
    (over,) = found.overloads
    assert (over.resource, over.missing, over.activities) == (0, 200, (0,))
    assert found.moved.size == 0


def test_within_its_float_work_moves_off_the_critical_path():
    schedule = planned([960, 480, 480], [(0, 2)])
    found = level_plan(
        schedule, [Resource("person", ((0, 100),))], [Need(0, 0, 100), Need(1, 0, 100)], within_float=True
    )
    assert found.overloads == ()
    assert found.start[1] == MONDAY + 2 * DAY + 540
    assert found.schedule.finish == schedule.finish


def test_the_same_seed_gives_the_same_plan():
    schedule = planned([480, 960, 480, 960, 480], [(0, 3), (1, 4)])
    needs = [Need(row, 0, 60) for row in range(5)]
    first, second = (level_plan(schedule, [Resource("crew", ((0, 100),))], needs, seed=7, passes=30) for _ in range(2))
    assert first.start.tolist() == second.start.tolist()


@pytest.mark.parametrize(
    ("resource", "need", "said"),
    [
        (Resource("r", ((0, 1),)), Need(3, 0, 1), "activity 3"),
        (Resource("r", ((0, 1),)), Need(0, 2, 1), "resource 2"),
        (Resource("r", ((0, 1),)), Need(0, 0, -1), "amount -1"),
        (Resource("r", ()), Need(0, 0, 1), "must begin at 0"),
        (Resource("r", ((5, 1),)), Need(0, 0, 1), "must begin at 0"),
        (Resource("r", ((0, -1),)), Need(0, 0, 1), "amounts must lie"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(resource, need, said):
    with pytest.raises(LevellingError, match=said):
        level_plan(planned([480]), [resource], [need])


def test_what_levelling_took_is_left_as_it_was():
    schedule = planned([480, 480])
    before = schedule.plan.activities.copy()
    level_plan(schedule, [Resource("person", ((0, 100),))], [Need(0, 0, 100), Need(1, 0, 100)])
    assert (schedule.plan.activities == before).all()
    assert replace(schedule.plan).start == MONDAY
