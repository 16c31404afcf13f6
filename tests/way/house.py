"""The house in which the way is walked, founded by its operator: people, posts, and a sign-in for each."""

from __future__ import annotations

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.choices import PostRole
from tests.way.hand import Clock

OPERATOR = Actor(None, "operator", channel="cli")
PASSWORD = "unrelated words keep doors shut"  # noqa: S105 - of a house that ends with the test
OUTSIDE = ("client", "partner")
POSTS = {
    "director": PostRole.DIRECTOR,
    "analyst": PostRole.ANALYST,
    "second analyst": PostRole.ANALYST,
    "executive": PostRole.EXECUTIVE,
    "resource manager": PostRole.RESOURCE_MANAGER,
    "auditor": PostRole.AUDITOR,
}
WITHOUT_POST = ("requester", "sponsor", "project manager", "member", "second member", "reviewer", "client", "partner")
EVERYBODY = (*POSTS, *WITHOUT_POST)
NAMES = {who: f"The {who}" for who in EVERYBODY}
EMAIL = {who: f"{who.replace(' ', '.')}@example.org" for who in EVERYBODY}


def found(told: Clock) -> None:
    """Set up the organisation and let everybody in; all else is done by them."""
    with clock.at(told.now):
        people.set_up_organisation(OPERATOR, name="Northwind Works", zone="Europe/Vienna")
        unit = people.add_unit(OPERATOR, code="HQ", name="Headquarters")
        for who in EVERYBODY:
            home = None if who in OUTSIDE else unit
            person = people.add_person(OPERATOR, name=NAMES[who], email=EMAIL[who], unit=home)
            people.open_account(OPERATOR, person, email=EMAIL[who], password=PASSWORD)
            if who in POSTS:
                people.appoint_to_post(OPERATOR, person, role=POSTS[who])
