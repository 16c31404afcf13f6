"""Dates and floats with calendars, lags and constraints agree with a schedule computed minute by minute."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network import (
    Edit,
    Field,
    LinkField,
    Plan,
    activity_rows,
    link_rows,
    reschedule,
    schedule_plan,
)
from milepost_engine.time import Calendar, around_the_clock, minute_of, weekdays, working_time
from tests.engine.network.brute_force import SlowPlan

# The minute axis is local wall-clock time by design.
BASE = minute_of(datetime(2026, 1, 5))  # noqa: DTZ001
HORIZON = range(BASE - 14 * 1440, BASE + 60 * 1440)
CALENDARS = [
    working_time(Calendar("Office", weekdays([(480, 720), (780, 1020)]), {date(2026, 1, 9): ()})),
    working_time(around_the_clock()),
    working_time(Calendar("Night", weekdays([(0, 300), (1320, 1440)], [1, 2, 3, 4, 5]))),
]


def minutes_of_calendar(calendar):
    counts = calendar.worked_before(np.arange(HORIZON.start, HORIZON.stop + 1))
    return (np.flatnonzero(np.diff(counts)) + HORIZON.start).tolist()


MINUTES = [minutes_of_calendar(calendar) for calendar in CALENDARS]


def dated(draw, share=4):
    return BASE + draw(st.integers(0, 8 * 96)) * 15 if draw(st.integers(1, share)) == 1 else -1


@st.composite
def slow_plans(draw):
    size = draw(st.integers(1, 6))
    several = draw(st.booleans())
    calendar = st.integers(0, 2) if several else st.just(0)
    activities = []
    for _ in range(size):
        kind = draw(st.sampled_from([0, 0, 0, 1, 2]))
        duration = 0 if kind else draw(st.sampled_from([0, 1, 60, 239, 240, 480, 481, 960, 1500]))
        activities.append(
            {
                "duration": duration,
                "calendar": draw(calendar),
                "kind": kind,
                "start_from": dated(draw),
                "finish_from": -1 if duration == 0 else dated(draw, 6),
                "deadline": -1,
            }
        )
    number = draw(st.permutations(range(size)))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    links = []
    for i, j in draw(st.lists(st.sampled_from(pairs), max_size=8)) if pairs else []:
        lag = draw(st.sampled_from([0, 0, 0, 60, 480, 1440, -60, -480]))
        links.append((number[i], number[j], draw(st.integers(0, 3)), lag, draw(st.integers(-1, 2))))
    start = BASE + draw(st.sampled_from([0, 480, 1020, 5 * 1440 + 600]))
    return SlowPlan(MINUTES, start, activities, links)


def plan_of(slow):
    column = {name: [a[name] for a in slow.activities] for name in slow.activities[0]}
    rows = activity_rows(column["duration"], column["calendar"], column["kind"])
    rows[:, Field.START_FROM] = column["start_from"]
    rows[:, Field.FINISH_FROM] = column["finish_from"]
    rows[:, Field.DEADLINE] = column["deadline"]
    links = link_rows(*zip(*slow.links, strict=True)) if slow.links else link_rows([], [])
    return Plan(rows, links, CALENDARS, slow.start)


def early_of(schedule):
    return [tuple(row) for row in schedule.early[:, :2].tolist()]


@settings(max_examples=300, deadline=None)
@given(slow_plans())
def test_early_dates_are_those_of_the_minutes(slow):
    assert early_of(schedule_plan(plan_of(slow))) == slow.early()


@settings(max_examples=150, deadline=None)
@given(slow_plans(), st.data())
def test_floats_are_the_largest_slips_that_do_no_harm(slow, data):
    early = slow.early()
    for activity, (_, finish) in zip(slow.activities, early, strict=True):
        if activity["duration"] and data.draw(st.integers(1, 5)) == 1:
            activity["deadline"] = finish + data.draw(st.integers(0, 2000))
    schedule = schedule_plan(plan_of(slow))
    end = max(finish for _, finish in early)
    assert schedule.finish == end
    for row, activity in enumerate(slow.activities):
        count = slow.worked(activity["calendar"], early[row][0])
        total, free = int(schedule.total_float[row]), int(schedule.free_float[row])
        assert slow.in_time(slow.early(row, count + total), end), (row, total)
        assert not slow.in_time(slow.early(row, count + total + 1), end), (row, total)
        assert leaves_others(slow, early, end, row, count + free), (row, free)
        assert not leaves_others(slow, early, end, row, count + free + 1), (row, free)


def leaves_others(slow, early, end, row, least):
    found = slow.early(row, least)
    others = all(f == e for i, (f, e) in enumerate(zip(found, early, strict=True)) if i != row)
    return others and max(finish for _, finish in found) <= end


@settings(max_examples=150, deadline=None)
@given(slow_plans(), st.data())
def test_an_edit_gives_what_a_whole_new_computation_gives(slow, data):
    plan = plan_of(slow)
    schedule = schedule_plan(plan)
    edits = []
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(0, len(slow.activities) - 1))
        if slow.links and data.draw(st.booleans()):
            row = data.draw(st.integers(0, len(slow.links) - 1))
            edits.append(Edit(row, LinkField.LAG, data.draw(st.sampled_from([0, 30, 900, -120]))))
        elif data.draw(st.booleans()) and slow.activities[row]["kind"] == 0:
            edits.append(Edit(row, Field.DURATION, data.draw(st.sampled_from([0, 5, 700, 2000]))))
        else:
            edits.append(Edit(row, Field.START_FROM, dated(data.draw, 2)))
    rows, links = plan.activities.copy(), plan.links.copy()
    for edit in edits:
        (rows if isinstance(edit.field, Field) else links)[edit.row, edit.field] = edit.value
    before = schedule.work.rows.copy()
    edited, anew = reschedule(schedule, edits), schedule_plan(replace(plan, activities=rows, links=links))
    assert (edited.work.rows == anew.work.rows).all()
    assert (edited.finish, edited.late_end) == (anew.finish, anew.late_end)
    assert (schedule.work.rows == before).all()
