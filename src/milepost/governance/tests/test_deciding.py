"""Deciding a gate: after its review, by enough independent votes, never dated back; and what it moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.artefacts import actions as artefacts
from milepost.artefacts.models import Artefact
from milepost.demand.choices import Ballot
from milepost.governance import actions
from milepost.governance.choices import DecisionStanding, GateOutcome
from milepost.governance.models import GateReview, GateVote
from milepost.governance.tests.test_requesting import refused
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import queries as on_projects
from milepost.projects.choices import RoleOnProject, Stage, Standing
from tests.suites.ground.world import World
from tests.suites.samples import governance as samples
from tests.suites.samples.people import board

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, SPONSOR = RoleOnProject.PM, RoleOnProject.SPONSOR
CHAIR = "board_member"


def before_the_board(world: World) -> GateReview:
    return samples.reported(world, body=board(world))


def motion(world: World, **more: Any) -> dict[str, Any]:
    votes = {world.people[role].pk: Ballot.FOR for role in (CHAIR, "executive")}
    return samples.motion(world, **{"votes": votes, **more})


def test_an_approved_gate_moves_the_project_on_and_leaves_a_trace(world: World) -> None:
    decision = actions.decide_gate(world.actor(CHAIR), before_the_board(world), **motion(world))
    project = decision.project
    assert (project.stage, project.standing) == (Stage.PLANNING, Standing.ACTIVE)
    entry = on_projects.phase_entries([project.pk])[project.pk][-1]
    assert (entry.basis, entry.gate, entry.decision_id) == ("gate", "rfp", decision.pk)


def test_a_gate_is_not_decided_before_its_review_is_reported(world: World) -> None:
    review = samples.in_review(world, body=board(world))
    refused("review_is_in", actions.decide_gate, world.actor(CHAIR), review, **motion(world))


def test_a_body_without_its_quorum_decides_nothing(world: World) -> None:
    review = before_the_board(world)
    alone = {world.people[CHAIR].pk: Ballot.FOR}
    refused("quorum_is_free", actions.decide_gate, world.actor(CHAIR), review, **motion(world, votes=alone))


def test_votes_in_conflict_are_kept_and_not_counted(world: World) -> None:
    review = before_the_board(world)
    interest = {"matter": review.project.code, "nature": "financial", "detail": "Shares of the supplier"}
    people.declare_interest(world.actor("executive"), **interest)
    refused("quorum_is_free", actions.decide_gate, world.actor(CHAIR), review, **motion(world))
    votes = {world.people[role].pk: Ballot.FOR for role in (CHAIR, "executive", "auditor")}
    decision = actions.decide_gate(world.actor(CHAIR), samples.fresh(review), **motion(world, votes=votes))
    assert decision.counted == 2
    assert GateVote.objects.get(member=world.people["executive"]).conflict.startswith("has an interest")


def test_more_votes_against_carry_nothing(world: World) -> None:
    votes = {world.people[CHAIR].pk: Ballot.FOR, world.people["executive"].pk: Ballot.AGAINST}
    told = motion(world, votes=votes)
    refused("motion_carries", actions.decide_gate, world.actor(CHAIR), before_the_board(world), **told)


def test_only_members_vote_and_the_chair_records(world: World) -> None:
    review = before_the_board(world)
    strange = {**motion(world)["votes"], world.people[SPONSOR].pk: Ballot.FOR}
    refused("only_members_decide", actions.decide_gate, world.actor(CHAIR), review, **motion(world, votes=strange))
    as_member = {**motion(world)}
    executive = world.actor(RoleOnProject.STEERING)
    with pytest.raises(NotPermitted):
        actions.decide_gate(executive, review, **as_member)


def test_the_project_manager_does_not_decide_her_own_gate(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.decide_gate(world.actor(PM), samples.reported(world), **samples.motion(world))


def test_the_pmo_does_not_decide_a_gate(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.decide_gate(world.actor(PostRole.DIRECTOR), samples.reported(world), **samples.motion(world))


def test_a_decision_is_never_dated_back(world: World) -> None:
    told = samples.motion(world, effective_date=clock.today() - timedelta(days=1))
    refused("decision_is_not_dated_back", actions.decide_gate, world.actor(SPONSOR), samples.reported(world), **told)


def test_a_dossier_that_changed_is_not_decided_on(world: World) -> None:
    review = samples.reported(world)
    charter = Artefact.objects.get(project=review.project, type_code="project_charter")
    artefacts.supersede_artefact(world.actor(PM), charter, reason="A new one")
    refused("dossier_is_unchanged", actions.decide_gate, world.actor(SPONSOR), review, **samples.motion(world))


def test_what_no_longer_holds_stands_against_approving_but_not_against_a_hold(world: World) -> None:
    review = samples.reported(world)
    funding = review.project.statements.get(check_code="funding_named")
    actions.withdraw_statement(world.actor(SPONSOR), funding, reason="The budget was cut")
    refused("criterion_is_met", actions.decide_gate, world.actor(SPONSOR), review, **samples.motion(world))
    rework = {"rework": "Find the money", "rework_date": samples.soon()}
    actions.decide_gate(
        world.actor(SPONSOR), samples.fresh(review), **samples.motion(world, GateOutcome.HOLD, **rework)
    )


def test_a_held_gate_leaves_the_project_where_it_is_to_ask_again(world: World) -> None:
    bare = samples.motion(world, GateOutcome.HOLD)
    review = samples.reported(world)
    refused("hold_says_what_to_rework", actions.decide_gate, world.actor(SPONSOR), review, **bare)
    rework = {"rework": "Find the money", "rework_date": samples.soon()}
    held = actions.decide_gate(world.actor(SPONSOR), samples.fresh(review), **{**bare, **rework})
    assert held.project.stage == Stage.INITIATING
    assert actions.request_gate(world.actor(PM), held.project, gate="rfp").number == 2


def test_a_refused_first_gate_leads_straight_to_closing(world: World) -> None:
    stopped = samples.decided(world, GateOutcome.STOP)
    assert (stopped.project.stage, stopped.project.standing) == (Stage.CLOSING, Standing.TERMINATING)
    assert on_projects.phase_entries([stopped.project_id])[stopped.project_id][-1].decision_id == stopped.pk


def test_conditions_belong_to_a_conditional_approval_and_are_due_within_thirty_days(world: World) -> None:
    review = samples.reported(world)
    sponsor = world.actor(SPONSOR)
    refused("conditions_fit", actions.decide_gate, sponsor, review, **samples.motion(world, GateOutcome.CONDITIONAL))
    mixed = samples.motion(world, conditions=[samples.wanted(world)])
    refused("conditions_fit", actions.decide_gate, sponsor, review, **mixed)
    late = samples.Wanted("Later", world.people[PM].pk, samples.soon(31), "spend")
    told = samples.motion(world, GateOutcome.CONDITIONAL, conditions=[late])
    refused("conditions_fit", actions.decide_gate, sponsor, review, **told)


def test_a_decision_is_withdrawn_before_its_effect_and_not_after(world: World) -> None:
    coming = samples.postponed(world)
    assert coming.project.stage == Stage.INITIATING
    actions.withdraw_decision(world.actor(SPONSOR), coming, reason="New facts")
    assert coming.standing == DecisionStanding.WITHDRAWN
    assert actions.request_gate(world.actor(PM), coming.project, gate="rfp").number == 2


def test_a_decision_that_took_effect_is_not_withdrawn(world: World) -> None:
    done = samples.decided(world)
    refused("decision_is_coming", actions.withdraw_decision, world.actor(SPONSOR), done, reason="Too late")


def test_a_lower_decider_does_not_withdraw_what_a_body_decided(world: World) -> None:
    told = motion(world, effective_date=samples.soon())
    decision = actions.decide_gate(world.actor(CHAIR), before_the_board(world), **told)
    refused("same_or_higher_withdraws", actions.withdraw_decision, world.actor(SPONSOR), decision, reason="No")
