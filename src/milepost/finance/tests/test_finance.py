"""Money is told month by month, promises stand, benefits have owners outside the team."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from milepost.finance import actions, queries
from milepost.finance.choices import CostKind
from milepost.finance.forms import BudgetForm
from milepost.finance.rules import CostInput
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people.choices import PostRole
from tests.suites.ground.world import World
from tests.suites.samples.finance import LINES

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}


def record(world: World, *lines: CostInput) -> int:
    return actions.record_costs(world.actor("pm"), world.project, lines=lines)


def test_lines_come_change_and_go_and_the_past_is_kept(world: World) -> None:
    key = world.project.pk
    assert record(world, *LINES) == 3
    then = clock.now()
    assert record(world, CostInput(JANUARY, "actual", Decimal("120.00"))) == 1
    assert record(world, CostInput(JANUARY, "actual", Decimal("120.00"))) == 0
    facts = queries.costs_of([key])[key]
    assert facts.until("actual", JANUARY) == Decimal("120.00")
    assert facts.until("baseline", FEBRUARY) == Decimal("300.00")
    assert facts.until("forecast", FEBRUARY) is None, "unknown is not zero"
    assert queries.costs_of([key], then)[key].until("actual", FEBRUARY) == Decimal("110.50")
    assert record(world, CostInput(JANUARY, "actual", None)) == 1
    assert queries.costs_of([key])[key].until("actual", FEBRUARY) is None


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("month_is_a_first_day", [CostInput(date(2026, 1, 2), "actual", Decimal(1))]),
        ("spend_is_not_in_the_future", [CostInput(date(2999, 1, 1), "actual", Decimal(1))]),
        ("line_is_told_once", [CostInput(JANUARY, "actual", Decimal(1)), CostInput(JANUARY, "actual", Decimal(2))]),
        ("field_is_valid", [CostInput(JANUARY, "wishes", Decimal(1))]),
        ("field_is_valid", [CostInput(JANUARY, "actual", Decimal("NaN"))]),
        ("field_is_valid", [CostInput(JANUARY, "actual", Decimal("0.001"))]),
    ],
)
def test_lines_that_cannot_be_true_are_refused(world: World, rule: str, lines: list[CostInput]) -> None:
    refused(rule, actions.record_costs, world.actor("pm"), world.project, lines=lines)


def test_promised_costs_move_by_a_decision_of_somebody_else_only(world: World) -> None:
    record(world, *LINES)
    refused("promised_costs_stand", record, world, CostInput(JANUARY, "baseline", Decimal(1)))
    refused("promised_costs_stand", record, world, CostInput(date(2026, 3, 1), "baseline", Decimal(1)))
    sponsor, lines = world.actor("sponsor"), [CostInput(FEBRUARY, "baseline", Decimal(500))]
    refused("lines_are_promises", actions.rebaseline_costs, sponsor, world.project, lines=LINES, reason="R")
    refused("act_has_a_reason", actions.rebaseline_costs, sponsor, world.project, lines=lines, reason="")
    actions.rebaseline_costs(sponsor, world.project, lines=lines, reason="Decision 7")
    months = queries.costs_of([world.project.pk])[world.project.pk].months["baseline"]
    assert months == {FEBRUARY: Decimal("500.00")}


def test_the_whole_is_not_expected_to_cost_less_than_was_spent(world: World) -> None:
    pm = world.actor("pm")
    for forecast, actual in ((Decimal(99), Decimal(100)), (Decimal(-1), Decimal(1))):
        refused(
            "remaining_is_not_negative",
            actions.update_cost_outlook,
            pm,
            world.project,
            forecast_cost=forecast,
            actual_cost=actual,
        )
    refused("contingency_is_not_negative", actions.update_cost_outlook, pm, world.project, contingency=Decimal(-1))
    outlook = actions.update_cost_outlook(pm, world.project, forecast_cost=Decimal(100), actual_cost=Decimal(100))
    assert outlook.contingency is None, "unknown is not zero"


def test_a_benefit_has_an_owner_outside_the_team(world: World) -> None:
    pm = world.actor("pm")
    refused("benefit_has_an_owner", actions.add_benefit, pm, world.project, name="Savings")
    for role in ("pm", "deputy", "member"):
        refused(
            "benefit_owner_does_not_deliver",
            actions.add_benefit,
            pm,
            world.project,
            name="Savings",
            owner=world.people[role],
        )
    benefit = actions.add_benefit(pm, world.project, name="Savings", owner=world.people[PostRole.EXECUTIVE])
    assert queries.benefits_of([world.project.pk])[world.project.pk] == [benefit]


def test_a_budget_is_typed_one_month_a_line() -> None:
    form = BudgetForm({"lines": "2026-03 12,000\n\n2026-04\t500.50"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["lines"] == [
        CostInput(date(2026, 3, 1), CostKind.BASELINE, Decimal(12000)),
        CostInput(date(2026, 4, 1), CostKind.BASELINE, Decimal("500.50")),
    ]
    for wrong in ("March 12000", "2026-13 1", "2026-03", "2026-03 NaN", "2026-03 1 2"):
        assert not BudgetForm({"lines": wrong}).is_valid(), wrong
