"""What people see of an assignment, and what this floor adds to an item of the work list and to a project."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.resourcing import actions, queries
from milepost.resourcing.choices import AssignmentState
from milepost.resourcing.forms import (
    AcceptWorkForm,
    AssignForm,
    HandInForm,
    LogTimeForm,
    NothingForm,
    ReasonForm,
    ReturnWorkForm,
    StartForm,
)
from milepost.resourcing.models import Assignment
from milepost.resourcing.panels import hours_of, people_at_work
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version


def _work_state(records: list[Assignment], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: each.item.get_state_display() for each in records}


def _due(records: list[Assignment], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: each.item.planned_finish for each in records}


def _done_means(records: list[Assignment], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: each.item.definition_of_done for each in records}


@offer
class AssignmentResource(Resource[Assignment]):
    """The work in people's hands, on the projects that the reader sees."""

    model = Assignment
    noun = "assignment"
    plural = "assignments"
    purpose = (
        "An assignment is a piece of work in somebody's hands. They accept or decline it, enter their hours once, and "
        "hand it in; somebody else checks it."
    )
    order = "item__planned_finish"
    related: ClassVar[tuple[str, ...]] = ("project", "item", "person", "assigned_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "person", "state")
    columns = (
        Column(name="item", label="Work", path="item", kind="related"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="person", label="Person", path="person", kind="related", filter="related"),
        Column(name="state", label="Answer", path="state", kind="choice", choices=AssignmentState, filter="choice"),
        Column(name="work_state", label="Work", batch=_work_state),
        Column(name="due", label="Due", kind="date", batch=_due),
        Column(name="done_means", label="What counts as done", batch=_done_means),
        Column(name="hours", label="Hours", path="hours", kind="number"),
        Column(name="reason", label="Reason", path="reason", search=True),
        Column(name="blocked_by", label="Blocked by", path="blocked_by", search=True),
        Column(name="evidence", label="Evidence", path="evidence", search=True),
        Column(name="assigned_by", label="Given by", path="assigned_by", kind="related"),
        Column(name="assigned_at", label="Given", path="assigned_at", kind="instant"),
        Column(name="answered_at", label="Answered", path="answered_at", kind="instant"),
    )
    shown = ("item", "project", "person", "state", "work_state", "due", "hours")
    facts = (
        "project", "item", "done_means", "due", "person", "state", "work_state", "hours", "reason", "blocked_by",
        "evidence", "assigned_by", "assigned_at", "answered_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="accept", label="Accept", action=actions.accept_assignment, form=NothingForm, version=own_version,
            primary=True, help="By its date, to what counts as done.",
        ),
        Verb(
            name="decline", label="Decline", action=actions.decline_assignment, form=ReasonForm, version=own_version,
            help="It goes back to the project manager with your reason.",
        ),
        Verb(name="start", label="Start", action=actions.start_work, form=StartForm, version=own_version),
        Verb(
            name="log-time", label="Enter hours", action=actions.log_time, form=LogTimeForm,
            help="Once, here: reports, forecasts and progress follow from it.",
        ),
        Verb(
            name="hand-in", label="Hand in", action=actions.hand_in_work, form=HandInForm, version=own_version,
            help="Somebody who did not do it checks it.",
        ),
        Verb(
            name="block", label="Blocked", action=actions.block_work, form=ReasonForm, version=own_version,
            help="Raises an issue with your words, so that somebody clears the way.",
        ),
        Verb(name="unblock", label="Goes on", action=actions.unblock_work, form=NothingForm, version=own_version),
        Verb(
            name="end", label="Take back", action=actions.end_assignment, form=ReasonForm, version=own_version,
            help="Accepted work of an approved plan changes hands by a change request.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Assignment]:
        """Return the assignments of the projects that `actor` may see."""
        return queries.assignments_visible_to(actor)

    def title(self, record: Assignment) -> str:
        """Return the work and whose it is."""
        return f"{record.item.name} · {record.person.name}"

    def state(self, record: Assignment) -> str:
        """Return where the assignment stands."""
        return AssignmentState(record.state).label


RESOURCES["work-items"].extend(
    verbs=(
        Verb(
            name="assign", label="Assign", action=actions.assign_work, form=AssignForm, panel="assignments",
            help="To somebody of the team, who accepts or declines.",
        ),
        Verb(
            name="accept", label="Accept as done", action=actions.accept_work, form=AcceptWorkForm,
            version=own_version, help="You did not do it, and it is what counts as done.",
        ),
        Verb(
            name="return", label="Give back", action=actions.return_work, form=ReturnWorkForm, version=own_version,
        ),
        Verb(
            name="reach", label="Milestone reached", action=actions.reach_work_milestone, form=StartForm,
            version=own_version,
        ),
    ),
    panels=(
        Panel(name="assignments", title="In whose hands", template="resourcing/item_panel.html", facts=hours_of),
        list_panel("time-entries", "Hours", by="item", columns=("person", "date", "hours", "note", "state")),
    ),
)  # fmt: skip
RESOURCES["projects"].extend(
    panels=(
        Panel(
            name="assignments", title="People at work", template="resourcing/project_panel.html", facts=people_at_work
        ),
    ),
)
