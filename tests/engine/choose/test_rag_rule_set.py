"""A rule set as a stored policy: it survives storage, takes effect, and is refused when it makes no sense."""

import json

import pytest

from milepost_engine.choose.rag import RULE_SET_V1, Colour, Dimension, RagFacts, RuleSet, evaluate
from milepost_engine.result import Known


def test_a_rule_set_survives_its_way_through_json():
    assert RuleSet.from_dict(json.loads(json.dumps(RULE_SET_V1.to_dict()))) == RULE_SET_V1


def test_a_rule_set_with_a_changed_threshold_changes_the_colour_and_says_its_version():
    stored = RULE_SET_V1.to_dict()
    stored["version"] = "2"
    stored["indicators"][0]["green"] = 0.0
    found = evaluate(RagFacts({"forecast_slip_share": Known(0.01)}, {}), RuleSet.from_dict(stored))
    assert (found.version, found.dimensions[Dimension.SCHEDULE].shown) == ("2", Colour.AMBER)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": " "}, "version"),
        ({"reds_for_red": 0}, "reds_for_red"),
        ({"tolerance": 0.5}, "tolerance"),
        ({"surprise": 1}, "surprise"),
        ({"leading": ["weather"]}, "weather"),
    ],
)
def test_a_broken_rule_set_is_refused_by_what_is_wrong_with_it(change, said):
    with pytest.raises(ValueError, match=said):
        RuleSet.from_dict({**RULE_SET_V1.to_dict(), **change})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"green": 0.9}, "at least as strict"),
        ({"amber": float("nan")}, "finite"),
        ({"when_raised": "green"}, "Amber or Red"),
        ({"code": "spi_t"}, "stand twice"),
    ],
)
def test_a_broken_indicator_is_refused_by_what_is_wrong_with_it(change, said):
    stored = RULE_SET_V1.to_dict()
    stored["indicators"][0] |= change
    with pytest.raises(ValueError, match=said):
        RuleSet.from_dict(stored)
