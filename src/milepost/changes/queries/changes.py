"""Questions about changes: what is promised now, what a change does to it, and how far with those before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from milepost.changes import rules
from milepost.changes.choices import BEFORE_EFFECT, TAKEN_ON, ChangeState, Lane
from milepost.changes.models import ChangeRequest, ChangeVote, Notice
from milepost.changes.queries.plans import work_on_copy
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.choices import BodyKind
from milepost.people.models import Body, Person, Seat
from milepost.people.queries import house_calendar, people, working_days_between
from milepost.planning import queries as planning
from milepost.projects import queries as projects
from milepost.projects.choices import Standing


def promise_of(project_id: int) -> rules.Promise:
    """Return what a project promises now, with the milestones that are still to come."""
    baselines = planning.baselines_of([project_id])[project_id]
    milestones = planning.milestones_of([project_id])[project_id]
    last = baselines[-1] if baselines else None
    return rules.Promise(
        number=last.number if last else None,
        start=last.start_date if last else None,
        finish=last.finish_date if last else None,
        cost=last.cost if last else None,
        milestones={
            each.pk: rules.Dated(each.name, each.kind, each.baseline_date)
            for each in milestones
            if each.actual_date is None and each.work_item_id is None
        },
    )


def cost_of(subjects: tuple[ChangeRequest, ...], _typed: Mapping[str, Any]) -> Decimal | None:
    """Return what a change costs, more or less, as it is decided under a delegation; None when it cannot be said."""
    extra = rules.stored_impact(subjects[0].impact).extra_cost if subjects[0].impact else None
    return None if extra is None else abs(extra)


def days_of(subjects: tuple[ChangeRequest, ...], _typed: Mapping[str, Any]) -> Decimal | None:
    """Return by how many days a change makes the project later; None when it was never assessed."""
    return Decimal(rules.stored_impact(subjects[0].impact).slip_days) if subjects[0].impact else None


def impact_on(project_id: int, promise: rules.Promise, difference: rules.Difference) -> rules.Impact:
    """Return what a difference does to a promise and, on a copy, to the work of an approved plan."""
    between = partial(working_days_between, house_calendar())
    impact, work = rules.impact_of(promise, difference, between), work_on_copy(project_id, difference, between)
    return impact if work is None else rules.with_work(impact, work)


def impact_now(change: ChangeRequest) -> rules.Impact:
    """Return what a change does; while it does not hold and moves work, as the plan stands at this moment."""
    stored = rules.stored_impact(change.impact)
    if not stored.planned or change.state not in BEFORE_EFFECT:
        return stored
    return impact_on(change.project_id, promise_of(change.project_id), rules.stored_difference(change.difference))


def earlier_impacts(project_id: int, now: datetime, *, but: int | None = None) -> list[rules.Impact]:
    """Return the impacts of the changes of a project that were taken on within the window, the oldest first."""
    since = now - rules.CUMULATIVE_WINDOW
    told = ChangeRequest.objects.filter(project=project_id, state__in=TAKEN_ON, decided_at__gt=since).exclude(
        pk=but or 0
    )
    return [rules.stored_impact(each) for each in told.order_by("decided_at", "pk").values_list("impact", flat=True)]


def reach_of(change: ChangeRequest, impact: rules.Impact, now: datetime) -> rules.Reach:
    """Return how far a change reaches together with those taken on in the ninety days before it."""
    return rules.reach_of(impact, earlier_impacts(change.project_id, now, but=change.pk))


def baseline_number(project_id: int) -> int | None:
    """Return the number of the baseline that holds now, None before the first."""
    count = planning.baseline_count(project_id)
    return count - 1 if count else None


def visible_to(actor: Actor) -> QuerySet[ChangeRequest]:
    """Return the changes of the projects that `actor` sees; a recipient from outside reads their notice alone."""
    return ChangeRequest.objects.filter(project__in=projects.visible_to(actor))


def change_numbered(project_id: int, number: int | None) -> ChangeRequest | None:
    """Return the change of a project with this number, None where there is none."""
    return ChangeRequest.objects.filter(project=project_id, number=number or 0).first()


def next_number(project_id: int) -> int:
    """Return the number that the next change of a project takes."""
    last = ChangeRequest.objects.filter(project=project_id).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def change_boards() -> QuerySet[Body]:
    """Return the bodies that decide changes, by name."""
    return Body.objects.filter(kind__in=(BodyKind.CHANGE, BodyKind.STEERING)).order_by("name")


def board_members() -> QuerySet[Person]:
    """Return who sits or sat on a body that decides changes, by name, to be chosen from."""
    seats = Seat.objects.filter(body__kind__in=(BodyKind.CHANGE, BodyKind.STEERING))
    return Person.objects.filter(pk__in=seats.values("person")).order_by("name")


def conflicts_of(change: ChangeRequest, moment: datetime) -> dict[int, str]:
    """Return who is not free to vote on a change, and why: who asked for it, and who delivers or lately did."""
    delivering = dict.fromkeys(projects.deliverers(change.project_id, moment), "delivers on the project, or lately did")
    return delivering | {change.requested_by_id: "asked for it", change.raised_by_id: "raised it"}


def votes_on(change: ChangeRequest, moment: datetime | None = None) -> list[tuple[str, ChangeVote]]:
    """Return the votes on a change with the names of the members."""
    votes = records(ChangeVote, moment, change_id=change.pk)
    names = people({each.member_id for each in votes}, moment)
    return sorted(((names[each.member_id].name, each) for each in votes), key=lambda each: each[0])


def changes_to_decide(
    person_id: int, led: Collection[int], sponsored: Collection[int]
) -> QuerySet[ChangeRequest] | None:
    """Return the changes that wait for the decision of a person, None when there can be none."""
    if not led and not sponsored:
        return None
    mine = Q(project__in=led, lane__in=(Lane.A, Lane.B)) | Q(project__in=sponsored, lane=Lane.C)
    waiting = ChangeRequest.objects.filter(mine, state=ChangeState.ASSESSED).exclude(requested_by=person_id)
    return waiting.exclude(project__standing=Standing.ENDED)


def changes_to_confirm(led: Collection[int]) -> QuerySet[ChangeRequest]:
    """Return the approved changes of which everybody told so far has answered: their managers may look and confirm."""
    waiting = Notice.objects.filter(acknowledged_at=None, released_at=None).values("change")
    told = ChangeRequest.objects.filter(project__in=led, state=ChangeState.NOTICED).exclude(pk__in=waiting)
    return told.exclude(project__standing=Standing.ENDED)


def changes_waiting(led: Collection[int]) -> QuerySet[ChangeRequest]:
    """Return the approved changes that wait for acknowledgements or for their day."""
    told = ChangeRequest.objects.filter(project__in=led, state=ChangeState.NOTICED)
    return told.exclude(project__standing=Standing.ENDED).select_related("project").order_by("decided_at", "pk")
