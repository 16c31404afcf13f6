"""Working days, notice lead time (DOMAIN 3.15), and the way between wall clock and UTC."""

# The minute axis is local wall-clock time by design.
# ruff: noqa: DTZ001
from datetime import UTC, date, datetime

import numpy as np
import pytest

from milepost_engine.time import (
    Calendar,
    CalendarError,
    InstantRangeError,
    date_of,
    datetime_of,
    datetimes_of,
    is_working_day,
    local_minute_of,
    minute_of,
    minutes_of,
    nth_working_day_after,
    start_after_lead,
    utc_of,
    weekdays,
    working_time,
)

PARTNER = working_time(Calendar("Partner", weekdays([(540, 1020)])))
MEMBER = working_time(Calendar("Member", weekdays([(540, 1020)]), {date(2026, 1, 9): ()}))


def sent(day: int, hour: int, minute: int = 0) -> int:
    return minute_of(datetime(2026, 1, day, hour, minute))


def start_date(calendar, instant, days) -> date:
    return datetime_of(start_after_lead(calendar, instant, days)).date()


def test_the_notice_of_the_domain_example_takes_effect_when_the_last_person_has_had_two_days():
    starts = [start_date(calendar, sent(8, 15), 2) for calendar in (MEMBER, PARTNER)]
    assert starts == [date(2026, 1, 14), date(2026, 1, 13)]
    assert max(starts) == date(2026, 1, 14)


def test_a_notice_before_work_begins_counts_the_day_and_one_minute_into_work_does_not():
    assert start_date(PARTNER, sent(12, 9), 1) == date(2026, 1, 13)
    assert start_date(PARTNER, sent(12, 9, 1), 1) == date(2026, 1, 14)
    assert start_date(PARTNER, sent(10, 12), 1) == date(2026, 1, 13)


def test_no_lead_means_the_next_whole_working_day():
    assert start_date(PARTNER, sent(9, 15), 0) == date(2026, 1, 12)


def test_the_nth_working_day_skips_weekends_and_holidays():
    assert nth_working_day_after(MEMBER, date(2026, 1, 8), 1) == date(2026, 1, 12)
    assert nth_working_day_after(PARTNER, date(2026, 1, 8), 1) == date(2026, 1, 9)
    assert not is_working_day(MEMBER, date(2026, 1, 9))
    assert is_working_day(PARTNER, date(2026, 1, 9))


@pytest.mark.parametrize("n", [0, -1])
def test_only_the_first_or_a_later_working_day_can_be_asked_for(n):
    with pytest.raises(CalendarError, match="undefined"):
        nth_working_day_after(PARTNER, date(2026, 1, 8), n)
    with pytest.raises(CalendarError, match="negative"):
        start_after_lead(PARTNER, sent(8, 9), -1)


def test_wall_clock_and_utc_convert_both_ways_on_either_side_of_a_clock_change():
    for month in (1, 7):
        minute = minute_of(datetime(2026, month, 1, 9))
        assert local_minute_of(utc_of(minute, "Europe/Berlin"), "Europe/Berlin") == minute
    assert utc_of(minute_of(datetime(2026, 1, 1, 9)), "Europe/Berlin").hour == 8
    assert utc_of(minute_of(datetime(2026, 7, 1, 9)), "Europe/Berlin").hour == 7


def test_an_hour_that_happens_twice_means_the_first_and_one_that_never_happens_moves_on():
    twice, never = datetime(2026, 10, 25, 2, 30), datetime(2026, 3, 29, 2, 30)
    assert utc_of(minute_of(twice), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert utc_of(minute_of(never), "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_zone_that_is_not_known_or_missing_is_named():
    with pytest.raises(CalendarError, match="Europe/Nowhere"):
        utc_of(0, "Europe/Nowhere")
    with pytest.raises(CalendarError, match="no zone"):
        local_minute_of(datetime(2026, 1, 1), "Europe/Berlin")


@pytest.mark.parametrize(
    "instant",
    [
        datetime(1969, 12, 31, 23, 59),
        datetime(2201, 1, 1, 0, 1),
        datetime(2026, 1, 1, 0, 0, 30),
        datetime(2026, 1, 1, tzinfo=UTC),
    ],
)
def test_an_instant_that_is_no_local_minute_of_the_engine_is_refused(instant):
    with pytest.raises(InstantRangeError, match=str(instant.year)):
        minute_of(instant)


def test_arrays_of_instants_convert_both_ways_and_name_the_row_that_cannot():
    instants = np.array(["2026-01-05T08:00", "2200-12-31T23:59"], dtype="datetime64[m]")
    assert (datetimes_of(minutes_of(instants)) == instants).all()
    with pytest.raises(InstantRangeError, match="Row 1"):
        minutes_of(np.array(["2026-01-05", "NaT"], dtype="datetime64[m]"))
    with pytest.raises(InstantRangeError, match="Day -1"):
        date_of(-1)
