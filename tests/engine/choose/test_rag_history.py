"""The rule against flicker: worsen at once, improve after two periods in the better band."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.rag import RULE_SET_V1, Colour, Dimension, judge_dimension
from milepost_engine.result import Known

G, A, R, GREY = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.GREY


def schedule_over(raws):
    """Return shown colours of the schedule over periods with the given raw colours."""
    slip = {G: Known(0.0), A: Known(0.1), R: Known(0.5), GREY: Known(0.0)}
    history, shown = [], []
    for raw in raws:
        found = judge_dimension(
            Dimension.SCHEDULE,
            {"forecast_slip_share": slip[raw]},
            RULE_SET_V1,
            history,
            "Old." if raw is GREY else None,
        )
        assert found.raw is raw
        history.append(found.remember())
        shown.append(found.shown)
    return shown


@pytest.mark.parametrize(
    ("raws", "shown"),
    [
        ([G, A], [G, A]),
        ([A, G], [A, A]),
        ([A, G, G], [A, A, G]),
        ([R, A, G, G], [R, R, A, G]),
        ([R, G, A, G], [R, R, A, A]),
        ([R, G, R, G, G], [R, R, R, R, G]),
        ([R, G, GREY, G, G], [R, R, GREY, R, G]),
        ([G, GREY, G], [G, GREY, G]),
        ([GREY, G], [GREY, G]),
    ],
)
def test_a_colour_worsens_at_once_and_improves_after_two_periods_in_the_better_band(raws, shown):
    assert schedule_over(raws) == shown


periods = st.lists(st.sampled_from([G, A, R, GREY]), min_size=1, max_size=12)


@given(periods)
def test_no_colour_ever_leaves_a_band_for_one_period_only(raws):
    shown = schedule_over(raws)
    for before, between, after in zip(shown, shown[1:], shown[2:], strict=False):
        if before.known and between.known and after.known and between.level > before.level:
            assert after.level > before.level


@given(periods)
def test_a_shown_colour_is_never_better_than_the_facts_and_improves_only_by_the_two_period_rule(raws):
    shown = schedule_over(raws)
    last = None
    for at, (raw, now) in enumerate(zip(raws, shown, strict=True)):
        if raw is GREY:
            assert now is GREY
            continue
        assert now.level >= raw.level
        if last is not None and now.level < last.level:
            assert at >= 1
            assert raws[at - 1].known
            assert max(raws[at - 1].level, raw.level) == now.level
        last = now
