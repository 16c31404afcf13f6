"""Earned value against its worked example, its edges, and exact fractions."""

import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.cost.earned_value import EacFormula, earned_value
from milepost_engine.cost.earned_value_series import earned_value_many, since_adjustment
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.golden import golden, worked


def test_the_worked_example_comes_out_to_the_last_digit():
    case = golden("evm")
    given_, out = case["in"], case["out"]
    found = earned_value(given_["BAC"], given_["PV"], given_["EV"], given_["AC"])
    by = found.forecasts
    assert (found.cv, found.sv) == (out["CV"], out["SV"])
    assert found.cpi.value == pytest.approx(out["CPI"], abs=1e-12)
    assert found.spi.value == pytest.approx(out["SPI"], abs=1e-12)
    formulas = [
        EacFormula.CPI,
        EacFormula.BUDGET_RATE,
        EacFormula.CPI_TIMES_SPI,
        EacFormula.WEIGHTED,
    ]
    for number, formula in enumerate(formulas, start=1):
        assert float(by[formula].eac.value) == pytest.approx(out[f"EAC{number}"], abs=1e-8)
    assert by[EacFormula.CPI].vac.value == out["VAC1"]
    assert by[EacFormula.CPI].vac_share == Known(-0.125)
    assert found.tcpi_bac.value == pytest.approx(out["TCPI_BAC"], abs=1e-12)
    assert by[EacFormula.CPI].tcpi.value == pytest.approx(out["TCPI_EAC1"], abs=1e-12)


def test_the_published_toy_project_comes_out():
    case = next(one for one in worked("evm") if one["id"] == "PRA-toy")
    given_, out = case["inputs"], case["expected"]
    pv = given_["schedule"][given_["period"] - 1] * given_["BAC"]
    ev = given_["pct_complete"] * given_["BAC"]
    found = earned_value(given_["BAC"], pv, ev, given_["AC_cum"])
    assert (float(found.sv), float(found.cv)) == (out["SV"], out["CV"])
    assert found.spi.value == pytest.approx(out["SPI"], abs=1e-7)
    assert found.cpi.value == pytest.approx(out["CPI"], abs=1e-7)


def test_before_any_plan_or_cost_the_indices_are_unknown():
    found = earned_value(100, 0, 0, 0)
    assert isinstance(found.spi, Unknown)
    assert isinstance(found.cpi, Unknown)
    assert not found.work_without_cost


def test_work_without_cost_is_a_fault_of_the_data_and_not_a_perfect_index():
    found = earned_value(100, 50, 10, 0)
    assert isinstance(found.cpi, Unknown)
    assert found.work_without_cost
    assert isinstance(found.forecasts[EacFormula.CPI].eac, Unknown)


def test_cost_without_work_has_index_zero_and_only_a_bottom_up_estimate():
    found = earned_value(100, 50, 0, 20, bottom_up_etc=110)
    assert found.cpi == Known(0.0)
    for formula in (EacFormula.CPI, EacFormula.CPI_TIMES_SPI, EacFormula.WEIGHTED):
        assert isinstance(found.forecasts[formula].eac, Unknown)
    assert found.forecasts[EacFormula.BOTTOM_UP].eac == Known(Decimal(130))


def test_a_budget_that_is_used_up_with_work_left_is_unachievable_not_negative():
    found = earned_value(100, 90, 80, 100)
    assert isinstance(found.tcpi_bac, NotApplicable)
    assert found.budget_unachievable


def test_a_complete_project_ends_at_its_actual_cost_whatever_the_formula():
    found = earned_value(100, 100, 100, 120, bottom_up_etc=0)
    assert {one.eac for one in found.forecasts.values()} == {Known(Decimal(120))}
    assert found.spi == Known(1.0)
    assert not found.budget_unachievable
    assert isinstance(found.tcpi_bac, NotApplicable)


def test_a_bottom_up_estimate_far_from_the_performance_so_far_is_not_credible():
    found = earned_value(100, 50, 40, 80, bottom_up_etc=60)
    assert found.forecasts[EacFormula.BOTTOM_UP].credible == Known(value=False)
    assert found.forecasts[EacFormula.CPI].credible == Known(value=True)


def test_exactly_the_limit_of_credibility_is_still_credible():
    found = earned_value(100, 50, 50, 50, bottom_up_etc=Decimal(500) / 11)
    assert found.forecasts[EacFormula.BOTTOM_UP].tcpi.value == pytest.approx(1.1)
    tight = earned_value(110, 55, 55, 55, bottom_up_etc=50)
    assert tight.forecasts[EacFormula.BOTTOM_UP].credible == Known(value=True)


def test_a_budget_of_zero_has_no_share():
    assert isinstance(earned_value(0, 0, 0, 5).complete_share, NotApplicable)


