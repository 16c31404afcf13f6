"""Questions about people at work: who holds what, what is due for whom, how many hours were spent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import in_force, oversees
from milepost.planning import queries as planning
from milepost.planning.actions import Affected
from milepost.planning.choices import CLOSED_WORK, LinkKind, PlanState, WorkState
from milepost.planning.models import SealedPlan, WorkItem, WorkLink
from milepost.projects import queries as projects
from milepost.projects.choices import DELIVERY, LEADS
from milepost.projects.models import ProjectRole
from milepost.resourcing.choices import OPEN_ASSIGNMENTS, AssignmentState, EntryState
from milepost.resourcing.models import Assignment, TimeEntry, WorkProposal


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work in somebody's hands, as its holder needs it: due, what counts as done, what stands before."""

    assignment: Assignment
    item: WorkItem
    due: date | None
    late: bool
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AffectedPerson:
    """Somebody whom a change of the plan touches, and why, for machines: `assignee:work_item:14:rescheduled`."""

    person_id: int
    basis: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What the work of a project comes to: hours spent and left, and how much is done, of how many pieces known."""

    spent_hours: Decimal
    remaining_hours: Decimal | None
    complete_share: Decimal | None
    known: int
    due: int


def assignments_visible_to(actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments of the projects that `actor` sees."""
    return Assignment.objects.filter(project__in=projects.visible_to(actor))


def time_visible_to(actor: Actor) -> QuerySet[TimeEntry]:
    """Return one's own hours, and those of the projects that one leads or oversees; not what colleagues entered."""
    if oversees(actor):
        return TimeEntry.objects.all()
    own = TimeEntry.objects.filter(person=actor.person_id or 0)
    return own | TimeEntry.objects.filter(project__in=led_by(actor.person_id or 0))


def led_by(person_id: int) -> list[int]:
    """Return the projects that a person leads now."""
    return roles_on(person_id, LEADS)


def roles_on(person_id: int, roles: Collection[str]) -> list[int]:
    """Return the projects on which a person holds one of `roles` now."""
    now = clock.now()
    held = ProjectRole.objects.filter(in_force(now), person_id=person_id, starts_at__lte=now, role__in=list(roles))
    return list(held.values_list("project_id", flat=True))


def proposals_visible_to(actor: Actor) -> QuerySet[WorkProposal]:
    """Return the proposals of work of the projects that `actor` sees."""
    return WorkProposal.objects.filter(project__in=projects.visible_to(actor))


def team_ids(project_id: int) -> frozenset[int]:
    """Return who delivers on a project now."""
    return frozenset(each.person_id for each in projects.held_roles([project_id], roles=DELIVERY))


MEASURED = (
    *("resourcing.assign_work", "resourcing.plan_proposal", "planning.add_work_item"),
    *("resourcing.accept_work", "resourcing.return_work"),
)
"""Acts under a delegation that come to hours of work."""


def hours_of(subjects: tuple[Any, ...], typed: Mapping[str, Any]) -> Decimal | None:
    """Return the hours of work that an act gives out or passes: as typed, else as planned; None when unknown."""
    told = typed.get("hours", typed.get("effort_hours"))
    return getattr(subjects[0], "effort_hours", None) if told is None else told


def is_lead(project_id: int, person_id: int | None) -> bool:
    """Return whether a person leads a project now."""
    return any(each.person_id == person_id for each in projects.held_roles([project_id], roles=LEADS))


def open_assignments(item_ids: Collection[int]) -> list[Assignment]:
    """Return the assignments of items that were offered or accepted, with their people."""
    found = Assignment.objects.filter(item__in=list(item_ids), state__in=OPEN_ASSIGNMENTS)
    return list(found.select_related("person", "item").order_by("item__number", "person__name"))


def held_on(project_id: int) -> list[Assignment]:
    """Return the open assignments on work of a project that is not done, by number of the work."""
    found = Assignment.objects.filter(project_id=project_id, state__in=OPEN_ASSIGNMENTS)
    going = found.exclude(item__state__in=[*CLOSED_WORK]).select_related("person", "item", "project")
    return list(going.order_by("item__number", "person__name"))


def sees_hours(actor: Actor, project_id: int) -> bool:
    """Return whether an actor sees the hours that others entered on a project: who leads or oversees."""
    return oversees(actor) or is_lead(project_id, actor.person_id)


def assignments_of(project_id: int, moment: datetime | None = None) -> list[Assignment]:
    """Return every assignment of a project, now or as known at `moment`."""
    return records(Assignment, moment, project_id=project_id)


def holds_work(item_id: int, person_id: int) -> bool:
    """Return whether a person was offered or accepted an item and still holds it."""
    return Assignment.objects.filter(item_id=item_id, person_id=person_id, state__in=OPEN_ASSIGNMENTS).exists()


def made_by(item_id: int, person_id: int | None) -> bool:
    """Return whether a person worked on an item: holds it accepted, or entered hours that count."""
    if person_id is None:
        return False
    accepted = Assignment.objects.filter(item_id=item_id, person_id=person_id, state=AssignmentState.ACCEPTED)
    hours = TimeEntry.objects.filter(item_id=item_id, person_id=person_id, state=EntryState.ENTERED)
    return accepted.exists() or hours.exists()


