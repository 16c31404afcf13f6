"""Samples of the verbs of people."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.people import actions
from milepost.people.choices import COLLEAGUE, BodyKind, InterestNature, PostRole
from milepost.people.models import Body, Interest, Person, Post, Seat
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


def board(world: World) -> Body:
    """Return a portfolio board of three: its chair, the executive and the PMO director's guest."""
    found = actions.found_body(
        OPERATOR,
        code="BOARD",
        name="Portfolio board",
        kind=BodyKind.PORTFOLIO,
        quorum=2,
        chair=world.people["board_member"],
    )
    for role in ("executive", "auditor"):
        actions.add_seat(OPERATOR, found, person=world.people[role])
    return found


def a_body(world: World) -> tuple[Body]:
    return (board(world),)


def a_seat(world: World) -> tuple[Seat]:
    return (Seat.objects.get(body=board(world), person=world.people["auditor"]),)


def an_interest(world: World) -> tuple[Interest]:
    return (actions.declare_interest(world.actor("colleague"), **conflicting("P-1")),)


def conflicting(matter: str) -> dict[str, Any]:
    return {"matter": matter, "nature": InterestNature.FAMILY, "detail": "My brother would supply it"}


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
    Sample(
        actions.give_calendar,
        PostRole.ADMINISTRATOR,
        subjects=somebody,
        typed=lambda world: {"calendar": world.organisation.calendar},
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
    Sample(
        actions.found_body,
        PostRole.EXECUTIVE,
        typed=lambda world: {
            "code": "AGB",
            "name": "Governing body",
            "kind": BodyKind.GOVERNING,
            "quorum": 1,
            "chair": world.people["executive"],
        },
    ),
    Sample(
        actions.change_body,
        PostRole.EXECUTIVE,
        subjects=a_body,
        typed=lambda world: {"name": "The board", "quorum": 2, "chair": world.people["executive"]},
        again={"name": "The other board"},
    ),
    Sample(
        actions.add_seat,
        PostRole.EXECUTIVE,
        subjects=a_body,
        typed=lambda world: {"person": world.people["colleague"]},
    ),
    Sample(actions.end_seat, PostRole.EXECUTIVE, subjects=a_seat, typed=lambda _: {"reason": "Term is over"}),
    Sample(actions.declare_interest, COLLEAGUE, typed=lambda _: conflicting("P-1")),
    Sample(
        actions.record_interest,
        PostRole.ANALYST,
        subjects=lambda world: (world.people["pm"],),
        typed=lambda _: conflicting("P-1"),
    ),
    Sample(
        actions.end_interest,
        COLLEAGUE,
        subjects=an_interest,
        typed=lambda _: {"reason": "He left that firm"},
        again={"reason": "Otherwise"},
    ),
)
