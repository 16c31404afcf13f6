"""How many things wait for a person, by kind, counted by the database: the bell of every page asks this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from milepost.changes.choices import DecisionState
from milepost.changes.models import Decision
from milepost.closing.queries import acceptances_to_sign, disputes_to_settle, returns_to_acknowledge
from milepost.compliance.choices import OFFICE
from milepost.compliance.queries import waivers_waiting
from milepost.demand.queries import waiting_requests
from milepost.governance.queries import gates_waiting
from milepost.kernel import clock
from milepost.kernel.policy import Actor, Roles
from milepost.knowledge.queries import questions_waiting
from milepost.people.choices import PMO, PostRole
from milepost.people.queries import in_force
from milepost.projects.choices import LEADS, TAKE_PART, MoveState, Origin, RoleOnProject
from milepost.projects.models import MethodMove, ProjectRole
from milepost.projects.queries import offers_to
from milepost.reporting.choices import EDITABLE, OverrideState, PackState, PeriodState, ReportState
from milepost.reporting.models import Override, Pack, Period, StatusReport
from milepost.reporting.policies import PACK_APPROVERS
from milepost.reporting.queries.homes.changes import changes_waiting_for
from milepost.reporting.queries.homes.directions import STEPS, directions_waiting
from milepost.reporting.queries.homes.ending import at_the_end
from milepost.resourcing.queries import waiting_work
from milepost.suppliers.queries import contracts_waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits, and how many of it; kinds are those of `attention.Need`."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The projects on which a person holds roles now, by role."""

    by_role: dict[str, set[int]]

    def of(self, *roles: str) -> set[int]:
        """Return the projects on which one of `roles` is held."""
        return set().union(*(self.by_role.get(role, set()) for role in roles))


def parts_of(actor: Actor, now: datetime | None = None) -> Parts:
    """Return on which projects `actor` holds which role now, with one query."""
    at = now or clock.now()
    held = ProjectRole.objects.filter(in_force(at), person_id=actor.person_id or 0, starts_at__lte=at)
    found: dict[str, set[int]] = {}
    for role, project in held.values_list("role", "project_id"):
        found.setdefault(role, set()).add(project)
    return Parts(found)


def waiting_for(actor: Actor, posts: Roles) -> tuple[Waiting, ...]:
    """Return what waits for `actor`, who holds `posts`, counted by kind; nothing is counted that is nobody's."""
    if actor.person_id is None:
        return ()
    parts = parts_of(actor)
    counted = (
        *_to_write(parts),
        *_to_review(actor, posts, parts),
        *_of_the_pmo(actor, posts),
        *_directed(actor, posts, parts),
        *_counted(_each_of_a_kind(actor, posts, parts)),
    )
    return tuple(each for each in counted if each.count)


def _to_write(parts: Parts) -> Iterator[Waiting]:
    led = parts.of(*LEADS)
    if not led:
        return
    states = list(
        StatusReport.objects.filter(
            project__in=led, period__state=PeriodState.OPEN, state__in=EDITABLE, origin=Origin.NATIVE
        ).values_list("state", flat=True)
    )
    back = states.count(ReportState.RETURNED.value)
    yield Waiting("report_returned", back)
    yield Waiting("report_due", len(states) - back)


def _to_review(actor: Actor, posts: Roles, parts: Parts) -> Iterator[Waiting]:
    overseen = parts.of(RoleOnProject.OVERSIGHT.value)
    if not posts & PMO and not overseen:
        return
    waiting = StatusReport.objects.filter(
        state=ReportState.SUBMITTED, origin=Origin.NATIVE, period__state=PeriodState.OPEN
    ).exclude(Q(submitted_by=actor.person_id) | Q(project__in=parts.of(*TAKE_PART)))
    if not posts & PMO:
        waiting = waiting.filter(project__in=overseen)
    proposed = Override.objects.filter(report=OuterRef("pk"), state=OverrideState.PROPOSED)
    undecided = waiting.annotate(undecided=Exists(proposed)).order_by().values_list("undecided")
    counted = dict(undecided.annotate(count=Count("pk")))
    yield Waiting("override_to_decide", counted.get(True, 0))
    yield Waiting("report_to_review", counted.get(False, 0))


