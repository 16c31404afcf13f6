"""Verbs of the parts that people play on a project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import OPERATOR, ORGANISATION
from milepost.people import queries as people_queries
from milepost.people.choices import PostRole
from milepost.people.models import Person
from milepost.projects import queries, rules
from milepost.projects.choices import SINGLE_ROLES, RoleOnProject
from milepost.projects.events import RoleLeft, RoleTaken
from milepost.projects.models import Project, ProjectRole
from milepost.projects.policies import part_scope, project_scope

APPOINTERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value, RoleOnProject.PM.value, OPERATOR})
ASK_FOR_AN_APPOINTMENT = "Ask the PMO director, an executive or, for the team, the project manager."


@action(
    "projects.appoint",
    allowed=APPOINTERS,
    scope=project_scope,
    guards=(queries.can_be_written,),
    path=ASK_FOR_AN_APPOINTMENT,
)
def appoint(
    act: Act, project: Project, *, person: Person, role: str, until: date | None = None, reason: str = ""
) -> ProjectRole:
    """Give a person a role, for good or until a day; the holder of a single role leaves it in the same act."""
    team = queries.held_roles([project.pk])
    act.require_all(_unmet(act, project, person, role, team))
    act.require_all(_unsafe(act, project, person, role, until))
    act.because(reason, needed=False)
    predecessors = [each for each in team if each.role == role] if role in SINGLE_ROLES else []
    for each in predecessors:
        act.change(each, ends_at=act.at)
    taken = act.add(ProjectRole(project=project, person=person, role=role, starts_at=act.at, ends_at=_end_of(until)))
    act.tell(
        RoleTaken(
            at=act.at,
            project_id=project.pk,
            actor_id=act.actor.person_id,
            person_id=person.pk,
            role=role,
            predecessor_id=predecessors[0].person_id if predecessors else None,
        )
    )
    return taken


@action(
    "projects.end_role",
    allowed=APPOINTERS,
    scope=part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_FOR_AN_APPOINTMENT,
)
def end_role(act: Act, held: ProjectRole, *, reason: str = "", version: int | None = None) -> ProjectRole:
    """End a role on a project now; what was done in it stands."""
    act.expect(held, version)
    act.require(
        rules.role_has_not_ended(ended=held.ends_at is not None),
        rules.role_is_in_the_gift_of(act.role, held.role),
        rules.single_role_is_handed_over(held.role, held.project.origin, held.project.standing),
    )
    act.because(reason, needed=False)
    return leave(act, held)


def leave(act: Act, held: ProjectRole) -> ProjectRole:
    """End a role as part of an act whose consequence that is: a contract is closed, a person is given back."""
    act.change(held, ends_at=act.at)
    act.tell(
        RoleLeft(
            at=act.at,
            project_id=held.project_id,
            actor_id=act.actor.person_id,
            person_id=held.person_id,
            role=held.role,
        )
    )
    return held


def _end_of(until: date | None) -> datetime | None:
    """Return the end of the last day of a role, where the organisation keeps its calendar."""
    if until is None:
        return None
    zone = ZoneInfo(people_queries.house_calendar().zone)
    return datetime.combine(until + timedelta(days=1), time.min, zone)


def _unsafe(act: Act, project: Project, person: Person, role: str, until: date | None) -> Iterator[Unmet]:
    """Yield why the project would be left without control, or the office without a date to come back."""
    today = people_queries.local_date(act.at)
    posts = people_queries.post_roles(person.pk, ORGANISATION, act.at)
    lost = queries.lost_controls(project, person, role, act.at)
    checked = (
        rules.cover_ends_later(until, today),
        rules.office_covers_for_a_time(act.role, role, posts, until, today),
        rules.controls_are_held(person.name, (each.what for each in lost if not each.alternates)),
    )
    yield from (each for each in checked if each is not None)


def _unmet(act: Act, project: Project, person: Person, role: str, team: list[ProjectRole]) -> Iterator[Unmet]:
    mine = {each.role for each in team if each.person_id == person.pk}
    posts = people_queries.post_roles(person.pk, ORGANISATION, act.at)
    rivals = {each.role: each.person for each in team if each.role in SINGLE_ROLES}
    pm, officer = rivals.get(RoleOnProject.PM.value), rivals.get(RoleOnProject.OVERSIGHT.value)
    checked = (
        rules.somebody_else_appoints(act.actor.person_id, person.pk),
        rules.somebody_else_appoints(act.actor.on_behalf_of if act.actor.delegation else None, person.pk),
        rules.role_is_known(role),
        rules.role_is_in_the_gift_of(act.role, role),
        rules.role_is_held_once(mine, role),
        rules.roles_are_compatible(mine, role),
        rules.oversight_is_of_the_office(role, posts),
        rules.oversight_did_not_deliver(role, person.pk, queries.deliverers(project.pk, act.at)),
        rules.pair_is_independent(
            role,
            rules.Standpoint(person.pk, person.manager_id),
            pm=rules.Standpoint(pm.pk, pm.manager_id) if pm else None,
            officer=rules.Standpoint(officer.pk, officer.manager_id) if officer else None,
        ),
    )
    yield from (each for each in checked if each is not None)
