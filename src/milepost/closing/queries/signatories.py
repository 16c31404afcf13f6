"""Whether somebody is on the provider's side of a project (SOD-06), and whether they are its client's signatory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from milepost.closing.models import Mandate
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import ORGANISATION
from milepost.people.choices import PMO
from milepost.people.models import Person
from milepost.people.queries import interested_in, local_date, people, post_roles
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import deliverers, held_roles, project_roles, project_scope, was_partner


def is_signatory(person: Person, project: Project, moment: datetime) -> bool:
    """Return whether a person holds the part of the client's signatory."""
    return RoleOnProject.CLIENT in project_roles(person.pk, project_scope(project), moment)


def provider_side(person: Person, project: Project, moment: datetime) -> str:
    """Return in words why a person is on the provider's side of a project; nothing when they are not."""
    if person.pk in deliverers(project.pk, moment):
        return "delivers it, or lately did"
    if was_partner(project.pk, person.pk, moment):
        return "is a partner on it, or lately was"
    if post_roles(person.pk, ORGANISATION, moment) & PMO:
        return "belongs to the PMO"
    if person.unit_id is not None and person.unit_id == project.unit_id:
        return "belongs to the unit that delivers it"
    interests = interested_in(project.code, local_date(moment))
    if person.pk in interests:
        return f"has a declared interest in it ({interests[person.pk].lower()})"
    return ""


def mandates_standing(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, dict[str, bool]]:
    """Return per project with a recorded mandate each signatory by name, and whether a mandate of theirs holds."""
    mandates = records(Mandate, moment, project_id__in=list(project_ids))
    recorded = {each.project_id for each in mandates}
    today = local_date(moment or clock.now())
    holding = {
        (each.project_id, each.person_id)
        for each in mandates
        if each.revoked_at is None and each.from_date <= today <= each.until_date
    }
    signatories = held_roles(sorted(recorded), moment, frozenset({RoleOnProject.CLIENT.value})) if recorded else []
    names = people({each.person_id for each in signatories}, moment) if signatories else {}
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    for each in signatories:
        found[each.project_id][names[each.person_id].name] = (each.project_id, each.person_id) in holding
    return dict(found)
