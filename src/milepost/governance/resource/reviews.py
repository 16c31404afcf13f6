"""What people see of a gate review and of the decision that follows it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.governance import actions, queries
from milepost.governance.choices import Confidence, DecisionStanding, GateOutcome, ReviewState
from milepost.governance.forms import (
    DecideGateForm,
    NothingForm,
    OpinionForm,
    RecommendForm,
    ReportForm,
    RequestGateForm,
    ReviewersForm,
    WhyForm,
    as_decision,
)
from milepost.governance.models import GateDecision, GateReview
from milepost.governance.panels.project import GATES
from milepost.governance.panels.review import DECISION, DOSSIER, OPINIONS
from milepost.kernel.policy import Actor
from milepost.projects.models import Project
from milepost.surface.columns import Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


@offer
class GateReviewResource(Resource[GateReview]):
    """The gates that were asked for: with their frozen dossiers, their reviewers and their decisions."""

    model = GateReview
    noun = "gate review"
    plural = "gate reviews"
    purpose = (
        "A gate stands between two phases. The project manager asks for it once every criterion is met; independent "
        "reviewers look at a frozen dossier; then a body decides."
    )
    order = "-requested_at"
    related: ClassVar[tuple[str, ...]] = ("project", "requested_by", "body", "red_owner")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "gate")
    columns = (
        Column(name="name", label="Gate", path="name", search=True),
        Column(name="gate", label="Code", path="gate", kind="code"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="number", label="Review", path="number", kind="integer"),
        Column(name="state", label="State", path="state", kind="choice", choices=ReviewState, filter="choice"),
        Column(
            name="confidence", label="Delivery confidence", path="confidence", kind="choice", choices=Confidence,
            filter="choice", help="What independent reviewers agreed; never averaged.",
        ),
        Column(name="requested_at", label="Asked for", path="requested_at", kind="instant"),
        Column(name="requested_by", label="Asked for by", path="requested_by", kind="related"),
        Column(name="review_date", label="Day of the review", path="review_date", kind="date"),
        Column(name="body", label="Decided by", path="body", kind="related", filter="related"),
        Column(name="report", label="Report", path="report"),
        Column(name="reported_at", label="Reported", path="reported_at", kind="instant"),
        Column(name="red_response", label="Response to a Red", path="red_response"),
        Column(name="red_owner", label="Answers for it", path="red_owner", kind="related"),
        Column(name="red_due", label="By", path="red_due_date", kind="date"),
        Column(name="ended_at", label="Ended", path="ended_at", kind="instant"),
        Column(name="sha256", label="Hash of the dossier", path="dossier_sha256", kind="code"),
    )  # fmt: skip
    shown = ("name", "project", "state", "confidence", "requested_at", "review_date", "body")
    facts = (
        "project", "gate", "number", "requested_by", "requested_at", "review_date", "body", "confidence",
        "reported_at", "red_response", "red_owner", "red_due", "ended_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="reviewers", label="Name reviewers", action=actions.name_reviewers, form=ReviewersForm,
            version=own_version, primary=True, help="Independent people, the day of the review, and who decides.",
        ),
        Verb(
            name="opinion", label="Give your opinion", action=actions.give_opinion, form=OpinionForm,
            panel="opinions", help="Your own rating and why. It stays beside the agreed one.",
        ),
        Verb(name="recommend", label="Recommend", action=actions.recommend, form=RecommendForm, panel="opinions"),
        Verb(
            name="report", label="Report", action=actions.report_review, form=ReportForm, version=own_version,
            panel="opinions", help="The lead reports the rating that the reviewers agreed, with its reasons.",
        ),
        Verb(
            name="decide", label="Decide", action=actions.decide_gate, form=DecideGateForm, typed=as_decision,
            version=own_version, primary=True,
            help="The chair records what the body decided. Votes of members who are not independent are kept and do "
            "not count.",
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_gate_request, form=WhyForm, version=own_version
        ),
    )  # fmt: skip
    panels = (
        DECISION,
        OPINIONS,
        DOSSIER,
        list_panel(
            "gate-recommendations", "Recommendations", by="review", columns=("text", "urgency", "owner", "due", "state")
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[GateReview]:
        """Return the reviews that `actor` may see."""
        return queries.reviews_visible_to(actor)

    def state(self, record: GateReview) -> str:
        """Return where the review stands."""
        return ReviewState(record.state).label


@offer
class GateDecisionResource(Resource[GateDecision]):
    """What was decided at gates, by whom and why."""

    model = GateDecision
    noun = "gate decision"
    plural = "gate decisions"
    purpose = "A project goes from phase to phase by a recorded gate decision, and by nothing else."
    order = "-decided_at"
    related: ClassVar[tuple[str, ...]] = ("project", "review", "review__project", "body", "recorded_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "outcome", "body")
    columns = (
        Column(name="review", label="Review", path="review", kind="related"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="outcome", label="Decision", path="outcome", kind="choice", choices=GateOutcome, filter="choice"),
        Column(
            name="standing", label="Effect", path="standing", kind="choice", choices=DecisionStanding, filter="choice"
        ),
        Column(name="body", label="Body", path="body", kind="related", filter="related"),
        Column(name="decided", label="Decided", path="decided_date", kind="date"),
        Column(name="effective", label="Takes effect", path="effective_date", kind="date"),
        Column(name="reason", label="Why", path="reason", search=True),
        Column(name="dissent", label="Dissent", path="dissent"),
        Column(name="rework", label="Rework", path="rework"),
        Column(name="rework_by", label="Asked for again by", path="rework_date", kind="date"),
        Column(name="counted", label="Votes that count", path="counted", kind="integer"),
        Column(name="quorum", label="Quorum", path="quorum", kind="integer"),
        Column(name="recorded_by", label="Recorded by", path="recorded_by", kind="related"),
    )
    shown = ("review", "project", "outcome", "standing", "body", "decided", "effective")
    facts = (
        "review", "project", "outcome", "reason", "dissent", "rework", "rework_by", "body", "counted", "quorum",
        "decided", "effective", "standing", "recorded_by",
    )  # fmt: skip
    verbs = (
        Verb(
            name="enact", label="Have it take effect", action=actions.enact_decision, form=NothingForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_decision, form=WhyForm, version=own_version,
            help="Before it takes effect, by the body that decided or a higher one.",
        ),
    )  # fmt: skip
    panels = (
        list_panel(
            "gate-conditions",
            "Conditions",
            by="decision",
            columns=("text", "owner", "due", "blocks", "state", "lapsed"),
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[GateDecision]:
        """Return the decisions that `actor` may see."""
        return queries.decisions_visible_to(actor)

    def state(self, record: GateDecision) -> str:
        """Return what was decided and whether it took effect."""
        outcome, standing = GateOutcome(record.outcome).label, DecisionStanding(record.standing)
        return outcome if standing == DecisionStanding.IN_FORCE else f"{outcome} · {standing.label}"


def _next_gate(project: Project) -> dict[str, Any]:
    method = queries.method_of(project)
    found = queries.gate_out_of(method, project.stage) if method else None
    return {"gate": found[0].code} if found else {}


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="gate", label="Ask for the gate", action=actions.request_gate, form=RequestGateForm,
            initial=_next_gate, panel="gates",
            help="Every criterion is met; the dossier is then frozen with the hash of each approved document.",
        ),
    ),
    first=(GATES,),
)  # fmt: skip
