"""Serious risks are cared for, and a member is never silenced."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.risks import actions, queries
from tests.suites.ground.world import World
from tests.suites.samples.risks import cared_for

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


@pytest.mark.parametrize(("share", "critical"), [("0.5", False), ("0.1", True)])
def test_who_leads_cares_for_a_serious_risk(world: World, share: str, *, critical: bool) -> None:
    values = {"title": "R", "probability_share": Decimal(share), "critical": critical}
    refusal = refused("serious_risk_is_cared_for", actions.raise_risk, world.actor("pm"), world.project, **values)
    assert {each.field for each in refusal.unmet} == {"owner", "next_action", "next_action_date"}
    risk = actions.raise_risk(world.actor("member"), world.project, **values)
    refused("serious_risk_is_cared_for", actions.change_risk, world.actor("pm"), risk, **values)


def test_a_small_risk_is_raised_with_a_title_alone(world: World) -> None:
    actions.raise_risk(world.actor("deputy"), world.project, title="R", probability_share=Decimal("0.49"))


def test_a_member_raises_and_does_not_change(world: World) -> None:
    risk = actions.raise_risk(world.actor("member"), world.project, **cared_for(world))
    with pytest.raises(NotPermitted):
        actions.change_risk(world.actor("member"), risk, **cared_for(world))


def test_a_risk_closes_for_a_reason_and_stays_closed(world: World) -> None:
    pm = world.actor("pm")
    risk = actions.raise_risk(pm, world.project, **cared_for(world))
    refused("act_has_a_reason", actions.close_risk, pm, risk, state="closed")
    refused("risk_closes_as_something", actions.close_risk, pm, risk, state="open", reason="R")
    actions.close_risk(pm, risk, state="materialised", reason="It happened")
    refused("risk_is_open", actions.change_risk, pm, risk, **cared_for(world))
    refused("risk_is_open", actions.close_risk, pm, risk, state="closed", reason="R")


def test_open_risks_are_listed_by_weight_now_and_then(world: World) -> None:
    pm, key = world.actor("pm"), world.project.pk
    small = actions.raise_risk(pm, world.project, title="Small", probability_share=Decimal("0.1"))
    likely = actions.raise_risk(pm, world.project, **{**cared_for(world), "critical": False})
    grave = actions.raise_risk(pm, world.project, **cared_for(world))
    assert queries.risks_of([key])[key] == [grave, likely, small]
    then = clock.now()
    actions.close_risk(pm, grave, state="closed", reason="Over")
    assert queries.risks_of([key])[key] == [likely, small]
    assert queries.risks_of([key], then)[key] == [grave, likely, small]
    assert queries.risks_of([key], open_only=False)[key] == [grave, likely, small]
