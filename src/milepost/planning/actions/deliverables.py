"""Verbs of what a project delivers and of its criteria: planned by who leads, never by the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.planning.choices import IN_THE_MAKING
from milepost.planning.events import DeliverableMoved
from milepost.planning.models import Deliverable, QualityCriterion
from milepost.planning.policies import DELIVERABLE_PLANNERS
from milepost.planning.queries import deliverables as told
from milepost.planning.rules import deliverables as rules
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope

ASK_WHO_LEADS = "What a project delivers is planned by its project manager or deputy. Ask them, or ask the PMO."


def standing_at(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that a deliverable, or that of a criterion, stands where a step begins."""

    def guard(_actor: Actor, subject: Deliverable | QualityCriterion) -> Iterator[Unmet]:
        deliverable = subject if isinstance(subject, Deliverable) else subject.deliverable
        unmet = rules.deliverable_is_in(deliverable.state, lawful)
        if unmet:
            yield unmet

    return guard


MAKING = (can_be_written_here, standing_at(*IN_THE_MAKING))


@action(
    "planning.plan_deliverable",
    allowed=DELIVERABLE_PLANNERS,
    scope=project_scope,
    guards=(can_be_written,),
    path=ASK_WHO_LEADS,
)
def plan_deliverable(
    act: Act,
    project: Project,
    *,
    name: str,
    owner: Person,
    due_date: date,
    description: str = "",
    work_item_number: int | None = None,
) -> Deliverable:
    """Say what the project hands over, who makes it, and by when."""
    item = told.work_item_numbered(project.pk, work_item_number)
    act.require(rules.work_item_is_of_the_project(known=work_item_number is None or item is not None))
    planned = act.add(
        Deliverable(
            project=project,
            number=told.next_number(project.pk),
            name=name,
            description=description,
            owner=owner,
            due_date=due_date,
            work_item=item,
        )
    )
    return tell_moved(act, planned)


@action(
    "planning.change_deliverable",
    allowed=DELIVERABLE_PLANNERS,
    scope=part_scope,
    guards=MAKING,
    path=ASK_WHO_LEADS,
)
def change_deliverable(
    act: Act,
    deliverable: Deliverable,
    *,
    name: str,
    owner: Person,
    due_date: date,
    description: str = "",
    work_item_number: int | None = None,
    version: int | None = None,
) -> Deliverable:
    """Change what is planned while it is in the making; what was handed in stays as it was handed in."""
    act.expect(deliverable, version)
    item = told.work_item_numbered(deliverable.project_id, work_item_number)
    act.require(rules.work_item_is_of_the_project(known=work_item_number is None or item is not None))
    return act.change(deliverable, name=name, owner=owner, due_date=due_date, description=description, work_item=item)


@action(
    "planning.add_criterion",
    allowed=DELIVERABLE_PLANNERS,
    scope=part_scope,
    guards=MAKING,
    path=ASK_WHO_LEADS,
)
def add_criterion(
    act: Act, deliverable: Deliverable, *, criterion: str, method: str, tolerance: str = "", critical: bool = False
) -> QualityCriterion:
    """Say by what the deliverable is judged, how it is found out, and whether acceptance hangs on it."""
    numbers = QualityCriterion.objects.filter(deliverable=deliverable).order_by("-number").values_list("number")
    return act.add(
        QualityCriterion(
            project_id=deliverable.project_id,
            deliverable=deliverable,
            number=(numbers[0][0] if numbers else 0) + 1,
            criterion=criterion,
            method=method,
            tolerance=tolerance,
            critical=critical,
        )
    )


@action(
    "planning.change_criterion",
    allowed=DELIVERABLE_PLANNERS,
    scope=part_scope,
    guards=MAKING,
    path=ASK_WHO_LEADS,
)
def change_criterion(
    act: Act,
    criterion_of: QualityCriterion,
    *,
    criterion: str,
    method: str,
    tolerance: str = "",
    critical: bool = False,
    reason: str,
    version: int | None = None,
) -> QualityCriterion:
    """Change by what a deliverable is judged, and say why."""
    act.expect(criterion_of, version)
    act.because(reason)
    return act.change(criterion_of, criterion=criterion, method=method, tolerance=tolerance, critical=critical)


def settle_deliverable(act: Act, deliverable: Deliverable, state: str, accepted_on: date | None) -> Deliverable:
    """Move a deliverable to what its client decided, as part of the act that holds the signed decision.

    It is no verb of its own: nobody accepts a deliverable without a decision that is signed.
    """
    act.change(deliverable, state=state, accepted_on=accepted_on)
    return tell_moved(act, deliverable)


def tell_moved(act: Act, deliverable: Deliverable) -> Deliverable:
    """Tell where a deliverable stands now."""
    act.tell(
        DeliverableMoved(
            at=act.at,
            project_id=deliverable.project_id,
            actor_id=act.actor.person_id,
            deliverable_id=deliverable.pk,
            state=deliverable.state,
        )
    )
    return deliverable
