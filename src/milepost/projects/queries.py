"""Questions about projects: which ones an actor sees, who holds which role, and what a project was at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Unmet
from milepost.kernel.history import records, records_as_of
from milepost.kernel.policy import Actor, Roles, Scope
from milepost.people import queries as people_queries
from milepost.people.models import Person
from milepost.projects import rules
from milepost.projects.choices import DELIVERY, RoleOnProject
from milepost.projects.models import ObjectiveLink, Project, ProjectRole
from milepost.projects.policies import PROJECT, Part, part_scope, project_scope

__all__ = [
    "Holder",
    "Owned",
    "Part",
    "all_projects",
    "as_seen_at",
    "can_be_written",
    "can_be_written_here",
    "deliverers",
    "has_pm",
    "held_roles",
    "holders",
    "is_independent",
    "objectives_of",
    "part_scope",
    "project_for",
    "project_roles",
    "project_scope",
    "roles_of",
    "team_of",
    "visible_to",
]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a role on a project."""

    project_id: int
    person_id: int
    name: str
    role: str
    since: datetime


class Owned(Protocol):
    """Anything that belongs to one project."""

    @property
    def project(self) -> Project:
        """Return the project that it belongs to."""


def project_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the roles that a person holds on the project of `scope` at `moment`."""
    if scope.kind != PROJECT or scope.id is None:
        return frozenset()
    return people_queries.roles_held(ProjectRole.objects.filter(project_id=scope.id, person_id=person_id), moment)


def visible_to(actor: Actor) -> QuerySet[Project]:
    """Return the projects that `actor` sees: all for who oversees, else those on which they hold a role now."""
    if people_queries.oversees(actor):
        return Project.objects.all()
    if actor.person_id is None:
        return Project.objects.none()
    now = clock.now()
    held = ProjectRole.objects.filter(people_queries.in_force(now), person_id=actor.person_id, starts_at__lte=now)
    return Project.objects.filter(pk__in=held.values("project_id"))


def project_for(actor: Actor, code: str) -> Project:
    """Return the project with this code if `actor` sees it; otherwise there is none."""
    found = visible_to(actor).filter(code=code).select_related("unit", "portfolio", "programme").first()
    if found is None:
        raise NotSeen(f"There is no project {code!r} here")
    return found


def as_seen_at(project: Project, moment: datetime | None) -> Project:
    """Return `project` now or as known at `moment`; before it was recorded there is none."""
    if moment is None:
        return project
    found = records_as_of(Project, moment, [project.pk])
    if not found:
        raise NotSeen("This project was not recorded yet")
    return found[0]


def roles_of(person: Person, moment: datetime | None = None) -> list[ProjectRole]:
    """Return the project roles that a person holds now, or held at `moment` as known then."""
    at = moment or clock.now()
    return [role for role in records(ProjectRole, moment, person_id=person.pk) if _holds_at(role, at)]


def held_roles(
    project_ids: Collection[int], moment: datetime | None = None, roles: Collection[str] = ()
) -> list[ProjectRole]:
    """Return who holds which role on many projects, now or at `moment` as known then, with one query."""
    at = moment or clock.now()
    narrowed = {"project_id__in": list(project_ids), **({"role__in": list(roles)} if roles else {})}
    return [role for role in records(ProjectRole, moment, **narrowed) if _holds_at(role, at)]


def holders(role: str, project_ids: Collection[int], moment: datetime | None = None) -> dict[int, Person]:
    """Return per project the person who holds a single role, now or at `moment` as known then, with two queries."""
    held = held_roles(project_ids, moment, [role])
    people = people_queries.people({each.person_id for each in held}, moment)
    return {each.project_id: people[each.person_id] for each in held if each.person_id in people}


def team_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Holder]]:
    """Return per project everybody who holds a role on it, in the order of the roles."""
    held = held_roles(project_ids, moment)
    people = people_queries.people({each.person_id for each in held}, moment)
    team: dict[int, list[Holder]] = {project_id: [] for project_id in project_ids}
    order = {role: place for place, role in enumerate(RoleOnProject.values)}
    for each in sorted(held, key=lambda each: (order[each.role], each.starts_at, each.pk)):
        name = people[each.person_id].name if each.person_id in people else ""
        team[each.project_id].append(Holder(each.project_id, each.person_id, name, each.role, each.starts_at))
    return team


def objectives_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[int]]:
    """Return per project the ids of the objectives that it serves."""
    found: dict[int, list[int]] = {project_id: [] for project_id in project_ids}
    for link in records(ObjectiveLink, moment, project_id__in=list(project_ids)):
        found[link.project_id].append(link.objective_id)
    return found


def has_pm(project: Project) -> bool:
    """Return whether a project manager is in post."""
    return bool(held_roles([project.pk], roles=[RoleOnProject.PM.value]))


def deliverers(project_id: int, moment: datetime) -> frozenset[int]:
    """Return everybody who delivers on a project at `moment` or did within the cool-off before it."""
    delivering = ProjectRole.objects.filter(
        people_queries.in_force(moment - rules.COOL_OFF),
        project_id=project_id,
        role__in=DELIVERY,
        starts_at__lte=moment,
    )
    return frozenset(delivering.values_list("person_id", flat=True))


def can_be_written(actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against writing a fact of `project`: it has ended, or an import meets somebody in post."""
    by_machine = actor.person_id is None
    yield from _unmet(
        rules.project_is_open(project.origin, project.standing),
        rules.machine_writes_imported_history(
            by_machine=by_machine, origin=project.origin, has_pm=by_machine and has_pm(project)
        ),
    )


def can_be_written_here(actor: Actor, part: Owned, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against writing a fact of the project that `part` belongs to."""
    yield from can_be_written(actor, part.project)


def is_independent(actor: Actor, project_id: int, what: str) -> Iterator[Unmet]:
    """Yield what stands against `actor` controlling a project: they deliver on it, or lately did."""
    if actor.person_id is not None:
        delivered = deliverers(project_id, clock.now())
        yield from _unmet(rules.control_is_independent(actor.person_id, delivered, what))


def _holds_at(held: ProjectRole, moment: datetime) -> bool:
    return held.starts_at <= moment and (held.ends_at is None or held.ends_at > moment)


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def all_projects() -> QuerySet[Project]:
    """Return every project by code, to be chosen from by whoever keeps the register."""
    return Project.objects.order_by("code")
