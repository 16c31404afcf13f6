"""What no portfolio can be is refused with its place, its number and what would be right."""

import pytest

from milepost_engine.choose.frontier import frontier
from milepost_engine.choose.selection import (
    Candidate,
    LimitKind,
    Portfolio,
    Requirement,
    ShareLimit,
    Status,
    Synergy,
    choose,
    choose_robustly,
    conflicting_limits,
    value_of_more,
)

NAN, INF = float("nan"), float("inf")
A, B = Candidate("A", (1,), 2), Candidate("B", (1,), 2)


def portfolio(*candidates, **parts):
    return Portfolio(**{"periods": 1, "budget": (5,), "candidates": candidates or (A, B), **parts})


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: portfolio(budget=(NAN,)), "budget in period 0 must be finite"),
        (lambda: portfolio(periods=2, budget=(1, INF)), "budget in period 1 must be finite"),
        (lambda: portfolio(budget=("5",)), "budget in period 0 must be a number"),
        (lambda: portfolio(budget=(True,)), "budget in period 0 must be a number"),
        (lambda: portfolio(capacity={"dev": (NAN,)}), "capacity of dev in period 0"),
        (lambda: portfolio(periods=0, budget=()), "0 periods"),
        (lambda: portfolio(periods=1.0), "whole number, not 1.0"),
        (lambda: portfolio(Candidate("", (1,))), "Project 1 has no code"),
        (lambda: portfolio(Candidate("A", (NAN,))), "cost of A must be finite"),
        (lambda: portfolio(Candidate("A", (1,), 2, decay=INF)), "decay of A"),
        (lambda: portfolio(Candidate("A", (1,), value_by_start=(NAN,))), "value of A"),
        (lambda: portfolio(Candidate("A", (1,), risk=NAN)), "risk of A"),
        (lambda: portfolio(Candidate("A", (1, 1), NAN)), "value of A"),
        (lambda: portfolio(Candidate("A", (1,), demand={"dev": (NAN,)}), capacity={"dev": (1,)}), "A for dev"),
        (lambda: portfolio(Candidate("A", (1,), demand={"dev": (-1,)}), capacity={"dev": (1,)}), "below 0"),
        (lambda: portfolio(Candidate("A", (1,), earliest_start=-1)), "earliest start of A .* not -1"),
        (lambda: portfolio(Candidate("A", (1,), finish_by=-1)), "finish within of A .* not -1"),
        (lambda: portfolio(Candidate("A", (1,), locked_start=-2)), "locked start of A .* not -2"),
        (lambda: portfolio(Candidate("A", (1,), earliest_start=0.5)), "earliest start of A .* not 0.5"),
        (lambda: portfolio(requires=(Requirement("A", "A"),)), "A cannot need itself"),
        (lambda: portfolio(synergies=(Synergy(frozenset("A"), 5),)), "two projects at least, not A"),
        (lambda: portfolio(synergies=(Synergy(frozenset(), 5),)), "not none"),
        (lambda: portfolio(synergies=(Synergy(frozenset("AB"), NAN),)), "synergy of A, B"),
        (lambda: portfolio(shares=(ShareLimit("green", {"A": 2}),)), "part of A in the share green"),
        (lambda: portfolio(shares=(ShareLimit("green", {}, at_least=NAN),)), "least share of green"),
        (lambda: portfolio(shares=(ShareLimit("green", {}, at_most=1.5),)), "largest share of green"),
        (lambda: portfolio(shares=(ShareLimit("green", {}, 0.8, 0.2),)), "green, 0.8, lies above its largest, 0.2"),
        (lambda: choose(portfolio(), time_limit=NAN), "seconds above 0, not nan"),
        (lambda: choose(portfolio(), time_limit=-1), "seconds above 0, not -1"),
        (lambda: choose(portfolio(), time_limit=INF), "seconds above 0, not inf"),
        (lambda: frontier(portfolio(), [NAN]), "change of the budget"),
        (lambda: value_of_more(portfolio(), choose(portfolio()), units=INF), "units must be finite"),
        (lambda: choose_robustly(portfolio(), [{"A": NAN}]), "factor of A"),
    ],
)
def test_what_no_portfolio_can_be_is_refused_by_its_place(build, said):
    with pytest.raises(ValueError, match=said):
        build()


def test_a_budget_of_zero_chooses_what_costs_nothing_and_is_no_error():
    free = Candidate("F", (0,), 1)
    assert choose(portfolio(A, free, budget=(0,))).starts == {"F": 0}


def test_more_committed_than_there_is_makes_no_choice_and_the_conflict_names_it():
    overdrawn = portfolio(capacity={"dev": (-1,)})
    assert choose(overdrawn).status is Status.INFEASIBLE
    assert [one.kind for one in conflicting_limits(overdrawn).value] == [LimitKind.CAPACITY]
    in_debt = portfolio(budget=(-1,))
    assert choose(in_debt).status is Status.INFEASIBLE
    assert [one.kind for one in conflicting_limits(in_debt).value] == [LimitKind.BUDGET]


def test_money_without_end_and_values_without_limit_are_solved_and_never_unbounded():
    rich = portfolio(budget=(10**12,))
    assert choose(rich).starts == {"A": 0, "B": 0}


def test_a_window_beyond_the_horizon_makes_no_choice_when_the_project_must_be_in():
    late = portfolio(Candidate("A", (1,), 2, earliest_start=9, mandatory=True))
    assert choose(late).status is Status.INFEASIBLE
    assert {one.kind for one in conflicting_limits(late).value} == {LimitKind.MANDATORY, LimitKind.EARLIEST_START}
