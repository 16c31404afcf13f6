"""The buttons exist only where the flag is on and the organisation is invented."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from milepost.demo.cast import people as cast
from milepost.demo.queries import PARTS
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.models import Account

OPERATOR = Actor(None, "operator", channel="cli")
pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts():
    for part in PARTS:
        address = cast.address(part.name)
        person = people.add_person(OPERATOR, name=part.name, email=address)
        people.open_account(OPERATOR, person, email=address)


@pytest.fixture
def invented(accounts):
    people.set_up_organisation(OPERATOR, name="Invented", demonstration=True)


@pytest.fixture
def real(accounts):
    people.set_up_organisation(OPERATOR, name="Real")


def enter(client: Client, role: str = "director") -> int:
    return client.post(reverse("demo_sign_in"), {"role": role}).status_code


def test_the_sign_in_page_offers_one_button_a_role(invented, client, settings):
    settings.DEMO = True
    page = client.get(reverse("account_login")).content.decode()
    assert all(f'value="{part.key}"' in page and part.name in page for part in PARTS)
    assert len(PARTS) == len({part.label for part in PARTS}) == 12


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_a_button_signs_in_as_its_role(invented, client, settings, part):
    settings.DEMO = True
    assert enter(client, part.key) == 302
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    assert account.person.name == part.name
    assert not account.has_usable_password()


def test_without_the_flag_there_are_no_buttons_and_no_door(invented, client, settings):
    settings.DEMO = False
    assert "Look around as" not in client.get(reverse("account_login")).content.decode()
    assert enter(client) == 404
    assert "_auth_user_id" not in client.session


def test_in_a_real_organisation_there_are_no_buttons_and_no_door_even_with_the_flag(real, client, settings):
    settings.DEMO = True
    assert "Look around as" not in client.get(reverse("account_login")).content.decode()
    assert enter(client) == 404
    assert "_auth_user_id" not in client.session


def test_the_door_takes_no_link_no_forged_form_and_no_other_role(invented, client, settings):
    settings.DEMO = True
    assert client.get(reverse("demo_sign_in"), {"role": "director"}).status_code == 405
    assert enter(client, "operator") == 404
    assert enter(Client(enforce_csrf_checks=True)) == 403


def test_a_closed_account_is_not_offered(invented, client, settings):
    settings.DEMO = True
    people.close_account(OPERATOR, Account.objects.get(email=cast.address(cast.DIRECTOR)))
    assert enter(client) == 404
