"""Reviewing a gate: by people who took no part in what they review, with a rating that is never averaged."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.governance import actions, queries
from milepost.governance.choices import Confidence
from milepost.governance.tests.test_requesting import refused
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import BodyKind, PostRole
from milepost.projects import actions as projects
from milepost.projects import queries as on_projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import OPERATOR, World, add_person
from tests.suites.samples import governance as samples
from tests.suites.samples.people import board

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
ANALYST, REVIEWER, PM = PostRole.ANALYST, RoleOnProject.REVIEWER, RoleOnProject.PM


def names(world: World, role: str, **more: Any) -> dict[str, Any]:
    person = world.people[role]
    return {"reviewers": [person], "lead": person, "review_date": clock.today(), **more}


@pytest.mark.parametrize("role", [PM, RoleOnProject.MEMBER, RoleOnProject.DEPUTY])
def test_nobody_who_delivers_reviews(world: World, role: str) -> None:
    review = samples.asked(world)
    refused("reviewer_is_independent", actions.name_reviewers, world.actor(ANALYST), review, **names(world, role))


def test_nobody_reviews_a_document_that_they_prepared(world: World) -> None:
    project = samples.ready(world)
    member = world.people[RoleOnProject.MEMBER]
    review = actions.request_gate(world.actor(PM), project, gate="rfp")
    assert world.people[PM].pk in queries.preparers_of(review)
    assert member.pk not in queries.preparers_of(review)


def test_nobody_who_reports_to_the_project_manager_reviews(world: World) -> None:
    review = samples.asked(world)
    report = add_person("Reports to the manager", world.unit)
    people.change_person(
        OPERATOR, report, name=report.name, email=report.email, unit=world.unit, manager=world.people[PM]
    )
    told = {"reviewers": [report], "lead": report, "review_date": clock.today()}
    refused("reviewer_is_independent", actions.name_reviewers, world.actor(ANALYST), review, **told)


def test_the_project_manager_does_not_name_the_reviewers(world: World) -> None:
    review = samples.asked(world)
    with pytest.raises(NotPermitted):
        actions.name_reviewers(world.actor(PM), review, **samples.named(world))


def test_reviewers_hold_their_part_by_the_review_and_see_the_project_while_it_lasts(world: World) -> None:
    review = samples.in_review(world)
    reviewer = world.actor(REVIEWER)
    assert review.project in on_projects.visible_to(reviewer)
    actions.withdraw_gate_request(world.actor(PM), review, reason="Later")
    assert review.project not in on_projects.visible_to(reviewer)
    told = {"person": world.people["colleague"], "role": REVIEWER}
    refused("role_is_in_the_gift_of", projects.appoint, world.actor(PostRole.DIRECTOR), review.project, **told)


def test_classes_a_and_b_rest_three_working_days_before_the_review(world: World) -> None:
    review = samples.asked(world)
    review.project.project_class = "B"
    review.dossier["facts"]["project_class"] = "B"
    refused("dossier_rests_before_review", actions.name_reviewers, world.actor(ANALYST), review, **samples.named(world))


def test_a_change_board_does_not_decide_a_gate_of_class_a(world: World) -> None:
    review = samples.asked(world)
    chair = world.people["executive"]
    body = people.found_body(OPERATOR, code="CB", name="Change board", kind=BodyKind.CHANGE, quorum=1, chair=chair)
    from milepost.governance import rules

    assert rules.body_may_decide("psc", body.kind) is not None
    assert rules.body_may_decide("psc", None) is not None
    assert rules.body_may_decide("po", None) is None
    assert rules.body_may_decide("agb", BodyKind.PORTFOLIO) is not None
    assert review.body is None


def test_the_report_waits_for_every_reviewer_and_comes_from_the_lead(world: World) -> None:
    second = world.people["auditor"]
    review = actions.name_reviewers(
        world.actor(ANALYST),
        samples.asked(world),
        reviewers=[world.people[REVIEWER], second],
        lead=second,
        review_date=clock.today(),
    )
    told = {"confidence": Confidence.AMBER, "report": "Two risks"}
    first = world.actor(REVIEWER)
    opinion = {"confidence": Confidence.AMBER_RED, "reasons": "The date is a wish"}
    refused("every_reviewer_has_spoken", actions.report_review, world.actor("auditor"), review, **told)
    actions.give_opinion(first, review, **opinion)
    refused("reviewer_speaks_once", actions.give_opinion, first, review, **opinion)
    actions.give_opinion(world.actor("auditor"), review, confidence=Confidence.GREEN, reasons="It holds")
    refused("the_lead_reports", actions.report_review, first, review, **told)
    review = actions.report_review(world.actor("auditor"), samples.fresh(review), **told)
    assert review.confidence == Confidence.AMBER
    kept = {each.confidence for each in queries.reviewers_of(review)}
    assert kept == {Confidence.AMBER_RED, Confidence.GREEN}, "opinions stay, and nothing is averaged"


def test_a_review_is_not_reported_before_its_day(world: World) -> None:
    review = samples.opined(world, review_date=clock.today() + timedelta(days=3))
    told = {"confidence": Confidence.AMBER, "report": "Two risks"}
    refused("review_day_has_come", actions.report_review, world.actor(REVIEWER), review, **told)


def test_a_red_starts_a_response_with_an_owner_and_a_day(world: World) -> None:
    review = samples.opined(world)
    red = {"confidence": Confidence.RED, "report": "It cannot be done"}
    refused("red_has_a_response", actions.report_review, world.actor(REVIEWER), review, **red)
    response = {"red_response": "Plan anew", "red_owner": world.people[PM], "red_due_date": samples.soon()}
    assert actions.report_review(world.actor(REVIEWER), review, **red, **response).red_due_date


def test_whoever_is_to_act_takes_part(world: World) -> None:
    told = {"text": "Ask", "urgency": "critical", "owner": world.people["nobody"], "due_date": samples.soon()}
    refused("owners_take_part", actions.recommend, world.actor(REVIEWER), samples.in_review(world), **told)


def test_a_gate_is_put_before_a_body_too_where_the_sponsor_could_decide_alone(world: World) -> None:
    review = samples.in_review(world, body=board(world))
    held = on_projects.held_roles([review.project_id], roles=[RoleOnProject.STEERING])
    assert len(held) == 3
