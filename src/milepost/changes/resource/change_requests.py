"""What people see of a change request: what is to be otherwise, what it does, who decides, who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.changes import actions, queries
from milepost.changes.choices import OPEN_TO_WORDING, ChangeKind, ChangeOrigin, ChangeState, Lane
from milepost.changes.forms import (
    DecideChangeForm,
    EmergencyForm,
    EvidenceForm,
    RaiseChangeForm,
    RuleOnChangeForm,
    SureForm,
    WithdrawForm,
    votes_typed,
)
from milepost.changes.models import ChangeRequest
from milepost.changes.panels import BOARD, IMPACT
from milepost.kernel.policy import Actor
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _answered(records: list[ChangeRequest], _actor: Actor, moment: datetime | None) -> Batch:
    return dict(queries.answered_of([each.pk for each in records], moment))


@offer
class ChangeResource(Resource[ChangeRequest]):
    """The changes of the projects that the reader sees."""

    model = ChangeRequest
    noun = "change request"
    plural = "change requests"
    purpose = (
        "A change request alone changes what a project promised. Its impact is computed, it is decided by somebody "
        "who did not ask for it, and it holds once everybody whom it touches was told in time and knows."
    )
    order = "-raised_at"
    related: ClassVar[tuple[str, ...]] = (
        "project", "requested_by", "raised_by", "decided_by", "effective_by", "implemented_by", "verified_by",
        "merged_into", "baseline", "body",
    )  # fmt: skip
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "lane", "kind")
    columns = (
        Column(name="title", label="Change", path="title", search=True),
        Column(name="number", label="CR", path="number", kind="integer"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ChangeState, filter="choice"),
        Column(name="lane", label="Lane", path="lane", kind="choice", choices=Lane, filter="choice"),
        Column(name="answered", label="Answered", batch=_answered, help="How many of those who were told know."),
        Column(name="kind", label="About", path="kind", kind="choice", choices=ChangeKind, filter="choice"),
        Column(name="origin", label="Wanted by", path="origin", kind="choice", choices=ChangeOrigin, filter="choice"),
        Column(name="reason", label="Why", path="reason", search=True),
        Column(name="to_do", label="What people have to do", path="to_do"),
        Column(name="requested_by", label="Asked for by", path="requested_by", kind="related", filter="related"),
        Column(name="raised_by", label="Raised by", path="raised_by", kind="related"),
        Column(name="raised_at", label="Raised", path="raised_at", kind="instant"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
        Column(name="decision_reason", label="Why so decided", path="decision_reason"),
        Column(name="body", label="Board", path="body", kind="related"),
        Column(name="postponed_until", label="Postponed until", path="postponed_until", kind="date"),
        Column(name="merged_into", label="Merged into", path="merged_into", kind="related"),
        Column(name="emergency", label="Emergency", path="emergency", kind="flag"),
        Column(name="effective_at", label="Effective", path="effective_at", kind="instant"),
        Column(name="effective_by", label="Made effective by", path="effective_by", kind="related"),
        Column(name="baseline", label="New baseline", path="baseline", kind="related"),
        Column(name="evidence", label="Carried out, seen in", path="evidence"),
        Column(name="implemented_by", label="Carried out by", path="implemented_by", kind="related"),
        Column(name="verified_by", label="Verified by", path="verified_by", kind="related"),
        Column(name="ended_at", label="Ended", path="ended_at", kind="instant"),
    )
    shown = ("title", "number", "project", "state", "lane", "answered", "requested_by", "raised_at")
    facts = (
        "project", "reason", "to_do", "kind", "origin", "requested_by", "raised_by", "raised_at", "decided_by",
        "decided_at", "decision_reason", "body", "postponed_until", "merged_into", "emergency", "effective_at",
        "effective_by", "baseline", "evidence", "implemented_by", "verified_by", "ended_at",
    )  # fmt: skip
    panels = (IMPACT, BOARD)
    verbs = (
        Verb(
            name="confirm", label="Team informed – confirm", action=actions.confirm_informed, form=SureForm,
            version=own_version, primary=True,
            help="Open once everybody whom it touches was told, had their time and answered. Then, and only then, the "
            "new promise holds.",
        ),
        Verb(
            name="decide", label="Decide", action=actions.decide_change, form=DecideChangeForm, version=own_version,
            primary=True, help="Once you approve, everybody whom it touches is told in the same step.",
        ),
        Verb(
            name="rule", label="Decide from above", action=actions.rule_on_change, form=RuleOnChangeForm,
            version=own_version, typed=votes_typed, help="As the sponsor or an executive, or as a change board voted.",
        ),
        Verb(
            name="assess", label="Compute the impact", action=actions.assess_change, form=SureForm, version=own_version,
            help="On a copy of the present promise. Nothing is changed by it.",
        ),
        Verb(
            name="tell-the-others", label="Tell who came later", action=actions.send_missing_notices, form=SureForm,
            version=own_version, help="Their own lead time begins now.",
        ),
        Verb(
            name="implement", label="Carried out", action=actions.implement_change, form=EvidenceForm,
            version=own_version,
        ),
        Verb(name="verify", label="Verify", action=actions.verify_change, form=SureForm, version=own_version),
        Verb(name="close", label="Close", action=actions.close_change, form=SureForm, version=own_version),
        Verb(
            name="emergency", label="Authorise as an emergency", action=actions.authorise_emergency, form=EmergencyForm,
            version=own_version,
        ),
        Verb(name="withdraw", label="Withdraw", action=actions.withdraw_change, form=WithdrawForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[ChangeRequest]:
        """Return the changes of the projects that `actor` may see."""
        return queries.changes_visible_to(actor)

    def state(self, record: ChangeRequest) -> str:
        """Return where the change stands."""
        return ChangeState(record.state).label

    def links(self, record: ChangeRequest, actor: Actor) -> list[dict[str, Any]]:
        """Return the way to the page on which a proposed change is worded."""
        if record.state not in OPEN_TO_WORDING or actions.reword_change.verdict(actor, record) is not None:
            return []
        return [{"label": "Say what changes", "url": reverse("changing:difference", args=[record.pk]), "key": "e"}]


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="raise-change", label="Propose a change", action=actions.raise_change, form=RaiseChangeForm,
            panel="change-requests",
            help="Of anything that was promised. On its page you then say which milestones move, and see what it does.",
        ),
    ),
    panels=(
        list_panel(
            "change-requests", "Changes", columns=("title", "number", "state", "lane", "answered", "effective_at")
        ),
    ),
)  # fmt: skip
