"""A delegation works: it is checked at each act, written with it, and never covers what its giver may not do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.changes import actions as changes
from milepost.kernel import clock
from milepost.kernel.actions import ACTIONS
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.policy import Actor
from milepost.kernel.verify import verify
from milepost.people import actions as people
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.planning import actions as planning
from milepost.projects import actions, queries
from milepost.projects.choices import DelegationState, RoleOnProject, Unit
from milepost.projects.models import Delegation, Project, ProjectRole
from milepost.projects.rules.powers import POWERS
from milepost.reporting.queries.homes.mine import first_duties
from milepost.reporting.queries.homes.waiting import Parts, waiting_for
from milepost.resourcing import actions as resourcing
from tests.suites.catalogue import all_actions
from tests.suites.ground.trace import last_entry
from tests.suites.ground.world import OPERATOR, World, add_person
from tests.suites.samples.changes import raised
from tests.suites.samples.work.planning_work import CLEAR, an_item
from tests.suites.samples.work.resourcing import handed_in

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


@pytest.fixture(autouse=True)
def every_action() -> None:
    all_actions()


@pytest.fixture
def stand_in(world: World) -> Person:
    return add_person("Stand In", world.unit)


def as_(person: Person) -> Actor:
    return Actor(person.pk, person.name)


def offer(world: World, to: Person, *powers: str, giver: str = "pm", **typed: Any) -> Delegation:
    today = local_date(clock.now())
    days = {"start_date": today, "end_date": today + timedelta(days=30), "reason": "Away"}
    return actions.offer_delegation(
        world.actor(giver), world.project, delegate=to, powers=list(powers), **{**days, **typed}
    )


def delegate(world: World, to: Person, *powers: str, **typed: Any) -> Delegation:
    return actions.accept_delegation(as_(to), offer(world, to, *powers, **typed))


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    assert all(each.missing and each.cure and each.path for each in refusal.value.unmet)
    return refusal.value


def dig(world: World, who: Person, hours: int | None = 8) -> Any:
    effort = None if hours is None else Decimal(hours)
    return planning.add_work_item(as_(who), world.project, name="Dig", effort_hours=effort, **CLEAR)


def test_a_delegate_acts_for_whoever_gave_the_power_and_the_ledger_says_so(world: World, stand_in: Person) -> None:
    item = handed_in(world)
    with pytest.raises(NotPermitted):
        resourcing.accept_work(as_(stand_in), item)
    delegation = delegate(world, stand_in, "check_work")
    assert resourcing.accept_work.verdict(as_(stand_in), item) is None
    resourcing.accept_work(as_(stand_in), item)
    told = json.loads(last_entry().body)
    assert (told["actor_id"], told["role"]) == (stand_in.pk, "pm")
    assert (told["on_behalf_of"], told["delegation"]) == (world.people["pm"].pk, delegation.pk)
    assert [each.what for each in queries.done_under(delegation)] == ["accept work"]
    assert verify().findings == ()


def test_what_was_not_delegated_stays_refused(world: World, stand_in: Person) -> None:
    delegate(world, stand_in, "check_work")
    with pytest.raises(NotPermitted):
        dig(world, stand_in)
    with pytest.raises(NotPermitted):
        planning.add_milestone(as_(stand_in), world.project, name="Not mine", baseline_date=clock.today())


def test_an_act_beyond_the_limit_is_refused_and_so_is_one_of_unknown_size(world: World, stand_in: Person) -> None:
    delegate(world, stand_in, "give_work", hours=Decimal(8))
    dig(world, stand_in)
    assert "8" in refused("act_is_within_the_limit", dig, world, stand_in, 9).unmet[0].sentence
    refused("act_is_within_the_limit", dig, world, stand_in, None)
    assert planning.add_work_item.verdict(as_(stand_in), world.project) is None, "nothing is typed yet"


def test_a_limit_in_days_bounds_which_changes_a_delegate_decides(world: World, stand_in: Person) -> None:
    within = raised(world)
    later = Decimal(within.impact["moves"][0][6] or 0)
    decided = {"outcome": "approve", "decision_reason": "It is small"}
    first = delegate(world, stand_in, "decide_changes", days=Decimal(1), money=Decimal(1))
    assert later > 1
    refused("act_is_within_the_limit", changes.decide_change, as_(stand_in), within, **decided)
    actions.revoke_delegation(world.actor("pm"), first, reason="Too narrow")
    delegate(world, stand_in, "decide_changes", days=Decimal(60), money=Decimal(1))
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert changes.decide_change(as_(stand_in), within, **decided).decided_by_id == stand_in.pk


def test_nothing_is_done_before_acceptance_before_its_day_after_its_end_or_after_its_revocation(
    world: World, stand_in: Person
) -> None:
    today = local_date(clock.now())
    delegation = offer(world, stand_in, "give_work", start_date=today + timedelta(days=2))
    with clock.at(clock.now() + timedelta(days=3)), pytest.raises(NotPermitted):
        dig(world, stand_in)
    actions.accept_delegation(as_(stand_in), delegation)
    with pytest.raises(NotPermitted):
        dig(world, stand_in)
    with clock.at(clock.now() + timedelta(days=3)):
        dig(world, stand_in)
    with clock.at(clock.now() + timedelta(days=32)), pytest.raises(NotPermitted):
        dig(world, stand_in)
    with clock.at(clock.now() + timedelta(days=4)):
        actions.revoke_delegation(world.actor("pm"), delegation, reason="I am back")
        assert queries.standings_of([delegation], clock.now())[delegation.pk] == "Revoked"
        assert len(queries.done_under(delegation)) == 1, "what was done under it stands"
        with clock.at(clock.now() + timedelta(minutes=1)), pytest.raises(NotPermitted):
            dig(world, stand_in)


def test_a_power_ends_with_the_role_of_whoever_gave_it(world: World, stand_in: Person) -> None:
    delegate(world, stand_in, "give_work")
    successor = add_person("Successor", world.unit)
    with clock.at(clock.now() + timedelta(minutes=1)):
        actions.appoint(world.actor("executive"), world.project, person=successor, role=RoleOnProject.PM)
        refused("giver_still_holds_it", dig, world, stand_in)


def test_a_delegate_may_nothing_that_the_giver_is_kept_from(world: World, stand_in: Person) -> None:
    """Who made the work does not check it, and does not have it checked by a delegate."""
    pm = world.actor("pm")
    item = an_item(world)
    team = world.people["pm"]
    actions.appoint(world.actor("executive"), world.project, person=team, role=RoleOnProject.MEMBER)
    given = resourcing.accept_assignment(pm, resourcing.assign_work(pm, item, person=team))
    resourcing.start_work(pm, given)
    item = resourcing.hand_in_work(pm, given, evidence="Here").item
    delegate(world, stand_in, "check_work")
    refused("checker_is_not_the_maker", resourcing.accept_work, as_(stand_in), item)


def test_a_delegate_appoints_neither_themselves_nor_whoever_gave_the_power(world: World, stand_in: Person) -> None:
    delegate(world, stand_in, "staff_team")
    hand = add_person("Another Hand", world.unit)
    actions.appoint(as_(stand_in), world.project, person=hand, role=RoleOnProject.MEMBER)
    for person in (stand_in, world.people["pm"]):
        refused("somebody_else_appoints", actions.appoint, as_(stand_in), world.project, person=person, role="member")
    refused(
        "role_is_in_the_gift_of", actions.appoint, as_(stand_in), world.project, person=hand, role=RoleOnProject.SPONSOR
    )


def test_whoever_takes_part_by_a_delegation_controls_no_more(world: World) -> None:
    analyst = world.people["pmo_analyst"]
    assert analyst.pk not in queries.deliverers(world.project.pk, clock.now())
    delegate(world, analyst, "prepare_acceptance")
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert analyst.pk in queries.deliverers(world.project.pk, clock.now())
        refused(
            "oversight_did_not_deliver",
            *(actions.appoint, world.actor("executive"), world.project),
            person=analyst,
            role=RoleOnProject.OVERSIGHT,
        )
        direct = {"text": "Plan anew", "reason": "It is old", "due_date": clock.today() + timedelta(days=9)}
        with pytest.raises(Refusal):
            actions.issue_direction(as_(analyst), world.project, **direct)
    with clock.at(clock.now() + timedelta(days=31 + 181)):
        assert analyst.pk not in queries.deliverers(world.project.pk, clock.now())


REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "powers_are_known": ("stranger", {"powers": []}),
    "powers_are_held": ("stranger", {"powers": ["direct"]}),
    "powers_are_of_one_side": ("stranger", {"powers": ["direct", "give_work"]}),
    "delegation_leads_onward": ("pm", {}),
    "delegate_is_a_colleague": ("client_signatory", {}),
    "roles_are_compatible": ("oversight_officer", {}),
    "limits_are_positive": ("stranger", {"hours": Decimal(0)}),
    "limits_are_measured": ("stranger", {"money": Decimal(5)}),
    "reason_is_written": ("stranger", {"reason": " "}),
}


@pytest.mark.parametrize("rule", REFUSED)
def test_an_offer_that_does_not_hold_is_refused(rule: str, world: World, stand_in: Person) -> None:
    to, typed = REFUSED[rule]
    person = world.people.get(to, stand_in)
    powers = typed.get("powers", ["give_work"])
    told = {name: value for name, value in typed.items() if name != "powers"}
    refused(rule, offer, world, person, *powers, **told)
    assert not Delegation.objects.exists()


def test_a_delegation_is_never_back_dated(world: World, stand_in: Person) -> None:
    today = local_date(clock.now())
    yesterday = today - timedelta(days=1)
    refused("delegation_looks_ahead", offer, world, stand_in, "give_work", start_date=yesterday)
    refused("delegation_looks_ahead", offer, world, stand_in, "give_work", end_date=yesterday)


def test_control_is_not_delegated_to_the_overseen_nor_to_who_reports_to_them(world: World, stand_in: Person) -> None:
    rule = "oversight_is_not_given_to_the_overseen"
    refused(rule, offer, world, world.people["pm"], "direct", giver="pmo_director")
    people.change_person(OPERATOR, stand_in, name=stand_in.name, manager=world.people["pm"])
    stand_in.refresh_from_db()
    refused(rule, offer, world, stand_in, "direct", giver="pmo_director")


def test_a_direction_can_be_given_for_the_director_by_somebody_independent(world: World, stand_in: Person) -> None:
    delegate(world, stand_in, "direct", giver="pmo_director")
    told = {"text": "Plan anew", "reason": "It is old", "due_date": clock.today() + timedelta(days=9)}
    assert actions.issue_direction(as_(stand_in), world.project, **told).issued_by_id == stand_in.pk
    with clock.at(clock.now() + timedelta(minutes=1)):
        refused(
            "roles_are_compatible",
            *(actions.appoint, world.actor("executive"), world.project),
            person=stand_in,
            role=RoleOnProject.MEMBER,
        )


def given_on(world: World, first: Person, **typed: Any) -> Iterator[Any]:
    source = delegate(world, first, "give_work", hours=Decimal(8), **typed)
    second = add_person("Second Hand", world.unit)
    today = local_date(clock.now())
    yield from (source, second)
    yield {"delegate": second, "start_date": today, "end_date": source.end_date, "reason": "Shared"}


def test_a_power_is_given_on_only_where_that_is_allowed(world: World, stand_in: Person) -> None:
    _, _, typed = given_on(world, stand_in)
    refused("powers_are_held", actions.offer_delegation, as_(stand_in), world.project, powers=["give_work"], **typed)


def test_what_is_given_on_never_exceeds_its_source_and_ends_with_it(world: World, stand_in: Person) -> None:
    source, second, typed = given_on(world, stand_in, may_be_given_on=True)
    offered, rule = actions.offer_delegation, "given_on_within_its_source"
    refused(rule, offered, as_(stand_in), world.project, powers=["give_work"], **typed)
    refused(rule, offered, as_(stand_in), world.project, powers=["give_work"], hours=Decimal(9), **typed)
    longer = {**typed, "end_date": source.end_date + timedelta(days=1)}
    refused(rule, offered, as_(stand_in), world.project, powers=["give_work"], hours=Decimal(4), **longer)
    circle = {**typed, "delegate": world.people["pm"]}
    refused(
        "delegation_leads_onward",
        offered,
        as_(stand_in),
        world.project,
        powers=["give_work"],
        hours=Decimal(4),
        **circle,
    )
    onward = offered(as_(stand_in), world.project, powers=["give_work"], hours=Decimal(4), **typed)
    actions.accept_delegation(as_(second), onward)
    dig(world, second, 4)
    assert json.loads(last_entry().body)["on_behalf_of"] == stand_in.pk
    refused("act_is_within_the_limit", dig, world, second, 5)
    with clock.at(clock.now() + timedelta(minutes=1)):
        actions.revoke_delegation(world.actor("pm"), source, reason="Over")
        onward.refresh_from_db()
        assert onward.state == DelegationState.REVOKED
        with clock.at(clock.now() + timedelta(minutes=1)), pytest.raises(NotPermitted):
            dig(world, second, 4)
    assert not ProjectRole.objects.filter(role=RoleOnProject.DELEGATE, ends_at__gt=clock.now() + timedelta(1)).exists()


def test_only_whoever_it_is_offered_to_answers_and_nobody_else_ends_it(world: World, stand_in: Person) -> None:
    delegation = offer(world, stand_in, "give_work")
    with pytest.raises(NotPermitted):
        actions.accept_delegation(world.actor("member"), delegation)
    with pytest.raises(NotPermitted):
        actions.accept_delegation(world.actor("pm"), delegation)
    refused("delegation_is_yours", actions.revoke_delegation, world.actor("sponsor"), delegation, reason="No")


def test_an_offer_waits_at_home_until_it_is_answered(world: World, stand_in: Person) -> None:
    delegation = offer(world, stand_in, "give_work")
    actor, none = as_(stand_in), Parts({})

    def waiting() -> list[str]:
        bell = {each.kind: each.count for each in waiting_for(actor, frozenset())}
        told = [each.key for each in first_duties(actor, frozenset(), none, 8) if each.noun == "delegations"]
        assert bell.get("delegation_to_answer", 0) == len(told)
        return told

    assert waiting() == [str(delegation.pk)]
    actions.accept_delegation(actor, delegation)
    assert waiting() == []


def test_an_offer_lapses_with_its_last_day(world: World, stand_in: Person) -> None:
    delegation = offer(world, stand_in, "give_work")
    with clock.at(clock.now() + timedelta(days=40)):
        assert queries.standings_of([delegation], clock.now())[delegation.pk] == "Offer lapsed"
        refused("delegation_is_in", actions.accept_delegation, as_(stand_in), delegation)


def test_a_power_that_would_leave_nobody_to_control_is_not_given(world: World) -> None:
    project: Project = world.project
    lost = queries.lost_controls(project, world.people["pmo_analyst"], RoleOnProject.DELEGATE, clock.now())
    assert {"review and assess reports", "assess a waiver"} & {each.what for each in lost}, "they give these up"


def test_every_power_covers_acts_of_whoever_holds_it_and_every_limit_is_measured() -> None:
    for power in POWERS:
        for name in power.actions:
            assert name in ACTIONS, name
            assert power.roles & ACTIONS[name].allowed, f"{name} is open to none of {sorted(power.roles)}"
        for unit in power.units:
            assert any((name, unit) in queries.measured() for name in power.actions), f"{power.code} in {unit}"
    covered = {(name, unit) for power in POWERS for name in power.actions for unit in power.units}
    assert queries.measured() <= covered
    assert {unit for _, unit in queries.measured()} == set(Unit.values)
