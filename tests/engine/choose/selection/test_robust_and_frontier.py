"""Robust choices and the frontier against the worked portfolio and against comparing by hand."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from milepost_engine.choose.frontier import Point, frontier, gap_to_frontier, point_of
from milepost_engine.choose.selection import Candidate, Place, Portfolio, choose, choose_robustly
from milepost_engine.result import Known, NotApplicable
from tests.engine.choose.selection.portfolios import portfolios, worked_portfolio
from tests.engine.golden import golden


def test_the_frontier_of_the_worked_portfolio_is_the_published_one():
    case = golden("portfolio")["frontier"]
    found = frontier(worked_portfolio(), [int(one) for one in case])
    assert {str(one.change): int(one.point.value.value) for one in found} == case
    by_change = {int(one.change): one for one in found}
    assert (by_change[-20].point.value.spend, set(by_change[-20].choice.starts)) == (105, set("ABE"))
    assert (by_change[-10].point.value.spend, set(by_change[-10].choice.starts)) == (165, set("ABCE"))
    assert by_change[30].point.value.spend == 165


def test_a_budget_at_which_nothing_holds_is_kept_and_says_so():
    portfolio = Portfolio(1, (5,), (Candidate("A", (6,), 3, mandatory=True),))
    found = frontier(portfolio, [0, 1])
    assert isinstance(found[0].point, NotApplicable)
    assert not found[0].efficient
    assert found[1].efficient


def test_a_point_that_costs_more_and_brings_no_more_is_not_efficient():
    portfolio = Portfolio(1, (0,), (Candidate("A", (1,), 5, risk=1), Candidate("B", (2,), 6, risk=0)), exclusive=())
    found = frontier(portfolio, [1, 2, 3])
    assert [one.efficient for one in found] == [True, True, True]
    assert found[0].point.value.risk == 1


def test_the_gap_of_the_current_portfolio_is_to_a_point_that_exists():
    portfolio = worked_portfolio()
    grid = frontier(portfolio, [-20, -10, 0])
    current = point_of(portfolio, {"B": 0, "E": 1, "C": 1})
    assert gap_to_frontier(current, grid) == Known(Decimal(160) - current.value)
    assert isinstance(gap_to_frontier(Point(Decimal(1), Decimal(1), Decimal(0), {}), grid), NotApplicable)


@given(portfolios(largest=3))
@settings(deadline=None, max_examples=15)
def test_more_money_never_brings_less(portfolio):
    known = [one.point.value.value for one in frontier(portfolio, [-1, 0, 2]) if isinstance(one.point, Known)]
    assert known == sorted(known)


def test_the_robust_choice_is_the_one_by_hand():
    portfolio = Portfolio(1, (3,), (Candidate("A", (3,), 10), Candidate("B", (2,), 7), Candidate("C", (1,), 1)))
    found = choose_robustly(portfolio, [{}, {"A": 0.5}, {"A": 2}]).value
    # Values of {A}: 10, 5, 20; of {B, C}: 8, 8, 8. Regrets: 3 against 12.
    assert found.best_worst_case.starts == {"B": 0, "C": 0}
    assert found.worst_value == 8
    assert found.least_regret.starts == {"A": 0}
    assert found.largest_regret == 3
    assert found.chosen_share == pytest.approx({"A": 2 / 3, "B": 1 / 3, "C": 1 / 3})
    assert found.place["A"] is Place.BORDERLINE


def test_what_is_best_in_every_future_is_core_and_what_is_in_none_is_outside():
    portfolio = Portfolio(1, (3,), (Candidate("A", (3,), 10), Candidate("B", (3,), 1)))
    found = choose_robustly(portfolio, [{}, {"A": 0.5}]).value
    assert found.place == {"A": Place.CORE, "B": Place.OUTSIDE}


def test_impossible_scenarios_are_refused_and_impossible_portfolios_have_no_robust_choice():
    portfolio = Portfolio(1, (3,), (Candidate("A", (3,), 10),))
    for scenarios, said in (([], "scenario"), ([{"Z": 1}], "Z"), ([{"A": -1}], "below 0")):
        with pytest.raises(ValueError, match=said):
            choose_robustly(portfolio, scenarios)
    impossible = Portfolio(1, (3,), (Candidate("A", (4,), 10, mandatory=True),))
    assert isinstance(choose_robustly(impossible, [{}]), NotApplicable)


@given(portfolios(largest=3))
@settings(deadline=None, max_examples=15)
def test_one_certain_future_is_chosen_for_as_if_nothing_were_uncertain(portfolio):
    found = choose_robustly(portfolio, [{}])
    if isinstance(found, Known):
        assert found.value.least_regret == choose(portfolio)
        assert found.value.largest_regret == 0
