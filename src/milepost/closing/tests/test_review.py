"""A review is led by somebody independent, compares with both promises, and ends when every adjustment has."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.closing import actions, queries, rules
from milepost.closing.models import PostImplementationReview, ReviewedObjective
from milepost.finance import actions as finance
from milepost.kernel import clock
from milepost.kernel.errors import InvalidInput, NotPermitted, Refusal
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from tests.suites.ground.world import World
from tests.suites.samples.ending.closing import (
    WHY,
    asked,
    begun,
    change,
    closed,
    in_closing,
    reported,
    scheduled,
)

AUDITOR, EXECUTIVE, DIRECTOR, ANALYST = PostRole.AUDITOR, PostRole.EXECUTIVE, PostRole.DIRECTOR, PostRole.ANALYST


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def test_a_lead_who_delivered_ever_or_reports_to_one_is_refused(world: World) -> None:
    analyst, project = world.actor(ANALYST), in_closing(world)
    member = world.people["member"]
    refused("lead_is_independent", actions.schedule_review, analyst, project, lead=member)
    with clock.at(clock.now() + timedelta(days=400)):
        refused("lead_is_independent", actions.schedule_review, analyst, project, lead=world.people["pm"])
    auditor = world.people[AUDITOR]
    type(auditor).objects.filter(pk=auditor.pk).update(manager=world.people["pm"])
    auditor.refresh_from_db()
    refused("lead_is_independent", actions.schedule_review, analyst, project, lead=auditor)


def test_a_lead_holds_a_post_and_does_not_name_themselves(world: World) -> None:
    analyst, project = world.actor(ANALYST), in_closing(world)
    refused("lead_holds_a_post", actions.schedule_review, analyst, project, lead=world.people["sponsor"])
    refused("reviewer_is_somebody_else", actions.schedule_review, analyst, project, lead=world.people[ANALYST])


@pytest.mark.parametrize("months", [0, 2, 13])
def test_a_review_outside_its_window_is_refused(world: World, months: int) -> None:
    told = {"lead": world.people[AUDITOR], "months_after": months}
    refused("review_is_due_in_its_window", actions.schedule_review, world.actor(ANALYST), in_closing(world), **told)


def test_a_review_is_scheduled_once_and_another_lead_is_as_independent(world: World) -> None:
    review, analyst = scheduled(world), world.actor(ANALYST)
    refused("project_has_no_review", actions.schedule_review, analyst, world.project, lead=world.people[AUDITOR])
    refused("lead_is_independent", actions.name_review_lead, analyst, review, lead=world.people["pm"], **WHY)
    actions.name_review_lead(analyst, review, lead=world.people[EXECUTIVE], **WHY)
    assert review.lead == world.people[EXECUTIVE]


def test_a_review_begins_after_closing_by_its_lead_alone(world: World) -> None:
    refused("project_has_closed", actions.begin_review, world.actor(AUDITOR), scheduled(world))


def test_nobody_but_the_lead_says_what_a_review_finds(world: World) -> None:
    review = begun(world)
    refused("who_leads_the_review_acts", actions.ask_adjustment, world.actor(DIRECTOR), review, **change(world))
    with pytest.raises(NotPermitted):
        actions.report_review(world.actor("pm"), review, summary="Fine", satisfaction="Fine")


def test_a_review_is_due_six_months_after_closing_and_late_from_the_next_day(world: World) -> None:
    closed(world)
    review = PostImplementationReview.objects.get()
    due = review.due_date
    assert due is not None
    assert due == rules.due_after(clock.today(), 6)
    assert not rules.review_is_late(review.state, due, due)
    assert rules.review_is_late(review.state, due, due + timedelta(days=1))
    assert not rules.review_is_late("reported", due, due + timedelta(days=1))
    posts = frozenset({DIRECTOR.value})
    assert list(queries.reviews_overdue(due + timedelta(days=1), posts)) == [review]
    assert not queries.reviews_overdue(due, posts).exists()
    assert not queries.reviews_overdue(due + timedelta(days=1), frozenset({AUDITOR.value})).exists()
    assert list(queries.reviews_to_do(world.people[AUDITOR].pk)) == [review]


def test_a_review_compares_with_the_first_promise_and_with_the_last_approved_one(world: World) -> None:
    project, pm = world.project, world.actor("pm")
    dates = {"start_date": date(2026, 1, 5), "finish_date": date(2026, 6, 30), "cost": Decimal(1000)}
    planning.record_baseline(pm, project, **dates, reason="As approved")
    later = dates | {"finish_date": date(2026, 8, 31), "cost": Decimal(1200)}
    planning.rebaseline(world.actor(EXECUTIVE), project, **later, reason="A change was approved")
    benefit = finance.add_benefit(
        pm, project, name="Fewer claims", owner=world.people["sponsor"], target_value=Decimal(100), unit="claims"
    )
    told = {each.what: each.row() for each in queries.comparisons(project)}
    assert told["Finish"]["original"] == "2026-06-30"
    assert told["Finish"]["approved"] == "2026-08-31"
    assert (told["Finish"]["actual"], told["Finish"]["from_original"]) == (None, None), "unknown is not zero"
    planning.update_outlook(pm, project, actual_start=date(2026, 1, 5), actual_finish=date(2026, 8, 20))
    finance.update_cost_outlook(pm, project, forecast_cost=Decimal(1250), actual_cost=Decimal(1250))
    finance.change_benefit(
        pm,
        benefit,
        name=benefit.name,
        owner=benefit.owner,
        kind=benefit.kind,
        unit=benefit.unit,
        target_value=Decimal(90),
        realised_value=Decimal(80),
    )
    told = {each.what: each.row() for each in queries.comparisons(project)}
    assert (told["Finish"]["from_original"], told["Finish"]["from_approved"]) == ("51", "-11")
    assert (told["Cost"]["from_original"], told["Cost"]["from_approved"]) == ("250.00", "50.00")
    claims = told["Fewer claims"]
    assert (claims["original"], claims["approved"]) == ("100.00", "90.00"), "the target was lowered on the way"
    assert (Decimal(claims["from_original"]), Decimal(claims["from_approved"])) == (-20, -10)


def test_a_review_without_a_verdict_or_words_is_not_reported(world: World) -> None:
    review, lead = begun(world), world.actor(AUDITOR)
    refused("objectives_are_judged", actions.report_review, lead, review, summary="Fine", satisfaction="Glad")
    refused("evidence_is_told", actions.judge_objective, lead, review, objective="O", verdict="met", evidence=" ")
    refused("verdict_is_known", actions.judge_objective, lead, review, objective="O", verdict="great", evidence="E")
    actions.judge_objective(lead, review, objective="O", verdict="unknown", evidence="Nobody counted")
    with pytest.raises(InvalidInput):
        actions.judge_objective(lead, review, objective="O", verdict="met", evidence="Counted")
    refused("summary_is_told", actions.report_review, lead, review, summary="", satisfaction="Glad")
    assert ReviewedObjective.objects.count() == 1


def test_nobody_accepts_their_own_review_and_the_project_is_reviewed_by_acceptance(world: World) -> None:
    review = begun(world)
    actions.name_review_lead(world.actor(ANALYST), review, lead=world.people[DIRECTOR], **WHY)
    lead = world.actor(DIRECTOR)
    actions.judge_objective(lead, review, objective="Lorries cross", verdict="met", evidence="Counted in May")
    actions.report_review(lead, review, summary="It does its work", satisfaction="The users are glad")
    refused("somebody_else_accepts", actions.accept_review, lead, review)
    assert Project.objects.get(pk=review.project_id).stage == Stage.CLOSED
    actions.accept_review(world.actor(EXECUTIVE), review)
    assert Project.objects.get(pk=review.project_id).stage == Stage.REVIEWED


def test_what_was_reported_stands_and_is_not_changed_after(world: World) -> None:
    review = reported(world)
    refused("review_is_in", actions.ask_adjustment, world.actor(AUDITOR), review, **change(world))
    refused("review_is_in", actions.report_review, world.actor(AUDITOR), review, summary="Better", satisfaction="Yes")


def test_an_adjustment_ends_by_its_owner_with_a_name_or_by_a_rejection_with_a_reason(world: World) -> None:
    adjustment = asked(world)
    refused(
        "who_owns_the_adjustment_acts", actions.implement_adjustment, world.actor(EXECUTIVE), adjustment, reference="X"
    )
    refused("reference_is_told", actions.implement_adjustment, world.actor(DIRECTOR), adjustment, reference=" ")
    refused("act_has_a_reason", actions.reject_adjustment, world.actor(EXECUTIVE), adjustment, reason="")
    actions.implement_adjustment(world.actor(DIRECTOR), adjustment, reference="Estimates, entry 12")
    refused("adjustment_is_open", actions.reject_adjustment, world.actor(EXECUTIVE), adjustment, **WHY)


def test_an_adjustment_is_owned_by_somebody_who_still_has_a_post(world: World) -> None:
    told = change(world) | {"owner": world.people["member"]}
    refused("owner_holds_a_post", actions.ask_adjustment, world.actor(AUDITOR), begun(world), **told)


def test_a_review_that_was_not_accepted_is_not_closed(world: World) -> None:
    refused("review_is_in", actions.close_review, world.actor(ANALYST), reported(world))
