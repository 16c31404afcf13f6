"""Who may control a project, and who still may once somebody takes part in its delivery."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from milepost.kernel.actions import ACTIONS, Action
from milepost.kernel.policy import Roles
from milepost.people import queries as people_queries
from milepost.people.models import Person, Post
from milepost.projects.choices import SINGLE_ROLES, TAKE_PART
from milepost.projects.models import Project, ProjectRole
from milepost.projects.queries.projects import Control, delivery_of


@dataclass(frozen=True, slots=True)
class LostControl:
    """A control that a person gives up by delivering, and who else may exercise it then, by name."""

    what: str
    actions: tuple[str, ...]
    alternates: tuple[Person, ...]


def controls() -> dict[str, list[Action[..., Any]]]:
    """Return what is controlled on a project, in words, and by which actions, read off their guards."""
    found: dict[str, list[Action[..., Any]]] = {}
    for action in ACTIONS:
        for guard in action.guards:
            if isinstance(guard, Control):
                found.setdefault(guard.what, []).append(action)
    return found


def lost_controls(project: Project, taker: Person, role: str, moment: datetime) -> list[LostControl]:
    """Return every control that `taker` holds on `project` and loses by taking a delivery `role`.

    One that is left without anybody is among them, whatever the role: because the others report to `taker`, who leads
    from now on, or because `role` passes on from the only one who was independent. It has no alternates.
    """
    holders = _holders(project, moment)
    delivery = delivery_of(project.pk, moment)
    delivers = role in TAKE_PART
    after = delivery.people | {taker.pk} if delivers else delivery.people
    led_by, able = delivery.leaders_after(taker.pk, role), _holders_after(holders, taker.pk, role)
    people = list(Person.objects.filter(pk__in=able).order_by("name"))
    lost = []
    for what, actions in controls().items():
        allowed: Roles = frozenset().union(*(action.allowed for action in actions))
        others = tuple(_independent(people, able, allowed, after, led_by))
        gives_up = delivers and taker.pk not in delivery.people and bool(holders.get(taker.pk, frozenset()) & allowed)
        orphans = not others and any(_independent(people, holders, allowed, delivery.people, delivery.leaders))
        if gives_up or orphans:
            lost.append(LostControl(what, tuple(action.name for action in actions), others))
    return lost


def _holders(project: Project, moment: datetime) -> dict[int, Roles]:
    """Return every role that counts on `project` at `moment`, by person: posts everywhere, project roles here."""
    in_force = people_queries.in_force(moment)
    held: dict[int, Roles] = {}
    posts = Post.objects.filter(in_force, starts_at__lte=moment).values_list("person_id", "role")
    parts = ProjectRole.objects.filter(in_force, starts_at__lte=moment, project=project)
    for person, role in (*posts, *parts.values_list("person_id", "role")):
        held[person] = held.get(person, frozenset()) | {role}
    return held


def _holders_after(holders: dict[int, Roles], taker: int, role: str) -> dict[int, Roles]:
    """Return who holds what once `taker` takes `role`; a role that one person holds passes on."""
    given_up = {role} if role in SINGLE_ROLES else set()
    stay = {person: held - given_up for person, held in holders.items()}
    return stay | {taker: stay.get(taker, frozenset()) | {role}}


def _independent(
    people: Collection[Person],
    holders: dict[int, Roles],
    allowed: Roles,
    delivering: Collection[int],
    leading: Collection[int],
) -> Iterator[Person]:
    """Yield who holds one of the `allowed` roles, neither delivers nor reports to who leads."""
    for person in people:
        held = holders.get(person.pk, frozenset())
        if held & allowed and person.pk not in delivering and person.manager_id not in leading:
            yield person
