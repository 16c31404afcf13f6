"""Weighted scoring against its worked example, the trap of rank reversal, and its invariants."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.scoring import Criterion, rank, rank_stability, score_item, sensitivity
from milepost_engine.result import Coverage, Known, NotApplicable, Unknown
from tests.engine.golden import golden


def model(weights, reverse=()):
    return [Criterion(f"C{n}", weight, n in reverse) for n, weight in enumerate(weights)]


def answers(*scores):
    return {f"C{n}": [one if not isinstance(one, int) else Known(one)] for n, one in enumerate(scores)}


def test_the_worked_example_comes_out_exactly():
    case = golden("weighted")
    criteria = model(case["w"], case["reverse"])
    for code, scores in case["in"].items():
        assert score_item(code, criteria, answers(*scores)).score == Known(Decimal(case["out"][code]))


def test_stretching_between_best_and_worst_would_reverse_ranks_and_ours_does_not():
    case = golden("rank_reversal")

    def stretched(items):
        columns = list(zip(*items.values(), strict=True))
        return {
            code: sum(w * (x - min(c)) / (max(c) - min(c)) for w, x, c in zip(case["w"], xs, columns, strict=True))
            for code, xs in items.items()
        }

    before, after = stretched(case["before"]), stretched({**case["before"], **case["add"]})
    assert before == pytest.approx(case["minmax_before"])
    assert after == pytest.approx(case["minmax_after"])
    assert before["Y"] > before["X"]
    assert after["X"] > after["Y"]

    criteria = model(case["w"])
    ours = {
        code: score_item(code, criteria, answers(*(x // 28 for x in xs)))
        for code, xs in {**case["before"], **case["add"]}.items()
    }
    with_q = [one for one in rank(list(ours.values())) if one != "Q"]
    assert with_q == rank([one for code, one in ours.items() if code != "Q"])


def test_an_unknown_criterion_gives_an_interval_and_no_score():
    found = score_item("A", model([0.6, 0.4]), answers(5, Unknown("?")))
    assert isinstance(found.score, Unknown)
    assert (found.low, found.high) == (60, 100)


def test_scorers_are_averaged_and_their_dispersion_shown():
    found = score_item("A", model([1]), {"C0": [Known(2), Known(4), Unknown("Absent.")]})
    assert found.score == Known(Decimal(60))
    assert found.criteria["C0"].dispersion.value == pytest.approx(28.284271)
    assert found.criteria["C0"].coverage == Coverage(2, 3)
    assert isinstance(score_item("A", model([1]), answers(3)).criteria["C0"].dispersion, Unknown)


@pytest.mark.parametrize(
    ("weights", "scores", "said"),
    [
        ([0.5, 0.4], (1, 1), "add to 0.9"),
        ([1.5, -0.5], (1, 1), "at least 0"),
        ([0.5, 0.5], (6, 1), "A for C0"),
        ([0.5, 0.5], (-1, 1), "A for C0"),
        ([0.5, 0.5], (1,), "exactly these"),
    ],
)
def test_impossible_models_and_scores_are_refused(weights, scores, said):
    with pytest.raises(ValueError, match=said):
        score_item("A", model(weights), answers(*scores))


def test_a_criterion_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        score_item("A", [Criterion("C0", 0.5), Criterion("C0", 0.5)], answers(1))


def test_a_close_ranking_changes_with_the_weights_and_a_clear_one_does_not():
    close = sensitivity(model([0.5, 0.5]), {"X": answers(5, 2), "Y": answers(2, 5)}, 1)
    assert rank_stability(close) == Known(0.5)
    assert close[0].swapped_in == ("Y",)
    assert close[0].swapped_out == ("X",)
    clear = sensitivity(model([0.5, 0.5]), {"X": answers(5, 5), "Y": answers(1, 1)}, 1)
    assert rank_stability(clear) == Known(1.0)


def test_weights_of_zero_are_not_swung_and_impossible_swings_are_refused():
    assert len(sensitivity(model([1, 0]), {"X": answers(1, 1)}, 1)) == 2
    assert isinstance(rank_stability([]), NotApplicable)
    with pytest.raises(ValueError, match="swing"):
        sensitivity(model([1]), {"X": answers(1)}, 1, swing=1)


scores = st.lists(st.integers(0, 5), min_size=3, max_size=3)
batch = st.dictionaries(st.sampled_from("ABCDEFG"), scores, min_size=2, max_size=6)
weights = st.lists(st.integers(1, 9), min_size=3, max_size=3).map(
    lambda parts: [Decimal(one) / sum(parts) for one in parts]
)


@given(batch, weights, scores)
def test_adding_an_item_never_turns_the_order_of_the_others(items, found, extra):
    scored = [score_item(code, model(found), answers(*one)) for code, one in items.items()]
    more = [*scored, score_item("Q", model(found), answers(*extra))]
    assert [one for one in rank(more) if one != "Q"] == rank(scored)


@given(scores, weights, st.integers(0, 2), st.sampled_from([(), (0,), (0, 1, 2)]))
def test_a_better_anchor_never_lowers_the_score(found, shares, at, reverse):
    better = [*found]
    better[at] = max(0, found[at] - 1) if at in reverse else min(5, found[at] + 1)
    criteria = model(shares, reverse)
    assert score_item("A", criteria, answers(*better)).low >= score_item("A", criteria, answers(*found)).low
