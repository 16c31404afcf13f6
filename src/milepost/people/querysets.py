"""Which persons and units a reader sees."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.kernel.policy import OPERATOR, ORGANISATION, Actor, roles_at
from milepost.people.choices import OVERSEERS, PostRole
from milepost.people.models import Organisation, Person, Unit, WorkCalendar

SEE_EVERYBODY = OVERSEERS | {PostRole.ADMINISTRATOR.value, OPERATOR}


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return everybody to whoever oversees or administers; to others, themselves."""
    if roles_at(actor, ORGANISATION, clock.now()) & SEE_EVERYBODY:
        return Person.objects.all()
    return Person.objects.filter(pk=actor.person_id or 0)


def visible_units(actor: Actor) -> QuerySet[Unit]:
    """Return every unit to whoever holds a post; to others, none."""
    if roles_at(actor, ORGANISATION, clock.now()) & SEE_EVERYBODY:
        return Unit.objects.all()
    return Unit.objects.none()


def house_calendar() -> WorkCalendar:
    """Return the calendar of the organisation, which every series of reports starts from."""
    organisation = Organisation.objects.select_related("calendar").first()
    if organisation is None:
        raise refuse(
            "organisation_is_set_up",
            "The organisation is not set up yet.",
            cure="The operator of the machine",
            path="Run `milepost setup`.",
        )
    return organisation.calendar
