"""Setting up the organisation, its units, people, posts, accounts and calendars."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.models import LedgerEntry
from milepost.kernel.verify import verify
from milepost.people import actions, queries
from milepost.people.choices import PostRole
from milepost.people.models import Account, Organisation, WorkCalendar
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.people import PIXEL, newcomer

STRONG = "correct horse battery"
pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert refusal.value.rule == rule


def test_the_organisation_is_set_up_once_by_the_machine() -> None:
    organisation = actions.set_up_organisation(OPERATOR, name="Northwind", currency="USD", zone="Europe/Vienna")
    assert organisation.calendar.zone == "Europe/Vienna"
    refused("organisation_is_set_up_once", actions.set_up_organisation, OPERATOR, name="Southwind")
    assert Organisation.objects.count() == 1
    assert verify().findings == ()


def test_nobody_but_the_machine_sets_it_up(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.set_up_organisation(world.actor(PostRole.DIRECTOR), name="Mine")


@pytest.mark.parametrize(
    "week",
    [
        {},
        {"1": []},
        {"8": [[0, 10]]},
        {"1": [[600, 540]]},
        {"1": [[0, 60], [30, 90]]},
        {"1": [[0, 1441]]},
        {"1": [[1]]},
    ],
)
def test_a_week_that_cannot_be_worked_is_refused(week: Any) -> None:
    refused("week_is_workable", actions.add_calendar, OPERATOR, name="X", zone="UTC", week=week)


def test_units_form_no_circle(world: World) -> None:
    child = actions.add_unit(OPERATOR, code="C", name="Child", parent=world.unit)
    grandchild = actions.add_unit(OPERATOR, code="G", name="Grandchild", parent=child)
    refused("no_circle", actions.change_unit, OPERATOR, world.unit, name="HQ", parent=grandchild)
    refused("no_circle", actions.change_unit, OPERATOR, child, name="Child", parent=child)


def test_nobody_is_their_own_manager_through_others(world: World) -> None:
    boss, report = world.people["executive"], world.people["pm"]
    actions.change_person(OPERATOR, report, name=report.name, manager=boss)
    refused("no_circle", actions.change_person, OPERATOR, boss, name=boss.name, manager=report)


def test_the_director_fills_the_posts_of_the_office_only(world: World) -> None:
    director, person = world.actor(PostRole.DIRECTOR), newcomer(world)
    actions.appoint_to_post(director, person, role=PostRole.ANALYST)
    refused("post_is_in_the_gift_of", actions.appoint_to_post, director, person, role=PostRole.EXECUTIVE)


def test_nobody_appoints_themselves_to_a_post(world: World) -> None:
    executive = world.people[PostRole.EXECUTIVE]
    refused(
        "nobody_appoints_themselves",
        actions.appoint_to_post,
        world.actor(PostRole.EXECUTIVE),
        executive,
        role=PostRole.DIRECTOR,
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PostRole.ADMINISTRATOR, PostRole.DIRECTOR),
        (PostRole.ANALYST, PostRole.ADMINISTRATOR),
        (PostRole.AUDITOR, PostRole.ANALYST),
        (PostRole.EXECUTIVE, PostRole.AUDITOR),
    ],
)
def test_posts_that_control_each_other_are_held_by_two_people(world: World, first: str, second: str) -> None:
    person = newcomer(world)
    actions.appoint_to_post(OPERATOR, person, role=first)
    refused("posts_do_not_conflict", actions.appoint_to_post, OPERATOR, person, role=second)


def test_a_post_that_ended_gives_no_role_any_more(world: World) -> None:
    person = world.people[PostRole.ANALYST]
    (post,) = queries.posts_of(person)
    actions.end_post(world.actor(PostRole.DIRECTOR), post, reason="Moved on")
    assert queries.posts_of(person) == []
    assert not queries.oversees(world.actor(PostRole.ANALYST))
    refused("post_has_not_ended", actions.end_post, OPERATOR, post)


def test_the_ledger_tells_of_an_account_and_never_of_its_password(world: World) -> None:
    person = newcomer(world)
    account = actions.open_account(OPERATOR, person, email="New@Example.org", password=STRONG)
    body = LedgerEntry.objects.order_by("-id")[0].body
    assert "new@example.org" in body
    assert "correct" not in body
    assert account.password not in body
    assert account.check_password(STRONG)
    assert not Account.objects.get(pk=account.pk).check_password("")


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012", "new.comer@example.org"])
def test_a_weak_password_is_refused(world: World, password: str) -> None:
    refused(
        "password_is_strong",
        actions.open_account,
        OPERATOR,
        newcomer(world),
        email="new.comer@example.org",
        password=password,
    )
    assert not Account.objects.exists()


def test_an_account_without_a_password_cannot_be_signed_in_with(world: World) -> None:
    account = actions.open_account(OPERATOR, newcomer(world), email="n@example.org")
    assert not account.has_usable_password()


def test_a_person_has_one_account_and_a_closed_one_is_not_active(world: World) -> None:
    person = newcomer(world)
    account = actions.open_account(OPERATOR, person, email="n@example.org")
    refused("person_has_one_account", actions.open_account, OPERATOR, person, email="m@example.org")
    actions.close_account(world.actor(PostRole.ADMINISTRATOR), account, reason="Left")
    assert not Account.objects.get(pk=account.pk).is_active


@pytest.mark.parametrize(
    ("kind", "content"),
    [("image/svg+xml", PIXEL), ("image/jpeg", PIXEL), ("image/png", "no base64!"), ("image/png", ""), ("", PIXEL)],
)
def test_a_logo_that_is_not_the_picture_it_claims_is_refused(world: World, kind: str, content: str) -> None:
    refused(
        "logo_is_a_picture",
        actions.change_identity,
        OPERATOR,
        world.organisation,
        name="N",
        primary_colour="#000000",
        accent_colour="#000000",
        logo_type=kind,
        logo_base64=content,
    )


def test_working_days_are_counted_on_the_calendar_with_its_exceptions(world: World) -> None:
    calendar = WorkCalendar.objects.get(pk=world.organisation.calendar_id)
    friday = date(2026, 12, 18)
    assert queries.add_working_days(calendar, friday, 1) == date(2026, 12, 21)
    actions.add_calendar_exception(OPERATOR, calendar, date=date(2026, 12, 21), name="Closed")
    actions.add_calendar_exception(OPERATOR, calendar, date=date(2026, 12, 20), name="Fair", intervals=[[600, 720]])
    assert queries.add_working_days(calendar, friday, 1) == date(2026, 12, 20)
    assert queries.add_working_days(calendar, friday, 2) == date(2026, 12, 22)
    assert queries.add_working_days(calendar, date(2026, 12, 22), -2) == friday
    assert queries.working_days_between(calendar, friday, date(2026, 12, 22)) == 2
    assert queries.working_days_between(calendar, date(2026, 12, 22), friday) == -2