def hours_on(person_id: int, day: date) -> Decimal:
    """Return the hours that a person entered for a day, over all projects."""
    told = TimeEntry.objects.filter(person_id=person_id, date=day, state=EntryState.ENTERED)
    return told.aggregate(sum=Sum("hours"))["sum"] or Decimal(0)


def tasks_of(person_id: int, today: date) -> list[Task]:
    """Return the open work in a person's hands by due date, with what stands before it, with two queries."""
    held = Assignment.objects.filter(person_id=person_id, state__in=OPEN_ASSIGNMENTS)
    going = held.exclude(item__state__in=[*CLOSED_WORK]).select_related("item", "project", "item__owner")
    assignments = list(going)
    before = _open_before([each.item_id for each in assignments])
    tasks = [_task(each, before.get(each.item_id, ()), today) for each in assignments]
    return sorted(tasks, key=lambda each: (each.due or date.max, each.assignment.pk))


def affected_people(affected: Affected) -> tuple[AffectedPerson, ...]:
    """Return who holds the work that a change touches, each with the basis; owners are told by `affected` itself.

    For the floor of changes: those to be told are the owners in `affected.items`, and these.
    """
    why = {each.item_id: each for each in affected.items}
    found = []
    for each in open_assignments(list(why)):
        kind = "changed" if why[each.item_id].is_changed else "rescheduled"
        found.append(AffectedPerson(each.person_id, f"assignee:work_item:{each.item.number}:{kind}"))
    return tuple(found)


def progress_of(project_id: int) -> Progress:
    """Return what the work of a project comes to, by planned effort; unknown pieces are counted, not guessed."""
    leaves = [each for each in planning.work_of(project_id).leaves if each.effort_hours]
    shares = [(each.effort_hours or Decimal(0), planning.complete_share(each)) for each in leaves]
    known = [(effort, share) for effort, share in shares if share is not None]
    weight = sum((effort for effort, _ in known), Decimal(0))
    done = sum((effort * share for effort, share in known), Decimal(0))
    return Progress(
        sum((each.spent_hours for each in leaves), Decimal(0)),
        _remaining(leaves),
        done / weight if weight and len(known) == len(leaves) else None,
        len(known),
        len(leaves),
    )


def hours_since(person_id: int, day: date) -> Decimal:
    """Return the hours that a person entered for the days from `day` on."""
    told = TimeEntry.objects.filter(person_id=person_id, date__gte=day, state=EntryState.ENTERED)
    return told.aggregate(sum=Sum("hours"))["sum"] or Decimal(0)


def to_check(project_ids: Collection[int]) -> list[WorkItem]:
    """Return the work that was handed in and waits to be checked."""
    return list(WorkItem.objects.filter(project__in=list(project_ids), state=WorkState.IN_CHECK).order_by("pk"))


def unanswered(project_ids: Collection[int]) -> list[Assignment]:
    """Return the assignments that came back declined and whose work nobody else holds, the latest first."""
    declined = Assignment.objects.filter(project__in=list(project_ids), state=AssignmentState.DECLINED)
    open_ids = set(
        Assignment.objects.filter(project__in=list(project_ids), state__in=OPEN_ASSIGNMENTS).values_list(
            "item_id", flat=True
        )
    )
    going = declined.exclude(item__state__in=[*CLOSED_WORK]).select_related("item", "person", "project")
    return [each for each in going.order_by("-answered_at") if each.item_id not in open_ids]


def plans_to_approve(sponsored: Collection[int]) -> QuerySet[SealedPlan]:
    """Return the proposed plans of the projects that somebody sponsors."""
    return SealedPlan.objects.filter(project__in=list(sponsored), state=PlanState.PROPOSED)


def waiting_work(
    person_id: int, led: Collection[int], sponsored: Collection[int]
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield what waits for a person, by kind: offers, and checks, proposals and plans of what they lead or sponsor."""
    offers = Assignment.objects.filter(person_id=person_id, state=AssignmentState.OFFERED)
    yield "work_to_accept", offers.exclude(item__state__in=[*CLOSED_WORK])
    if led:
        yield "work_to_check", WorkItem.objects.filter(project__in=list(led), state=WorkState.IN_CHECK)
        yield "work_proposed", WorkProposal.objects.filter(project__in=list(led), state="proposed")
    if sponsored:
        yield "plan_to_approve", plans_to_approve(sponsored)


def _remaining(leaves: Iterable[WorkItem]) -> Decimal | None:
    total = Decimal(0)
    for each in leaves:
        if each.state == WorkState.DONE:
            continue
        left = each.remaining_hours if each.remaining_hours is not None else each.effort_hours
        total += left or Decimal(0)
    return total


def _open_before(item_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    links = WorkLink.objects.filter(after__in=list(item_ids), kind=LinkKind.FS)
    for link in links.exclude(before__state__in=[*CLOSED_WORK]).select_related("before"):
        found.setdefault(link.after_id, []).append(str(link.before))
    return {key: tuple(each) for key, each in found.items()}


def _task(assignment: Assignment, waits_for: tuple[str, ...], today: date) -> Task:
    item = assignment.item
    due = item.planned_finish
    late = due is not None and due < today and item.state not in {WorkState.IN_CHECK, *CLOSED_WORK}
    return Task(assignment, item, due, late, waits_for)
