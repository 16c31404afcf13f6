"""Samples of the verbs of people."""

from __future__ import annotations

from datetime import date

from milepost.people import actions
from milepost.people.choices import PostRole
from milepost.people.models import Person, Post
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import OPERATOR, World, add_person

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
OFFICE = {"1": [[480, 720], [780, 1020]], "2": [[480, 1020]]}


def newcomer(world: World) -> Person:
    return add_person("New Comer", world.unit)


def somebody(world: World) -> Subjects:
    return (newcomer(world),)


def a_post(world: World) -> tuple[Post]:
    return (actions.appoint_to_post(OPERATOR, newcomer(world), role=PostRole.ANALYST),)


def an_account(world: World) -> Subjects:
    return (actions.open_account(OPERATOR, newcomer(world), email="new@example.org"),)


SAMPLES = (
    Sample(
        actions.add_calendar,
        PostRole.ADMINISTRATOR,
        typed=lambda _: {"name": "Works", "zone": "UTC", "week": OFFICE},
    ),
    Sample(
        actions.add_calendar_exception,
        PostRole.ADMINISTRATOR,
        subjects=lambda world: (world.organisation.calendar,),
        typed=lambda _: {"date": date(2026, 12, 25), "name": "Holiday"},
    ),
    Sample(actions.add_unit, PostRole.ADMINISTRATOR, typed=lambda _: {"code": "U2", "name": "Unit two"}),
    Sample(
        actions.change_unit,
        PostRole.ADMINISTRATOR,
        subjects=lambda _: (actions.add_unit(OPERATOR, code="U3", name="Unit three"),),
        typed=lambda _: {"name": "Unit four"},
        again={"name": "Unit five"},
    ),
    Sample(
        actions.change_identity,
        PostRole.ADMINISTRATOR,
        subjects=lambda world: (world.organisation,),
        typed=lambda _: {
            "name": "Northwind",
            "primary_colour": "#000000",
            "accent_colour": "#ffffff",
            "logo_type": "image/png",
            "logo_base64": PIXEL,
        },
        again={"name": "Southwind"},
    ),
    Sample(actions.add_person, PostRole.ADMINISTRATOR, typed=lambda _: {"name": "Ann", "email": "a@example.org"}),
    Sample(
        actions.change_person,
        PostRole.ADMINISTRATOR,
        subjects=somebody,
        typed=lambda world: {"name": "Newer Comer", "unit": world.unit},
        again={"name": "Newest Comer"},
    ),
    Sample(actions.appoint_to_post, PostRole.DIRECTOR, subjects=somebody, typed=lambda _: {"role": PostRole.ANALYST}),
    Sample(
        actions.end_post,
        PostRole.DIRECTOR,
        subjects=a_post,
        typed=lambda _: {"reason": "Left"},
    ),
    Sample(
        actions.open_account,
        PostRole.ADMINISTRATOR,
        subjects=somebody,
        typed=lambda _: {"email": "new@example.org", "password": "correct horse battery"},
    ),
    Sample(actions.close_account, PostRole.ADMINISTRATOR, subjects=an_account, typed=lambda _: {"reason": "Left"}),
)
