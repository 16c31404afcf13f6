"""The enumeration under few limits: equal to trying everything, and never below its own bound."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.choose.selection import Candidate, Portfolio, Status, choose, solve
from milepost_engine.choose.selection.enumeration.limits import MOST_ROWS, few_limits
from milepost_engine.choose.selection.enumeration.tree import prove
from milepost_engine.choose.selection.model import Row, build
from milepost_engine.result import Known
from tests.engine.choose.selection.portfolios import best_by_trying, key, portfolios


def tried(size, objective, rows):
    """Return the best value by trying all, or nothing."""
    every = ((np.arange(2**size)[:, None] >> np.arange(size)) & 1).astype(np.int64)
    keeps = np.ones(len(every), dtype=bool)
    for row in rows:
        use = sum((one * every[:, at] for at, one in row.terms.items()), start=np.zeros(len(every), dtype=np.int64))
        keeps &= use <= row.most
    values = every[keeps] @ np.array(objective)
    return int(values.max()) if len(values) else None


signs = st.integers(-9, 20)


@st.composite
def programmes(draw):
    size = draw(st.integers(1, 9))
    objective = draw(st.lists(signs, min_size=size, max_size=size))
    terms = st.dictionaries(st.integers(0, size - 1), signs.filter(bool), max_size=size)
    rows = draw(st.lists(st.builds(Row, terms, st.integers(-20, 40)), max_size=5))
    return size, objective, rows


@given(programmes())
@settings(deadline=None, max_examples=150)
def test_the_enumeration_finds_what_trying_everything_finds(programme):
    size, objective, rows = programme
    found = prove(size, objective, few_limits(size, rows), None, lambda: False)
    best = tried(size, objective, rows)
    assert found.complete
    assert (found.chosen is None) is (best is None)
    if best is not None:
        assert sum(objective[at] for at in found.chosen) == found.bound == best


@given(portfolios(largest=5))
@settings(deadline=None, max_examples=12)
def test_a_portfolio_is_chosen_the_same_whether_enumerated_or_branched_and_cut(portfolio):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solve, "SMALLEST_TO_IMPROVE", 1)
        found = choose(portfolio)
    best = best_by_trying(portfolio)
    assert (found.status is Status.INFEASIBLE) is (best is None)
    if best is not None:
        assert key(portfolio, found.starts) == best


def knapsack(seed, items, limits, share=0.5):
    """Return a knapsack whose values follow the amounts, made as the ones of OR-Library were."""
    draw = np.random.default_rng(seed)
    uses = draw.integers(1, 1000, (limits, items))
    values = (uses.mean(axis=0) + 500 * draw.random(items)).astype(int)
    candidates = tuple(
        Candidate(f"{at:03}", (0,), int(values[at]), demand={str(r): (int(uses[r, at]),) for r in range(limits)})
        for at in range(items)
    )
    capacity = {str(r): (int(share * uses[r].sum()),) for r in range(limits)}
    return Portfolio(1, (0,), candidates, capacity=capacity)


@pytest.mark.parametrize("seed", range(3))
def test_a_knapsack_is_proven_and_branch_and_cut_comes_to_the_same_value(seed):
    portfolio = knapsack(seed, 62, 3)
    found = choose(portfolio)
    model = build(portfolio)
    assert found.status is Status.OPTIMAL
    assert solve._once(model.size, model.values, model.rows, None).objective == found.value.value


def test_a_proof_that_is_stopped_has_a_bound_above_what_is_best():
    portfolio = knapsack(7, 70, 5, share=0.3)
    model = build(portfolio)
    binding = few_limits(model.size, model.rows)
    asked = iter([False, False])
    stopped = prove(model.size, model.values, binding, None, lambda: next(asked, True))
    best = choose(portfolio)
    assert not stopped.complete
    assert stopped.bound >= best.value.value >= sum(model.values[at] for at in stopped.chosen or ())
    assert best.gap_share == Known(0.0)


def test_a_better_choice_than_the_known_one_is_found_and_no_worse_one_taken():
    rows = [Row({0: 3, 1: 3, 2: 3}, 5)]
    assert prove(3, [4, 5, 5], rows, [0], lambda: False).chosen in ((1,), (2,))
    assert prove(3, [4, 5, 5], rows, [2], lambda: False).chosen == (2,)


def test_only_rows_that_can_bind_count_and_many_are_too_many():
    loose, tight = Row({0: 1, 1: 1}, 2), Row({0: 1, 1: 1}, 1)
    assert few_limits(2, [loose, tight]) == [tight]
    assert few_limits(2, [tight] * (MOST_ROWS + 1)) is None
    assert few_limits(1, [Row({}, -1)]) == [Row({}, -1)]


def test_what_nothing_can_keep_is_proven_empty():
    assert prove(1, [1], [Row({}, -1)], None, lambda: False).chosen is None
    found = prove(2, [1, 1], [Row({0: -1, 1: -1}, -2), Row({0: 2, 1: 2}, 3)], None, lambda: False)
    assert found.complete
    assert found.chosen is None
