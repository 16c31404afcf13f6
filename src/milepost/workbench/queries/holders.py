"""Who holds which role on projects and in the house: the names behind "whose turn it is"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import OPERATOR, Roles
from milepost.people.choices import PostRole
from milepost.people.models import Post
from milepost.people.queries import holds_at, people
from milepost.projects.choices import RoleOnProject
from milepost.projects.queries import held_roles
from milepost.workbench.rules import Turn

MOST_NAMED = 3
LABELS = {**dict(PostRole.choices), **dict(RoleOnProject.choices)}


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds which role: on each project, and by post in the whole house."""

    on_project: Mapping[int, Mapping[str, frozenset[int]]]
    posts: Mapping[str, frozenset[int]]
    names: Mapping[int, str]

    def of(self, project_id: int, roles: Roles) -> frozenset[int]:
        """Return everybody who holds one of `roles` on a project or as a post."""
        held = self.on_project.get(project_id, {})
        return frozenset().union(*(held.get(role, frozenset()) | self.posts.get(role, frozenset()) for role in roles))

    def roles(self, project_id: int, person_id: int | None) -> Roles:
        """Return the roles that a person holds there."""
        known = (*self.on_project.get(project_id, {}).items(), *self.posts.items())
        return frozenset(role for role, held in known if person_id in held)

    def words(self, project_id: int, turn: Turn) -> str:
        """Return whose turn it is, in words: the roles with the names of few who hold them, and people by name."""
        told = [self._role(project_id, role) for role in sorted(turn.roles - {OPERATOR}, key=_place)]
        told += sorted(self.names.get(each, "") for each in turn.people)
        return " or ".join(each for each in told if each) or "Nobody holds the role yet"

    def _role(self, project_id: int, role: str) -> str:
        held = self.of(project_id, frozenset({role}))
        if not held and role in RoleOnProject.values:
            return ""
        names = sorted(self.names.get(each, "") for each in held)
        label = str(LABELS.get(role, role.replace("_", " ").capitalize()))
        return f"{label} ({', '.join(names)})" if 0 < len(names) <= MOST_NAMED else label


def _place(role: str) -> int:
    """Return the place of a role: those on the project first."""
    order = (*RoleOnProject.values, *PostRole.values)
    return order.index(role) if role in order else len(order)


def holders_of(keys: Collection[int], moment: datetime | None = None) -> Holders:
    """Return who holds which role on projects and which post, now or as known at a moment, with three queries."""
    at = moment or clock.now()
    on_project: dict[int, dict[str, frozenset[int]]] = {key: {} for key in keys}
    for held in held_roles(keys, moment) if keys else ():
        roles = on_project[held.project_id]
        roles[held.role] = roles.get(held.role, frozenset()) | {held.person_id}
    posts: dict[str, set[int]] = defaultdict(set)
    for post in records(Post, moment):
        if holds_at(post, at):
            posts[post.role].add(post.person_id)
    named = {each for roles in on_project.values() for held_by in roles.values() for each in held_by}
    named |= {each for held_by in posts.values() for each in held_by}
    names = {key: person.name for key, person in people(named, moment).items()}
    return Holders(on_project, {role: frozenset(held_by) for role, held_by in posts.items()}, names)
