"""The outside view against its worked example, the product-limit estimate by hand, and its edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.cost.reference_class import (
    PRIORS,
    ReferenceClass,
    bootstrap_interval,
    class_quantile,
    is_optimistic,
    outside_view,
    uplifts,
)
from milepost_engine.result import Known, Unknown
from tests.engine.golden import golden


def test_the_worked_example_comes_out_to_the_stated_digits():
    case = golden("rcf")
    reference = ReferenceClass("IT", tuple(case["ratios"]))
    assert class_quantile(reference, 0.5).value == pytest.approx(case["P50"], abs=1e-9)
    assert class_quantile(reference, 0.8).value == pytest.approx(case["P80"], abs=1e-9)
    shrunk = outside_view(reference, 0.8, Known(1.40))
    assert shrunk.ratio.value == pytest.approx(case["shrunk_P80_parent_1.40"], abs=1e-9)
    assert (shrunk.weight, shrunk.closed) == (0.5, 10)


def test_fewer_than_eight_closed_projects_leave_the_word_to_the_parent():
    small = ReferenceClass("new", (1.0,) * 7)
    assert outside_view(small, 0.8, Known(1.4)).ratio == Known(1.4)
    assert isinstance(outside_view(small, 0.8).ratio, Unknown)
    assert outside_view(ReferenceClass("new", (1.0,) * 8), 0.8).ratio == Known(1.0)


def test_a_project_in_flight_beyond_its_estimate_raises_the_quantile():
    closed = ReferenceClass("x", (1.0, 1.1, 1.2, 1.3))
    with_running = ReferenceClass("x", (1.0, 1.1, 1.2, 1.3), (1.15, 1.15))
    assert class_quantile(with_running, 0.5).value == 1.2
    assert class_quantile(closed, 0.5).value == pytest.approx(1.15)


def test_the_product_limit_estimate_is_the_one_by_hand():
    # 6 at risk, 1 closes at 1.0: 5/6; 1.1: 4/5; two leave at 1.15; 1.2: 1/2; the cumulative is 1 - 1/3.
    reference = ReferenceClass("x", (1.0, 1.1, 1.2, 1.3), (1.15, 1.15))
    assert class_quantile(reference, 1 / 6).value == 1.0
    assert class_quantile(reference, 2 / 6 + 0.01).value == 1.2
    assert class_quantile(reference, 2 / 3 + 0.01).value == 1.3


def test_a_quantile_beyond_all_closed_projects_is_unknown_while_others_run():
    assert isinstance(class_quantile(ReferenceClass("x", (1.0,), (2.0,)), 0.8), Unknown)
    assert isinstance(class_quantile(ReferenceClass("x", ()), 0.8), Unknown)


def test_the_bootstrap_is_the_same_for_the_same_seed_and_contains_the_quantile():
    reference = ReferenceClass("IT", tuple(golden("rcf")["ratios"]))
    first, second = (bootstrap_interval(reference, 0.5, np.random.default_rng(3)).value for _ in range(2))
    assert first == second
    assert first[0] <= 1.175 <= first[1]
    assert isinstance(bootstrap_interval(ReferenceClass("x", (1.0,)), 0.5, np.random.default_rng(3)), Unknown)


def test_an_inside_view_below_half_of_the_class_is_optimistic():
    assert is_optimistic(Known(1.1), Known(1.175)) == Known(value=True)
    assert is_optimistic(Known(1.2), Known(1.175)) == Known(value=False)
    assert isinstance(is_optimistic(Unknown("No simulation."), Known(1.0)), Unknown)
    assert isinstance(is_optimistic(Known(1.0), Unknown("No class.")), Unknown)


def test_an_uplift_is_the_ratio_less_one_and_unknown_where_the_ratio_is():
    known = outside_view(ReferenceClass("x", (1.5,) * 8), 0.75)
    unknown = outside_view(ReferenceClass("x", ()), 0.5)
    found = uplifts([(0.75, known), (0.5, unknown)])
    assert found[0.25] == Known(0.5)
    assert isinstance(found[0.5], Unknown)


def test_every_prior_names_its_source():
    assert all(one.source for one in PRIORS)


@pytest.mark.parametrize("ratios", [(0.0,), (-1.0,), (float("nan"),)])
def test_ratios_that_no_project_can_have_are_refused(ratios):
    with pytest.raises(ValueError, match="above 0"):
        ReferenceClass("x", ratios)


def test_what_is_no_probability_or_no_sample_is_refused():
    with pytest.raises(ValueError, match="probability"):
        class_quantile(ReferenceClass("x", (1.0,)), 1.2)
    with pytest.raises(ValueError, match="sample"):
        bootstrap_interval(ReferenceClass("x", (1.0, 2.0)), 0.5, np.random.default_rng(1), resamples=0)


ratios = st.lists(st.floats(0.5, 3), min_size=8, max_size=20).map(tuple)


@given(ratios, st.floats(0, 1), st.floats(0, 1), st.floats(0.5, 3))
def test_a_higher_certainty_never_asks_for_less_and_shrinking_stays_between(found, p, q, parent):
    low, high = sorted((p, q))
    reference = ReferenceClass("x", found)
    assert class_quantile(reference, low).value <= class_quantile(reference, high).value + 1e-12
    view = outside_view(reference, low, Known(parent))
    ends = sorted((view.of_class.value, parent))
    assert ends[0] - 1e-9 <= view.ratio.value <= ends[1] + 1e-9
