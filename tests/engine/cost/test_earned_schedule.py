"""Earned schedule against its worked example, its edges, and exact fractions period by period."""

import time
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.cost.earned_schedule import (
    earned_schedule,
    earned_schedule_many,
    earned_schedule_with_holds,
)
from milepost_engine.cost.earned_value_series import earned_value_many
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.golden import golden


def test_the_worked_example_comes_out_to_the_last_digit():
    case = golden("earned_schedule")
    found = earned_schedule(case["in"]["pv_cum"], case["in"]["EV"], case["in"]["AT"])
    out = case["out"]
    assert found.periods_reached == out["C"]
    assert found.earned_periods == pytest.approx(out["ES"], abs=1e-12)
    assert found.variance_periods.value == pytest.approx(out["SVt"], abs=1e-12)
    assert found.spi_t.value == pytest.approx(out["SPIt"], abs=1e-12)
    assert found.forecast_duration.value == pytest.approx(out["IEACt"], abs=1e-12)
    assert found.tspi.value == pytest.approx(out["TSPI"], abs=1e-12)
    assert found.forecast_duration_at_factor.value == pytest.approx(4 + 2.8)


def test_nothing_earned_is_time_zero_even_where_nothing_was_planned_at_first():
    found = earned_schedule([0, 0, 10], 0, 2)
    assert (found.earned_periods, found.spi_t) == (0.0, Known(0.0))
    assert isinstance(found.forecast_duration, Unknown)


def test_a_plateau_is_passed_at_its_end():
    assert earned_schedule([10, 10, 10, 20], 10, 2).earned_periods == 3
    assert earned_schedule([10, 10, 10, 20], 15, 2).earned_periods == 3.5


def test_a_finished_project_is_measured_by_its_actual_duration():
    found = earned_schedule([10, 20, 20], 20, 9, actual_duration=4)
    assert (found.planned_duration, found.earned_periods) == (2, 2)
    assert (found.spi_t, found.forecast_duration) == (Known(0.5), Known(4.0))
    assert isinstance(found.tspi, NotApplicable)
    assert not found.unachievable


def test_a_finished_project_without_its_duration_has_no_index():
    assert isinstance(earned_schedule([10, 20], 20, 9).spi_t, Unknown)


def test_before_any_time_has_passed_there_is_no_index():
    assert isinstance(earned_schedule([10, 20], 0, 0).spi_t, Unknown)


def test_after_the_planned_duration_the_finish_on_time_is_unachievable():
    found = earned_schedule([10, 20], 15, 2)
    assert isinstance(found.tspi, NotApplicable)
    assert found.unachievable


def test_a_status_inside_a_period_counts_its_fraction():
    assert earned_schedule([10, 20], 5, 0.5).spi_t == Known(1.0)


def test_time_on_hold_is_shown_counted_and_left_out():
    found = earned_schedule_with_holds([10, 20, 30, 40], 20, 3.5, [(1, 2), (3, 4)])
    assert found.hold_counted.spi_t.value == pytest.approx(2 / 3.5)
    assert found.hold_excluded.spi_t.value == pytest.approx(1.0)
    assert found.shifted_pv == pytest.approx((10, 10, 20, 20, 30, 40))


def test_holds_of_part_of_a_period_shift_the_plan_by_that_part():
    assert earned_schedule_with_holds([10, 20], 5, 1, [(0.5, 1.0)]).shifted_pv == pytest.approx((5, 15, 20))


@pytest.mark.parametrize("holds", [[(2, 1)], [(0, 2), (1, 3)], [(float("nan"), 1)]])
def test_holds_out_of_order_are_refused(holds):
    with pytest.raises(ValueError, match="hold"):
        earned_schedule_with_holds([10, 20], 5, 1, holds)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([], 0, 1), "planned value"),
        (([10, 5], 0, 1), "never falls"),
        (([0, 0], 0, 1), "without budget"),
        (([10, float("nan")], 0, 1), "finite"),
        (([10], -1, 1), "earned value"),
        (([10], 1, -1), "elapsed"),
    ],
)
def test_impossible_inputs_are_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        earned_schedule(*arguments)


