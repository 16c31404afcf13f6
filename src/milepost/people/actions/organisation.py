"""Verbs of the organisation itself: its set-up, its units and its identity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people import queries, rules
from milepost.people.actions.calendars import plain_week
from milepost.people.models import Organisation, Unit, WorkCalendar
from milepost.people.policies import KEEPERS, MACHINE

OFFICE_HOURS = ((540, 720), (780, 1020))
OFFICE_WEEK = dict.fromkeys(("1", "2", "3", "4", "5"), OFFICE_HOURS)


def _not_set_up_yet(_actor: Actor) -> Iterator[Unmet]:
    if queries.organisation() is not None:
        yield Unmet(
            rule="organisation_is_set_up_once",
            sentence="The organisation is set up already.",
            missing="Nothing: it stands.",
            cure="An administrator",
            path="Change its name, logo and colours instead.",
        )


@action(
    "people.set_up_organisation",
    allowed=MACHINE,
    guards=(_not_set_up_yet,),
    path="The operator of the machine sets the organisation up from the command line.",
)
def set_up_organisation(
    act: Act,
    *,
    name: str,
    currency: str = "EUR",
    zone: str = "UTC",
    week: Mapping[str, Sequence[Sequence[int]]] | None = None,
    demonstration: bool = False,
) -> Organisation:
    """Set up the one organisation of this installation with its working calendar; once for all, invented or real."""
    days = OFFICE_WEEK if week is None else week
    act.require(rules.zone_is_known(zone), rules.week_is_workable(days))
    calendar = act.add(WorkCalendar(name=f"{name[:70]} calendar", zone=zone, week=plain_week(days)))
    return act.add(Organisation(name=name, currency=currency, calendar=calendar, demonstration=demonstration))


@action("people.add_unit", allowed=KEEPERS, path="Ask an administrator to add the unit.")
def add_unit(act: Act, *, code: str, name: str, parent: Unit | None = None) -> Unit:
    """Add a part of the organisation."""
    return act.add(Unit(code=code, name=name, parent=parent))


@action("people.change_unit", allowed=KEEPERS, path="Ask an administrator to change the unit.")
def change_unit(act: Act, unit: Unit, *, name: str, parent: Unit | None = None, version: int | None = None) -> Unit:
    """Rename a unit or put it under another."""
    act.expect(unit, version)
    act.require(rules.no_circle(queries.units_above(parent), unit.pk, "unit", "parent"))
    return act.change(unit, name=name, parent=parent)


@action("people.change_identity", allowed=KEEPERS, path="Ask an administrator to change it.")
def change_identity(
    act: Act,
    organisation: Organisation,
    *,
    name: str,
    primary_colour: str,
    accent_colour: str,
    logo_type: str = "",
    logo_base64: str = "",
    version: int | None = None,
) -> Organisation:
    """Change the name, colours and logo that pages and packs wear."""
    act.expect(organisation, version)
    act.require(rules.logo_is_a_picture(logo_type, logo_base64))
    return act.change(
        organisation,
        name=name,
        primary_colour=primary_colour,
        accent_colour=accent_colour,
        logo_type=logo_type,
        logo_base64=logo_base64,
    )
