"""Choices across futures against choosing by hand, and against trying everything in each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.choose.futures import Future, _in_future, choose_across_futures
from milepost_engine.choose.selection import Candidate, Limit, LimitKind, Place, Portfolio
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.choose.selection.portfolios import best_by_trying, portfolios, worked_portfolio


def test_a_project_is_core_where_every_future_chooses_it_and_the_plan_of_today_may_break():
    portfolio = Portfolio(
        1,
        (5,),
        (Candidate("A", (3,), 10), Candidate("B", (2,), 7), Candidate("C", (2,), 6)),
        capacity={"dev": (1,)},
    )
    found = choose_across_futures(
        portfolio, [Future(), Future(costs={"B": 2}), Future(budget=0.8), Future(values={"B": 0.5})]
    ).value
    # As stated A and B; B too dear: A and C; money 4: B and C (13) before A (10); B worth 3.5: A and C.
    assert found.chosen_share == {"A": 0.75, "B": 0.5, "C": 0.75}
    assert found.place["A"] is Place.BORDERLINE
    assert found.holds_share == Known(0.5)
    assert found.broken == {Limit(LimitKind.BUDGET, "", 0): 2}


def test_fewer_people_decide_like_less_money():
    found = choose_across_futures(worked_portfolio(), [Future(capacity={"dev": 0.5}), Future()]).value
    assert found.holds_share == Known(0.5)
    assert {one.kind for one in found.broken} == {LimitKind.CAPACITY}
    assert found.place["E"] is Place.CORE
    assert found.place["D"] is Place.OUTSIDE


def test_a_future_in_which_nothing_holds_is_counted_and_named():
    must = Portfolio(1, (3,), (Candidate("A", (3,), 5, mandatory=True),))
    found = choose_across_futures(must, [Future(), Future(costs={"A": 2})]).value
    assert (found.impossible, found.chosen_share) == ((1,), {"A": 0.5})
    never = Portfolio(1, (2,), (Candidate("A", (3,), 5, mandatory=True),))
    assert isinstance(choose_across_futures(never, [Future()]).value.holds_share, NotApplicable)


def test_an_unknown_cost_stays_unknown_in_every_future():
    portfolio = Portfolio(1, (5,), (Candidate("A", Unknown("No estimate."), 5), Candidate("B", (1,), 1)))
    assert choose_across_futures(portfolio, [Future(costs={"A": 2})]).value.chosen_share == {"B": 1.0}


factors = st.sampled_from([0, 0.5, 1, 2])


@given(portfolios(largest=3), st.dictionaries(st.just("A"), factors), st.dictionaries(st.just("A"), factors), factors)
@settings(deadline=None, max_examples=25)
def test_every_future_is_chosen_for_as_by_trying_everything(portfolio, values, costs, money):
    future = Future(values, costs, {"dev": money}, money)
    world = _in_future(portfolio, future)
    best = best_by_trying(world)
    found = choose_across_futures(portfolio, [future]).value
    assert found.impossible == ((0,) if best is None else ())


@pytest.mark.parametrize(
    ("futures", "said"),
    [
        ([], "one future"),
        ([Future(values={"Z": 1})], "candidates: Z"),
        ([Future(capacity={"law": 1})], "skills: law"),
        ([Future(costs={"A": -1})], "cost of A is -1"),
        ([Future(budget=float("nan"))], "factor on the budget"),
    ],
)
def test_impossible_futures_are_refused_by_name(futures, said):
    with pytest.raises(ValueError, match=said):
        choose_across_futures(Portfolio(1, (5,), (Candidate("A", (1,), 2),)), futures)
