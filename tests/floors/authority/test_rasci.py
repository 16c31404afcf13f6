"""Who does what on a project: from its method and its people, with exactly one who answers for each activity."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people.actions import open_account
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject
from milepost.projects.rules.rasci import Line, Player, nobody_controls_alone, one_answers, somebody_does_it
from tests.suites.ground.world import OPERATOR, World, add_person, register
from tests.suites.samples.artefacts import owing

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ANA, BEN = (1, "Ana"), (2, "Ben")


def line(*, done: tuple[Player, ...], answered: tuple[Player, ...], control: bool = False) -> Line:
    return Line("x", "Gate", control, {"R": done, "A": answered, "S": (), "C": (), "I": (), "V": ()})


def player(*people: tuple[int, str], body: bool = False) -> Player:
    return Player("Owner", people, body=body)


def test_exactly_one_answers() -> None:
    assert one_answers(line(done=(), answered=(player(ANA),))) is None
    assert one_answers(line(done=(), answered=(player(ANA, BEN, body=True),))) is None, "a body answers as one"
    for wrong in ((), (player(),), (player(ANA), player(BEN)), (player(ANA, BEN),), (player(body=True),)):
        assert one_answers(line(done=(), answered=wrong)) is not None, wrong


def test_somebody_does_it() -> None:
    assert somebody_does_it(line(done=(player(), player(BEN)), answered=())) is None
    assert somebody_does_it(line(done=(player(),), answered=())) is not None


def test_nobody_alone_both_does_and_answers_for_a_control() -> None:
    alone = {"done": (player(ANA),), "answered": (player(ANA),)}
    assert nobody_controls_alone(line(**alone, control=True)) is not None
    assert nobody_controls_alone(line(**alone)) is None
    assert nobody_controls_alone(line(done=(player(ANA, BEN),), answered=(player(ANA),), control=True)) is None


def test_it_follows_the_method_and_who_holds_which_role_now(world: World) -> None:
    project = owing(world)
    lines = {each.code: each for each in queries.rasci_of(project)}
    charter = lines["charter"]
    assert charter.players["R"][0].names == (world.people["pm"].name,)
    assert all(len(each.players["A"]) == 1 for each in lines.values())
    assert lines["rfe"].control
    successor = add_person("Successor", world.unit)
    with clock.at(clock.now() + timedelta(minutes=1)):
        actions.appoint(world.actor("executive"), project, person=successor, role=RoleOnProject.PM)
        after = {each.code: each for each in queries.rasci_of(project)}
        assert after["charter"].players["R"][0].names == ("Successor",)


def test_what_is_published_says_when_people_changed_since(world: World) -> None:
    project = owing(world)
    told = actions.publish_rasci(world.actor(RoleOnProject.OVERSIGHT), project)
    assert told.content_hash == queries.rasci_hash(queries.rasci_of(project))
    person = world.people["pm"]
    client = Client()
    client.force_login(open_account(OPERATOR, person, email=person.email), backend=BACKEND)
    address = f"/projects/{project.code}/who-does-what/"
    assert "it has changed since" not in client.get(address).content.decode()
    with clock.at(clock.now() + timedelta(minutes=1)):
        successor = add_person("Successor", world.unit)
        actions.appoint(world.actor("executive"), project, person=successor, role=RoleOnProject.SPONSOR)
        page = client.get(address).content.decode()
    assert "it has changed since" in page
    assert "Successor" in page


def test_a_project_without_somebody_who_answers_is_not_published(world: World) -> None:
    owing(world)
    empty = register(world, "P-EMPTY")
    with pytest.raises(Refusal) as refused:
        actions.publish_rasci(world.actor("pmo_director"), empty)
    rules = {each.rule for each in refused.value.unmet}
    assert {"one_answers", "somebody_does_it"} <= rules
    assert all(each.missing and each.cure and each.path for each in refused.value.unmet)


def test_a_project_of_no_method_has_nothing_to_publish(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        actions.publish_rasci(world.actor("pmo_director"), world.project)
    assert refused.value.rule == "a_method_says_who_does_what"
