"""Six people, three projects, all roles: no sequence of lawful acts lets anybody control what they deliver (F5)."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import islice

import pytest

from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Post
from milepost.projects import actions, rules
from milepost.projects.choices import DELIVERY, LEADS, RoleOnProject
from milepost.projects.rules import delegations
from milepost.reporting.rules import duties
from tests.floors.powers.exploring import ROLES, Organisation
from tests.suites.catalogue import all_actions
from tests.suites.ground.world import OPERATOR, World, register_overseen

pytestmark = pytest.mark.django_db

REPORTS_TO = {
    "director": "executive",
    "analyst": "director",
    "second": "lead",
    "lead": "director",
    "member": "lead",
}
BEGINNING = datetime(2027, 1, 4, 9, tzinfo=UTC)


def organisation(world: World, projects: int) -> Organisation:
    """Return the six, with the projects overseen by the analyst; the second analyst reports to who may lead."""
    all_actions()
    six = {
        "director": world.people[PostRole.DIRECTOR],
        "analyst": world.people[RoleOnProject.OVERSIGHT],
        "second": world.people[PostRole.ANALYST],
        "executive": world.people[PostRole.EXECUTIVE],
        "lead": world.people[RoleOnProject.PM],
        "member": world.people[RoleOnProject.MEMBER],
    }
    inside = {person.pk for person in six.values()}
    for post in Post.objects.exclude(person__in=inside):
        people.end_post(OPERATOR, post, reason="Nobody else holds power here")
    for name, manager in REPORTS_TO.items():
        people.change_person(OPERATOR, six[name], name=six[name].name, unit=world.unit, manager=six[manager])
    started = tuple(register_overseen(world, f"P-{number}") for number in range(2, 2 + projects))
    return Organisation(six, ("director", "executive"), started, BEGINNING)


def test_no_two_lawful_acts_let_anybody_control_what_they_deliver(world: World) -> None:
    here = organisation(world, projects=1)
    here.takers = ("director", "second", "lead")
    found = list(here.explore(2))
    assert not found, "\n".join(str(each) for each in islice(found, 20))
    assert len(here.states) > 60
    assert here.tried > 500


@pytest.mark.soak
@pytest.mark.parametrize(("projects", "length"), [(1, 3), (3, 2)])
def test_no_sequence_of_lawful_acts_does(world: World, projects: int, length: int) -> None:
    found = list(organisation(world, projects).explore(length))
    assert not found, "\n".join(str(each) for each in islice(found, 20))


PM, DEPUTY, MEMBER, SPONSOR, OVERSIGHT, CLIENT = ROLES
WITHOUT: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "control_is_independent": ((MEMBER,), ("director",), "though not independent"),
    "line_of_control_is_independent": ((DEPUTY,), ("director",), "though not independent"),
    "controller_delivers_nothing": ((MEMBER,), ("director",), "may review and assess reports"),
    "controller_is_not_led_by_author": ((DEPUTY,), ("director",), "may review and assess reports"),
    "powers_are_held": ((PM,), ("lead",), "delegated what they lack"),
    "oversight_is_not_given_to_the_overseen": ((MEMBER,), ("member",), "was given control of"),
    "controls_are_held": ((DEPUTY,), ("executive",), "nobody may rule on a challenge"),
    "office_covers_for_a_time": ((PM,), ("analyst",), "without an end"),
    "roles_are_compatible": ((PM, SPONSOR), ("member",), "is pm and sponsor"),
    "somebody_else_appoints": ((MEMBER,), ("director",), "gave themselves a role"),
    "role_is_in_the_gift_of": ((PM, SPONSOR), ("member", "lead"), "not in a project manager's gift"),
    "oversight_is_of_the_office": ((OVERSIGHT,), ("member",), "is not of the office"),
    "oversight_did_not_deliver": ((MEMBER, OVERSIGHT), ("analyst",), "oversees what they"),
    "pair_is_independent": ((PM,), ("lead",), "reports to the project manager"),
}


WITH_POWERS = {"powers_are_held": ("staff_team",), "oversight_is_not_given_to_the_overseen": ("direct",)}


@pytest.mark.parametrize("rule", sorted(WITHOUT))
def test_without_one_rule_some_acts_lead_to_what_must_never_be(
    world: World, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles, takers, what = WITHOUT[rule]
    here = organisation(world, projects=1)
    actions.appoint(here.actor("director"), here.projects[0], person=here.people["second"], role=OVERSIGHT)
    here.roles, here.takers, here.powers = roles, takers, WITH_POWERS.get(rule, ())
    assert not list(here.explore(2))
    here.seen.clear()
    here.states.clear()
    room = next(each for each in (rules, delegations, duties) if hasattr(each, rule))
    monkeypatch.setattr(room, rule, lambda *_told, **_more: None)
    found = [str(each) for each in here.explore(3)]
    assert any(what in each for each in found), "\n".join(found) or f"{here.tried} acts led to nothing"


def test_without_counting_a_delegate_as_delivering_somebody_would_control_what_they_deliver(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = organisation(world, projects=1)
    here.roles, here.takers, here.powers = (PM,), ("lead", "executive"), ("staff_team",)
    assert not list(here.explore(2))
    here.seen.clear()
    here.states.clear()
    for room in ("projects", "controls"):
        monkeypatch.setattr(sys.modules[f"milepost.projects.queries.{room}"], "TAKE_PART", DELIVERY)
    monkeypatch.setattr(sys.modules["milepost.projects.queries.projects"], "LEADING", LEADS)
    found = [str(each) for each in here.explore(2)]
    assert any("executive may" in each and "though not independent" in each for each in found), "\n".join(found)
