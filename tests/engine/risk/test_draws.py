"""Where the numbers come from: known answers of the generator, and correlation matrices."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network import plain_network
from milepost_engine.risk import (
    Constant,
    Correlation,
    CorrelationError,
    Cost,
    Risks,
    Settings,
    Uniform,
    nearest_correlation,
    simulate,
)


def rounds_of_philox(counter, key):
    """Philox 4×32-10 in plain words of the paper."""
    for _ in range(10):
        first, second = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [
            (second >> 32) ^ counter[1] ^ key[0],
            second % 2**32,
            (first >> 32) ^ counter[3] ^ key[1],
            first % 2**32,
        ]
        key = [(key[0] + 0x9E3779B9) % 2**32, (key[1] + 0xBB67AE85) % 2**32]
    return counter


def test_the_reference_gives_the_published_known_answers():
    """Vectors of Random123, the authors' own implementation."""
    for counter, key, answer in (
        ([0] * 4, [0] * 2, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ([2**32 - 1] * 4, [2**32 - 1] * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        (
            [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
            [0xA4093822, 0x299F31D0],
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ):
        assert " ".join(f"{word:08x}" for word in rounds_of_philox(counter, key)) == answer


def test_the_loops_draw_what_the_reference_says():
    from milepost_engine.risk.loops import philox

    seed = np.array([0xA4093822, 0x299F31D0], dtype=np.uint64)
    found = np.empty((3, 64))
    philox.tiles_of(found, seed, 5, 77, 2, 19_000)
    for tile in range(3):
        for lane in range(64):
            words = rounds_of_philox([(5 + tile) * 16 + lane % 16, 77, 2, 19_000], [0xA4093822, 0x299F31D0])
            assert found[tile, lane] == (words[lane // 16] + 0.5) / 2**32


def test_a_latin_hypercube_has_one_number_in_each_of_64_parts():
    network = plain_network([1], [], [])
    found = simulate(network, {0: Uniform(0, 64)}, seed=1, iterations=160, settings=Settings(latin_hypercube=True))
    for first, count in ((0, 64), (64, 64), (128, 32)):
        parts = np.floor(found.finish[first : first + count] * count / 64).astype(int)
        assert sorted(parts) == list(range(count))
        assert parts.tolist() != sorted(parts)


matrices = st.integers(1, 6).flatmap(
    lambda size: st.lists(st.floats(-1, 1), min_size=size * size, max_size=size * size).map(
        lambda flat: np.array(flat).reshape(size, size)
    )
)


@settings(max_examples=60, deadline=None)
@given(matrices)
def test_a_repaired_matrix_is_positive_with_ones_on_the_diagonal_and_near(given_matrix):
    wanted = np.tril(given_matrix, -1)
    wanted = wanted + wanted.T + np.eye(len(wanted))
    repair = nearest_correlation(wanted)
    assert np.linalg.eigvalsh(repair.matrix)[0] > -1e-9
    assert (np.diag(repair.matrix) == 1).all()
    assert (np.abs(repair.matrix) <= 1 + 1e-12).all()
    assert repair.largest_change == pytest.approx(np.abs(repair.matrix - wanted).max(), abs=1e-12)
    assert repair.needed is bool(np.linalg.eigvalsh(wanted)[0] < -1e-9)
    lower = repair.factor()
    assert lower @ lower.T == pytest.approx(repair.matrix, abs=1e-6)


def test_the_repair_agrees_with_the_published_example():
    """Higham 2002, section 4: the nearest correlation matrix of a tridiagonal one."""
    repair = nearest_correlation([[1, 1, 0], [1, 1, 1], [0, 1, 1]])
    assert repair.matrix[0, 1] == pytest.approx(0.7607, abs=1e-4)
    assert repair.matrix[0, 2] == pytest.approx(0.1573, abs=1e-4)
    assert repair.changed in {(0, 1), (1, 0), (1, 2), (2, 1)}


def test_full_correlation_is_one_draw():
    network = plain_network([1, 1], [], [])
    risks = Risks(correlations=[Correlation((0, 1), [[1, 1], [1, 1]])])
    found = simulate(network, {0: Uniform(0, 1), 1: Uniform(0, 1)}, seed=1, iterations=200, risks=risks)
    assert found.redraw(0) == pytest.approx(found.redraw(1), abs=1e-9)


def test_a_repaired_matrix_is_reported_with_the_outcome():
    network = plain_network([1, 1, 1], [], [])
    durations = {row: Uniform(0, 1) for row in range(3)}
    risks = Risks(correlations=[Correlation((0, 1, 2), [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])])
    found = simulate(network, durations, seed=1, iterations=200, risks=risks)
    assert found.repairs[0].needed
    assert any("could not all hold" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 0.5]], "square"),
        ([1, 0.5], "square"),
        ([[1, 0.5], [0.4, 1]], "row 0, column 1: 0.5; the matrix must be symmetric"),
        ([[1, 2], [2, 1]], "row 0, column 1: 2.0; a correlation lies between -1 and 1"),
        ([[1, math.nan], [math.nan, 1]], "row 0, column 1: nan"),
        ([[2, 0], [0, 1]], "row 0, column 0: 2.0; the diagonal holds 1"),
        ([[1, 0], [0]], "no rows of numbers"),
        ([["x", 0], [0, 1]], "no rows of numbers"),
    ],
)
def test_what_is_no_correlation_matrix_is_refused_and_the_place_is_named(matrix, message):
    with pytest.raises(CorrelationError, match=message):
        nearest_correlation(matrix)


@pytest.mark.parametrize(
    ("of", "message"),
    [
        ((0,), "2 rows for 1 quantities"),
        ((0, 0), "0 is named twice"),
        ((0, 2), "Activity 2 is correlated but has no distribution"),
        ((0, 1), "1 is correlated but certain"),
        ((0, "fee"), "'fee' is correlated but certain"),
    ],
)
def test_what_cannot_be_correlated_is_refused(of, message):
    correlation = Correlation(of, [[1, 0.5], [0.5, 1]])
    with pytest.raises(CorrelationError, match=message):
        simulate(
            plain_network([1, 1, 1], [], []),
            {0: Uniform(0, 1), 1: Constant(1)},
            seed=1,
            risks=Risks(correlations=[correlation]),
            costs=[Cost("fee", Constant(1))],
        )
