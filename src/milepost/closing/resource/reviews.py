"""What people see of a post-implementation review and its adjustments."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.closing import actions, queries, rules
from milepost.closing.choices import AdjustmentState, AdjustmentTarget, ReviewState
from milepost.closing.forms import (
    AdjustForm,
    CloseForm,
    ImplementForm,
    JudgeForm,
    LeadForm,
    NothingForm,
    ReportForm,
    ScheduleForm,
    WhyForm,
)
from milepost.closing.models import Adjustment, PostImplementationReview
from milepost.closing.panels import ADJUSTMENTS, COMPARISONS, OBJECTIVES
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _late(records: list[PostImplementationReview], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: rules.review_is_late(each.state, each.due_date, today) for each in records}


def _overdue(records: list[Adjustment], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: each.state == AdjustmentState.OPEN and each.due_date < today for each in records}


@offer
class ReviewResource(Resource[PostImplementationReview]):
    """Reviews of closed projects, due some months after closing."""

    model = PostImplementationReview
    noun = "post-implementation review"
    plural = "post-implementation reviews"
    purpose = (
        "Some months after closing, somebody who did not deliver looks at what came of a project: against the first "
        "promise and the last approved one. What should be done differently becomes an adjustment with an owner."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "lead", "scheduled_by", "accepted_by")
    group_by: ClassVar[tuple[str, ...]] = ("state", "lead")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=ReviewState, filter="choice"),
        Column(name="lead", label="Lead", path="lead", kind="related", filter="related"),
        Column(name="due", label="Due", path="due_date", kind="date", help="It follows from the day of closing."),
        Column(name="late", label="Late", kind="flag", batch=_late),
        Column(name="months", label="Months after closing", path="months_after", kind="integer"),
        Column(name="scheduled_by", label="Scheduled by", path="scheduled_by", kind="related"),
        Column(name="scheduled_at", label="Scheduled", path="scheduled_at", kind="instant"),
        Column(name="summary", label="What it found", path="summary", search=True),
        Column(name="satisfaction", label="What client and users say", path="satisfaction"),
        Column(name="reported_at", label="Reported", path="reported_at", kind="instant"),
        Column(name="accepted_by", label="Accepted by", path="accepted_by", kind="related"),
        Column(name="accepted_at", label="Accepted", path="accepted_at", kind="instant"),
        Column(name="closed_at", label="Closed", path="closed_at", kind="instant"),
    )
    shown = ("project", "state", "lead", "due", "late")
    facts = (
        "project", "lead", "due", "late", "months", "scheduled_by", "scheduled_at", "summary", "satisfaction",
        "reported_at", "accepted_by", "accepted_at", "closed_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="begin",
            label="Begin",
            action=actions.begin_review,
            form=NothingForm,
            version=own_version,
            primary=True,
        ),
        Verb(
            name="judge", label="Judge an objective", action=actions.judge_objective, form=JudgeForm, panel="objectives"
        ),
        Verb(
            name="adjust",
            label="Ask for an adjustment",
            action=actions.ask_adjustment,
            form=AdjustForm,
            panel="adjustments",
        ),
        Verb(
            name="report",
            label="Report",
            action=actions.report_review,
            form=ReportForm,
            version=own_version,
            primary=True,
        ),
        Verb(
            name="accept",
            label="Accept",
            action=actions.accept_review,
            form=CloseForm,
            version=own_version,
            primary=True,
            help="The project has been reviewed from then on.",
        ),
        Verb(
            name="close", label="Close the review", action=actions.close_review, form=NothingForm, version=own_version
        ),
        Verb(
            name="lead", label="Name another lead", action=actions.name_review_lead, form=LeadForm, version=own_version
        ),
    )
    panels = (
        COMPARISONS,
        OBJECTIVES,
        ADJUSTMENTS,
    )

    def visible(self, actor: Actor) -> QuerySet[PostImplementationReview]:
        """Return the reviews that `actor` may see."""
        return queries.reviews_visible_to(actor)

    def state(self, record: PostImplementationReview) -> str:
        """Return where the review stands."""
        return ReviewState(record.state).label


@offer
class AdjustmentResource(Resource[Adjustment]):
    """What reviews ask to be changed so that similar projects do better."""

    model = Adjustment
    noun = "adjustment"
    plural = "adjustments"
    purpose = (
        "An adjustment changes the method, a template, the estimates, the known risks or the list of suppliers because "
        "a review showed that it is needed. It ends implemented, by name, or rejected, with a reason."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "owner", "resolved_by")
    group_by: ClassVar[tuple[str, ...]] = ("target", "state", "owner")
    columns = (
        Column(name="change", label="Adjustment", path="change", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="target", label="Changes", path="target", kind="choice", choices=AdjustmentTarget, filter="choice"),
        Column(name="state", label="State", path="state", kind="choice", choices=AdjustmentState, filter="choice"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="due", label="By", path="due_date", kind="date"),
        Column(name="late", label="Late", kind="flag", batch=_overdue),
        Column(name="cause", label="What happened and why", path="cause", search=True),
        Column(name="reference", label="What was changed", path="reference", search=True),
        Column(name="reason", label="Why it was rejected", path="reason"),
        Column(name="resolved_by", label="Resolved by", path="resolved_by", kind="related"),
        Column(name="resolved_at", label="Resolved", path="resolved_at", kind="instant"),
    )
    shown = ("change", "project", "target", "owner", "due", "late", "state")
    facts = ("project", "target", "cause", "owner", "due", "late", "reference", "reason", "resolved_by", "resolved_at")
    verbs = (
        Verb(
            name="implement", label="It is done", action=actions.implement_adjustment, form=ImplementForm,
            version=own_version, primary=True,
        ),
        Verb(name="reject", label="Reject", action=actions.reject_adjustment, form=WhyForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Adjustment]:
        """Return the adjustments that `actor` may see."""
        return queries.adjustments_visible_to(actor)

    def state(self, record: Adjustment) -> str:
        """Return where the adjustment stands."""
        return AdjustmentState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="seal", label="Seal the archive", action=actions.seal_archive, form=NothingForm, panel="closing",
            help="Everything that the project leaves goes into one sealed file.",
        ),
        Verb(
            name="review", label="Schedule the review", action=actions.schedule_review, form=ScheduleForm,
            panel="closing", help="Some months after closing, by somebody who did not deliver.",
        ),
        Verb(
            name="close", label="Close the project", action=actions.close_project, form=CloseForm, version=own_version,
            panel="closing", help="Only once every condition holds. Its roles end with it.",
        ),
    ),
)  # fmt: skip
