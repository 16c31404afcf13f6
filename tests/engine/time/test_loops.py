"""The compiled calendar arithmetic says what `WorkingTime` says, and its lags are each other's mirror."""

# The doors below must be functions of their own: a step has none.
# ruff: noqa: PLW0108
import importlib.util
import pickle
from datetime import date, datetime

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.time import Calendar, around_the_clock, compiled, minute_of, weekdays, working_time
from milepost_engine.time import loops as steps
from milepost_engine.time.tables import stack_calendars

# The minute axis is local wall-clock time by design.
BASE = minute_of(datetime(2026, 1, 5))  # noqa: DTZ001
HOLIDAYS = {date(2026, 1, 9): (), date(2026, 1, 10): ((600, 660),), date(2026, 1, 16): ()}
CALENDARS = [
    working_time(Calendar("Office", weekdays([(480, 720), (780, 1020)]), HOLIDAYS)),
    working_time(Calendar("Night", weekdays([(0, 360), (1320, 1440)], range(7)))),
    working_time(around_the_clock()),
    working_time(Calendar("Weekend", weekdays([(601, 1000)], [5, 6]), {date(2026, 1, 10): ()})),
    working_time(Calendar("Season", exceptions={date(2026, 1, d): ((0, 1440),) for d in range(1, 29)})),
]
TABLES = stack_calendars(CALENDARS)


class loops:  # noqa: N801 - the steps, each behind a door that Python can open
    FAR = steps.FAR
    worked_before = staticmethod(numba.njit(lambda t, c, i: steps.worked_before(t, c, i)))
    start_at = staticmethod(numba.njit(lambda t, c, n: steps.start_at(t, c, n)))
    finish_at = staticmethod(numba.njit(lambda t, c, n: steps.finish_at(t, c, n)))
    started_by = staticmethod(numba.njit(lambda t, c, i: steps.started_by(t, c, i)))
    shift = staticmethod(numba.njit(lambda t, c, i, lag: steps.shift(t, c, i, lag)))
    latest_before_shift = staticmethod(numba.njit(lambda t, c, i, lag: steps.latest_before_shift(t, c, i, lag)))


which = st.integers(0, len(CALENDARS) - 1)
instants = st.integers(BASE, BASE + 21 * 1440)


def test_the_loops_agree_with_the_arrays_on_every_quarter_of_an_hour_of_six_weeks():
    quarters = np.arange(BASE - 10 * 1440, BASE + 40 * 1440, 15)
    for number, calendar in enumerate(CALENDARS):
        counts = calendar.worked_before(quarters)
        assert [loops.worked_before(TABLES, number, int(q)) for q in quarters] == counts.tolist()
        inside = np.unique(counts)[1:-1]
        assert [loops.start_at(TABLES, number, int(c)) for c in inside] == calendar.start_at(inside).tolist()
        assert [loops.finish_at(TABLES, number, int(c)) for c in inside] == calendar.finish_at(inside).tolist()


@settings(max_examples=200, deadline=None)
@given(which, instants)
def test_started_by_is_the_largest_count_that_starts_in_time(calendar, instant):
    count = loops.started_by(TABLES, calendar, instant)
    assert loops.start_at(TABLES, calendar, count) <= instant
    assert loops.start_at(TABLES, calendar, count + 1) > instant


@settings(max_examples=400, deadline=None)
@given(st.integers(-1, 3), instants, st.integers(-2000, 2000))
def test_the_mirror_of_a_lag_is_the_last_instant_that_arrives_in_time(calendar, instant, lag):
    latest = loops.latest_before_shift(TABLES, calendar, instant, lag)
    assert loops.shift(TABLES, calendar, latest, lag) <= instant
    assert loops.shift(TABLES, calendar, latest + 1, lag) > instant


def test_a_calendar_without_more_work_answers_far():
    after = CALENDARS[4].worked_before(BASE + 60 * 1440)
    assert loops.start_at(TABLES, 4, after) == loops.FAR
    assert loops.start_at(TABLES, 4, -1) == -loops.FAR


def test_a_change_of_any_source_of_the_loops_makes_every_cache_stale():
    names = {name for name, _, _ in compiled.stamp()}
    assert {"loops.py", "tables.py", "arrays.py", "forward.py", "backward.py"} <= names
    assert steps.note._cache._cache_file._source_stamp == compiled.stamp()


LOOP = """
from milepost_engine.time.compiled import compiled

@compiled
def double(number):
    return 2 * number
"""
GONE = pickle.dumps(numba.__version__, protocol=-1) + b"cmilepost_engine.time.tables\nNoSuchTables\n."


def loaded(folder):
    spec = importlib.util.spec_from_file_location("loop_on_trial", folder / "loop_on_trial.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.double


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
@pytest.mark.parametrize("broken", [b"", b"no pickle", GONE], ids=["empty", "letters", "a class that is gone"])
def test_a_cache_that_cannot_be_read_is_dropped_and_compiled_anew(tmp_path, ending, broken):
    (tmp_path / "loop_on_trial.py").write_text(LOOP)
    assert loaded(tmp_path)(2) == 4
    assert not compiled.needs_compiling(loaded(tmp_path)), "the cache is used while it is whole"
    [kept] = tmp_path.rglob(f"*.{ending}")
    kept.write_bytes(broken)
    found = loaded(tmp_path)
    assert compiled.needs_compiling(found) == (ending == "nbi")
    assert found(2) == 4
    again = loaded(tmp_path)
    assert not compiled.needs_compiling(again)
    assert again(3) == 6
    assert not again.stats.cache_misses, "the cache was made whole again"


def test_a_folder_in_the_place_of_a_cache_costs_the_cache_and_not_the_loop(tmp_path):
    (tmp_path / "loop_on_trial.py").write_text(LOOP)
    assert loaded(tmp_path)(2) == 4
    [kept] = tmp_path.rglob("*.nbi")
    kept.unlink()
    kept.mkdir()
    assert loaded(tmp_path)(2) == 4
