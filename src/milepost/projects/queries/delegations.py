"""Questions about delegations: which hold, what an act comes to, and for whom somebody may act at this instant."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from milepost.kernel import clock
from milepost.kernel.actions import ACTIONS, Action
from milepost.kernel.errors import NotPermitted, Refusal, Unmet
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import Actor, Mandate, Roles, Scope, roles_at
from milepost.people import queries as people_queries
from milepost.people.models import Person
from milepost.projects.choices import (
    DELEGATES,
    OFFERED_DELEGATE,
    OUTSIDERS,
    SEE_DIRECTIONS,
    DelegationState,
    RoleOnProject,
)
from milepost.projects.models import Delegation, Project, ProjectRole
from milepost.projects.policies import DELEGATION, PROJECT, project_scope
from milepost.projects.queries.projects import delivery_of, held_roles
from milepost.projects.rules import delegations as rules
from milepost.projects.rules.powers import POWERS, Power, powers_covering

Measure = Callable[[tuple[Any, ...], Mapping[str, Any]], Decimal | None]
_measures: dict[tuple[str, str], Measure] = {}


def provide_measure(action: str, unit: str, measure: Measure) -> None:
    """Let the floor of an action tell what an act comes to in a unit, from its subjects and what is typed."""
    _measures[action, unit] = measure


def measured() -> frozenset[tuple[str, str]]:
    """Return which actions are measured in which unit."""
    return frozenset(_measures)


def delegation_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the role of whoever a delegation is offered to, on that delegation alone."""
    del moment
    if scope.kind != DELEGATION or scope.id is None:
        return frozenset()
    named = Delegation.objects.filter(pk=scope.id, delegate_id=person_id).exists()
    return frozenset({OFFERED_DELEGATE}) if named else frozenset()


def delegations_visible_to(actor: Actor) -> QuerySet[Delegation]:
    """Return the delegations that `actor` gave or holds, those of projects that they lead or oversee, or all."""
    if people_queries.oversees(actor):
        return Delegation.objects.all()
    now, person_id = clock.now(), actor.person_id or 0
    held = ProjectRole.objects.filter(
        people_queries.in_force(now), person_id=person_id, starts_at__lte=now, role__in=SEE_DIRECTIONS
    )
    theirs = Q(giver_id=person_id) | Q(delegate_id=person_id) | Q(project_id__in=held.values("project_id"))
    return Delegation.objects.filter(theirs)


def offers_to(person_id: int) -> QuerySet[Delegation]:
    """Return the delegations that wait for the answer of a person."""
    return Delegation.objects.filter(delegate_id=person_id, state=DelegationState.OFFERED, end_date__gte=clock.today())


def holding(project_id: int, person_id: int, moment: datetime) -> list[Delegation]:
    """Return the delegations that a person holds on a project at `moment`, the oldest first."""
    held = Delegation.objects.filter(
        project_id=project_id, delegate_id=person_id, state=DelegationState.ACCEPTED, starts_at__lte=moment
    )
    return list(held.filter(ends_at__gt=moment).select_related("giver").order_by("pk"))


def mandate_of(
    action: Action[..., Any], actor: Actor, scope: Scope, subjects: tuple[object, ...], typed: Mapping[str, Any] | None
) -> Mandate | None:
    """Return the delegation under which `actor` may do it now; refuse what goes beyond it, None without any."""
    now = clock.now()
    if scope.kind != PROJECT or not actor.person_id or not roles_at(actor, scope, now) & DELEGATES:
        return None
    refused: Refusal | None = None
    for delegation in holding(scope.id or 0, actor.person_id, now):
        for code in set(powers_covering(action.name)) & set(delegation.powers):
            try:
                return _mandate(action, delegation, POWERS[code], subjects, typed)
            except Refusal as refusal:
                refused = refused or refusal
    if refused is not None:
        raise refused
    return None


def _mandate(
    action: Action[..., Any],
    delegation: Delegation,
    power: Power,
    subjects: tuple[object, ...],
    typed: Mapping[str, Any] | None,
) -> Mandate:
    """Ask whoever gave a power as if they acted themselves: no delegation reaches further than its giver."""
    _require(*_beyond(action.name, delegation, power, subjects, typed))
    giver = delegation.giver
    held = roles_at(Actor(giver.pk, giver.name), project_scope(delegation.project), clock.now()) & power.roles
    if not held and delegation.source_id is None:
        _require(rules.giver_still_holds_it(giver.name, holds=False))
    try:
        _, role, _ = action.check(Actor(giver.pk, giver.name, acting_role=min(held, default="")), subjects, typed)
    except NotPermitted:
        role = ""
    _require(rules.giver_still_holds_it(giver.name, holds=role in power.roles))
    return Mandate(role, giver.pk, delegation.pk)


