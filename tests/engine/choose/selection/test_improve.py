"""The search beside the proof: what it finds holds, and joined with the proof it changes no answer that is proven."""

import numpy as np
import pytest
from hypothesis import given, settings

from milepost_engine.choose.selection import Candidate, Portfolio, Status, broken_limits, choose
from milepost_engine.choose.selection.improve import improve
from milepost_engine.choose.selection.model import build
from tests.engine.choose.selection.portfolios import best_by_trying, key, portfolios


def found_by_search(portfolio, asked=3):
    model = build(portfolio)
    left = iter([False] * asked)
    found = improve(model, model.values, model.rows, lambda: next(left, True))
    return model, found


@given(portfolios(largest=4))
@settings(deadline=None, max_examples=40)
def test_whatever_is_found_keeps_every_row(portfolio):
    model = build(portfolio)
    if model.rows and model.size and all(row.terms for row in model.rows):
        _, found = found_by_search(portfolio)
        if found is not None:
            chosen = set(found)
            assert all(sum(v for at, v in row.terms.items() if at in chosen) <= row.most for row in model.rows)


def large(seed, count=70):
    draw = np.random.default_rng(seed)
    candidates = tuple(
        Candidate(
            f"P{at:02d}", tuple(int(one) for one in draw.integers(5, 60, 2)), int(draw.integers(20, 200)), decay=3
        )
        for at in range(count)
    )
    return Portfolio(4, (400, 400, 400, 400), candidates)


def test_a_choice_stopped_by_time_breaks_no_limit_and_lies_below_its_bound():
    portfolio = large(2)
    timed = choose(portfolio, time_limit=2)
    assert not broken_limits(portfolio, timed.starts)
    assert timed.value.value <= timed.bound.value


@pytest.mark.soak
@given(portfolios(largest=7))
@settings(deadline=None, max_examples=1500)
def test_a_thousand_small_portfolios_are_chosen_as_by_trying_everything(portfolio):
    best = best_by_trying(portfolio)
    found = choose(portfolio)
    assert (found.status is Status.INFEASIBLE) is (best is None)
    if best is not None:
        assert key(portfolio, found.starts) == best