def _of_the_pmo(actor: Actor, posts: Roles) -> Iterator[Waiting]:
    if not posts & (PMO | PACK_APPROVERS):
        return
    latest = Pack.objects.filter(period=OuterRef("pk")).order_by("-number")
    ended = Q(state=PeriodState.OPEN, origin=Origin.NATIVE, end_date__lt=clock.today())
    built = Q(pack=PackState.BUILT) & ~Q(builder=Value(actor.person_id))
    counted = Period.objects.annotate(
        pack=Subquery(latest.values("state")[:1]),
        builder=Coalesce(
            Subquery(latest.values("built_by")[:1], output_field=BigIntegerField()),
            Value(0),
            output_field=BigIntegerField(),
        ),
    ).aggregate(ended=Count("pk", filter=ended), built=Count("pk", filter=built))
    yield Waiting("period_to_lock", counted["ended"] if posts & PMO else 0)
    yield Waiting("pack_to_approve", counted["built"] if posts & PACK_APPROVERS else 0)


def _directed(actor: Actor, posts: Roles, parts: Parts) -> Iterator[Waiting]:
    led, sponsored, overseen = parts.of(*LEADS), parts.of(RoleOnProject.SPONSOR), parts.of(RoleOnProject.OVERSIGHT)
    waiting = directions_waiting(actor.person_id or 0, posts, led, sponsored, overseen)
    if waiting is not None:
        for state, count in waiting.order_by().values_list("state").annotate(count=Count("pk")):
            yield Waiting(STEPS[state][0], count)


def _each_of_a_kind(actor: Actor, posts: Roles, parts: Parts) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield what is simply counted: decisions asked, questions, changes and notices, moves, steps of gates."""
    yield "decision_asked", Decision.objects.filter(state=DecisionState.ASKED, asked_of=actor.person_id)
    yield "delegation_to_answer", offers_to(actor.person_id or 0)
    questions = questions_waiting(actor.person_id or 0, posts, parts.of(RoleOnProject.OVERSIGHT))
    if questions is not None:
        yield "question_to_answer", questions
    yield from changes_waiting_for(actor.person_id or 0, parts.of(*LEADS), parts.of(RoleOnProject.SPONSOR))
    if parts.of(RoleOnProject.CLIENT):
        yield "acceptance_to_sign", acceptances_to_sign(actor.person_id or 0)
    led = parts.of(*LEADS)
    if led:
        moves = MethodMove.objects.filter(project__in=led, state=MoveState.ANNOUNCED)
        yield "method_move_to_acknowledge", moves
    yield from at_the_end(actor.person_id or 0, posts, led)
    yield from gates_waiting(actor.person_id or 0, posts, parts.of(RoleOnProject.SPONSOR), led)
    yield from contracts_waiting(actor.person_id or 0, posts, parts)
    yield from _given_back(actor.person_id or 0, parts)
    yield from waiting_work(actor.person_id or 0, led, parts.of(RoleOnProject.SPONSOR))
    yield "request_waiting", waiting_requests(actor, posts)
    if posts & (PMO | {PostRole.EXECUTIVE.value}):
        yield "waiver_waiting", waivers_waiting(actor, posts, OFFICE)


def _given_back(person_id: int, parts: Parts) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield what goes back to a person and waits to be counted, and disputes that a sponsor settles."""
    yield "return_to_acknowledge", returns_to_acknowledge(person_id)
    sponsored = parts.of(RoleOnProject.SPONSOR)
    if sponsored:
        yield "return_to_settle", disputes_to_settle(person_id, sponsored)


def _counted(waiting: Iterator[tuple[str, QuerySet[Any]]]) -> Iterator[Waiting]:
    """Count things of several kinds with one query."""
    first, *others = (
        each.order_by()
        .annotate(waits_as=Value(kind, output_field=CharField()))
        .values("waits_as")
        .annotate(count=Count("pk"))
        .values_list("waits_as", "count")
        for kind, each in waiting
    )
    yield from (Waiting(kind, count) for kind, count in first.union(*others, all=True))