def _beyond(
    action: str, delegation: Delegation, power: Power, subjects: tuple[object, ...], typed: Mapping[str, Any] | None
) -> Iterator[Unmet | None]:
    """Yield the limits that an act exceeds; before anything is typed, what is not known yet exceeds none."""
    for unit, limit in delegation.powers[power.code].items():
        measure = _measures.get((action, unit))
        if measure is None:
            continue
        amount = measure(subjects, typed or {})
        if amount is not None or typed is not None:
            yield rules.act_is_within_the_limit(power.label, unit, Decimal(limit), amount)


def _require(*unmet: Unmet | None) -> None:
    failed = tuple(each for each in unmet if each is not None)
    if failed:
        raise Refusal(failed)


def source_of(person_id: int, project_id: int, powers: Collection[str], moment: datetime) -> Delegation | None:
    """Return the delegation from which a person may give all of `powers` on, None when there is none."""
    for each in holding(project_id, person_id, moment):
        if each.may_be_given_on and set(powers) <= set(each.powers):
            return each
    return None


def powers_lacking(actor: Actor, project: Project, powers: Collection[str], moment: datetime) -> list[str]:
    """Return which of `powers` somebody holds by no role of their own."""
    held = roles_at(actor, project_scope(project), moment)
    return [code for code in powers if code in POWERS and not held & POWERS[code].roles]


def line_of(delegation: Delegation | None) -> Iterator[int]:
    """Yield everybody from whom a power came, up to whoever holds it by a role."""
    while delegation is not None:
        yield delegation.giver_id
        delegation = delegation.source


def delegate_is_dependent(project: Project, person: Person, moment: datetime) -> bool:
    """Return whether somebody delivers, lately did, or reports to who leads: control is not theirs."""
    delivery = delivery_of(project.pk, moment)
    return person.pk in delivery.people or person.manager_id in delivery.leaders


def is_outside(project: Project, person: Person) -> bool:
    """Return whether somebody is client or partner on a project."""
    return any(each.person_id == person.pk for each in held_roles([project.pk], roles=OUTSIDERS))


def part_of(delegation: Delegation) -> str:
    """Return the part on the project that a delegation gives."""
    delivers = any(POWERS[code].delivers for code in delegation.powers)
    return RoleOnProject.DELEGATE.value if delivers else RoleOnProject.CONTROL_DELEGATE.value


def given_on_from(delegation: Delegation) -> list[Delegation]:
    """Return the delegations that were given on from this one and are not over, with theirs."""
    open_ones = Delegation.objects.filter(
        source=delegation, state__in=(DelegationState.OFFERED, DelegationState.ACCEPTED)
    )
    found = list(open_ones.select_related("project"))
    return [*found, *(deeper for each in found for deeper in given_on_from(each))]


def beginning_of(day: date) -> datetime:
    """Return the first instant of a day where the organisation keeps its calendar."""
    return datetime.combine(day, time.min, ZoneInfo(people_queries.house_calendar().zone))


def end_of(day: date) -> datetime:
    """Return the instant at which a day is over where the organisation keeps its calendar."""
    return beginning_of(day + timedelta(days=1))


def standings_of(delegations: Iterable[Delegation], moment: datetime) -> dict[int, str]:
    """Return where each delegation stands at `moment`, in words: its days decide, no job does."""
    today = people_queries.local_date(moment)
    return {each.pk: _standing(each, moment, today) for each in delegations}


def _standing(delegation: Delegation, moment: datetime, today: date) -> str:
    if delegation.state == DelegationState.OFFERED:
        return "Offered" if today <= delegation.end_date else "Offer lapsed"
    if delegation.state != DelegationState.ACCEPTED or delegation.starts_at is None or delegation.ends_at is None:
        return DelegationState(delegation.state).label
    if moment < delegation.starts_at:
        return "Begins later"
    return "Active" if moment < delegation.ends_at else "Expired"


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was done, or tried, under a delegation."""

    at: datetime
    what: str
    reason: str
    proof: str


def done_under(delegation: Delegation, moment: datetime | None = None) -> list[Done]:
    """Return what was done under a delegation until `moment`, the latest first; its end takes nothing of it back."""
    entries = LedgerEntry.objects.filter(
        stream__name=project_scope(delegation.project).stream,
        actor_id=delegation.delegate_id,
        at__lte=moment or clock.now(),
        body__contains=f'"delegation":{delegation.pk},',
    )
    told = ((each, json.loads(each.body)) for each in entries.select_related("stream").order_by("-seq"))
    return [
        Done(each.at, act_in_words(each.verb), body["reason"], f"{each.stream.name} #{each.seq} · {each.hash[:12]}")
        for each, body in told
        if body.get("delegation") == delegation.pk
    ]


def act_in_words(name: str) -> str:
    """Return an action as words, such as `accept work`."""
    return name.partition(".")[2].replace("_", " ")


def acts_of(power: Power) -> list[str]:
    """Return what a power covers, in words, as far as the house has these acts."""
    return sorted(act_in_words(name) for name in power.actions if name in ACTIONS)