def test_credits_above_cost_give_no_index():
    assert isinstance(earned_value(100, 50, 40, -5).cpi, Unknown)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((100, 50, 101, 5), "earned value"),
        ((100, 101, 50, 5), "planned value"),
        ((-1, 0, 0, 0), "budget"),
        ((100, float("nan"), 0, 0), "PV"),
        ((100, 0, 0, float("inf")), "AC"),
        ((True, 0, 0, 0), "BAC"),
        (("100", 0, 0, 0), "BAC"),
    ],
)
def test_impossible_amounts_are_refused_by_name(amounts, said):
    with pytest.raises(ValueError, match=said):
        earned_value(*amounts)


def test_a_negative_estimate_of_the_remaining_work_is_refused():
    with pytest.raises(ValueError, match="bottom-up"):
        earned_value(100, 50, 40, 50, bottom_up_etc=-1)


cents = st.integers(0, 10**9)


@st.composite
def statuses(draw):
    bac = draw(st.integers(1, 10**9))
    return bac, draw(st.integers(0, bac)), draw(st.integers(0, bac)), draw(cents)


@given(statuses())
def test_every_measure_agrees_with_exact_fractions(status):
    bac, pv, ev, ac = (Fraction(one) for one in status)
    found = earned_value(*status)
    assert found.cv == ev - ac
    if ac and pv and 0 < ev < bac:
        cpi, spi = ev / ac, ev / pv
        rates = {
            EacFormula.CPI: cpi,
            EacFormula.BUDGET_RATE: Fraction(1),
            EacFormula.CPI_TIMES_SPI: cpi * spi,
            EacFormula.WEIGHTED: Fraction(4, 5) * cpi + Fraction(1, 5) * spi,
        }
        for formula, rate in rates.items():
            got = Fraction(found.forecasts[formula].eac.value)
            expected = ac + (bac - ev) / rate
            assert abs(got - expected) <= abs(expected) * Fraction(1, 10**24)
        assert found.forecasts[EacFormula.CPI].tcpi.value == pytest.approx(float(cpi), rel=1e-9)


@given(st.lists(statuses(), min_size=1, max_size=6))
def test_many_projects_agree_with_one_at_a_time(rows):
    bac, pv, ev, ac = (np.array(one, dtype=float) for one in zip(*rows, strict=True))
    many = earned_value_many(bac, pv[:, None], ev[:, None], ac[:, None])
    for row in range(len(rows)):
        one = many.at(row, 0)
        pairs = [
            (one.cpi, many.cpi),
            (one.spi, many.spi),
            (one.tcpi_bac, many.tcpi_bac),
            (one.forecasts[EacFormula.CPI].eac, many.eac_cpi),
            (one.forecasts[EacFormula.CPI_TIMES_SPI].eac, many.eac_cpi_times_spi),
            (one.forecasts[EacFormula.WEIGHTED].eac, many.eac_weighted),
            (one.forecasts[EacFormula.BUDGET_RATE].eac, many.eac_budget_rate),
        ]
        for result, array in pairs:
            if isinstance(result, Known):
                assert array[row, 0] == pytest.approx(float(result.value), rel=1e-9)
            else:
                assert np.isnan(array[row, 0])


def test_the_first_impossible_cell_of_many_is_named():
    with pytest.raises(ValueError, match="Project 1, period 0: the earned value"):
        earned_value_many([10, 10], [[1], [1]], [[1], [11]], [[1], [1]])
    with pytest.raises(ValueError, match="Project 0, period 0: the actual cost must be finite"):
        earned_value_many([10], [[1]], [[1]], [[np.nan]])
    with pytest.raises(ValueError, match="shape"):
        earned_value_many([10], [[1, 2]], [[1]], [[1]])


def test_an_adjustment_shows_the_index_since_and_keeps_the_history():
    many = earned_value_many([100], [[20, 40, 60]], [[10, 20, 40]], [[20, 40, 55]])
    cpi, spi = since_adjustment(many, 1)
    assert cpi.ravel().tolist() == pytest.approx([20 / 15])
    assert spi.tolist() == [[1.0]]
    assert many.cpi[0, 2] == pytest.approx(40 / 55)
    with pytest.raises(IndexError, match="period 3"):
        since_adjustment(many, 3)


def test_a_thousand_projects_over_two_years_take_less_than_half_a_second():
    rng = np.random.default_rng(1)
    pv = np.cumsum(rng.uniform(0, 1, (1000, 24)), axis=1)
    ev = pv * 0.9
    began = time.perf_counter()
    earned_value_many(pv[:, -1], pv, ev, pv)
    assert time.perf_counter() - began < 0.5
