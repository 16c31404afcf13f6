"""Cash flow against its worked examples, exact fractions and the eigenvalues of numpy."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.cost.cash_flow import irr, mirr, npv, payback, profitability_index, roi, to_go, xnpv
from milepost_engine.cost.polynomial import positive_roots
from milepost_engine.result import NotApplicable, Unknown
from tests.engine.golden import golden


def test_the_worked_example_comes_out_to_the_stated_digits():
    case = golden("cash")
    flows, rate = case["cf"], case["r"]
    assert npv(rate, flows) == pytest.approx(case["npv"], abs=1e-9)
    assert irr(flows).value == pytest.approx((case["irr"],), abs=1e-9)
    assert mirr(flows, 0.10, 0.08).value == pytest.approx(case["mirr_f10_r8"], abs=1e-9)
    assert profitability_index(rate, flows).value == pytest.approx(case["pi"], abs=1e-9)
    assert roi(flows).value == pytest.approx(case["roi"], abs=1e-12)
    assert payback(flows).value == pytest.approx(case["payback"], abs=1e-12)
    assert payback(flows, rate).value == pytest.approx(case["disc_payback"], abs=1e-9)


def test_flows_with_two_rates_report_both():
    case = golden("irr_multi")
    assert irr(case["cf"]).value == pytest.approx(tuple(case["irr"]), abs=1e-9)


def test_flows_without_a_change_of_sign_have_no_rate():
    assert golden("irr_none")["irr"] == []
    assert isinstance(irr(golden("irr_none")["cf"]), Unknown)


@pytest.mark.parametrize("which", ["keep", "stop"])
def test_the_value_to_go_leaves_out_what_was_spent(which):
    case = golden("to_go")[which]
    found = to_go(case["r"], [case["etc"]], [0] + [case["benefit"]] * case["years"])
    assert found.npv == pytest.approx(case["npv"], abs=1e-9)
    assert found.worth_continuing is (which == "keep")


def test_stopping_costs_count_for_going_on_and_benefits_without_it_against():
    found = to_go(0.0, [10], [30], benefits_if_stopped=[5], exit_cost_if_stopped=[7], exit_cost_if_continued=[2])
    assert found.npv == 10 * -1 + 30 - 5 + 7 - 2
    assert found.exit_effect == 5


def test_the_middle_of_the_period_discounts_half_a_period_more():
    assert npv(0.21, [100, 100], mid_period=True) == pytest.approx(100 / 1.1 + 100 / 1.1**3)


def test_dated_flows_are_discounted_by_days_of_a_365_day_year():
    dates = [date(2024, 1, 1), date(2024, 12, 31), date(2025, 7, 1)]
    expected = -100 + 60 / 1.1 ** (365 / 365) + 60 / 1.1 ** (547 / 365)
    assert xnpv(0.1, [-100, 60, 60], dates) == pytest.approx(expected)


def test_dates_before_the_first_and_missing_dates_are_refused():
    with pytest.raises(ValueError, match="before the first"):
        xnpv(0.1, [1, 2], [date(2025, 1, 2), date(2025, 1, 1)])
    with pytest.raises(ValueError, match="as many dates"):
        xnpv(0.1, [1, 2], [date(2025, 1, 2)])


def test_a_rate_that_only_touches_zero_is_found_once():
    assert irr([100, -220, 121]).value == pytest.approx((0.10,), abs=1e-6)


def test_flows_that_change_sign_may_still_have_no_rate():
    assert isinstance(irr([10, -10, 10]), Unknown)


def test_leading_and_trailing_zeros_do_not_change_the_rates():
    assert irr([0, 0, -100, 110, 0]).value == pytest.approx((0.10,))


def test_flows_of_nothing_have_no_rate():
    assert isinstance(irr([0, 0]), NotApplicable)


def test_a_project_of_fifty_years_by_month_has_its_rate():
    flows = np.array([-1000.0] + [10.0] * 599 + [-50.0])
    rates = irr(flows).value
    assert len(rates) == 2
    for rate in rates:
        assert abs(npv(rate, flows)) <= 1e-10 * npv(rate, abs(flows))


def test_what_never_pays_back_is_unknown_and_what_costs_nothing_has_no_payback():
    assert isinstance(payback([-100, 10]), Unknown)
    assert isinstance(payback([100, 10]), NotApplicable)
    assert payback([50, -100, 100]).value == pytest.approx(1.5)


@pytest.mark.parametrize("measure", [lambda f: mirr(f, 0.1, 0.1), lambda f: profitability_index(0.1, f), roi])
def test_ratios_to_an_outflow_need_one(measure):
    assert isinstance(measure([10, 20]), NotApplicable)


@pytest.mark.parametrize("rate", [-1, -2, float("nan")])
def test_a_rate_of_minus_one_or_less_is_refused(rate):
    with pytest.raises(ValueError, match="above -1"):
        npv(rate, [1, 2])


@pytest.mark.parametrize("flows", [[], [float("inf")], [[1, 2]]])
def test_flows_that_are_none_are_refused(flows):
    with pytest.raises(ValueError, match="finite amount"):
        npv(0.1, flows)


def test_a_polynomial_of_zeros_is_refused():
    with pytest.raises(ValueError, match="every number"):
        positive_roots([0, 0])


amounts = st.lists(st.integers(-1000, 1000), min_size=2, max_size=12)


@given(amounts, st.integers(-50, 200))
def test_present_value_agrees_with_exact_fractions(flows, percent):
    rate = Fraction(percent, 100)
    exact = sum(Fraction(one) / (1 + rate) ** t for t, one in enumerate(flows))
    scale = sum(abs(one) / (1 + float(rate)) ** t for t, one in enumerate(flows))
    assert npv(float(rate), flows) == pytest.approx(float(exact), abs=1e-12 * (scale + 1))


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=8).filter(lambda one: one[0] and one[-1]))
def test_the_roots_are_the_positive_real_ones_of_the_eigenvalues(terms):
    ours = positive_roots(terms)
    theirs = [one.real for one in np.roots(terms[::-1]) if abs(one.imag) < 1e-9 * abs(one) and one.real > 1e-9]
    for root in theirs:
        assert any(abs(root - one) <= 1e-5 * root for one in ours)
    for one in ours:
        scale = sum(abs(term) * one**power for power, term in enumerate(terms))
        assert abs(sum(term * one**power for power, term in enumerate(terms))) <= 1e-11 * scale


@given(st.lists(st.integers(1, 40), min_size=1, max_size=5, unique=True))
def test_a_polynomial_built_from_its_roots_gives_them_back(tenths):
    roots = sorted(one / 10 for one in tenths)
    terms = np.polynomial.polynomial.polyfromroots(roots)
    assert positive_roots(terms) == pytest.approx(roots, rel=1e-5)
