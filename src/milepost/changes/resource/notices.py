"""What people see of a notice: what changes for them, from when, and whether they know."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.changes import actions, queries
from milepost.changes.forms import AcknowledgeForm, EscalateForm, ProxyForm, ReleaseForm
from milepost.changes.models import Notice
from milepost.changes.panels import TOLD
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, Verb, offer, own_version


@offer
class NoticeResource(Resource[Notice]):
    """The notices of the projects that the reader sees, and those that went to them from any other."""

    model = Notice
    noun = "notice"
    plural = "notices"
    purpose = (
        "A notice tells one person what changes for them, before it holds. It waits until they acknowledge that they "
        "know, or a proxy does for them."
    )
    order = "-sent_at"
    related: ClassVar[tuple[str, ...]] = (
        "change", "project", "recipient", "sent_by", "acknowledged_by", "proxy", "released_by", "change__project",
    )  # fmt: skip
    group_by: ClassVar[tuple[str, ...]] = ("project", "recipient")
    columns = (
        Column(name="change", label="Change", path="change", kind="related"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="recipient", label="To", path="recipient", kind="related", filter="related"),
        Column(name="to_do", label="What to do", path="to_do", search=True),
        Column(name="sent_at", label="Told", path="sent_at", kind="instant"),
        Column(name="earliest_at", label="Not before", path="earliest_at", kind="instant"),
        Column(name="answer_by_at", label="Answer by", path="answer_by_at", kind="instant"),
        Column(name="acknowledged_at", label="Acknowledged", path="acknowledged_at", kind="instant"),
        Column(name="acknowledged_by", label="Acknowledged by", path="acknowledged_by", kind="related"),
        Column(name="lead_days", label="Days of notice", path="lead_days", kind="integer"),
        Column(name="afterwards", label="Told afterwards", path="afterwards", kind="flag"),
        Column(name="sent_by", label="Told by", path="sent_by", kind="related"),
        Column(name="proxy", label="Proxy", path="proxy", kind="related"),
        Column(name="proxy_reason", label="Why by proxy", path="proxy_reason"),
        Column(name="escalated_at", label="Escalated", path="escalated_at", kind="instant"),
        Column(name="escalation", label="What was tried", path="escalation"),
        Column(name="released_by", label="Goes on without, ruled by", path="released_by", kind="related"),
        Column(name="released_at", label="Goes on without since", path="released_at", kind="instant"),
        Column(name="release_reason", label="Why it goes on", path="release_reason"),
    )
    shown = ("change", "project", "recipient", "sent_at", "earliest_at", "acknowledged_at", "acknowledged_by")
    facts = (
        "recipient", "sent_by", "sent_at", "lead_days", "earliest_at", "answer_by_at", "acknowledged_at",
        "acknowledged_by", "proxy", "proxy_reason", "escalated_at", "escalation", "released_by", "released_at",
        "release_reason",
    )  # fmt: skip
    panels = (TOLD,)
    verbs = (
        Verb(
            name="acknowledge", label="I know of it – acknowledge", action=actions.acknowledge_notice,
            form=AcknowledgeForm, version=own_version, primary=True,
            help="You say that you have read it and know what you have to do, not that you agree.",
        ),
        Verb(
            name="name-proxy", label="Name a proxy", action=actions.name_proxy, form=ProxyForm, version=own_version,
            help="For somebody who has not answered for a working day.",
        ),
        Verb(
            name="escalate", label="Escalate", action=actions.escalate_notice, form=EscalateForm, version=own_version,
            help="The sponsor, an executive or the PMO director then rules whether it goes on without the answer.",
        ),
        Verb(
            name="release", label="Go on without", action=actions.release_notice, form=ReleaseForm, version=own_version
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Notice]:
        """Return the notices that `actor` may see."""
        return queries.notices_visible_to(actor)

    def state(self, record: Notice) -> str:
        """Return whether it is answered."""
        if record.acknowledged_at is not None:
            return "Acknowledged"
        return "Goes on without an answer" if record.released_at is not None else "Waits for an answer"
