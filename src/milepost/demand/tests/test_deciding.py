"""A board decides by counted votes and says why; who asked may appeal once; nobody votes on their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from milepost.demand import actions, queries
from milepost.demand.choices import Outcome, RejectionReason, RequestState
from milepost.demand.models import BoardDecision, Vote
from milepost.demand.tests.refusing import refused
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import InterestNature
from milepost.people.models import Seat
from milepost.people.queries import add_working_days, house_calendar, local_date
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.demand import (
    decided,
    deferred,
    drafted,
    fresh,
    model_draft,
    motion,
    rejected,
    scored,
    shortlisted,
    the_board,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def test_a_board_approves_with_reason_and_conditions(world: World) -> None:
    request = decided(world, conditions="Start with one district", dissent="Too soon, says one")
    assert request.state == RequestState.APPROVED
    decision = BoardDecision.objects.get(request=request)
    assert (decision.outcome, decision.counted, decision.quorum) == (Outcome.APPROVED, 2, 2)
    assert decision.conditions == "Start with one district"
    assert Vote.objects.filter(decision=decision, conflict="").count() == 2


@pytest.mark.parametrize("role", ["pmo_director", "pmo_analyst", "requester", "request_sponsor", "pm"])
def test_nobody_outside_the_board_decides(world: World, role: str) -> None:
    request = shortlisted(world)
    with pytest.raises(NotPermitted):
        actions.decide_request(world.actor(role), request, **motion(world))


def test_nothing_is_decided_before_it_is_before_the_board(world: World) -> None:
    typed = motion(world)
    refused("request_is_in", actions.decide_request, world.actor("board_member"), scored(world), **typed)


def test_a_rejection_is_never_silent(world: World) -> None:
    request, chair = shortlisted(world), world.actor("board_member")
    bare = motion(world, Outcome.REJECTED)
    refused("rejection_has_a_reason_code", actions.decide_request, chair, request, **bare)
    given = {**bare, "reason_code": RejectionReason.NO_FIT}
    refused("reason_is_given", actions.decide_request, chair, request, **{**given, "reason": "  "})
    request = actions.decide_request(chair, request, **given)
    assert request.state == RequestState.REJECTED
    assert request.appeal_by_date == add_working_days(house_calendar(), local_date(clock.now()), 20)
    assert queries.standing_of(request).appeal_open


def test_a_deferral_names_its_day_and_is_taken_up_on_it(world: World) -> None:
    chair, analyst = world.actor("board_member"), world.actor("pmo_analyst")
    request = shortlisted(world)
    for until in (None, date(2020, 1, 1)):
        typed = motion(world, Outcome.DEFERRED, until_date=until)
        refused("deferral_names_a_later_day", actions.decide_request, chair, request, **typed)
    later = local_date(clock.now()) + timedelta(days=30)
    request = actions.decide_request(chair, request, **motion(world, Outcome.DEFERRED, until_date=later))
    refused("review_day_has_come", actions.resume_request, analyst, request)
    with clock.at(clock.now() + timedelta(days=31)):
        assert request in queries.waiting_requests(analyst, frozenset({"pmo_analyst"}))
        request = actions.resume_request(analyst, request)
    assert (request.state, request.until_date) == (RequestState.SHORTLISTED, None)
    assert deferred(world).until_date == date(2099, 9, 1)


def test_only_members_vote_and_only_the_chair_records(world: World) -> None:
    request, typed = shortlisted(world), motion(world)
    stranger = {**typed["votes"], world.people["auditor"].pk: "for", world.people["scorer"].pk: "for"}
    chair = world.actor("board_member")
    refused("only_members_vote", actions.decide_request, chair, request, **{**typed, "votes": stranger})
    executive = world.people["executive"]
    me = world.actor("board_member")
    other = type(me)(executive.pk, executive.name)
    refused("minutes_are_of_the_chair", actions.decide_request, other, request, **typed)


def test_too_few_votes_and_a_motion_without_a_majority_decide_nothing(world: World) -> None:
    request, typed, chair = shortlisted(world), motion(world), world.actor("board_member")
    one = {world.people["executive"].pk: "for"}
    refused("quorum_counts_free_votes", actions.decide_request, chair, request, **{**typed, "votes": one})
    split = {**one, world.people["auditor"].pk: "against", world.people["board_member"].pk: "abstain"}
    refused("motion_is_carried", actions.decide_request, chair, request, **{**typed, "votes": split})
    refused("motion_is_carried", actions.decide_request, chair, request, **{**typed, "outcome": "converted"})
    assert fresh(request).state == RequestState.SHORTLISTED


def test_the_vote_of_a_member_with_an_interest_is_kept_and_does_not_count(world: World) -> None:
    request, typed, chair = shortlisted(world), motion(world), world.actor("board_member")
    analyst, executive = world.actor("pmo_analyst"), world.people["executive"]
    told: dict[str, Any] = {"matter": request.code, "nature": InterestNature.FINANCIAL, "detail": "Owns the supplier"}
    people.record_interest(analyst, executive, **told)
    refused("quorum_counts_free_votes", actions.decide_request, chair, request, **typed)
    votes = {**typed["votes"], world.people["auditor"].pk: "for"}
    request = actions.decide_request(chair, request, **{**typed, "votes": votes})
    kept = Vote.objects.get(decision__request=request, member=executive)
    assert (kept.ballot, kept.conflict) == ("for", "interest: Money: a share, a fee, a bonus")
    assert BoardDecision.objects.get(request=request).counted == 2


@pytest.mark.parametrize("role", ["requester", "request_sponsor", "pm"])
def test_the_vote_of_who_raised_sponsors_or_would_manage_it_does_not_count(world: World, role: str) -> None:
    request, typed = shortlisted(world), motion(world)
    people.add_seat(OPERATOR, the_board(world), person=world.people[role])
    votes = {world.people[role].pk: "for", world.people["board_member"].pk: "for"}
    chair = world.actor("board_member")
    refused("quorum_counts_free_votes", actions.decide_request, chair, request, **{**typed, "votes": votes})
    person = world.people[role]
    own = type(chair)(person.pk, person.name)
    refused("nobody_moves_their_own_request", actions.decide_request, own, request, **typed)


def test_a_chair_with_an_interest_leaves_the_minutes_to_another_member(world: World) -> None:
    request, typed, chair = shortlisted(world), motion(world), world.actor("board_member")
    people.declare_interest(chair, matter=request.code, nature=InterestNature.OTHER)
    votes = {world.people[role].pk: "for" for role in ("executive", "auditor")}
    refused("minutes_are_of_the_chair", actions.decide_request, chair, request, **{**typed, "votes": votes})
    executive = world.people["executive"]
    other = type(chair)(executive.pk, executive.name)
    assert actions.decide_request(other, request, **{**typed, "votes": votes}).state == RequestState.APPROVED


def test_a_rejection_is_appealed_once_and_in_time(world: World) -> None:
    requester, request = world.actor("requester"), rejected(world)
    with pytest.raises(NotPermitted):
        actions.appeal_rejection(world.actor("pmo_analyst"), request, grounds="No")
    with clock.at(clock.now() + timedelta(days=45)):
        refused("appeal_is_made_once_and_in_time", actions.appeal_rejection, requester, request, grounds="Late")
        assert not queries.standing_of(request).appeal_open
    refused("act_has_a_reason", actions.appeal_rejection, requester, request, grounds="")
    newer = actions.adopt_scoring_model(world.actor("pmo_director"), model_draft(world, "2027"))
    request = actions.appeal_rejection(requester, request, grounds="The board had the old figures")
    assert (request.state, request.round, request.appealed) == (RequestState.SCREENED, 2, True)
    assert request.scoring_model == newer
    type(request).objects.filter(pk=request.pk).update(state=RequestState.REJECTED)
    again = fresh(request)
    refused("appeal_is_made_once_and_in_time", actions.appeal_rejection, requester, again, grounds="Again")


def test_whoever_waits_for_a_decision_is_told_to_decide_and_to_initiate(world: World) -> None:
    request = shortlisted(world)
    the_board(world)
    none: frozenset[str] = frozenset()
    assert request in queries.waiting_requests(world.actor("board_member"), none)
    assert request not in queries.waiting_requests(world.actor("pmo_director"), frozenset({"pmo_director"}))
    approved = actions.decide_request(world.actor("board_member"), request, **motion(world))
    assert approved in queries.waiting_requests(world.actor("pmo_director"), frozenset({"pmo_director"}))
    assert drafted(world) in queries.waiting_requests(world.actor("requester"), none)


def test_a_body_keeps_its_chair_and_a_quorum_that_can_be_met(world: World) -> None:
    board, executive = the_board(world), world.actor("executive")
    chairs = Seat.objects.get(body=board, person=world.people["board_member"])
    refused("chair_keeps_the_seat", people.end_seat, executive, chairs)
    change = {"name": "Board", "quorum": 4, "chair": world.people["board_member"]}
    refused("quorum_can_be_met", people.change_body, executive, board, **change)
    seats = Seat.objects.filter(body=board).exclude(person=world.people["board_member"]).order_by("pk")
    people.end_seat(executive, seats[0])
    refused("quorum_can_be_met", people.end_seat, executive, seats[1])
    with pytest.raises(NotPermitted):
        people.add_seat(world.actor("pmo_director"), board, person=world.people["pmo_director"])


def test_who_declared_an_interest_ends_it_and_what_the_pmo_recorded_the_pmo_ends(world: World) -> None:
    pm, analyst = world.actor("pm"), world.actor("pmo_analyst")
    own = people.declare_interest(pm, matter="P-1", nature=InterestNature.OTHER)
    told = people.record_interest(analyst, world.people["pm"], matter="P-1", nature="family", detail="A cousin")
    refused("interest_is_theirs_to_end", people.end_interest, analyst, own, reason="Over")
    refused("interest_is_theirs_to_end", people.end_interest, pm, told, reason="Over")
    refused("interest_is_theirs_to_end", people.end_interest, world.actor("colleague"), told, reason="Over")
    assert people.end_interest(pm, own, reason="Over").until_date == local_date(clock.now())
    assert people.end_interest(analyst, told, reason="Over").until_date is not None
