"""The compliance score against its worked example and its edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.compliance import Obligation, Outcome, compliance
from milepost_engine.result import Known, NotApplicable
from tests.engine.golden import golden

OUTCOMES = {1: Outcome.ON_TIME, 0.5: Outcome.LATE, 0: Outcome.BREACHED, None: Outcome.WAIVED}


def of(*pairs, critical=False):
    return [Obligation(f"O{n}", weight, outcome, critical) for n, (weight, outcome) in enumerate(pairs)]


def test_the_worked_example_comes_out_and_shows_the_waiver():
    case = golden("compliance")
    found = compliance(of(*((weight, OUTCOMES[credit]) for weight, credit in case["wc"])))
    assert found.score.value == pytest.approx(case["score"], abs=1e-12)
    assert (found.counted, found.waived) == (4, 1)


def test_nothing_due_is_not_full_marks():
    found = compliance(of((1, Outcome.WAIVED), (1, Outcome.NOT_APPLICABLE)))
    assert isinstance(found.score, NotApplicable)
    assert (found.waived, found.not_applicable) == (1, 1)


def test_a_critical_breach_caps_the_score_and_never_raises_it():
    good = compliance([*of((99, Outcome.ON_TIME)), Obligation("X", 1, Outcome.BREACHED, critical=True)])
    assert (good.score, good.critical_breaches) == (Known(0.49), ("X",))
    bad = compliance(of((1, Outcome.BREACHED), critical=True))
    assert bad.score == Known(0.0)


def test_a_critical_obligation_that_was_met_caps_nothing():
    assert compliance(of((1, Outcome.ON_TIME), critical=True)).score == Known(1.0)


@pytest.mark.parametrize("weight", [0, -1, float("nan")])
def test_a_weight_of_nothing_is_refused_by_name(weight):
    with pytest.raises(ValueError, match="O0"):
        compliance(of((weight, Outcome.ON_TIME)))


outcomes = st.sampled_from([Outcome.ON_TIME, Outcome.LATE, Outcome.BREACHED])


@given(st.lists(st.tuples(st.integers(1, 9), outcomes, st.booleans()), min_size=1), st.data())
def test_doing_one_thing_later_never_raises_the_score(items, data):
    def score(these):
        return compliance([Obligation(str(n), *one) for n, one in enumerate(these)]).score.value

    at = data.draw(st.integers(0, len(items) - 1))
    weight, outcome, critical = items[at]
    worse = {Outcome.ON_TIME: Outcome.LATE}.get(outcome, Outcome.BREACHED)
    changed = [*items[:at], (weight, worse, critical), *items[at + 1 :]]
    assert score(changed) <= score(items)
