"""Verbs of delegations: whoever holds a power offers it, the other accepts or declines, and either ends it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from milepost.kernel import clock, ledger
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, roles_at
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects import queries
from milepost.projects.choices import DELEGATES, OFFERED_DELEGATE, DelegationState, Unit
from milepost.projects.events import DelegationMoved
from milepost.projects.models import Delegation, Project, ProjectRole
from milepost.projects.policies import delegation_scope, part_scope, project_scope
from milepost.projects.rules import controls_are_held, roles_are_compatible, text_is_written
from milepost.projects.rules import delegations as rules
from milepost.projects.rules.powers import GIVERS, POWERS

OPEN = (DelegationState.OFFERED.value, DelegationState.ACCEPTED.value)
ASK_WHO_HOLDS_IT = "Ask whoever holds the power to delegate it: it is offered on the page of the project."
ASK_THE_DELEGATE = "Whoever it is offered to answers. Whoever offered it may take it back."


def _offered(_actor: Actor, delegation: Delegation) -> Iterator[Unmet]:
    yield from _told(rules.delegation_is_in(delegation.state, OPEN[:1], ended=_is_over(delegation)))


def _open(_actor: Actor, delegation: Delegation) -> Iterator[Unmet]:
    yield from _told(rules.delegation_is_in(delegation.state, OPEN, ended=_is_over(delegation)))


def _theirs(actor: Actor, delegation: Delegation) -> Iterator[Unmet]:
    """Yield that somebody neither gave nor holds a delegation, nor holds by a role what it gives."""
    held = roles_at(actor, part_scope(delegation), clock.now())
    theirs = actor.person_id in {delegation.giver_id, delegation.delegate_id}
    by_role = any(held & POWERS[code].roles for code in delegation.powers)
    who = "whoever gave this delegation, holds it, or holds the power by a role"
    yield from _told(rules.delegation_is_yours(yours=theirs or by_role, who=who))


@action(
    "projects.offer_delegation",
    allowed=GIVERS | DELEGATES,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted),
    path=ASK_WHO_HOLDS_IT,
)
def offer_delegation(
    act: Act,
    project: Project,
    *,
    delegate: Person,
    powers: Collection[str],
    start_date: date,
    end_date: date,
    reason: str,
    hours: Decimal | None = None,
    money: Decimal | None = None,
    days: Decimal | None = None,
    may_be_given_on: bool = False,
    conditions: str = "",
) -> Delegation:
    """Offer somebody powers that you hold on a project, with their limits, from a day until another."""
    limits = {Unit.HOURS.value: hours, Unit.MONEY.value: money, Unit.DAYS.value: days}
    act.require(
        rules.powers_are_known(powers),
        rules.powers_are_of_one_side(powers),
        rules.delegation_looks_ahead(start_date, end_date, local_date(act.at)),
        text_is_written(reason, "reason", "The reason"),
        *rules.limits_are_positive(limits),
        *rules.limits_are_measured(powers, limits),
    )
    delegation = Delegation(
        project=project,
        giver_id=act.actor.person_id or 0,
        delegate=delegate,
        powers=rules.limited(powers, **limits),
        start_date=start_date,
        end_date=end_date,
        may_be_given_on=may_be_given_on,
        conditions=conditions,
        reason=reason,
        offered_at=act.at,
    )
    delegation.source = _source(act, delegation)
    act.require_all(_unfit(act, delegation))
    return _moved(act, act.add(delegation))


@action(
    "projects.accept_delegation",
    allowed={OFFERED_DELEGATE},
    scope=delegation_scope,
    guards=(queries.can_be_written_here, _offered),
    path=ASK_THE_DELEGATE,
)
def accept_delegation(act: Act, delegation: Delegation, *, version: int | None = None) -> Delegation:
    """Accept powers as they are offered: from its first day you may do what they cover, and nothing you now control."""
    act.expect(delegation, version)
    project = delegation.project
    # who controls is decided in the turn of the project, as appointments are
    ledger.hold(project_scope(project).stream)
    giver = Actor(delegation.giver_id, delegation.giver.name)
    if delegation.source_id is None:
        act.require(rules.powers_are_held(queries.powers_lacking(giver, project, delegation.powers, act.at)))
    act.require_all(_unfit(act, delegation))
    starts = max(act.at, queries.beginning_of(delegation.start_date))
    ends, role = queries.end_of(delegation.end_date), queries.part_of(delegation)
    act.add(ProjectRole(project=project, person_id=delegation.delegate_id, role=role, starts_at=starts, ends_at=ends))
    act.change(delegation, state=DelegationState.ACCEPTED, answered_at=act.at, starts_at=starts, ends_at=ends)
    return _moved(act, delegation)


@action(
    "projects.decline_delegation",
    allowed={OFFERED_DELEGATE},
    scope=delegation_scope,
    guards=(queries.can_be_written_here, _offered),
    path=ASK_THE_DELEGATE,
)
def decline_delegation(act: Act, delegation: Delegation, *, reason: str, version: int | None = None) -> Delegation:
    """Decline powers that are offered, and say why."""
    act.expect(delegation, version)
    act.because(reason)
    act.change(delegation, state=DelegationState.DECLINED, answered_at=act.at, end_reason=reason)
    return _moved(act, delegation)


@action(
    "projects.revoke_delegation",
    allowed=GIVERS | DELEGATES,
    scope=part_scope,
    guards=(_open, _theirs),
    path="Ask whoever gave the delegation, or whoever holds it.",
)
def revoke_delegation(act: Act, delegation: Delegation, *, reason: str, version: int | None = None) -> Delegation:
    """End a delegation now, with what was given on from it, and say why; what was done under it stands."""
    act.expect(delegation, version)
    act.because(reason)
    for each in (delegation, *queries.given_on_from(delegation)):
        _leave(act, each)
        act.change(each, state=DelegationState.REVOKED, ends_at=act.at, end_reason=reason)
        _moved(act, each)
    return delegation


def _source(act: Act, delegation: Delegation) -> Delegation | None:
    """Return from which delegation this is given on, None where the giver holds all powers by their own role."""
    powers = list(delegation.powers)
    lacking = queries.powers_lacking(act.actor, delegation.project, powers, act.at)
    if not lacking:
        return None
    source = queries.source_of(delegation.giver_id, delegation.project_id, powers, act.at)
    act.require(rules.powers_are_held([] if source else lacking))
    return source


def _unfit(act: Act, delegation: Delegation) -> Iterator[Unmet]:
    """Yield why these powers cannot go to this person now."""
    project, person, source = delegation.project, delegation.delegate, delegation.source
    role = queries.part_of(delegation)
    delivers = any(POWERS[code].delivers for code in delegation.powers)
    mine = {each.role for each in queries.held_roles([project.pk]) if each.person_id == person.pk} - {role}
    lost = queries.lost_controls(project, person, role, act.at) if delivers else []
    dependent = not delivers and queries.delegate_is_dependent(project, person, act.at)
    outside = queries.is_outside(project, person)
    yield from _told(
        rules.delegation_leads_onward(person.pk, {delegation.giver_id, *queries.line_of(source)}),
        rules.delegate_is_a_colleague(belongs=person.unit_id is not None, outside=outside),
        rules.oversight_is_not_given_to_the_overseen(person.name, dependent=dependent),
        None if dependent or outside else roles_are_compatible(mine, role),
        controls_are_held(person.name, (each.what for each in lost if not each.alternates)),
    )
    if source is not None:
        days = (delegation.end_date, source.end_date, delegation.start_date, source.start_date)
        yield from rules.given_on_within_its_source(delegation.powers, source.powers, *days)


def _leave(act: Act, delegation: Delegation) -> None:
    """End the part on the project that an accepted delegation gave; one that never began is taken away."""
    if delegation.state != DelegationState.ACCEPTED or delegation.starts_at is None:
        return
    told = ProjectRole.objects.filter(
        project=delegation.project_id,
        person=delegation.delegate_id,
        role=queries.part_of(delegation),
        starts_at=delegation.starts_at,
        ends_at=delegation.ends_at,
    )
    held = told.first()
    if held is not None and held.starts_at >= act.at:
        act.remove(held)
    elif held is not None:
        act.change(held, ends_at=act.at)


def _is_over(delegation: Delegation) -> bool:
    return delegation.state in OPEN and clock.now() >= queries.end_of(delegation.end_date)


def _moved(act: Act, delegation: Delegation) -> Delegation:
    act.tell(
        DelegationMoved(
            at=act.at,
            project_id=delegation.project_id,
            actor_id=act.actor.person_id,
            delegation_id=delegation.pk,
            state=delegation.state,
        )
    )
    return delegation


def _told(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
