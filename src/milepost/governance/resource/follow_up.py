"""What people see of what follows a gate: conditions of an approval, and recommendations of reviewers."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.governance import actions, queries
from milepost.governance.choices import Blocks, ConditionState, RecommendationState, Urgency
from milepost.governance.forms import AnswerForm, EvidenceForm, NothingForm, RenewForm, WhyForm
from milepost.governance.models import Condition, Recommendation
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, Verb, offer, own_version


def _lapsed(records: list[Condition], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: queries.lapsed(each, today) for each in records}


def _blocked(records: list[Condition], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    told = {each.pk: queries.blocked_by(each, today) for each in records}
    return {key: ", ".join(Blocks(each).label.lower() for each in sorted(blocked)) for key, blocked in told.items()}


def _decisions(records: list[Condition], _actor: Actor, _moment: datetime | None) -> Batch:
    """Return the decision of each condition: sorted by what it says, since no column of it is its name."""
    return {each.pk: each.decision for each in records}


@offer
class ConditionResource(Resource[Condition]):
    """The conditions on which gates were approved."""

    model = Condition
    noun = "gate condition"
    plural = "gate conditions"
    purpose = (
        "A condition of an approval has an owner and a day. It is closed with evidence and verified by somebody else; "
        "lapsed, it blocks what it says, and lapsed twice, everything."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "decision", "decision__review__project", "owner", "verified_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "owner")
    columns = (
        Column(name="text", label="Condition", path="text", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(
            name="decision", label="Decision", path="decision", kind="related", filter="related", batch=_decisions,
        ),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="first_due", label="First due", path="first_due_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=ConditionState, filter="choice"),
        Column(name="lapsed", label="Lapsed", kind="flag", batch=_lapsed, help="Not closed in time."),
        Column(name="blocks", label="Blocks if it lapses", path="blocks", kind="choice", choices=Blocks),
        Column(name="blocked", label="Blocks now", batch=_blocked),
        Column(name="evidence", label="Evidence", path="evidence"),
        Column(name="closed", label="Closed", path="closed_date", kind="date"),
        Column(name="verified_by", label="Verified by", path="verified_by", kind="related"),
        Column(name="verified_at", label="Verified", path="verified_at", kind="instant"),
    )  # fmt: skip
    shown = ("text", "project", "owner", "due", "state", "lapsed", "blocks")
    facts = (
        "project", "decision", "text", "owner", "due", "first_due", "blocks", "blocked", "lapsed", "evidence",
        "closed", "verified_by", "verified_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="close", label="Close", action=actions.close_condition, form=EvidenceForm, version=own_version,
            primary=True, help="With evidence; somebody else verifies it.",
        ),
        Verb(
            name="verify", label="Verify", action=actions.verify_condition, form=NothingForm, version=own_version,
            primary=True,
        ),
        Verb(name="return", label="Give back", action=actions.return_condition, form=WhyForm, version=own_version),
        Verb(
            name="renew", label="Give another day", action=actions.renew_condition, form=RenewForm,
            version=own_version,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Condition]:
        """Return the conditions that `actor` may see."""
        return queries.conditions_visible_to(actor)

    def state(self, record: Condition) -> str:
        """Return where the condition stands."""
        lapsed = queries.lapsed(record, local_date(clock.now()))
        return f"{ConditionState(record.state).label} · lapsed" if lapsed else ConditionState(record.state).label


@offer
class RecommendationResource(Resource[Recommendation]):
    """What reviewers of gates recommend."""

    model = Recommendation
    noun = "gate recommendation"
    plural = "gate recommendations"
    purpose = (
        "Reviewers of a gate recommend what is to be done, how urgent it is, by whom and when. Critical ones are "
        "answered before the next gate."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "review", "review__project", "owner", "given_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "urgency", "owner")
    columns = (
        Column(name="text", label="Recommendation", path="text", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="review", label="Review", path="review", kind="related", filter="related"),
        Column(name="urgency", label="Urgency", path="urgency", kind="choice", choices=Urgency, filter="choice"),
        Column(name="owner", label="Who acts", path="owner", kind="related", filter="related"),
        Column(name="due", label="By", path="due_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=RecommendationState, filter="choice"),
        Column(name="given_by", label="Recommended by", path="given_by", kind="related"),
        Column(name="answer", label="What became of it", path="answer"),
        Column(name="answered_at", label="Answered", path="answered_at", kind="instant"),
    )
    shown = ("text", "project", "urgency", "owner", "due", "state")
    facts = ("project", "review", "text", "urgency", "owner", "due", "given_by", "answer", "answered_at")
    verbs = (
        Verb(
            name="answer", label="Answer", action=actions.answer_recommendation, form=AnswerForm, version=own_version,
            primary=True,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Recommendation]:
        """Return the recommendations that `actor` may see."""
        return queries.recommendations_visible_to(actor)

    def state(self, record: Recommendation) -> str:
        """Return where the recommendation stands."""
        return RecommendationState(record.state).label
