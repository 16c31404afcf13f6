"""Nobody is surprised: a change holds once everybody whom it touches was told in time and knows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.changes import actions, queries
from milepost.changes.models import ChangeRequest, Notice
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.verify import verify
from milepost.people import actions as people
from milepost.people.choices import BodyKind, PostRole
from milepost.people.queries import calendars_of, start_after_full_days
from milepost.planning.models import Baseline, Milestone
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.changes import (
    APPROVE,
    LATER,
    MUCH_LATER,
    answered,
    approved,
    fresh,
    promised,
    raised,
    to,
    wanted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

SOON, LONG = timedelta(days=4), timedelta(days=30)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def told(change: ChangeRequest, world: World) -> set[str]:
    by_id = {person.pk: role for role, person in world.people.items()}
    return {by_id[each.recipient_id] for each in Notice.objects.filter(change=change)}


def later(after: timedelta = LONG) -> Any:
    return clock.at(clock.now() + after)


def test_an_approved_change_tells_everybody_whom_it_touches_with_a_reason_and_changes_nothing_yet(world: World) -> None:
    change = approved(world)
    assert change.state == "noticed"
    assert told(change, world) == {"deputy", "member", "sponsor", "client_signatory", "partner"}
    notice = to("member", change, world)
    assert notice.basis == [{"code": "works_to_moved_dates", "touched": ["project:finish"]}]
    assert notice.differences == [["Finish of the project", "30\u00a0Dec\u00a02026", "8\u00a0Jan\u00a02027"]]
    assert notice.lead_days == 5
    assert Baseline.objects.get().finish_date == date(2026, 12, 30)


def test_it_holds_only_after_the_lead_time_and_the_last_acknowledgement_and_says_who_is_missing(world: World) -> None:
    change, pm = approved(world), world.actor("pm")
    told_why = refused("team_is_informed", actions.confirm_informed, pm, change)
    assert "The member has not acknowledged" in told_why.unmet[0].missing
    assert "Possible from" in told_why.unmet[0].path
    answered(change, world)
    with later(SOON):
        refused("team_is_informed", actions.confirm_informed, pm, fresh(change))
    with later():
        done = actions.confirm_informed(pm, fresh(change))
    assert (done.state, done.baseline and done.baseline.number) == ("effective", 1)
    first, new = Baseline.objects.order_by("number")
    assert (first.finish_date, new.finish_date, new.cost) == (date(2026, 12, 30), LATER, first.cost)
    assert verify().findings == ()


def test_the_last_silent_one_holds_it_up_however_much_time_passes(world: World) -> None:
    change = approved(world)
    answered(change, world, but="member")
    with later():
        refused("team_is_informed", actions.confirm_informed, world.actor("pm"), fresh(change))


def test_nobody_else_acknowledges(world: World) -> None:
    notice = to("member", approved(world), world)
    refused("notice_is_theirs", actions.acknowledge_notice, world.actor("deputy"), notice)
    refused("role_may_act", actions.acknowledge_notice, world.actor("pm"), notice)
    refused("role_may_act", actions.acknowledge_notice, world.actor(PostRole.DIRECTOR), notice)
    actions.acknowledge_notice(world.actor("member"), notice)
    refused("notice_waits", actions.acknowledge_notice, world.actor("member"), notice)


def test_a_proxy_answers_after_a_working_day_of_silence_and_stands_near(world: World) -> None:
    substitute = world.people["notice_proxy"]
    director = world.actor(PostRole.DIRECTOR)
    projects.appoint(director, world.project, person=substitute, role=RoleOnProject.MEMBER)
    change, pm = approved(world), world.actor("pm")
    notice, why = to("member", change, world), "On leave"
    refused("silence_lasted", actions.name_proxy, pm, notice, proxy=substitute, proxy_reason=why)
    with later():
        refused("proxy_stands_near", actions.name_proxy, pm, notice, proxy=world.people["pm"], proxy_reason=why)
        refused("proxy_stands_near", actions.name_proxy, pm, notice, proxy=world.people["auditor"], proxy_reason=why)
        refused("proxy_reason_is_told", actions.name_proxy, pm, notice, proxy=substitute, proxy_reason=" ")
        refused("role_may_act", actions.name_proxy, world.actor("member"), notice, proxy=substitute, proxy_reason=why)
        actions.name_proxy(pm, notice, proxy=substitute, proxy_reason=why)
        actions.acknowledge_notice(world.actor("notice_proxy"), notice)
        assert notice.acknowledged_by_id == substitute.pk


def test_the_line_manager_is_a_proxy_but_not_when_they_confirm_the_change(world: World) -> None:
    manager = world.people["executive"]
    people.change_person(OPERATOR, world.people["member"], name="The member", manager=manager, unit=world.unit)
    change, pm = approved(world), world.actor("pm")
    with later():
        actions.name_proxy(pm, to("member", change, world), proxy=manager, proxy_reason="Ill")
    people.change_person(OPERATOR, world.people["partner"], name="The partner", manager=world.people["pm"])
    with later():
        notice = to("partner", change, world)
        refused("proxy_stands_near", actions.name_proxy, pm, notice, proxy=world.people["pm"], proxy_reason="Ill")


def test_silence_is_escalated_and_ruled_on_by_somebody_independent(world: World) -> None:
    change, pm, sponsor = approved(world), world.actor("pm"), world.actor("sponsor")
    notice = to("member", change, world)
    refused("silence_lasted", actions.escalate_notice, pm, notice, escalation="Called")
    with later():
        refused("escalation_is_open", actions.release_notice, sponsor, notice, release_reason="Gone")
        refused("escalation_is_told", actions.escalate_notice, pm, notice, escalation=" ")
        actions.escalate_notice(pm, notice, escalation="Called twice")
        refused("role_may_act", actions.release_notice, pm, notice, release_reason="Gone")
        refused("release_reason_is_told", actions.release_notice, sponsor, notice, release_reason="")
        actions.release_notice(sponsor, notice, release_reason="They left the house")
        refused("notice_waits", actions.acknowledge_notice, world.actor("member"), notice)


def test_who_joins_after_the_notices_is_told_with_a_lead_time_of_their_own(world: World) -> None:
    change, pm = approved(world), world.actor("pm")
    answered(change, world)
    refused("nobody_is_left_out", actions.send_missing_notices, pm, change)
    with later():
        newcomer = world.people["notice_recipient"]
        director = world.actor(PostRole.DIRECTOR)
        projects.appoint(director, world.project, person=newcomer, role=RoleOnProject.MEMBER)
        why = refused("team_is_informed", actions.confirm_informed, pm, fresh(change))
        assert "was not told yet" in why.unmet[0].missing
        actions.send_missing_notices(pm, fresh(change))
        answered(change, world)
        refused("team_is_informed", actions.confirm_informed, pm, fresh(change))
    with later(LONG + LONG):
        assert actions.confirm_informed(pm, fresh(change)).state == "effective"


def test_a_worked_week_gives_each_recipient_the_notice_of_their_own_calendar(world: World) -> None:
    """The published example: told Thursday 8 January 2026 at 15:00, two days; the member has the Friday off."""
    week = {day: [[480, 720], [780, 1020]] for day in "12345"}
    own = people.add_calendar(OPERATOR, name="Member", zone="Europe/Vienna", week=week)
    people.add_calendar_exception(OPERATOR, own, date=date(2026, 1, 9), name="Off")
    people.give_calendar(OPERATOR, world.people["member"], calendar=own)
    sent = datetime(2026, 1, 8, 14, 0, tzinfo=UTC)
    calendars = calendars_of([world.people["member"].pk, world.people["partner"].pk])
    days = {key: start_after_full_days(each, sent, 2) for key, each in calendars.items()}
    assert days[world.people["member"].pk] == datetime(2026, 1, 14, 7, 0, tzinfo=UTC)
    assert days[world.people["partner"].pk].date() == date(2026, 1, 13)


def test_nobody_decides_what_they_asked_for(world: World) -> None:
    change = raised(world, requested_by=None)
    refused("decider_did_not_ask_for_it", actions.decide_change, world.actor("pm"), change, **APPROVE)
    assert actions.decide_change(world.actor("deputy"), change, **APPROVE).decided_by_id == world.people["deputy"].pk


def test_beyond_tolerance_who_leads_does_not_decide_and_the_sponsor_did_not_raise_it(world: World) -> None:
    change = raised(world, finish=MUCH_LATER)
    refused("lane_is_theirs_to_decide", actions.decide_change, world.actor("pm"), change, **APPROVE)
    refused("role_may_act", actions.rule_on_change, world.actor("pm"), change, **APPROVE)
    own = actions.raise_change(world.actor("sponsor"), world.project, **wanted(world, finish=MUCH_LATER))
    actions.assess_change(world.actor("pm"), own)
    refused("decider_did_not_ask_for_it", actions.rule_on_change, world.actor("sponsor"), own, **APPROVE)
    assert actions.rule_on_change(world.actor(PostRole.EXECUTIVE), own, **APPROVE).state == "noticed"


def test_splitting_a_change_does_not_keep_it_within_tolerance(world: World) -> None:
    promised(world)
    pm = world.actor("pm")
    small = {"finish": None, "cost": Decimal(1_030_000)}
    first = actions.raise_change(pm, world.project, **wanted(world, **small))
    assert first.lane == "b"
    actions.decide_change(pm, first, **APPROVE)
    answered(first, world)
    with later():
        actions.confirm_informed(pm, fresh(first))
        again = wanted(world, finish=None, cost=Decimal(1_060_000))
        assert actions.raise_change(pm, world.project, **again).lane == "c"
    with later(timedelta(days=200)):
        assert actions.raise_change(pm, world.project, **again).lane == "b"


def test_two_small_changes_decided_at_once_are_weighed_together_too(world: World) -> None:
    promised(world)
    pm = world.actor("pm")
    small = wanted(world, finish=None, cost=Decimal(1_030_000))
    first, second = (actions.raise_change(pm, world.project, **small) for _ in range(2))
    actions.decide_change(pm, first, **APPROVE)
    refused("lane_is_as_computed", actions.decide_change, pm, second, **APPROVE)
    assert actions.assess_change(pm, second).lane == "c"


def test_a_board_decides_with_its_quorum_of_free_votes(world: World) -> None:
    change = raised(world, finish=MUCH_LATER)
    chair = world.people["sponsor"]
    board = people.found_body(OPERATOR, code="CCB", name="Change board", kind=BodyKind.CHANGE, quorum=2, chair=chair)
    for role in ("executive", "member"):
        people.add_seat(OPERATOR, board, person=world.people[role])
    votes = {chair.pk: "for", world.people["member"].pk: "for"}
    sponsor, rule = world.actor("sponsor"), actions.rule_on_change
    refused("board_decides_with_its_quorum", rule, sponsor, change, body=board, votes=votes, **APPROVE)
    stranger = {world.people["auditor"].pk: "for"}
    refused("only_members_vote_on_it", rule, sponsor, change, body=board, votes=stranger, **APPROVE)
    refused("votes_come_with_a_board", rule, sponsor, change, votes=votes, **APPROVE)
    votes[world.people["executive"].pk] = "for"
    assert rule(sponsor, change, body=board, votes=votes, **APPROVE).state == "noticed"
    assert [each.conflict != "" for _, each in queries.votes_on(change)] == [False, True, False]


def test_a_rejected_change_is_not_carried_out_and_the_other_outcomes_are_whole(world: World) -> None:
    pm, change = world.actor("pm"), raised(world)
    decide = actions.decide_change
    refused("decision_says_why", decide, pm, change, outcome="approve", decision_reason=" ")
    refused("outcome_is_one_of_four", decide, pm, change, outcome="perhaps", decision_reason="R")
    refused("postponed_to_a_later_day", decide, pm, change, outcome="postpone", decision_reason="R")
    refused("merged_into_an_open_change", decide, pm, change, outcome="merge", decision_reason="R", merged_into=1)
    decide(pm, change, outcome="reject", decision_reason="Not worth it")
    for act, typed in (
        (actions.implement_change, {"evidence": "E"}),
        (actions.confirm_informed, {}),
        (actions.assess_change, {}),
    ):
        refused("change_is_in", act, pm, change, **typed)
    other = actions.raise_change(pm, world.project, **wanted(world))
    third = actions.raise_change(pm, world.project, **wanted(world))
    decide(pm, other, outcome="postpone", decision_reason="Later", postponed_until=date(2099, 1, 1))
    decide(pm, third, outcome="merge", decision_reason="Same", merged_into=other.number)
    assert (other.state, third.state, third.merged_into_id) == ("postponed", "merged", other.pk)
    assert actions.assess_change(pm, fresh(other)).state == "assessed"


def test_an_emergency_is_authorised_from_above_holds_at_once_and_a_late_answer_stays_a_breach(world: World) -> None:
    change, sponsor = raised(world), world.actor("sponsor")
    emergency = actions.authorise_emergency
    refused("act_has_a_reason", emergency, sponsor, change, decision_reason=" ")
    refused("role_may_act", emergency, world.actor("pm"), change, decision_reason="Now")
    done = emergency(sponsor, change, decision_reason="The bridge would fall")
    assert (done.state, done.emergency) == ("effective", True)
    assert Baseline.objects.latest("number").finish_date == LATER
    assert told(done, world) == {"pm", "deputy", "member", "client_signatory", "partner"}
    key = world.project.pk
    assert queries.breaches_of([key]) == []
    actions.acknowledge_notice(world.actor("pm"), to("pm", done, world))
    with later():
        assert len(queries.breaches_of([key])) == 4
        answered(done, world)
        assert len(queries.breaches_of([key])) == 4
    with later(LONG + LONG):
        assert {each.recipient_id for each in queries.breaches_of([key])}.isdisjoint({world.people["pm"].pk})


def test_who_asked_for_a_change_does_not_authorise_it_as_an_emergency(world: World) -> None:
    change = raised(world, requested_by=world.people["sponsor"])
    sponsor = world.actor("sponsor")
    refused("decider_did_not_ask_for_it", actions.authorise_emergency, sponsor, change, decision_reason="Now")


def test_an_effective_change_is_verified_by_somebody_else_and_closed_once_all_have_answered(world: World) -> None:
    sponsor, pm = world.actor("sponsor"), world.actor("pm")
    change = actions.authorise_emergency(sponsor, raised(world), decision_reason="Now")
    refused("evidence_is_told", actions.implement_change, pm, change, evidence=" ")
    actions.implement_change(pm, change, evidence="Site diary")
    refused("role_may_act", actions.verify_change, pm, change)
    actions.verify_change(world.actor("oversight_officer"), change)
    refused("everybody_answered", actions.close_change, pm, change)
    answered(change, world)
    assert actions.close_change(pm, change).state == "closed"


def test_a_change_stands_on_the_baseline_on_which_it_was_assessed(world: World) -> None:
    pm, sponsor = world.actor("pm"), world.actor("sponsor")
    change = approved(world)
    answered(change, world)
    other = actions.raise_change(pm, world.project, **wanted(world, cost=Decimal(1_010_000)))
    actions.authorise_emergency(sponsor, other, decision_reason="Now")
    with later():
        refused("plan_is_as_assessed", actions.confirm_informed, pm, fresh(change))
        actions.withdraw_change(pm, fresh(change), reason="Raised anew")


def test_a_withdrawn_change_never_holds_and_its_notices_are_void(world: World) -> None:
    pm, change = world.actor("pm"), approved(world)
    refused("change_is_the_raisers", actions.withdraw_change, world.actor("sponsor"), change, reason="R")
    actions.withdraw_change(pm, change, reason="Not wanted")
    refused("notice_waits", actions.acknowledge_notice, world.actor("member"), to("member", change, world))
    with later():
        refused("change_is_in", actions.confirm_informed, pm, change)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("change_differs", {"finish": None}),
        ("cost_is_possible", {"cost": Decimal(-1)}),
        ("wording_is_whole", {"about": "Scope"}),
        ("milestones_are_of_the_project", {"milestones": {10**9: LATER}}),
        ("finish_stays_after_start", {"finish": date(2020, 1, 1)}),
        ("title_is_told", {"title": " "}),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused(world: World, rule: str, values: dict[str, Any]) -> None:
    promised(world)
    refused(rule, actions.raise_change, world.actor("pm"), world.project, **wanted(world, **values))


def test_the_whole_is_promised_first_and_then_changed(world: World) -> None:
    refused("first_baseline_comes_first", actions.raise_change, world.actor("pm"), world.project, **wanted(world))


def test_a_contract_milestone_that_moves_concerns_who_agreed_on_it_and_nobody_above(world: World) -> None:
    milestone = promised(world)
    pm = world.actor("pm")
    typed = wanted(world, finish=None, milestones={milestone.pk: date(2026, 11, 9)})
    change = actions.decide_change(pm, actions.raise_change(pm, world.project, **typed), **APPROVE)
    assert told(change, world) == {"deputy", "member", "client_signatory", "partner"}
    assert to("member", change, world).lead_days == 2
    answered(change, world)
    with later():
        actions.confirm_informed(pm, fresh(change))
    assert Milestone.objects.get(pk=milestone.pk).baseline_date == date(2026, 11, 9)
