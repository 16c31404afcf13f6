"""Pairwise comparison against its worked and published examples, and against eigenvalues of numpy."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.ahp import RANDOM_INDEX, combine, priorities, synthesise
from milepost_engine.result import NotApplicable
from tests.engine.golden import golden, worked

NAN = float("nan")


def example(identity):
    return next(one for one in worked("ahp") if one["id"] == identity)


def filled(n, upper):
    """Return a reciprocal matrix from its upper triangle."""
    matrix = np.eye(n)
    for (row, column), value in zip(zip(*np.triu_indices(n, 1), strict=True), upper, strict=True):
        matrix[row, column] = value
        matrix[column, row] = 1 / value
    return matrix


def test_the_worked_example_comes_out_to_the_stated_digits():
    case = golden("ahp_ok")
    found = priorities(case["in"])
    assert found.weights == pytest.approx(case["out"]["w"], abs=case["tol"])
    assert found.lambda_max == pytest.approx(case["out"]["lambda"], abs=1e-9)
    assert found.consistency_index.value == pytest.approx(case["out"]["CI"], abs=1e-9)
    assert found.consistency_ratio.value == pytest.approx(case["out"]["CR"], abs=1e-9)
    assert found.acceptable
    assert found.strictly_acceptable


def test_comparisons_in_a_circle_are_not_acceptable():
    case = golden("ahp_bad")
    found = priorities(case["in"])
    assert found.lambda_max == pytest.approx(case["out"]["lambda"], abs=1e-9)
    assert found.consistency_ratio.value == pytest.approx(case["out"]["CR"], abs=1e-9)
    assert not found.acceptable


def test_the_published_drinks_come_out_to_the_printed_digits():
    case = example("saaty-drinks")
    matrix = [[float(Fraction(one)) for one in row] for row in case["matrix"]]
    found = priorities(matrix)
    assert found.weights.round(3).tolist() == case["expected"]["weights"]
    assert found.consistency_ratio.value == pytest.approx(case["expected"]["CR_saaty_RI"], abs=5e-4)


def test_the_published_choice_of_a_leader_comes_out_to_the_printed_digits():
    case = example("leader")
    expected = case["expected"]
    criteria = ["Experience", "Education", "Charisma", "Age"]
    people = ["Moll", "Nell", "Sue"]

    def of(pairs, names):
        return priorities(filled(len(names), [float(Fraction(one)) for one in pairs.values()]))

    weights = of(case["criteria"], criteria)
    local = {one: of(case[one.lower()], people) for one in criteria}
    assert dict(zip(criteria, weights.weights.round(3), strict=True)) == expected["criteria"]
    assert weights.consistency_ratio.value == pytest.approx(expected["criteria_CR"], abs=5e-4)
    for name, value in expected["experience_local"].items():
        assert local["Experience"].weights[people.index(name)] == pytest.approx(value, abs=5e-4)
    # The source divides by the random index of Alonso and Lamata (2006): 0.5245 for three items.
    for criterion in ("Experience", "Education"):
        printed = expected[f"{criterion.lower()}_CR"]
        assert local[criterion].consistency_index.value / 0.5245 == pytest.approx(printed, abs=5e-4)
    total = synthesise(weights.weights, [local[one].weights for one in criteria])
    for name, value in expected["total"].items():
        assert total[people.index(name)] == pytest.approx(value, abs=1e-3)


def test_the_random_index_is_the_printed_one():
    printed = example("random-index")["RI"]
    assert [RANDOM_INDEX[int(n) - 1] for n in printed] == list(printed.values())


def test_two_items_cannot_contradict_each_other():
    found = priorities([[1, 9], [1 / 9, 1]])
    assert isinstance(found.consistency_ratio, NotApplicable)
    assert found.acceptable
    assert priorities([[1]]).weights.tolist() == [1.0]


def test_three_items_between_the_strict_and_the_default_limit_are_accepted_with_a_warning():
    found = priorities(filled(3, [2, 7, 1.5]))
    assert found.acceptable
    assert 0.05 < found.consistency_ratio.value <= 0.10
    assert not found.strictly_acceptable


def test_a_missing_comparison_is_filled_from_the_others():
    weights = np.array([0.5, 0.3, 0.2])
    matrix = weights[:, None] / weights
    matrix[0, 2] = matrix[2, 0] = NAN
    found = priorities(matrix)
    assert found.weights == pytest.approx(weights, abs=1e-9)
    assert (found.missing, found.worst) == (1, None)


def test_comparisons_that_fall_apart_are_refused_and_named():
    matrix = np.full((4, 4), NAN)
    matrix[0, 1], matrix[1, 0], matrix[2, 3], matrix[3, 2] = 2, 0.5, 3, 1 / 3
    with pytest.raises(ValueError, match=r"\[2, 3\]"):
        priorities(matrix)


@pytest.mark.parametrize(
    ("matrix", "said"),
    [
        ([[1, 2], [2, 1]], "item 0 with item 1, 2.0, is not the reciprocal"),
        ([[1, 10], [0.1, 1]], "outside"),
        ([[1, -2], [-0.5, 1]], "outside"),
        ([[1, float("inf")], [0, 1]], "outside"),
        ([[2, 1], [1, 0.5]], "not the reciprocal"),
        ([[1, NAN], [0.5, 1]], "one side"),
        ([[1, 2, 3]], "square"),
        (np.ones((10, 10)), "group them"),
    ],
)
def test_a_matrix_that_is_none_is_refused_by_place(matrix, said):
    with pytest.raises(ValueError, match=said):
        priorities(matrix)


def test_the_comparison_that_fits_worst_is_named_with_what_would_fit():
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    matrix = weights[:, None] / weights
    matrix[1, 3], matrix[3, 1] = 1 / 8, 8
    worst = priorities(matrix).worst
    assert (worst.row, worst.column, worst.stated) == (1, 3, 0.125)
    assert worst.implied > worst.stated


def test_a_group_that_agrees_has_no_dispersion_and_a_single_voice_has_none_to_show():
    one = filled(3, [2, 4, 2])
    group = combine([one, one])
    assert group.comparisons == pytest.approx(one)
    assert group.dispersion == pytest.approx(np.ones((3, 3)))
    assert np.isnan(combine([one]).dispersion).all()
    with pytest.raises(ValueError, match="same items"):
        combine([one, filled(2, [1])])


def test_a_group_uses_what_each_person_compared():
    half = filled(3, [2, 4, 2])
    half[0, 1] = half[1, 0] = NAN
    group = combine([filled(3, [8, 4, 2]), half])
    assert group.comparisons[0, 1] == pytest.approx(8)
    assert np.isnan(group.dispersion[0, 1])


def test_a_synthesis_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="one weight"):
        synthesise([1.0], [[0.5, 0.5], [0.5, 0.5]])
    with pytest.raises(ValueError, match="add to 1"):
        synthesise([0.5, 0.6], [[0.5, 0.5], [0.5, 0.5]])


scale = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9])
matrices = st.integers(3, 7).flatmap(
    lambda n: st.lists(scale, min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2).map(lambda upper: filled(n, upper))
)


@given(matrices)
def test_weights_are_the_principal_eigenvector(matrix):
    found = priorities(matrix)
    values, vectors = np.linalg.eig(matrix)
    at = int(values.real.argmax())
    vector = np.abs(vectors[:, at].real)
    assert found.lambda_max == pytest.approx(values[at].real, rel=1e-8)
    assert found.weights == pytest.approx(vector / vector.sum(), rel=1e-7)
    assert found.lambda_max >= len(matrix) - 1e-9


@given(matrices, st.randoms(use_true_random=False))
def test_the_order_of_items_changes_no_weight(matrix, shuffle):
    order = list(range(len(matrix)))
    shuffle.shuffle(order)
    moved = priorities(matrix[np.ix_(order, order)])
    assert moved.weights == pytest.approx(priorities(matrix).weights[order], abs=1e-9)


@given(st.lists(st.floats(1, 3), min_size=2, max_size=9))
def test_comparisons_made_from_weights_give_them_back_without_contradiction(parts):
    weights = np.array(parts) / sum(parts)
    found = priorities(weights[:, None] / weights)
    assert found.weights == pytest.approx(weights, abs=1e-9)
    assert found.worst is None
