"""Exposure and contingency against their worked example and their edges."""

from decimal import Decimal

import pytest

from milepost_engine.cost.contingency import Risk, contingency_requirement, exposure, matrix_score, misranked
from milepost_engine.result import Coverage, Known, NotApplicable, Unknown
from tests.engine.golden import golden


def test_the_worked_example_comes_out_exactly():
    case = golden("emv")
    risks = [Risk(f"T{n}", p, Known(Decimal(i))) for n, (p, i) in enumerate(case["threats"])]
    risks += [Risk(f"O{n}", p, Known(Decimal(-i))) for n, (p, i) in enumerate(case["opps"])]
    found = exposure(risks, case["contingency"])
    assert found.expected_value == case["emv"]
    assert found.ratio.value == pytest.approx(case["ratio"], abs=1e-12)
    assert [code for code, _ in found.ranking] == ["T0", "T1", "O0"]


def test_one_risk_without_an_impact_makes_the_ratio_unknown_and_names_it():
    found = exposure([Risk("R1", 0.5, Known(Decimal(10))), Risk("R2", 0.5, Unknown("?"))], 10)
    assert isinstance(found.ratio, Unknown)
    assert "R2" in found.ratio.reason
    assert (found.expected_value, found.coverage) == (5, Coverage(1, 2))


def test_no_contingency_left_has_no_ratio_but_is_flagged_while_risks_cost():
    found = exposure([Risk("R1", 0.5, Known(Decimal(10)))], 0)
    assert isinstance(found.ratio, NotApplicable)
    assert found.exhausted
    assert not exposure([], 0).exhausted


def test_no_risk_is_no_exposure():
    assert exposure([], 10).ratio == Known(0.0)


@pytest.mark.parametrize(("probability", "left", "said"), [(1.1, 1, "probability of R1"), (0.5, -1, "contingency")])
def test_impossible_numbers_are_refused_by_name(probability, left, said):
    with pytest.raises(ValueError, match=said):
        exposure([Risk("R1", probability, Known(Decimal(1)))], left)


def test_the_requirement_is_what_lies_above_the_baseline_and_never_negative():
    assert contingency_requirement(1139, 1000) == 139
    assert contingency_requirement(900, 1000) == 0


def test_the_matrix_is_refused_outside_its_levels():
    assert matrix_score(5, 5) == 25
    with pytest.raises(ValueError, match="level"):
        matrix_score(0, 3)


def test_a_matrix_that_ranks_a_cheap_risk_above_a_dear_one_is_found_out():
    ranking = [("A", Decimal(50)), ("B", Decimal(20)), ("C", Decimal(20))]
    assert misranked(ranking, {"A": 8, "B": 12, "C": 6}) == [("A", "B")]
    assert misranked(ranking, {"B": 12, "C": 6}) == []
