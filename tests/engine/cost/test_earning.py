"""How work packages earn, method by method, and how they add up."""

from decimal import Decimal

import pytest

from milepost_engine.cost.earning import (
    Apportioned,
    FixedFormula,
    LevelOfEffort,
    PhysicalShare,
    UnitsComplete,
    WeightedMilestones,
    WorkPackage,
    roll_up,
)
from milepost_engine.result import Coverage, Known, Unknown


@pytest.mark.parametrize(
    ("method", "share"),
    [
        (FixedFormula(0, started=True, finished=False), 0),
        (FixedFormula(0, started=True, finished=True), 1),
        (FixedFormula(0.5, started=False, finished=False), 0),
        (FixedFormula(0.5, started=True, finished=False), 0.5),
        (FixedFormula(0.25, started=True, finished=False), 0.25),
        (WeightedMilestones([(0.2, True), (0.3, True), (0.5, False)]), 0.5),
        (UnitsComplete(3, 12), 0.25),
        (PhysicalShare(Known(Decimal("0.4"))), 0.4),
        (Apportioned(Known(Decimal("0.6"))), 0.6),
        (LevelOfEffort(), 0.7),
    ],
)
def test_every_method_earns_its_share(method, share):
    assert float(method.earned_share(Decimal("0.7")).value) == pytest.approx(share)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (FixedFormula(0.5, started=False, finished=True), "started"),
        (FixedFormula(1.5, started=True, finished=False), "between 0 and 1"),
        (WeightedMilestones([(0.2, True), (0.3, True)]), "add to 1"),
        (UnitsComplete(13, 12), "13 of 12"),
        (UnitsComplete(0, 0), "0 of 0"),
        (PhysicalShare(Known(Decimal("1.1"))), "physical"),
    ],
)
def test_impossible_facts_are_refused_with_the_name_of_the_package(method, said):
    with pytest.raises(ValueError, match=f"Work package Roof.*{said}"):
        roll_up([WorkPackage("Roof", 10, 1, method)])


def test_level_of_effort_stands_apart_and_too_much_of_it_is_flagged():
    packages = [
        WorkPackage("A", 80, 1, FixedFormula(0.5, started=True, finished=False)),
        WorkPackage("B", 20, 0.5, LevelOfEffort()),
    ]
    found = roll_up(packages)
    assert (found.bac, found.pv, found.ev) == (80, 80, Known(Decimal(40)))
    assert (found.effort_bac, found.effort_pv, found.effort_share) == (20, 10, Known(0.2))
    assert found.too_much_effort
    assert not roll_up(packages, effort_limit=0.2).too_much_effort


def test_one_package_without_known_progress_makes_the_sum_unknown_and_is_counted():
    packages = [
        WorkPackage("A", 80, 1, UnitsComplete(1, 2)),
        WorkPackage("B", 20, 1, PhysicalShare(Unknown("Nobody measured."))),
        WorkPackage("C", 20, 1, Apportioned(Unknown("Nobody measured."))),
    ]
    found = roll_up(packages)
    assert found.ev == Unknown("Work package B: Nobody measured.")
    assert (found.ev_known, found.coverage) == (40, Coverage(1, 3))


def test_no_package_is_no_budget():
    found = roll_up([])
    assert (found.bac, found.ev, found.too_much_effort) == (0, Known(Decimal(0)), False)


def test_a_negative_budget_is_refused():
    with pytest.raises(ValueError, match="budget of work package A"):
        roll_up([WorkPackage("A", -1, 1, LevelOfEffort())])
