"""Certificates and conflicts against the worked portfolio, another solver, and trying every choice."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from milepost_engine.choose.selection import (
    Candidate,
    Limit,
    LimitKind,
    Portfolio,
    best_value,
    choose,
    conflicting_limits,
    value_of,
    value_of_more,
    verified_value,
    why_not,
)
from milepost_engine.result import Known, NotApplicable
from tests.engine.choose.selection.portfolios import best_by_trying, every_choice, portfolios, worked_portfolio
from tests.engine.golden import golden


def test_the_certificate_of_the_excluded_project_is_the_published_one():
    case = golden("portfolio")
    portfolio = worked_portfolio()
    found = why_not(portfolio, choose(portfolio), "D")
    assert found.forced_value == Known(Decimal(case["force_D"]))
    assert found.regret == Known(Decimal(case["optimum"] - case["force_D"]))
    assert found.displaced == ("A",)
    assert found.verified


def test_no_single_limit_would_admit_the_excluded_project_of_the_worked_portfolio():
    portfolio = worked_portfolio()
    assert why_not(portfolio, choose(portfolio), "D").admissions == ()
    free = replace(portfolio, exclusive=())
    with_d = max(value_of(free, one) for one in every_choice(free) if "D" in one)
    assert with_d < max(value_of(free, one) for one in every_choice(free))


def test_one_more_of_each_is_worth_what_is_published_and_elsewhere_nothing():
    case = golden("portfolio")
    portfolio = worked_portfolio()
    found = value_of_more(portfolio, choose(portfolio)).value
    assert [(one.limit, one.value) for one in found] == [
        (Limit(LimitKind.CAPACITY, "dev", 0), case["relax_dev_p0_plus1"]),
        (Limit(LimitKind.CAPACITY, "an", 0), case["relax_an_p0_plus1"]),
    ]


def test_a_project_that_fits_nowhere_has_no_regret_but_an_admission():
    portfolio = Portfolio(1, (5,), (Candidate("A", (6,), 9),))
    found = why_not(portfolio, choose(portfolio), "A")
    assert isinstance(found.regret, NotApplicable)
    assert [one.limit.kind for one in found.admissions] == [LimitKind.BUDGET]
    assert found.verified


def test_a_project_that_is_worth_nothing_is_admitted_by_no_limit():
    portfolio = Portfolio(1, (5,), (Candidate("A", (1,), -3),))
    found = why_not(portfolio, choose(portfolio), "A")
    assert (found.regret, found.admissions) == (Known(Decimal(3)), ())


def test_why_not_is_refused_for_what_was_chosen_or_not_proven():
    portfolio = Portfolio(1, (5,), (Candidate("A", (1,), 3),))
    with pytest.raises(ValueError, match="A is not"):
        why_not(portfolio, choose(portfolio), "A")
    impossible = Portfolio(1, (5,), (Candidate("A", (6,), 3, mandatory=True),))
    with pytest.raises(ValueError, match="proven"):
        why_not(impossible, choose(impossible), "A")
    assert isinstance(value_of_more(impossible, choose(impossible)), NotApplicable)
    with pytest.raises(ValueError, match="above 0"):
        value_of_more(portfolio, choose(portfolio), units=0)


@given(portfolios())
@settings(deadline=None, max_examples=40)
def test_another_solver_agrees_on_the_best_value(portfolio):
    assert verified_value(portfolio) == best_value(portfolio)


@given(portfolios(largest=3))
@settings(deadline=None, max_examples=15)
def test_every_certificate_is_verified(portfolio):
    choice = choose(portfolio)
    if isinstance(choice.value, Known) and choice.excluded:
        found = why_not(portfolio, choice, choice.excluded[0])
        assert found.verified
        if isinstance(found.regret, Known):
            assert found.regret.value >= 0


@given(portfolios(largest=4))
@settings(deadline=None, max_examples=30)
def test_a_conflict_is_there_exactly_when_nothing_holds_and_every_limit_of_it_is_needed(portfolio):
    found = conflicting_limits(portfolio)
    assert isinstance(found, Known) is (best_by_trying(portfolio) is None)
    if isinstance(found, Known):
        assert isinstance(verified_value(portfolio, kept=found.value), NotApplicable)
        for one in found.value:
            rest = [other for other in found.value if other != one]
            assert isinstance(verified_value(portfolio, kept=rest), Known)


def test_a_conflict_names_the_deadline_and_the_predecessor_that_contradict():
    portfolio = Portfolio(
        3,
        (9, 9, 9),
        (
            Candidate("A", (1, 1), 5, mandatory=True, finish_by=2, earliest_start=1),
            Candidate("B", (1,), 5),
        ),
    )
    assert {one.kind for one in conflicting_limits(portfolio).value} == {
        LimitKind.MANDATORY,
        LimitKind.EARLIEST_START,
        LimitKind.FINISH_BY,
    }
