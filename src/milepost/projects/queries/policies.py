"""Questions about the policies of the method: whom each binds now, who has not acknowledged it, when it is reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from milepost.kernel import clock
from milepost.kernel.canonical import digest, written
from milepost.kernel.policy import Roles
from milepost.methods import queries as methods
from milepost.methods.definition import Policy
from milepost.methods.models import MethodVersion
from milepost.people import queries as people
from milepost.people.models import Post
from milepost.projects.choices import ProjectOrigin, Standing
from milepost.projects.models import PolicyAcknowledgement, Project, ProjectRole
from milepost.projects.rules.players import played_by
from milepost.projects.rules.policies import is_late, review_day

Wording = tuple[str, str]
"""A policy by its code, and the digest of what it says."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A policy of a version that holds or will: since when, until when it is reviewed, and the roles that it binds."""

    version: MethodVersion
    policy: Policy
    wording: Wording
    effective: date
    review_by: date | None
    roles: Roles
    late: bool
    review_passed: bool


@dataclass(slots=True)
class Binds:
    """A policy with the people whom it binds, by id, and those of them who have not acknowledged it."""

    binding: Binding
    people: set[int] = field(default_factory=set)
    missing: set[int] = field(default_factory=set)


def owed_by(person_id: int, version_id: int | None = None) -> list[Binding]:
    """Return the policies that a person has to acknowledge, of one version or of all, the earliest first."""
    found = [each.binding for each in _standing(version_id, person_id) if person_id in each.missing]
    return sorted(found, key=lambda each: (each.effective, each.policy.name))


def binds_of(version_id: int | None = None) -> list[Binds]:
    """Return each policy that holds or is to come with whom it binds and who lacks, in the order of the method."""
    return _standing(version_id, None)


def _standing(version_id: int | None, person_id: int | None) -> list[Binds]:
    now = clock.now()
    today = people.local_date(now)
    live = dict(
        Project.objects.exclude(standing=Standing.ENDED)
        .exclude(origin=ProjectOrigin.IMPORTED)
        .filter(method_version__isnull=False)
        .values_list("pk", "method_version_id")
    )
    versions = [each for each in _in_question(set(live.values()), today) if version_id in {None, each.pk}]
    if not versions:
        return []
    held, acknowledged = _held(live, now, person_id), _acknowledged(person_id)
    told = []
    for version in versions:
        bound = held[None if _to_come(version, today) else version.pk]
        for binding in _bindings(version, today):
            concerned = {person for person, roles in bound.items() if roles & binding.roles}
            lacking = {person for person in concerned if binding.wording not in acknowledged[person]}
            told.append(Binds(binding, concerned, lacking))
    return told


def _to_come(version: MethodVersion, today: date) -> bool:
    return version.effective_from is not None and version.effective_from > today


def _in_question(followed: Collection[int], today: date) -> list[MethodVersion]:
    """Return the versions that live projects follow, the one in force, and those that are to come."""
    force = methods.version_in_force(today)
    wanted = {*followed, *({force.pk} if force else ())}
    published = methods.published_versions()
    found = [each for each in published if each.pk in wanted or _to_come(each, today)]
    return sorted(found, key=lambda each: (each.effective_from or today, each.pk))


def _bindings(version: MethodVersion, today: date) -> list[Binding]:
    definition = methods.definition_under(version.pk, version.content_hash)
    players = {role.code: played_by(role) for role in definition.roles}
    effective = version.effective_from or today
    found = []
    for policy in definition.policies:
        review = review_day(effective, policy.review_months)
        found.append(
            Binding(
                version=version,
                policy=policy,
                wording=(policy.code, digest(written(asdict(policy)))),
                effective=effective,
                review_by=review,
                roles=frozenset().union(*(players.get(code, frozenset()) for code in policy.audience)),
                late=is_late(effective, today),
                review_passed=review is not None and review < today,
            )
        )
    return found


def _held(
    live: Mapping[int, int | None], now: datetime, person_id: int | None
) -> Mapping[int | None, dict[int, set[str]]]:
    """Return per version who of the house holds which role on the projects that follow it; None is any project.

    A post counts for every version: whoever holds one judges projects of all of them.
    """
    mine = {} if person_id is None else {"person_id": person_id}
    force = people.in_force(now)
    here = {"starts_at__lte": now, "person__unit__isnull": False, **mine}
    posts = list(Post.objects.filter(force, **here).values_list("person_id", "role"))
    parts = ProjectRole.objects.filter(force, project__in=list(live), **here)
    held: dict[int | None, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for version in {None, *live.values()}:
        for person, role in posts:
            held[version][person].add(role)
    for project, person, role in parts.values_list("project_id", "person_id", "role"):
        for version in (None, live[project]):
            held[version][person].add(role)
    return held


def _acknowledged(person_id: int | None) -> Mapping[int, set[Wording]]:
    told = PolicyAcknowledgement.objects.all()
    if person_id is not None:
        told = told.filter(person_id=person_id)
    found: dict[int, set[Wording]] = defaultdict(set)
    for person, policy, wording in told.values_list("person_id", "policy", "wording_hash"):
        found[person].add((policy, wording))
    return found
