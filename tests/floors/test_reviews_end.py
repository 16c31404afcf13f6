"""A review ends when its adjustments do, and those that were made are kept as lessons by the floor above."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.closing import actions
from milepost.closing.models import Adjustment
from milepost.kernel.errors import Refusal
from milepost.knowledge import actions as knowledge
from milepost.people.choices import PostRole
from tests.suites.ground.world import World
from tests.suites.samples.ending.closing import change, judged
from tests.suites.samples.knowledge import learnt

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
AUDITOR, EXECUTIVE, DIRECTOR, ANALYST = PostRole.AUDITOR, PostRole.EXECUTIVE, PostRole.DIRECTOR, PostRole.ANALYST


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def test_a_review_closes_only_when_each_adjustment_is_implemented_and_kept_or_rejected(world: World) -> None:
    lead, analyst = world.actor(AUDITOR), world.actor(ANALYST)
    review = judged(world)
    first = actions.ask_adjustment(lead, review, **change(world))
    second = actions.ask_adjustment(lead, review, **change(world) | {"change": "Train the guards on the new gate"})
    actions.report_review(lead, review, summary="It does its work", satisfaction="The users are glad")
    actions.accept_review(world.actor(EXECUTIVE), review)
    told = refused("adjustments_are_resolved", actions.close_review, analyst, review)
    assert "Train the guards" in told.unmet[0].missing
    actions.reject_adjustment(world.actor(EXECUTIVE), second, reason="The guards are outsourced")
    actions.implement_adjustment(world.actor(DIRECTOR), first, reference="Estimates, entry 12")
    told = refused("adjustment_is_kept", actions.close_review, analyst, review)
    assert "customs clearance" in told.unmet[0].missing
    general = {name: value for name, value in learnt(world).items() if name in {"effect", "effect_days", "tags"}}
    act = {"recommendation": "Plan ten days more for customs clearance", "addressee": "the project manager"}
    lesson = knowledge.keep_adjustment(analyst, first, **general, **act)
    refused("adjustment_is_kept", actions.close_review, analyst, review)
    words = {"title": lesson.title, "happened": lesson.happened, "cause": lesson.cause, "effect": lesson.effect}
    knowledge.curate_lesson(analyst, lesson, **words, **act, tags="import")
    knowledge.validate_lesson(world.actor(EXECUTIVE), lesson)
    knowledge.publish_lesson(analyst, lesson)
    actions.close_review(analyst, review)
    assert review.state == "closed"
    assert Adjustment.objects.filter(review=review, state="open").count() == 0
