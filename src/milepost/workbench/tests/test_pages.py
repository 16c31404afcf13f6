"""The page of the list: whose turn it is gets the button, everybody else looks on, and outsiders see nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from milepost.kernel import clock
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Account
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR, World, register
from tests.suites.samples.artefacts import CHARTER, OWING, submitted
from tests.suites.samples.projects import issued

pytestmark = pytest.mark.django_db
PM, SPONSOR, CLIENT = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT
ADDRESS = f"/projects/{OWING}/next/"
MOST_QUERIES = 90


def signed_in(world: World, role: str) -> Client:
    address = f"{role.replace('_', '-')}@example.org"
    if not Account.objects.filter(email=address).exists():
        people.open_account(OPERATOR, world.people[role], email=address)
    client = Client()
    client.force_login(Account.objects.get(email=address), backend=BACKEND)
    return client


def rows(world: World, role: str, part: str) -> dict[str, str]:
    """Return what stands in a part of the list, and the button beside it."""
    tree = html.fromstring(signed_in(world, role).get(ADDRESS).content.decode())
    found = {}
    for line in tree.xpath(f"//section[@id='{part}']//ol/li"):
        button = line.xpath("string(.//*[@data-turn])")
        found[" ".join(line.xpath("string(./*[contains(@class, 'mp-brief-name')])").split())] = button.partition(":")[0]
    return found


def test_the_manager_begins_the_first_document_from_the_list(world: World) -> None:
    told = rows(world, PM, "leads")
    assert told["Have the Project Charter approved"] == "Begin it"
    answer = signed_in(world, PM).post(f"/projects/{OWING}/artefacts/{CHARTER}/start/", follow=True)
    assert answer.status_code == 200
    assert rows(world, PM, "leads")["Have the Project Charter approved"] == "Go on writing"


def test_what_is_handed_in_waits_on_its_approver_by_name(world: World) -> None:
    submitted(world)
    assert "Have the Project Charter approved" not in rows(world, PM, "leads")
    assert rows(world, PM, "others")["Have the Project Charter approved"] == ""
    assert rows(world, SPONSOR, "others")["Have the Project Charter approved"] == "Read and approve"
    assert "Waits on <strong>Sponsor (The sponsor)" in signed_in(world, PM).get(ADDRESS).content.decode()


def test_others_see_the_same_list_without_the_buttons_of_the_manager(world: World) -> None:
    mine, theirs = rows(world, PM, "leads"), rows(world, PostRole.EXECUTIVE, "leads")
    assert mine.keys() == theirs.keys()
    assert any(mine.values())
    assert not any(theirs.values())


def test_the_criterion_that_nobody_owns_but_the_sponsor_waits_on_the_sponsor(world: World) -> None:
    assert rows(world, SPONSOR, "others")["A source of funding is named"] == "State it"
    assert rows(world, PM, "others")["A source of funding is named"] == ""


def test_a_direction_stands_in_the_list_by_its_day(world: World) -> None:
    direction = issued(world)
    page = signed_in(world, PM).get(f"/projects/{direction.project.code}/next/").content.decode()
    assert f"Answer the direction: {direction.text}" in page


def test_a_client_and_a_stranger_see_no_list(world: World) -> None:
    for role in (CLIENT, "nobody"):
        assert signed_in(world, role).get(ADDRESS).status_code == 404


def test_what_is_overdue_comes_first_and_says_so(world: World) -> None:
    with clock.at(clock.now() + timedelta(days=25)):
        page = html.fromstring(signed_in(world, PM).get(ADDRESS).content.decode())
    states = [
        " ".join(each.text_content().split())
        for each in page.xpath("//section[@id='leads']//ol/li/span[contains(@class, 'mp-brief-side')]")
    ]
    late = [each.startswith("Overdue") for each in states]
    assert any(late)
    assert late == sorted(late, reverse=True)


def test_the_empty_fields_of_a_document_are_shown_with_help_and_example(world: World) -> None:
    page = signed_in(world, PM).get(ADDRESS).content.decode()
    assert "Help and example" in page
    assert "For example" in page


def test_a_project_without_people_waits_for_their_appointment(world: World) -> None:
    project = register(world, "P-BARE")
    page = signed_in(world, PostRole.DIRECTOR).get(f"/projects/{project.code}/next/").content.decode()
    for role in ("project manager", "sponsor", "oversight officer"):
        assert f"Appoint the {role}" in page


def test_the_list_of_a_project_takes_a_bounded_number_of_queries(world: World) -> None:
    client = signed_in(world, PM)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(ADDRESS).status_code == 200
    assert len(queries) <= MOST_QUERIES


def test_the_top_of_the_list_stands_on_the_page_of_the_project_and_at_home(world: World) -> None:
    client = signed_in(world, PM)
    for address in (f"/projects/{OWING}/", "/"):
        page = client.get(address).content.decode()
        assert "What comes next" in page
        assert ADDRESS in page
        assert "Submit the Project Initiation Request" in page
