"""Supplier evaluation against its worked example and its edges."""

from decimal import Decimal

import pytest

from milepost_engine.choose.supplier import (
    WEIGHTS,
    Scale,
    need_evidence,
    suggest_ratings,
    supplier_score,
)
from milepost_engine.result import Known, NotApplicable, Unknown
from tests.engine.golden import golden


def ratings(*values):
    return {criterion: Known(value) for criterion, value in zip(WEIGHTS, values, strict=True)}


def test_the_worked_example_comes_out_exactly():
    case = golden("supplier")
    assert [float(one) for one in WEIGHTS.values()] == case["w"]
    assert supplier_score(ratings(*case["r"])) == Known(Decimal(str(case["score"])))


def test_one_criterion_not_rated_makes_the_score_unknown_and_is_named():
    found = supplier_score({**ratings(4, 4, 4, 4, 4), "cost": Unknown("?")})
    assert isinstance(found, Unknown)
    assert "cost" in found.reason


def test_a_criterion_that_does_not_apply_leaves_its_weight_to_the_others():
    found = supplier_score({**ratings(5, 3, 3, 3, 3), "cost": NotApplicable("Fixed price.")})
    assert found.value == (Decimal("0.3") * 5 + Decimal("0.5") * 3) / Decimal("0.8")
    none = {criterion: NotApplicable("No.") for criterion in WEIGHTS}
    assert isinstance(supplier_score(none), NotApplicable)


@pytest.mark.parametrize("rating", [0, 6, 3.5, True])
def test_a_rating_outside_the_scale_is_refused(rating):
    with pytest.raises(ValueError, match="quality"):
        supplier_score(ratings(rating, 3, 3, 3, 3))


def test_weights_that_do_not_add_to_one_and_missing_criteria_are_refused():
    with pytest.raises(ValueError, match="add to 1"):
        supplier_score(ratings(3, 3, 3, 3, 3), {**WEIGHTS, "cost": Decimal("0.3")})
    with pytest.raises(ValueError, match="exactly these"):
        supplier_score({"quality": Known(3)})


@pytest.mark.parametrize(
    ("fact", "value", "criterion", "rating"),
    [
        ("on_time_share", "0.99", "schedule", 5),
        ("on_time_share", "0.7499", "schedule", 1),
        ("defects_per_deliverable", "2", "quality", 3),
        ("defects_per_deliverable", "3.01", "quality", 1),
        ("cost_variance_share", "-0.05", "cost", 3),
        ("response_working_days", "1", "management", 5),
    ],
)
def test_facts_suggest_a_rating(fact, value, criterion, rating):
    assert suggest_ratings({fact: Known(Decimal(value))})[criterion] == Known(rating)


def test_the_worst_fact_of_a_criterion_decides_and_no_fact_is_unknown():
    facts = {
        "first_time_acceptance_share": Known(Decimal(1)),
        "defects_per_deliverable": Known(Decimal(9)),
        "on_time_share": Unknown("?"),
    }
    found = suggest_ratings(facts)
    assert found["quality"] == Known(1)
    assert isinstance(found["schedule"], Unknown)
    assert isinstance(found["compliance"], Unknown)


@pytest.mark.parametrize(
    ("fact", "value"), [("on_time_share", "1.2"), ("defects_per_deliverable", "-1"), ("smell", "1")]
)
def test_impossible_facts_are_refused_by_name(fact, value):
    with pytest.raises(ValueError, match=fact):
        suggest_ratings({fact: Known(Decimal(value))})


def test_a_scale_that_turns_back_is_refused():
    with pytest.raises(ValueError, match="rise"):
        Scale((Decimal(1), Decimal(3), Decimal(2), Decimal(4)))


def test_extreme_ratings_need_evidence():
    assert need_evidence(dict(enumerate([1, 2, 3, 4, 5]))) == [0, 1, 4]
