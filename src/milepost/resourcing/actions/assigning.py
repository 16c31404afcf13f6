"""Verbs of assignments: who leads gives work, whoever gets it accepts or declines with the reason."""

from __future__ import annotations

from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.planning import queries as planning
from milepost.planning.choices import WorkKind
from milepost.planning.models import WorkItem
from milepost.projects.queries import can_be_written_here, part_scope
from milepost.resourcing import queries, rules
from milepost.resourcing.actions.guards import ASK_THE_HOLDER, OFFERED, yours
from milepost.resourcing.choices import ASSIGNERS, MAKERS, OPEN_ASSIGNMENTS, AssignmentState
from milepost.resourcing.events import AssignmentMoved
from milepost.resourcing.models import Assignment

ASK_THE_PM = "The project manager gives the work of the project. Offer to take it."


@action("resourcing.assign_work", allowed=ASSIGNERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_PM)
def assign_work(act: Act, item: WorkItem, *, person: Person, hours: Decimal | None = None) -> Assignment:
    """Give a piece of work to somebody of the team, who accepts or declines it."""
    leaves = {each.pk for each in planning.leaves_of(planning.items_of(item.project_id))}
    act.require(
        rules.work_is_open(is_open=planning.is_open(item), name=str(item)),
        rules.work_has_no_parts(is_leaf=item.pk in leaves and item.kind != WorkKind.MILESTONE, name=str(item)),
        rules.assigned_work_is_clear(item.planned_finish, item.definition_of_done, str(item)),
        rules.person_is_on_the_team(person.pk, queries.team_ids(item.project_id), person.name),
        rules.work_is_assigned_once(held=queries.holds_work(item.pk, person.pk), name=person.name),
    )
    return _given(act, item, person, hours)


def hand_over(act: Act, assignment: Assignment, *, person: Person, reason: str) -> Assignment:
    """Take work out of somebody's hands and offer it to another, as an approved change says.

    For the floor of changes, within the act that makes a change effective: no verb takes accepted work of the approved
    plan away.
    """
    item = assignment.item
    act.require(
        rules.person_is_on_the_team(person.pk, queries.team_ids(item.project_id), person.name),
        rules.work_is_assigned_once(held=queries.holds_work(item.pk, person.pk), name=person.name),
    )
    act.change(assignment, state=AssignmentState.ENDED, reason=reason)
    return _given(act, item, person, assignment.hours)


@action(
    "resourcing.accept_assignment",
    allowed=MAKERS,
    scope=part_scope,
    guards=(can_be_written_here, yours, OFFERED),
    path=ASK_THE_HOLDER,
)
def accept_assignment(act: Act, assignment: Assignment, *, version: int | None = None) -> Assignment:
    """Accept work: by its date, to its definition of done."""
    act.expect(assignment, version)
    return _moved(act, assignment, AssignmentState.ACCEPTED)


@action(
    "resourcing.decline_assignment",
    allowed=MAKERS,
    scope=part_scope,
    guards=(can_be_written_here, yours, OFFERED),
    path=ASK_THE_HOLDER,
)
def decline_assignment(act: Act, assignment: Assignment, *, reason: str, version: int | None = None) -> Assignment:
    """Decline work with the reason; it goes back to who leads."""
    act.expect(assignment, version)
    act.because(reason)
    return _moved(act, assignment, AssignmentState.DECLINED, reason)


@action(
    "resourcing.end_assignment", allowed=ASSIGNERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_PM
)
def end_assignment(act: Act, assignment: Assignment, *, reason: str, version: int | None = None) -> Assignment:
    """Take work back that was offered, or accepted outside an approved plan, or whose holder has left the team."""
    act.expect(assignment, version)
    act.because(reason)
    on_team = assignment.person_id in queries.team_ids(assignment.project_id)
    accepted = assignment.state == AssignmentState.ACCEPTED and on_team
    act.require(
        rules.assignment_is_in(assignment.state, OPEN_ASSIGNMENTS, "was offered or accepted"),
        rules.people_change_by_request(assignment.item.baseline_number, accepted=accepted),
    )
    return _moved(act, assignment, AssignmentState.ENDED, reason)


def _given(act: Act, item: WorkItem, person: Person, hours: Decimal | None) -> Assignment:
    assignment = act.add(
        Assignment(
            project=item.project,
            item=item,
            person=person,
            hours=item.effort_hours if hours is None else hours,
            assigned_by_id=act.actor.person_id or 0,
            assigned_at=act.at,
        )
    )
    return _told(act, assignment)


def _moved(act: Act, assignment: Assignment, state: AssignmentState, reason: str = "") -> Assignment:
    act.change(assignment, state=state, answered_at=act.at, reason=reason)
    return _told(act, assignment)


def _told(act: Act, assignment: Assignment) -> Assignment:
    act.tell(
        AssignmentMoved(
            at=act.at,
            project_id=assignment.project_id,
            actor_id=act.actor.person_id,
            assignment_id=assignment.pk,
            state=assignment.state,
        )
    )
    return assignment
