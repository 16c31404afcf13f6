"""Sequencing against its worked examples and against trying every order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.sequencing import Feature, Job, delay_cost, rank_features, sequence_jobs, wsjf
from tests.engine.golden import golden


def test_the_worked_sequence_costs_least_and_its_worst_rival_most():
    case = golden("cd3")
    jobs = [Job(code, *numbers) for code, numbers in case["in"].items()]
    found = sequence_jobs(jobs)
    assert list(found.order) == case["best"]
    assert found.total_delay_cost == case["cost"]
    assert max(delay_cost(jobs, one) for one in permutations(case["in"])) == case["worst"]


def test_the_worked_relative_scores_come_out():
    scores = [wsjf(Feature(*one)) for one in (("A", 3, 13, 8, 5), ("B", 8, 3, 2, 3), ("C", 5, 2, 1, 8))]
    assert [round(float(one), 2) for one in scores] == [4.8, 4.33, 1.0]


def test_equal_scores_are_ranked_by_size_and_then_by_code():
    features = [Feature("B", 1, 1, 1, 1), Feature("A", 2, 2, 2, 2), Feature("C", 1, 1, 1, 1)]
    assert [code for code, _ in rank_features(features)] == ["B", "C", "A"]


def test_an_item_of_size_zero_is_refused():
    with pytest.raises(ValueError, match="A must be above 0"):
        wsjf(Feature("A", 1, 1, 1, 0))
    with pytest.raises(ValueError, match="job_size of A"):
        rank_features([Feature("A", 1, 1, 1, 0)])


def test_a_column_without_an_anchor_is_refused():
    with pytest.raises(ValueError, match="time_criticality"):
        rank_features([Feature("A", 1, 2, 1, 1), Feature("B", 1, 3, 1, 1)])


@pytest.mark.parametrize("job", [Job("A", -1, 1), Job("A", 1, 0), Job("A", float("nan"), 1)])
def test_impossible_jobs_are_refused_by_name(job):
    with pytest.raises(ValueError, match="A"):
        sequence_jobs([job])


def test_a_code_that_stands_twice_and_an_order_that_skips_a_job_are_refused():
    with pytest.raises(ValueError, match="stand twice: A"):
        sequence_jobs([Job("A", 1, 1), Job("A", 2, 1)])
    with pytest.raises(ValueError, match="every job once"):
        delay_cost([Job("A", 1, 1)], [])


def test_nothing_to_do_costs_nothing():
    assert sequence_jobs([]).total_delay_cost == 0
    assert rank_features([]) == []


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=5))
def test_no_other_order_costs_less(numbers):
    jobs = [Job(f"J{n}", *one) for n, one in enumerate(numbers)]
    found = sequence_jobs(jobs)
    assert found.total_delay_cost == min(delay_cost(jobs, order) for order in permutations(found.order))
