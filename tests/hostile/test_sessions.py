"""What an attacker tries with sign-in, cookies and forms that somebody else sends."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from milepost.people import actions as people
from milepost.people.models import Unit
from milepost.reporting.tests.story import Story
from tests.suites.ground.lived_in import BACKEND, account_of, signed_in
from tests.suites.ground.world import OPERATOR

pytestmark = pytest.mark.django_db

PASSWORD = "unrelated words keep doors shut"  # noqa: S105 - of an account that ends with the test
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _no_attempt_before() -> None:
    cache.clear()


@pytest.fixture
def address(story: Story) -> str:
    account = account_of(story, "pmo_director")
    account.set_password(PASSWORD)
    account.save()
    return account.email


def sign_in(client: Client, address: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(LOGIN, {"login": address, "password": password, **more})


def is_inside(client: Client) -> bool:
    return client.get("/projects/").status_code == 200


def test_the_right_password_opens_the_door_and_a_wrong_one_does_not(address: str) -> None:
    client = Client()
    sign_in(client, address, "wrong words keep doors shut")
    assert not is_inside(client)
    sign_in(client, address)
    assert is_inside(client)


def test_a_form_that_somebody_else_forged_is_refused_and_changes_nothing(story: Story) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(account_of(story, "pmo_director"), backend=BACKEND)
    before = Unit.objects.count()
    for address in ("/units/new/add/", "/views/units/save/", "/act-as/", "/account/logout/", "/settings/identity/"):
        forged = forger.post(address, {"code": "EVIL", "name": "Evil", "view_name": "x"})
        assert forged.status_code == 403, address
        assert "form" in forged.content.decode(), "the page says what happened"
    assert Unit.objects.count() == before
    assert is_inside(forger), "a forged sign-out signs nobody out"


def test_a_token_of_another_session_does_not_help_the_forger(story: Story) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(account_of(story, "pmo_director"), backend=BACKEND)
    posted = forger.post("/units/new/add/", {"code": "EVIL", "name": "Evil", "csrfmiddlewaretoken": "a" * 64})
    assert posted.status_code == 403


def test_a_stolen_cookie_is_worthless_after_sign_out(address: str) -> None:
    owner, thief = Client(), Client()
    sign_in(owner, address)
    thief.cookies[settings.SESSION_COOKIE_NAME] = owner.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_inside(thief), "the theft is real"
    owner.post("/account/logout/")
    assert not is_inside(thief)
    assert thief.get("/api/v1/records/projects").status_code in {401, 403}


def test_a_session_laid_out_before_sign_in_is_not_the_one_after_it(address: str) -> None:
    victim, attacker = Client(), Client()
    fixed = "a" * 32
    victim.cookies[settings.SESSION_COOKIE_NAME] = fixed
    sign_in(victim, address)
    assert is_inside(victim)
    assert victim.cookies[settings.SESSION_COOKIE_NAME].value != fixed
    attacker.cookies[settings.SESSION_COOKIE_NAME] = fixed
    assert not is_inside(attacker)


def test_a_changed_password_ends_the_other_sessions(story: Story, address: str) -> None:
    other = Client()
    sign_in(other, address)
    account = account_of(story, "pmo_director")
    account.set_password("entirely different words")
    account.save()
    assert not is_inside(other)


def test_a_closed_account_is_outside_at_once(story: Story, address: str) -> None:
    client = Client()
    sign_in(client, address)
    people.close_account(OPERATOR, account_of(story, "pmo_director"), reason="Left the house")
    assert not is_inside(client)
    again = Client()
    sign_in(again, address)
    assert not is_inside(again)


def test_the_cookies_are_closed_to_scripts_and_to_other_sites(address: str) -> None:
    client = Client()
    sign_in(client, address)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_guessing_a_password_is_slowed_down_before_it_succeeds(address: str) -> None:
    client = Client()
    answers = [sign_in(client, address, f"guess number {number}").status_code for number in range(12)]  # type: ignore[attr-defined]
    assert 429 in answers or "Too many" in sign_in(client, address, "one more").content.decode()  # type: ignore[attr-defined]
    sign_in(client, address)
    assert not is_inside(client), "even the right password has to wait now"


def test_guessing_from_another_address_is_slowed_down_for_the_account(address: str) -> None:
    for number in range(12):
        Client(REMOTE_ADDR=f"203.0.113.{number}").post(LOGIN, {"login": address, "password": f"guess {number}"})
    client = Client(REMOTE_ADDR="203.0.113.200")
    client.post(LOGIN, {"login": address, "password": PASSWORD})
    assert not is_inside(client)


def test_sign_in_does_not_tell_whether_an_address_has_an_account(address: str) -> None:
    def answer(login: str) -> str:
        page = Client().post(LOGIN, {"login": login, "password": "guess"}).content.decode()
        start = page.index("<form")
        return page[start:].replace(login, "").partition("csrfmiddlewaretoken")[0] + str(page.count("mp-wrong"))

    assert answer(address) == answer("nobody-at-all@example.org")


def test_nobody_opens_an_account_for_themselves(story: Story) -> None:
    answer = Client().post(
        "/account/signup/", {"email": "evil@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert answer.status_code in {200, 302, 403, 404}
    assert not type(account_of(story, "pmo_director")).objects.filter(email="evil@example.org").exists()


@pytest.mark.parametrize("path", ["/api/v1/records/", "/api/v1/records/projects", "/api/v1/records/projects/P-1"])
def test_the_api_is_closed_to_strangers_and_takes_no_writing(story: Story, path: str) -> None:
    assert Client().get(path).status_code in {401, 403}
    client = signed_in(story, "pmo_director")
    assert client.get(path).status_code == 200
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(path, "{}", content_type="application/json").status_code == 405


def test_acting_as_a_role_that_one_does_not_hold_gives_nothing(story: Story) -> None:
    client = signed_in(story, "pm")
    client.post("/act-as/", {"role": "pmo_director"})
    assert client.session.get("acting_role", "") == ""
    assert client.get("/portfolios/").status_code == 200
    assert "data-row" not in client.get("/portfolios/").content.decode()
