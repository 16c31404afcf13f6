"""A supplier is evaluated on facts that stand still, is heard, and is judged by nobody with an interest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.actions import ACTIONS
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.suppliers import actions, bridge, queries
from milepost.suppliers.choices import ContractState, EvaluationState
from milepost.suppliers.models import Contract, SupplierEvaluation
from tests.suites.ground.world import World, add_person, register
from tests.suites.samples.ending import suppliers as samples

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, PARTNER, SPONSOR = RoleOnProject.PM, RoleOnProject.PARTNER, RoleOnProject.SPONSOR
MONDAY = datetime(2031, 1, 13, 9, tzinfo=UTC)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def on(day: int) -> Any:
    return clock.at(MONDAY + timedelta(days=day))


def rated(world: World, contract: Contract, **other: Any) -> SupplierEvaluation:
    given = {"ratings": samples.RATINGS, "evidence": samples.EVIDENCE, "narrative": "Good work."} | other
    return actions.propose_evaluation(world.actor(PM), contract, **given)


def ten_delivered(world: World) -> Contract:
    """Return a contract of ten deliverables: eight of them came on time, seven were accepted at the first go."""
    pm, partner = world.actor(PM), world.actor(PARTNER)
    with on(0):
        contract = samples.drafted(world)
        for number in range(10):
            due = MONDAY.date() + timedelta(days=7)
            actions.add_deliverable(pm, contract, name=f"D-{number}", criteria="Checked", due_date=due)
        contract = actions.approve_contract(world.actor(SPONSOR), contract)
        contract = actions.activate_contract(pm, contract, signed_on=MONDAY.date(), partner=world.people[PARTNER.value])
    for number, each in enumerate(contract.deliverables.order_by("pk")):
        with on(9 if number in {0, 1} else 3):
            actions.submit_deliverable(partner, each, note="Here")
        if number in {2, 3, 4}:
            with on(4):
                actions.judge_submission(pm, each, verdict="rejected", defects=2, finding="Incomplete")
            with on(7):
                actions.submit_deliverable(partner, each, note="Again")
    for each in contract.deliverables.all():
        with on(10):
            actions.judge_submission(pm, each, verdict="accepted")
    return samples.fresh(contract)


def test_eight_of_ten_on_time_and_seven_at_the_first_go_are_counted_and_the_score_is_3_85(world: World) -> None:
    contract = ten_delivered(world)
    assert contract.state == ContractState.DELIVERED
    with on(11):
        evaluation = rated(world, contract)
    assert evaluation.score == Decimal("3.85")
    facts = evaluation.facts
    assert (facts["on_time_share"]["value"], facts["on_time_share"]["of"]) == ("0.8000", "8 of 10")
    assert facts["first_time_acceptance_share"]["of"] == "7 of 10"
    assert facts["defects_per_deliverable"]["value"] == "0.6000"
    assert facts["cost_variance_share"]["value"] == "0.0000"
    # rejected on Friday the 17th, handed in anew on Monday the 20th: one working day each
    assert facts["response_working_days"]["value"] == "1.0000"
    assert bridge.suggestions(facts) == {"quality": 2, "schedule": 2, "cost": 4, "management": 5}
    assert evaluation.comment_by_date == MONDAY.date() + timedelta(days=11 + 14)


def test_facts_stand_still_once_the_evaluation_is_proposed(world: World) -> None:
    evaluation = samples.evaluated(world)
    before = dict(evaluation.facts)
    contract = evaluation.contract
    variation = samples.varied(world, contract, 50_000)
    actions.decide_variation(world.actor(SPONSOR), variation, approve=True)
    now = bridge.computed_facts(queries.fact_of(samples.fresh(contract)))
    assert now["cost_variance_share"]["value"] == "-0.5000"
    evaluation.refresh_from_db()
    assert evaluation.facts == before
    assert evaluation.facts["cost_variance_share"]["value"] == "0.0000"


@pytest.mark.parametrize("rating", [1, 2, 5])
def test_a_rating_of_1_2_or_5_needs_evidence(world: World, rating: int) -> None:
    contract = samples.delivered(world)
    ratings = dict.fromkeys(samples.RATINGS, 3) | {"cost": rating}
    refusal = refused("evidence_is_given", rated, world, contract, ratings=ratings, evidence={"cost": "  "})
    assert "cost" in refusal.unmet[0].missing
    assert rated(world, contract, ratings=ratings, evidence={"cost": "Letter of 3 May"}).score > 0


def test_every_area_is_rated_from_1_to_5(world: World) -> None:
    contract = samples.delivered(world)
    refused("areas_are_rated", rated, world, contract, ratings={"quality": 4}, evidence={})
    refused("areas_are_rated", rated, world, contract, ratings=samples.RATINGS | {"cost": 6})


def test_a_supplier_is_not_evaluated_before_everything_is_delivered(world: World) -> None:
    refused("everything_is_delivered", rated, world, samples.active(world))


@pytest.mark.parametrize("matter", ["Baltic Trackworks", "s-1", "C-1", "P-1"])
def test_a_project_manager_with_a_declared_interest_does_not_evaluate(world: World, matter: str) -> None:
    contract = samples.delivered(world)
    people.declare_interest(world.actor(PM), matter=matter, nature="financial")
    refused("nobody_with_an_interest", rated, world, contract)
    assert not SupplierEvaluation.objects.exists()


def test_an_interest_in_something_else_keeps_nobody_from_evaluating(world: World) -> None:
    contract = samples.delivered(world)
    people.declare_interest(world.actor(PM), matter="Kattegat Dredging", nature="financial")
    assert rated(world, contract).state == EvaluationState.PROPOSED


def test_what_the_supplier_contests_goes_to_an_independent_official_and_both_views_stand(world: World) -> None:
    evaluation = samples.contested(world)
    assert evaluation.state == EvaluationState.CONTESTED
    refused("supplier_was_heard", actions.publish_evaluation, world.actor(PM), evaluation)
    better = samples.RATINGS | {"schedule": 4}
    for role in ("pm", "sponsor", "pmo_analyst"):
        with pytest.raises(NotPermitted):
            actions.review_evaluation(world.actor(role), evaluation, second_view="No", ratings=better)
    reviewed = actions.review_evaluation(
        world.actor(PostRole.DIRECTOR), evaluation, second_view="The site was late.", ratings=better
    )
    assert (reviewed.score, reviewed.second_score) == (Decimal("3.85"), Decimal("4.10"))
    assert reviewed.ratings["schedule"] == 3, "the first rating is not rewritten"
    assert reviewed.state == EvaluationState.PUBLISHED


def test_an_official_who_delivers_the_project_does_not_review(world: World) -> None:
    evaluation = samples.contested(world)
    projects.appoint(
        world.actor(PostRole.DIRECTOR), world.project, person=world.people["executive"], role=RoleOnProject.MEMBER
    )
    act = actions.review_evaluation
    refused(
        "control_is_independent", act, world.actor("executive"), evaluation, second_view="x", ratings=samples.RATINGS
    )


def test_a_supplier_that_is_silent_for_14_days_is_published_as_rated(world: World) -> None:
    with on(0):
        evaluation = samples.evaluated(world)
    with on(14):
        refused("supplier_was_heard", actions.publish_evaluation, world.actor(PM), evaluation)
    with on(15):
        refused("comment_is_in_time", actions.comment_on_evaluation, world.actor(PARTNER), evaluation, comment="Late")
        published = actions.publish_evaluation(world.actor(PM), evaluation)
    assert (published.state, published.commented_at) == (EvaluationState.PUBLISHED, None)


def test_who_contests_says_why_and_comments_once(world: World) -> None:
    evaluation, partner = samples.evaluated(world), world.actor(PARTNER)
    refused("disagreement_says_why", actions.comment_on_evaluation, partner, evaluation, contested=["cost"])
    refused(
        "contested_areas_are_named", actions.comment_on_evaluation, partner, evaluation, contested=["x"], comment="y"
    )
    actions.comment_on_evaluation(partner, evaluation, comment="Fair.")
    refused("evaluation_is_in", actions.comment_on_evaluation, partner, evaluation, comment="Or not.")


def test_an_evaluation_is_never_replaced_and_no_verb_deletes_one(world: World) -> None:
    evaluation = samples.contested(world)
    refused("no_evaluation_yet", rated, world, samples.fresh(evaluation.contract))
    names = [each.name for each in ACTIONS if each.name.startswith("suppliers.")]
    assert not [name for name in names if "delete" in name or "remove" in name or "withdraw" in name]


def rival(world: World) -> tuple[Actor, SupplierEvaluation, Contract]:
    """Return the partner of another supplier on the same project, with the first supplier's evaluation."""
    evaluation = samples.agreed(world)
    person = add_person("The rival", None)
    projects.appoint(world.actor(PM), world.project, person=person, role=PARTNER.value)
    other = samples.supplier(world, "S-2", "Kattegat Dredging")
    contract = actions.draft_contract(
        world.actor(PM), world.project, supplier=other, code="C-2", currency="EUR", **samples.terms()
    )
    actions.add_deliverable(world.actor(PM), contract, name="Dredging", criteria="Deep", due_date=samples.ENDS)
    contract = actions.approve_contract(world.actor(SPONSOR), contract)
    contract = actions.activate_contract(world.actor(PM), contract, signed_on=samples.today(), partner=person)
    return Actor(person.pk, person.name, acting_role=PARTNER.value), evaluation, contract


