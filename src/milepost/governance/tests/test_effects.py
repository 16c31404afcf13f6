"""A decision for a later day moves the project on that day, by an act and not by a job."""

from __future__ import annotations

from datetime import timedelta

import pytest

from milepost.governance import actions
from milepost.governance.choices import DecisionStanding
from milepost.governance.models import GateDecision
from milepost.governance.tests.test_requesting import refused
from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.projects.choices import Stage
from tests.suites.ground.world import World
from tests.suites.samples import governance as samples

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def test_a_decision_for_a_later_day_is_enacted_on_it(world: World) -> None:
    decision, analyst = samples.postponed(world), world.actor(PostRole.ANALYST)
    refused("effect_has_its_day", actions.enact_decision, analyst, decision)
    with clock.at(clock.now() + timedelta(days=15)):
        decision = actions.enact_decision(analyst, GateDecision.objects.get(pk=decision.pk))
        assert (decision.standing, decision.project.stage) == (DecisionStanding.IN_FORCE, Stage.PLANNING)
        refused("decision_is_coming", actions.enact_decision, analyst, decision)