def test_an_actual_duration_beyond_the_status_date_and_a_factor_of_zero_are_refused():
    with pytest.raises(ValueError, match="actual duration"):
        earned_schedule([10], 10, 1, actual_duration=2)
    with pytest.raises(ValueError, match="factor"):
        earned_schedule([10], 5, 1, performance_factor=0)


steps = st.lists(st.integers(0, 50), min_size=1, max_size=10).filter(any)


def slow(curve, ev):
    """Return ES by looking at every period, in exact fractions."""
    if ev == 0:
        return Fraction(0)
    if ev >= curve[-1]:
        return Fraction(curve.index(curve[-1]) + 1)
    reached = max(n for n in range(len(curve) + 1) if ([0, *curve])[n] <= ev)
    below, above = ([0, *curve])[reached], curve[reached]
    return reached + Fraction(ev - below, above - below)


@given(steps, st.integers(0, 500), st.integers(1, 12))
def test_earned_schedule_agrees_with_looking_at_every_period(increments, ev, at):
    curve = np.cumsum(increments).tolist()
    found = earned_schedule(curve, ev, at, actual_duration=at)
    assert found.earned_periods == pytest.approx(float(slow(curve, ev)), abs=1e-12)
    assert found.spi_t.value == pytest.approx(float(slow(curve, ev) / at), abs=1e-12)


@given(steps, st.integers(0, 400), st.integers(0, 100))
def test_more_earned_is_never_earlier(increments, ev, more):
    curve = np.cumsum(increments).tolist()
    first, second = (earned_schedule(curve, one, 1).earned_periods for one in (ev, ev + more))
    assert second >= first


@given(st.lists(st.tuples(steps, st.lists(st.integers(0, 60), min_size=5, max_size=5)), min_size=1, max_size=4))
def test_many_projects_agree_with_one_at_a_time(rows):
    curves = [np.cumsum([*one, *[0] * (10 - len(one))]) for one, _ in rows]
    earned = [np.cumsum(one) for _, one in rows]
    many = earned_schedule_many(curves, earned)
    for row, (curve, evs) in enumerate(zip(curves, earned, strict=True)):
        finish = next((at for at, ev in enumerate(evs, 1) if ev >= curve[-1]), None)
        for period, ev in enumerate(evs, 1):
            done = finish is not None and period >= finish
            one = earned_schedule(curve, float(ev), period, actual_duration=finish if done else None)
            pairs = [
                (Known(one.earned_periods), many.earned_periods),
                (one.variance_periods, many.variance_periods),
                (one.spi_t, many.spi_t),
                (one.forecast_duration, many.forecast_duration),
                (one.tspi, many.tspi),
            ]
            for result, array in pairs:
                if isinstance(result, Known):
                    assert array[row, period - 1] == pytest.approx(result.value, abs=1e-12)
                else:
                    assert np.isnan(array[row, period - 1])


def test_a_period_not_reported_has_no_measure():
    many = earned_schedule_many([[10, 20]], [[5, np.nan]])
    assert np.isnan(many.earned_periods[0, 1])
    assert np.isnan(many.spi_t[0, 1])


def test_the_first_impossible_row_of_many_is_named():
    with pytest.raises(ValueError, match=r"Project 1: .*never falls"):
        earned_schedule_many([[1, 2], [2, 1]], [[1], [1]])
    with pytest.raises(ValueError, match="Project 0, period 1"):
        earned_schedule_many([[1, 2]], [[1, -1]])
    with pytest.raises(ValueError, match="shapes"):
        earned_schedule_many([1, 2], [[1]])


def test_a_thousand_projects_over_two_years_take_less_than_a_second_with_earned_value():
    rng = np.random.default_rng(7)
    pv = np.cumsum(rng.uniform(0, 1, (1000, 24)), axis=1)
    began = time.perf_counter()
    earned_value_many(pv[:, -1], pv, pv * 0.8, pv)
    earned_schedule_many(pv, pv * 0.8)
    assert time.perf_counter() - began < 1.0