def test_a_partner_sees_their_own_contract_and_no_other_suppliers_scores(world: World) -> None:
    other, evaluation, own = rival(world)
    actions.publish_evaluation(world.actor(PM), evaluation)
    assert list(queries.contracts_visible_to(other)) == [own]
    assert not queries.evaluations_visible_to(other).exists()
    assert not queries.suppliers_visible_to(other).exists()
    assert list(queries.evaluations_visible_to(world.actor(PARTNER))) == [evaluation]


def test_a_partner_acts_on_no_other_contract(world: World) -> None:
    other, evaluation, own = rival(world)
    assert evaluation.contract_id != own.pk
    foreign = evaluation.contract
    act = actions.report_as_contractor
    refused("own_contract_only", act, other, samples.fresh(foreign), as_of_date=samples.today(), progress="x")
    with pytest.raises(NotPermitted):
        actions.judge_submission(other, own.deliverables.get(), verdict="accepted")


def test_published_evaluations_are_seen_by_who_selects_suppliers_elsewhere(world: World) -> None:
    evaluation = samples.agreed(world)
    elsewhere = register(world, "P-2")
    lead = world.people["colleague"]
    projects.appoint(world.actor(PostRole.DIRECTOR), elsewhere, person=lead, role=PM.value)
    selector = world.actor("colleague")
    assert not queries.evaluations_visible_to(selector).exists(), "not before it is published"
    actions.publish_evaluation(world.actor(PM), evaluation)
    assert list(queries.evaluations_visible_to(selector)) == [evaluation]
    assert not queries.contracts_visible_to(selector).exists()
    assert not queries.evaluations_visible_to(world.actor(RoleOnProject.MEMBER)).exists()


def test_a_deliverable_that_was_settled_counts_in_no_figure(world: World) -> None:
    contract = samples.active(world, names=("Drawings", "Model"))
    first, second = contract.deliverables.order_by("pk")
    actions.settle_deliverable(world.actor(PM), first, settlement="Not needed any more")
    actions.submit_deliverable(world.actor(PARTNER), second, note="Here")
    actions.judge_submission(world.actor(PM), second, verdict="accepted")
    facts = bridge.computed_facts(queries.fact_of(samples.fresh(contract)))
    assert facts["on_time_share"]["of"] == "1 of 1"
    assert facts["response_working_days"] == {"unknown": bridge.NEVER_REJECTED}
