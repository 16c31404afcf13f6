"""The best choice against its worked example and against trying every choice."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.choose.selection import (
    Candidate,
    LimitKind,
    Portfolio,
    Requirement,
    Status,
    best_value,
    broken_limits,
    choose,
)
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.choose.selection.portfolios import (
    best_by_trying,
    every_choice,
    key,
    portfolios,
    worked_portfolio,
)
from tests.engine.golden import golden


def test_the_worked_portfolio_is_chosen_as_published():
    case = golden("portfolio")
    found = choose(worked_portfolio())
    assert found.status is Status.OPTIMAL
    assert found.starts == case["start_index"]
    assert found.value == Known(Decimal(case["optimum"]))
    assert found.gap_share == Known(0.0)
    assert found.excluded == ("D",)
    assert found.cost == 165


def test_trying_every_choice_of_the_worked_portfolio_finds_as_many_as_published():
    case = golden("portfolio")
    found = list(every_choice(worked_portfolio()))
    assert len(found) == case["feasible_count"]
    assert -min(key(worked_portfolio(), one) for one in found)[0] == case["optimum"]


def test_forcing_the_excluded_project_costs_what_is_published():
    assert best_value(worked_portfolio(), forced=["D"]) == Known(Decimal(golden("portfolio")["force_D"]))


@given(portfolios())
@settings(deadline=None, max_examples=60)
def test_no_other_choice_is_better_and_ties_are_broken_as_promised(portfolio):
    best = best_by_trying(portfolio)
    found = choose(portfolio)
    if best is None:
        assert found.status is Status.INFEASIBLE
        assert isinstance(found.value, Unknown)
        assert isinstance(best_value(portfolio), NotApplicable)
    else:
        assert found.status is Status.OPTIMAL
        assert not broken_limits(portfolio, found.starts)
        assert key(portfolio, found.starts) == best


@given(portfolios(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_the_order_of_candidates_changes_nothing(portfolio, shuffle: random.Random):
    moved = list(portfolio.candidates)
    shuffle.shuffle(moved)
    parts = {name: getattr(portfolio, name) for name in portfolio.__dataclass_fields__}
    assert choose(Portfolio(**{**parts, "candidates": tuple(moved)})) == choose(portfolio)


def test_money_that_carries_over_pays_for_a_later_period():
    candidate = Candidate("A", (0, 8), 5)
    assert choose(Portfolio(2, (4, 4), (candidate,))).starts == {}
    assert choose(Portfolio(2, (4, 4), (candidate,), carry_over=True)).starts == {"A": 0}


def test_a_project_in_flight_keeps_its_start_even_when_a_better_one_exists():
    locked = Candidate("A", (1,), 5, decay=1, locked_start=1)
    assert choose(Portfolio(2, (9, 9), (locked,))).starts == {"A": 1}


def test_a_project_of_unknown_cost_is_left_out_with_its_reason_or_taken_at_its_p80():
    unknown = Candidate("A", Unknown("No estimate."), 5)
    found = choose(Portfolio(1, (9,), (unknown,)))
    assert (found.starts, found.not_considered) == ({}, {"A": "No estimate."})
    at_p80 = Candidate("A", Unknown("No estimate."), 5, p80_cost=(3,))
    assert choose(Portfolio(1, (9,), (at_p80,))).starts == {"A": 0}


def test_a_project_that_needs_one_of_unknown_cost_is_not_chosen():
    portfolio = Portfolio(
        1,
        (9,),
        (Candidate("A", (1,), 5), Candidate("B", Unknown("No estimate."), 5)),
        requires=(Requirement("A", "B", finished=False),),
    )
    assert choose(portfolio).starts == {}


def test_candidates_without_value_are_not_chosen_and_nothing_to_choose_is_a_choice():
    assert choose(Portfolio(1, (9,), (Candidate("A", (1,), 0),))).starts == {}
    empty = choose(Portfolio(1, (9,), ()))
    assert (empty.status, empty.value) == (Status.OPTIMAL, Known(Decimal(0)))


def test_a_value_by_start_need_not_fall_evenly():
    one = Candidate("A", (1,), value_by_start=(1, 9, 2))
    assert choose(Portfolio(3, (1, 1, 1), (one,))).starts == {"A": 1}


def test_money_of_many_digits_is_compared_exactly():
    tight = Candidate("A", (Decimal("1000000000.01"),), 5)
    assert choose(Portfolio(1, (Decimal("1000000000.00"),), (tight,))).starts == {}
    assert choose(Portfolio(1, (Decimal("1000000000.01"),), (tight,))).starts == {"A": 0}


def test_numbers_beyond_exact_arithmetic_of_the_solver_are_refused():
    huge = Candidate("A", (Decimal("1e20") + Decimal("0.01"), Decimal(1)), 5)
    with pytest.raises(ValueError, match="too many digits"):
        choose(Portfolio(2, (10**21, 1), (huge,)))


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: Portfolio(2, (1,), ()), "as many budgets"),
        (lambda: Portfolio(1, (1,), (), capacity={"dev": (1, 2)}), "dev"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (1,)), Candidate("A", (1,)))), "twice: A"),
        (lambda: Portfolio(1, (1,), (), exclusive=(frozenset("XY"),)), "X, Y"),
        (lambda: Portfolio(1, (1,), (Candidate("A", ()),)), "cost of A"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (-1,)),)), "cost of A"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (1,), float("nan")),)), "value of A"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (1,), locked_start=1),)), "A is locked"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (1,), demand={"dev": (1,)}),)), "demands dev"),
        (
            lambda: Portfolio(1, (1,), (Candidate("A", (1,), demand={"dev": (1, 1)}),), capacity={"dev": (1,)}),
            "longer",
        ),
        (lambda: Portfolio(2, (1, 1), (Candidate("A", (1,), value_by_start=(1,)),)), "value of A by start"),
    ],
)
def test_a_portfolio_that_does_not_fit_together_is_refused_by_name(build, said):
    with pytest.raises(ValueError, match=said):
        build()


def test_the_checker_refuses_starts_outside_the_horizon():
    with pytest.raises(ValueError, match="A cannot start"):
        broken_limits(Portfolio(1, (1,), (Candidate("A", (1, 1)),)), {"A": 0})


def test_the_checker_names_every_limit_that_is_broken():
    kinds = {one.kind for one in broken_limits(worked_portfolio(), {"A": 0, "D": 0, "C": 0, "B": 0})}
    assert kinds == {
        LimitKind.MANDATORY,
        LimitKind.EXCLUSION,
        LimitKind.REQUIREMENT,
        LimitKind.CAPACITY,
        LimitKind.BUDGET,
    }


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        (Candidate("A", (2, 0), 5), Candidate("B", (3,), 5), "B"),
        (Candidate("A", (3,), 5), Candidate("B", (2,), 5), "B"),
        (Candidate("A", (3,), 5), Candidate("B", (3,), 5), "A"),
    ],
)
def test_among_equal_values_the_earlier_then_the_cheaper_then_the_first_code_is_chosen(first, second, chosen):
    portfolio = Portfolio(2, (3, 3), (first, second), exclusive=(frozenset("AB"),))
    assert choose(portfolio).starts == {chosen: 0}
