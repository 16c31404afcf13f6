"""Which persons and units a reader sees."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import OPERATOR, ORGANISATION, Actor, roles_at
from milepost.people.choices import OVERSEERS, PostRole
from milepost.people.models import Person, Unit

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
