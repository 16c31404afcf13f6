"""What people see of a direction: the instruction, its answer, the ruling on a challenge, and its end."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects import actions, queries, rules
from milepost.projects.choices import DirectionState, Ground, Ruling
from milepost.projects.forms import (
    AcceptDirectionForm,
    ChallengeDirectionForm,
    CompleteDirectionForm,
    ConfirmDirectionForm,
    DirectForm,
    ReasonForm,
    RuleForm,
)
from milepost.projects.models import Direction
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _stands(records: list[Direction], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: rules.direction_stands(each.state, each.ground) for each in records}


def _late(records: list[Direction], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {
        each.pk: rules.next_step_is_late(each.state, each.answer_by_date, each.ruling_by_date, each.due_date, today)
        for each in records
    }


@offer
class DirectionResource(Resource[Direction]):
    """The directions that the reader gave, has to answer, or rules on."""

    model = Direction
    noun = "direction"
    plural = "directions"
    purpose = (
        "A direction is an instruction of the PMO to a project manager. It is accepted, with its impact, or challenged "
        "to a third party; it never edits the delivery itself."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "issued_by", "answered_by", "ruled_by", "confirmed_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "issued_by")
    columns = (
        Column(name="text", label="Direction", path="text", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=DirectionState, filter="choice"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(
            name="late", label="Late", kind="flag", batch=_late,
            help="The next step is late: the answer, the ruling on a challenge, or the deed.",
        ),
        Column(
            name="stands", label="To be followed", kind="flag", batch=_stands,
            help="A challenged direction stands, unless law, safety or a contract speak against it.",
        ),
        Column(name="reason", label="Why", path="reason", search=True),
        Column(name="issued_by", label="Given by", path="issued_by", kind="related", filter="related"),
        Column(name="issued_at", label="Given", path="issued_at", kind="instant"),
        Column(name="answer_by", label="Answer by", path="answer_by_date", kind="date"),
        Column(name="answered_by", label="Answered by", path="answered_by", kind="related"),
        Column(name="answered_at", label="Answered", path="answered_at", kind="instant"),
        Column(name="impact", label="Impact", path="impact"),
        Column(name="ground", label="Ground of challenge", path="ground", kind="choice", choices=Ground),
        Column(name="challenge", label="Challenge", path="challenge"),
        Column(name="evidence", label="Evidence", path="evidence"),
        Column(name="ruling_by", label="Ruling by", path="ruling_by_date", kind="date"),
        Column(name="ruling", label="Ruling", path="ruling", kind="choice", choices=Ruling),
        Column(name="ruling_reason", label="Why so ruled", path="ruling_reason"),
        Column(name="ruled_by", label="Ruled by", path="ruled_by", kind="related"),
        Column(name="outcome", label="What was done", path="outcome"),
        Column(name="done_at", label="Done", path="done_at", kind="instant"),
        Column(name="confirmed_by", label="Confirmed by", path="confirmed_by", kind="related"),
        Column(name="ended_at", label="Ended", path="ended_at", kind="instant"),
    )  # fmt: skip
    shown = ("text", "project", "state", "due", "late", "issued_by")
    facts = (
        "project", "text", "reason", "due", "stands", "late", "issued_by", "issued_at", "answer_by", "answered_by",
        "answered_at", "impact", "ground", "challenge", "evidence", "ruling_by", "ruling", "ruling_reason", "ruled_by",
        "outcome", "done_at", "confirmed_by", "ended_at",
    )  # fmt: skip

    verbs = (
        Verb(
            name="accept", label="Accept", action=actions.accept_direction, form=AcceptDirectionForm,
            version=own_version, primary=True, help="With its impact, where it costs time, money or scope.",
        ),
        Verb(
            name="challenge", label="Challenge", action=actions.challenge_direction, form=ChallengeDirectionForm,
            version=own_version, help="The sponsor or an executive rules. It stands meanwhile, unless law forbids it.",
        ),
        Verb(name="rule", label="Rule", action=actions.rule_on_challenge, form=RuleForm, version=own_version),
        Verb(
            name="complete", label="Report as done", action=actions.complete_direction, form=CompleteDirectionForm,
            version=own_version,
        ),
        Verb(
            name="confirm", label="Confirm", action=actions.confirm_direction, form=ConfirmDirectionForm,
            version=own_version,
        ),
        Verb(name="return", label="Give back", action=actions.return_direction, form=ReasonForm, version=own_version),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_direction, form=ReasonForm, version=own_version
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Direction]:
        """Return the directions that `actor` may see."""
        return queries.directions_visible_to(actor)

    def state(self, record: Direction) -> str:
        """Return where the direction stands."""
        return DirectionState(record.state).label


RESOURCES["projects"].extend(
    verbs=(Verb(name="direct", label="Direct", action=actions.issue_direction, form=DirectForm, panel="directions"),),
    panels=(
        list_panel("directions", "Directions", columns=("text", "state", "due", "late", "issued_by", "issued_at")),
    ),
)
