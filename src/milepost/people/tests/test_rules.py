"""Counting working days agrees with itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.people.rules import count_working_days, is_working_day, nth_working_day

WEEKS = st.dictionaries(st.sampled_from("1234567"), st.just([[540, 1020]]), min_size=1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
EXCEPTIONS = st.dictionaries(DAYS, st.sampled_from([[], [[540, 600]]]), max_size=30)


@given(WEEKS, EXCEPTIONS, DAYS, st.integers(-60, 60).filter(bool))
def test_the_nth_working_day_is_a_working_day_and_n_days_away(week, exceptions, day, count):  # type: ignore[no-untyped-def]
    found = nth_working_day(week, exceptions, day, count)
    assert is_working_day(week, exceptions, found)
    if count > 0:
        assert count_working_days(week, exceptions, day, found) == count
    else:
        later = day - timedelta(days=1)
        assert count_working_days(week, exceptions, found - timedelta(days=1), later) == -count


@given(WEEKS, EXCEPTIONS, DAYS, DAYS, DAYS)
def test_working_days_add_up(week, exceptions, one, two, three):  # type: ignore[no-untyped-def]
    first, middle, last = sorted((one, two, three))
    whole = count_working_days(week, exceptions, first, last)
    assert whole == count_working_days(week, exceptions, first, middle) + count_working_days(
        week, exceptions, middle, last
    )
    assert whole == -count_working_days(week, exceptions, last, first)


def test_a_calendar_without_working_time_ends_in_an_error_and_not_in_a_wait():
    with pytest.raises(ValueError, match="too little working time"):
        nth_working_day({"1": []}, {}, date(2026, 1, 1), 1)
