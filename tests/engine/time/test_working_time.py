"""Working time agrees, minute for minute, with a slow reference that walks through every minute."""

# The minute axis is local wall-clock time by design.
# ruff: noqa: DTZ001
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.time import (
    END_MINUTE,
    Calendar,
    CalendarError,
    End,
    InstantRangeError,
    around_the_clock,
    datetime_of,
    minute_of,
    weekdays,
    working_time,
)

MONDAY = date(2026, 1, 5)
BASE = minute_of(datetime(2026, 1, 5))
SPAN = 21 * 1440
OFFICE = Calendar("Office", weekdays([(480, 720), (780, 1020)]), {date(2026, 1, 9): ()})


def at(day: int, hour: int, minute: int = 0) -> int:
    return minute_of(datetime(2026, 1, day, hour, minute))


@st.composite
def day_intervals(draw):
    cuts = sorted(draw(st.sets(st.integers(0, 1440), min_size=0, max_size=6)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def calendars(draw, depth=1):
    weekly = draw(st.dictionaries(st.integers(0, 6), day_intervals(), max_size=7))
    days = st.integers(-3, 24).map(lambda n: MONDAY + timedelta(days=n))
    exceptions = draw(st.dictionaries(days, day_intervals(), max_size=6))
    parent = draw(calendars(depth - 1)) if depth else Calendar("Base", weekdays([(480, 1020)]))
    return Calendar("Any", weekly, exceptions, draw(st.sampled_from([None, parent])))


def slow_working_minutes(calendar: Calendar) -> set[int]:
    """Every working minute of the three weeks, found by asking each minute of each day."""
    minutes = set()
    for n in range(-7, 28):
        day = MONDAY + timedelta(days=n)
        intervals = slow_intervals(calendar, day)
        minutes |= {BASE + n * 1440 + m for m in range(1440) if any(start <= m < end for start, end in intervals)}
    return minutes


def slow_intervals(calendar: Calendar, day: date):
    level = calendar
    while level is not None:
        if day in level.exceptions:
            return level.exceptions[day]
        level = level.parent
    level = calendar
    while level is not None:
        if day.weekday() in level.weekly:
            return level.weekly[day.weekday()]
        level = level.parent
    return ()


@settings(max_examples=60, deadline=None)
@given(calendars(), st.integers(0, SPAN), st.integers(0, 3000), st.data())
def test_every_verb_agrees_with_a_walk_through_every_minute(calendar, offset, work, data):
    minutes = slow_working_minutes(calendar)
    if not minutes:
        return
    time = working_time(calendar)
    instant = BASE + offset
    later = sorted(m for m in minutes if m >= instant)
    earlier = sorted((m for m in minutes if m < instant), reverse=True)
    if later:
        assert time.next_start(instant) == later[0]
    if earlier:
        assert time.previous_finish(instant) == earlier[0] + 1
    if 0 < work < len(later):
        assert time.add(instant, work) == later[work - 1] + 1
        assert time.add(instant, work, End.START) == later[work]
    if 0 < work < len(earlier):
        assert time.subtract(instant, work) == earlier[work - 1]
        assert time.subtract(instant, work, End.FINISH) == earlier[work] + 1
    other = BASE + data.draw(st.integers(offset, SPAN))
    assert time.between(instant, other) == sum(instant <= m < other for m in minutes)
    assert time.between(other, instant) == -time.between(instant, other)


@settings(max_examples=60, deadline=None)
@given(calendars(), st.lists(st.integers(0, SPAN), min_size=1, max_size=20))
def test_an_array_gives_what_its_elements_give(calendar, offsets):
    try:
        time = working_time(calendar)
    except CalendarError:
        return
    instants = BASE + np.array(offsets)
    counts = time.worked_before(instants)
    assert counts.tolist() == [time.worked_before(int(i)) for i in instants]
    try:
        starts = time.start_at(counts)
    except InstantRangeError:
        return
    assert starts.tolist() == [time.start_at(int(c)) for c in counts]
    assert (time.worked_before(starts) == counts).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(1000, 80000), st.integers(0, 1439), st.integers(0, 500_000))
def test_subtract_undoes_add_from_1970_to_2200(day, minute, work):
    time = working_time(OFFICE)
    start = time.next_start(day * 1440 + minute)
    assert time.subtract(time.add(start, work), work) == start


def test_zero_minutes_stay_at_the_next_start_or_the_previous_finish_as_asked():
    time = working_time(OFFICE)
    assert time.add(at(10, 12), 0, End.START) == at(12, 8)
    assert time.add(at(10, 12), 0, End.FINISH) == at(8, 17)


def test_a_day_with_a_clock_change_has_the_same_working_minutes():
    night = working_time(Calendar("Night", weekdays([(0, 360)], range(7)), zone="Europe/Berlin"))
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25)):
        midnight = minute_of(datetime.combine(day, datetime.min.time()))
        assert night.between(midnight, midnight + 1440) == 360


def test_a_shift_over_midnight_runs_on_without_a_break():
    shift = working_time(Calendar("Shift", weekdays([(0, 360), (1320, 1440)], range(7))))
    assert shift.add(at(7, 22), 480) == at(8, 6)


def test_around_the_clock_is_elapsed_time():
    time = working_time(around_the_clock())
    assert time.add(at(9, 17), 10_000) == at(9, 17) + 10_000


def test_an_exception_of_the_parent_holds_against_the_week_of_the_child():
    child = Calendar("Child", {4: ((0, 60),)}, parent=OFFICE)
    assert child.intervals_on(date(2026, 1, 9)) == ()
    assert child.intervals_on(date(2026, 1, 16)) == ((0, 60),)


def test_work_on_exceptions_alone_is_counted_and_then_ends():
    time = working_time(Calendar("Season", exceptions={date(2026, 1, 10): ((600, 660),)}))
    assert time.next_start(at(5, 0)) == at(10, 10)
    assert time.add(at(5, 0), 60) == at(10, 11)
    with pytest.raises(InstantRangeError, match="Season"):
        time.next_start(at(10, 11))


def test_the_last_day_of_2200_is_inside_and_the_next_minute_of_work_is_refused():
    time = working_time(around_the_clock())
    assert datetime_of(time.previous_finish(END_MINUTE)).year == 2201
    with pytest.raises(InstantRangeError, match="1970 to 2200"):
        time.add(END_MINUTE, 1)
    with pytest.raises(InstantRangeError, match="1970 to 2200"):
        time.worked_before(END_MINUTE + 1)
    with pytest.raises(InstantRangeError, match="1970 to 2200"):
        time.subtract(0, 1)


def test_negative_work_is_refused_by_name():
    with pytest.raises(CalendarError, match=r"Office.*negative"):
        working_time(OFFICE).add(BASE, -1)


@pytest.mark.parametrize(
    ("weekly", "exceptions", "message"),
    [
        ({7: ()}, {}, "weekday 7"),
        ({0: ((600, 500),)}, {}, "600-500"),
        ({0: ((0, 1441),)}, {}, "0-1441"),
        ({0: ((480, 720), (700, 800))}, {}, "overlap"),
        ({}, {date(2201, 1, 1): ()}, "2201"),
        ({}, {date(1969, 12, 31): ()}, "1969"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_with_the_place(weekly, exceptions, message):
    with pytest.raises(CalendarError, match=message):
        Calendar("Odd", weekly, exceptions)


def test_a_calendar_without_any_working_minute_is_refused():
    with pytest.raises(CalendarError, match=r"Never.*no working time"):
        working_time(Calendar("Never", exceptions={MONDAY: ()}))
