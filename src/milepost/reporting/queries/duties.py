"""Who controls a report, and who delivers its project: what the segregation of duties is judged by."""

from __future__ import annotations

from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.projects.choices import TAKE_PART
from milepost.projects.models import ProjectRole
from milepost.reporting.rules.duties import Controller, DeliveryRole


def delivery_roles(project_id: int) -> list[DeliveryRole]:
    """Return every delivery role that was ever held on a project."""
    rows = ProjectRole.objects.filter(project=project_id, role__in=TAKE_PART)
    return [
        DeliveryRole(person_id, role, starts_at, ends_at)
        for person_id, role, starts_at, ends_at in rows.values_list("person_id", "role", "starts_at", "ends_at")
    ]


def controller(actor: Actor) -> Controller:
    """Return who stands behind an actor, the one they act for too, with their line managers."""
    ids = frozenset(each for each in (actor.person_id, actor.on_behalf_of) if each is not None)
    managers = Person.objects.filter(pk__in=ids, manager__isnull=False).values_list("manager_id", flat=True)
    return Controller(ids, frozenset(each for each in managers if each is not None))
