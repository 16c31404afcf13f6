"""Questions about projects: which ones an actor sees, who holds which role, and what a project was at a moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Unmet
from milepost.kernel.history import records, records_as_of
from milepost.kernel.policy import Actor, Roles, Scope
from milepost.people import queries as people_queries
from milepost.people.models import Person
from milepost.projects import rules
from milepost.projects.choices import (
    DELEGATES,
    INSIDERS,
    LEADING,
    SEE_DIRECTIONS,
    SINGLE_ROLES,
    TAKE_PART,
    ProjectOrigin,
    RoleOnProject,
    Standing,
)
from milepost.projects.models import Direction, ObjectiveLink, Project, ProjectRole
from milepost.projects.policies import PROJECT, Part


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
    """Return the projects that `actor` sees: all for who oversees, else those that they deliver, steer or oversee."""
    if people_queries.oversees(actor):
        return Project.objects.all()
    if actor.person_id is None:
        return Project.objects.none()
    now = clock.now()
    held = ProjectRole.objects.filter(
        people_queries.in_force(now), person_id=actor.person_id, starts_at__lte=now, role__in=INSIDERS | DELEGATES
    )
    return Project.objects.filter(pk__in=held.values("project_id"))


def directions_visible_to(actor: Actor) -> QuerySet[Direction]:
    """Return the directions that `actor` sees: all for who oversees, else those of projects where they are a party."""
    if people_queries.oversees(actor):
        return Direction.objects.all()
    now = clock.now()
    held = ProjectRole.objects.filter(
        people_queries.in_force(now), person_id=actor.person_id or 0, starts_at__lte=now, role__in=SEE_DIRECTIONS
    )
    return Direction.objects.filter(project_id__in=held.values("project_id"))


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
    return delivery_of(project_id, moment).people


def was_partner(project_id: int, person_id: int, moment: datetime) -> bool:
    """Return whether a person is a partner on a project at `moment` or was within the cool-off before it."""
    told = ProjectRole.objects.filter(
        people_queries.in_force(moment - rules.COOL_OFF),
        project_id=project_id,
        person_id=person_id,
        role=RoleOnProject.PARTNER,
        starts_at__lte=moment,
    )
    return told.exists()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who delivers on a project or lately did, and who leads it now, each with the role of it."""

    people: frozenset[int]
    leads: frozenset[tuple[int, str]]

    @property
    def leaders(self) -> frozenset[int]:
        """Return who leads."""
        return frozenset(person for person, _ in self.leads)

    def leaders_after(self, taker: int, role: str) -> frozenset[int]:
        """Return who leads once `taker` takes `role`: a role that one person holds passes on, others are shared."""
        passes_on = role in SINGLE_ROLES
        stay = frozenset(person for person, held in self.leads if not (passes_on and held == role))
        return stay | {taker} if role in LEADING else stay


def delivery_of(project_id: int, moment: datetime) -> Delivery:
    """Return who delivers on a project at `moment` or lately did, and who leads it at `moment`."""
    told = ProjectRole.objects.filter(
        people_queries.in_force(moment - rules.COOL_OFF),
        project_id=project_id,
        role__in=TAKE_PART,
        starts_at__lte=moment,
    )
    roles = list(told.values_list("person_id", "role", "ends_at"))
    leads = frozenset(
        (person, role) for person, role, end in roles if role in LEADING and (end is None or end > moment)
    )
    return Delivery(frozenset(person for person, _, _ in roles), leads)


def can_be_written(actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against writing a fact of `project`: it has ended, or an import meets somebody in post."""
    by_machine = actor.person_id is None
    yield from _unmet(
        rules.project_is_open(project.origin, project.standing),
        rules.machine_writes_imported_history(
            by_machine=by_machine, origin=project.origin, has_pm=by_machine and has_pm(project)
        ),
    )


def adopted(_actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against deciding about a project: imported history is quarantined until it is adopted."""
    yield from _unmet(rules.project_is_adopted(project.origin))


def can_be_written_here(actor: Actor, part: Owned, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against writing a fact of the project that `part` belongs to."""
    yield from can_be_written(actor, part.project)


@dataclass(frozen=True, slots=True)
class Control:
    """A guard of an act that controls a project: what it controls in words, and what stands against the actor."""

    what: str
    check: Callable[..., Iterator[Unmet]]

    def __call__(self, actor: Actor, *subjects: Any) -> Iterator[Unmet]:
        """Yield what stands against `actor`."""
        return self.check(actor, *subjects)


def independent(what: str) -> Control:
    """Return the guard that who does this neither delivers, nor lately did, nor reports to who leads."""

    def check(actor: Actor, subject: Project | Part, *_others: object) -> Iterator[Unmet]:
        if actor.person_id is None:
            return
        project_id = subject.pk if isinstance(subject, Project) else subject.project_id
        delivery = delivery_of(project_id, clock.now())
        leading = delivery.leaders
        manager = Person.objects.filter(pk=actor.person_id, manager__in=leading).exists() if leading else False
        yield from _unmet(
            rules.control_is_independent(actor.person_id, delivery.people, what),
            rules.line_of_control_is_independent(led_by_manager=manager, what=what),
        )

    return Control(what, check)


def _holds_at(held: ProjectRole, moment: datetime) -> bool:
    return held.starts_at <= moment and (held.ends_at is None or held.ends_at > moment)


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def live_projects(project_ids: Collection[int]) -> list[Project]:
    """Return those of some projects that pass gates: neither quarantined history nor ended, and following a method."""
    found = Project.objects.filter(pk__in=list(project_ids), method_version__isnull=False)
    return list(found.exclude(origin=ProjectOrigin.IMPORTED).exclude(standing=Standing.ENDED).order_by("code"))


def all_projects() -> QuerySet[Project]:
    """Return every project by code, to be chosen from by whoever keeps the register."""
    return Project.objects.order_by("code")
