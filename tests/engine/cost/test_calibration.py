"""Scores of forecasts against their worked example and against what makes them least."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.cost.calibration import (
    brier_score,
    persistence_forecast,
    pinball_loss,
    quantile_coverage,
    skill,
)
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.golden import golden


def test_the_worked_example_comes_out_to_the_stated_digits():
    case = golden("brier")
    kept = case["o"]
    assert brier_score([case["p"]] * len(kept), kept).value == pytest.approx(case["score"], abs=1e-12)
    assert brier_score([0.8] * 5, [1, 1, 1, 1, 0]).value == pytest.approx(case["calibrated"], abs=1e-12)


def test_nothing_due_is_not_applicable():
    assert isinstance(brier_score([], []), NotApplicable)
    assert isinstance(pinball_loss(0.8, [], []), NotApplicable)
    assert isinstance(quantile_coverage(0.8, [], []), NotApplicable)


@pytest.mark.parametrize(("kept", "calibrated"), [(36, True), (35, False), (44, True), (45, False)])
def test_the_coverage_of_a_p80_is_calibrated_from_72_to_88_percent(kept, calibrated):
    found = quantile_coverage(0.8, [10] * 50, [9] * kept + [11] * (50 - kept)).value
    assert found.calibrated == Known(calibrated)


def test_forty_nine_forecasts_are_too_few_to_judge():
    assert isinstance(quantile_coverage(0.8, [10] * 49, [9] * 49).value.calibrated, Unknown)


def test_skill_compares_with_the_last_slip_that_persists():
    came = [110.0, 120.0]
    naive = persistence_forecast([100.0, 105.0], [5.0, 5.0])
    assert naive.tolist() == [105.0, 110.0]
    better = pinball_loss(0.5, [110.0, 115.0], came)
    assert skill(better, pinball_loss(0.5, naive, came)).value == pytest.approx(1 - 2.5 / 7.5)


def test_skill_without_a_loss_to_beat_is_no_number():
    assert isinstance(skill(Known(1.0), Known(0.0)), NotApplicable)
    assert isinstance(skill(Unknown("?"), Known(1.0)), Unknown)
    assert isinstance(skill(Known(1.0), Unknown("?")), Unknown)
    with pytest.raises(ValueError, match="loss"):
        skill(Known(-1.0), Known(1.0))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: brier_score([1.2], [1]),
        lambda: brier_score([0.5], [0.5]),
        lambda: brier_score([0.5, 0.5], [1]),
        lambda: pinball_loss(1.0, [1], [1]),
        lambda: quantile_coverage(0.8, [float("nan")], [1]),
    ],
)
def test_impossible_forecasts_are_refused(wrong):
    with pytest.raises(ValueError, match=r"[Cc]hances|length|probability|finite"):
        wrong()


@given(st.lists(st.integers(-100, 100), min_size=1, max_size=30), st.sampled_from([0.1, 0.5, 0.8]))
def test_no_constant_forecast_has_a_smaller_pinball_loss_than_a_quantile(outcomes, probability):
    best = min(pinball_loss(probability, [one] * len(outcomes), outcomes).value for one in outcomes)
    at = float(np.quantile(outcomes, probability, method="inverted_cdf"))
    assert pinball_loss(probability, [at] * len(outcomes), outcomes).value == pytest.approx(best, abs=1e-9)
