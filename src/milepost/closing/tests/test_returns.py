"""What a project gives back was held, goes back once, and is counted by whoever owns it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from milepost.closing import actions, queries, rules
from milepost.closing.choices import ReturnState
from milepost.closing.models import ResourceReturn
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.people.choices import PostRole
from milepost.portfolios.models import Portfolio
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import ProjectRole
from tests.suites.ground.world import World
from tests.suites.samples.ending import returns as samples
from tests.suites.samples.ending import suppliers as contracts

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, SPONSOR, MEMBER = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.MEMBER
MANAGER, EXECUTIVE = PostRole.RESOURCE_MANAGER, PostRole.EXECUTIVE


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def line(world: World, kind: str) -> rules.Held:
    return next(each for each in queries.returns_standing(world.project.pk).lines if each.kind == kind)


def give_money(world: World, amount: int, kind: str = "budget") -> ResourceReturn:
    return actions.return_money(world.actor(PM), world.project, **samples.money(world, amount, kind))


def test_more_than_is_held_is_not_given_back_and_nothing_twice(world: World) -> None:
    asset, pm = samples.handed_out(world), world.actor(PM)
    refused("no_more_than_held", actions.return_asset, pm, asset, quantity=Decimal(4))
    refused("no_more_than_held", actions.return_asset, pm, asset, quantity=Decimal(0))
    refused("whole_pieces", actions.return_asset, pm, asset, quantity=Decimal("1.5"))
    first = actions.return_asset(pm, asset, quantity=Decimal(2))
    refused("no_more_than_held", actions.return_asset, pm, asset, quantity=Decimal(2))
    actions.acknowledge_return(world.actor(MANAGER), first)
    refused("no_more_than_held", actions.return_asset, pm, asset, quantity=Decimal(2))
    assert actions.return_asset(pm, asset, quantity=Decimal(1)).quantity == 1


def test_what_was_withdrawn_is_held_again(world: World) -> None:
    returned = samples.returned(world)
    actions.withdraw_return(world.actor(PM), returned, reason="Still needed")
    assert line(world, "asset").left == Known(Decimal(3))


def test_two_of_three_laptops_keep_the_project_open_until_a_third_person_settles_it(world: World) -> None:
    returned = samples.disputed(world)
    assert returned.state == ReturnState.DISPUTED
    held = line(world, "asset")
    assert (held.open, held.words) == (True, "3 disputed")
    assert not queries.returns_standing(world.project.pk).complete
    typed = {"found": Decimal(2), "resolution": "Written off"}
    with pytest.raises(NotPermitted):
        actions.settle_return(world.actor(PM), returned, **typed)
    with pytest.raises(NotPermitted):
        actions.settle_return(world.actor(MANAGER), returned, **typed)
    refused(
        "resolution_is_between", actions.settle_return, world.actor(SPONSOR), returned, **typed | {"found": Decimal(1)}
    )
    settled = actions.settle_return(world.actor(SPONSOR), returned, **typed)
    assert (settled.state, settled.counted) == (ReturnState.RESOLVED, 2)
    assert not line(world, "asset").open


def test_a_party_does_not_settle_the_dispute(world: World) -> None:
    samples.funded(world)
    returned = give_money(world, 18_000)
    executive = world.actor(EXECUTIVE)
    returned = actions.dispute_return(executive, returned, counted=Decimal(17_000), finding="1,000 went elsewhere")
    typed = {"found": Decimal(17_000), "resolution": "Yes"}
    refused("third_party_settles", actions.settle_return, executive, returned, **typed)
    assert actions.settle_return(world.actor(SPONSOR), returned, **typed).state == ReturnState.RESOLVED


def test_who_disputes_counted_less(world: World) -> None:
    returned = samples.returned(world)
    act, manager = actions.dispute_return, world.actor(MANAGER)
    refused("dispute_names_what_is_missing", act, manager, returned, counted=Decimal(3), finding="Hm")
    refused("finding_is_written", act, manager, returned, counted=Decimal(2), finding=" ")


@pytest.mark.parametrize("role", ["pm", "sponsor", "executive", "pmo_director", "member"])
def test_only_the_owner_acknowledges(world: World, role: str) -> None:
    returned = samples.returned(world)
    with pytest.raises(NotPermitted):
        actions.acknowledge_return(world.actor(role), returned)


def test_an_owner_who_delivers_the_project_does_not_acknowledge(world: World) -> None:
    returned = samples.returned(world)
    manager = world.people[MANAGER.value]
    projects.appoint(world.actor(PostRole.DIRECTOR), world.project, person=manager, role=MEMBER)
    refused("control_is_independent", actions.acknowledge_return, world.actor(MANAGER), returned)


def test_an_answer_is_given_once(world: World) -> None:
    returned = actions.acknowledge_return(world.actor(MANAGER), samples.returned(world))
    refused("return_is_in", actions.acknowledge_return, world.actor(MANAGER), returned)
    refused("return_is_in", actions.withdraw_return, world.actor(PM), returned, reason="x")


def test_nobody_gives_something_back_to_themselves(world: World) -> None:
    pm = world.people[PM.value]
    asset = actions.hand_out(world.actor(MANAGER), world.project, owner=pm, **samples.laptops())
    refused("somebody_else_takes_it", actions.return_asset, world.actor(PM), asset, quantity=Decimal(3))


def test_a_project_manager_does_not_say_what_was_handed_out(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.hand_out(world.actor(PM), world.project, owner=world.people[MANAGER.value], **samples.laptops())


def test_unspent_is_authorised_less_spent_less_what_contracts_bind_less_what_went_back() -> None:
    left = rules.unspent(Known(Decimal(100)), Known(Decimal(60)), Decimal(15), Decimal(5))
    assert left == Known(Decimal(20))
    assert rules.unspent(Known(Decimal(100)), Known(Decimal(120)), Decimal(0), Decimal(0)) == Known(Decimal(0))
    assert isinstance(rules.unspent(Known(Decimal(1)), Unknown("?"), Decimal(0), Decimal(0)), Unknown)
    assert isinstance(rules.unspent(NotApplicable("none"), Unknown("?"), Decimal(0), Decimal(0)), NotApplicable)


def test_18_000_unspent_go_back_once_and_the_portfolio_shows_them(world: World) -> None:
    samples.funded(world)
    assert line(world, "budget").left == Known(Decimal(18_000))
    refused("no_more_than_held", give_money, world, 18_001)
    returned = give_money(world, 18_000)
    refused("no_more_than_held", give_money, world, 1)
    portfolio = Portfolio.objects.get()
    assert queries.money_given_back(portfolio.pk) == {}, "not before it is acknowledged"
    actions.acknowledge_return(world.actor(EXECUTIVE), returned)
    assert queries.money_given_back(portfolio.pk) == {"EUR": Decimal(18_000)}
    assert not line(world, "budget").open


def test_what_a_contract_still_binds_is_not_given_back(world: World) -> None:
    samples.funded(world, cost=150_000, spent=20_000)
    contracts.active(world)
    assert line(world, "budget").left == Known(Decimal(30_000))
    refused("no_more_than_held", give_money, world, 30_001)


def test_contingency_goes_back_and_where_nobody_said_how_much_it_is_unknown(world: World) -> None:
    assert isinstance(line(world, "contingency").left, Unknown)
    assert not queries.returns_standing(world.project.pk).plan_ready
    samples.funded(world)
    refused("no_more_than_held", give_money, world, 5_001, "contingency")
    actions.acknowledge_return(world.actor(EXECUTIVE), give_money(world, 5_000, "contingency"))
    assert not line(world, "contingency").open
    assert queries.returns_standing(world.project.pk).plan_ready


def test_money_goes_back_to_an_executive_or_the_owner_of_the_portfolio(world: World) -> None:
    samples.funded(world)
    typed = {"kind": "budget", "amount": Decimal(1), "owner": world.people[MANAGER.value]}
    refused("owner_may_take_it", actions.return_money, world.actor(PM), world.project, **typed)
    assert rules.owner_may_take_it("budget", (), owns=True) is None


def test_a_person_who_is_given_back_loses_the_role_when_the_resource_manager_acknowledges(world: World) -> None:
    returned = actions.return_person(world.actor(PM), world.project, **samples.member(world))
    held = ProjectRole.objects.filter(project=world.project, role=MEMBER.value, ends_at=None)
    assert held.exists(), "until then nothing ends"
    refused("person_is_on_the_team", actions.return_person, world.actor(PM), world.project, **samples.member(world))
    actions.acknowledge_return(world.actor(MANAGER), returned)
    assert not held.exists()
    refused("person_is_on_the_team", actions.return_person, world.actor(PM), world.project, **samples.member(world))


def test_a_person_goes_back_to_a_resource_manager(world: World) -> None:
    typed = samples.member(world) | {"owner": world.people[EXECUTIVE.value]}
    refused("owner_may_take_it", actions.return_person, world.actor(PM), world.project, **typed)
    lead = {"person": world.people[PM.value], "owner": world.people[MANAGER.value]}
    refused("person_is_on_the_team", actions.return_person, world.actor(PM), world.project, **lead)


def test_a_person_whose_return_is_disputed_and_not_found_stays_on_the_team(world: World) -> None:
    returned = actions.return_person(world.actor(PM), world.project, **samples.member(world))
    actions.dispute_return(world.actor(MANAGER), returned, counted=Decimal(0), finding="Still at work there")
    actions.settle_return(world.actor(SPONSOR), returned, found=Decimal(0), resolution="Stays until May")
    assert ProjectRole.objects.filter(role=MEMBER.value, ends_at=None).exists()
    assert line(world, "people").open


def test_everything_given_back_and_acknowledged_completes_the_returns(world: World) -> None:
    samples.funded(world)
    pm, project = world.actor(PM), world.project
    everything = [
        give_money(world, 18_000),
        give_money(world, 5_000, "contingency"),
        samples.returned(world),
    ]
    for role in (MEMBER, RoleOnProject.DEPUTY):
        person = world.people[role.value]
        owner = world.people[MANAGER.value]
        everything.append(actions.return_person(pm, project, person=person, owner=owner))
    standing = queries.returns_standing(project.pk)
    assert len(standing.open_lines) == len(everything)
    for each in everything:
        owner_role = MANAGER if each.owner == world.people[MANAGER.value] else EXECUTIVE
        assert not queries.returns_standing(project.pk).complete
        actions.acknowledge_return(world.actor(owner_role), each)
    assert queries.returns_standing(project.pk).complete


def test_who_takes_something_back_sees_it_and_an_outsider_does_not(world: World) -> None:
    owner = world.people["colleague"]
    asset = actions.hand_out(world.actor(MANAGER), world.project, owner=owner, **samples.laptops())
    returned = actions.return_asset(world.actor(PM), asset, quantity=Decimal(3))
    assert list(queries.returns_visible_to(world.actor("colleague"))) == [returned]
    for role in ("partner", "client_signatory", "nobody"):
        assert not queries.returns_visible_to(world.actor(role)).exists()
        assert not queries.assets_visible_to(world.actor(role)).exists()
