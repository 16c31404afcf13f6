"""What people see of mandates, of what the client was asked to accept, and of the conditions they named."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.closing import actions, queries
from milepost.closing.choices import AcceptanceDecision, AcceptanceState, ConditionState, Covers
from milepost.closing.forms.acceptance import EvidenceForm, MandateForm, RequestForm, StepForm, WhyForm, WordForm
from milepost.closing.models import Acceptance, AcceptanceCondition, Mandate
from milepost.closing.panels.acceptance import note_facts, request_facts, standing_facts
from milepost.closing.rules.deciding import is_late
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version

PROJECT = Column(name="project", label="Project", path="project", kind="related", filter="related")


def _standing(records: list[Acceptance], _actor: Actor, moment: datetime | None) -> Batch:
    return {key: each.words for key, each in queries.standings(records, moment).items()}


def _age(records: list[Acceptance], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.standings(records, moment)
    return {key: each.age_days for key, each in told.items() if each.waits}


def _name(records: list[Acceptance], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: str(each) for each in records}


def _late(records: list[AcceptanceCondition], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: is_late(each.state, each.due_date, today) for each in records}


def _holds(records: list[Mandate], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: each.revoked_at is None and each.from_date <= today <= each.until_date for each in records}


def _nothing(_given: dict[str, Any]) -> dict[str, Any]:
    return {}


@offer
class AcceptanceResource(Resource[Acceptance]):
    """What the client was asked to accept on the projects that the reader sees, and what they were asked themselves."""

    model = Acceptance
    noun = "acceptance"
    plural = "acceptances"
    purpose = (
        "An acceptance asks the client's signatory about exactly what was delivered, and keeps the signed answer. The "
        "link expires, is used once, and becomes void when the content changes."
    )
    order = "-requested_at"
    related: ClassVar[tuple[str, ...]] = ("project", "deliverable", "mandate", "signatory", "requested_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "signatory")
    columns = (
        Column(name="what", label="What", batch=_name),
        Column(name="deliverable", label="Deliverable", path="deliverable", kind="related", filter="related"),
        PROJECT,
        Column(name="standing", label="Stands", batch=_standing, help="With what follows from dates and content."),
        Column(
            name="state", label="Kept as", path="state", kind="choice", choices=AcceptanceState, filter="choice"
        ),
        Column(name="age", label="Days with the client", kind="integer", batch=_age),
        Column(name="expires", label="Expires", path="expires_on", kind="date"),
        Column(name="signatory", label="Signatory", path="signatory", kind="related", filter="related"),
        Column(name="party", label="For", path="mandate__party"),
        Column(name="requested_by", label="Requested by", path="requested_by", kind="related", filter="related"),
        Column(name="requested_at", label="Requested", path="requested_at", kind="instant"),
        Column(
            name="decision", label="Decision", path="decision", kind="choice", choices=AcceptanceDecision,
            filter="choice",
        ),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
        Column(name="reasons", label="Reasons", path="reasons", search=True),
        Column(name="message", label="Message", path="message"),
        Column(name="sha256", label="SHA-256 of the content", path="content_sha256", kind="code"),
    )  # fmt: skip
    shown = ("what", "project", "standing", "age", "expires", "signatory", "decided_at")
    facts = (
        "project", "standing", "age", "signatory", "party", "requested_by", "requested_at", "expires", "decision",
        "decided_at", "reasons", "message", "sha256",
    )  # fmt: skip
    verbs = (
        Verb(
            name="send-again", label="Send the link again", action=actions.send_link_again, form=StepForm,
            typed=_nothing, help="A new link goes out; the one before it opens nothing any more.",
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_request, form=WhyForm, version=own_version,
        ),
        Verb(
            name="deem", label="Record silence as acceptance", action=actions.deem_accepted, form=WhyForm,
            version=own_version,
            help="Only where the mandate quotes a clause of the contract, and its days have passed.",
        ),
    )  # fmt: skip
    panels = (
        Panel(
            name="request", title="What is asked", template="closing/acceptance/request_panel.html", facts=request_facts
        ),
        Panel(name="note", title="Signed", template="closing/acceptance/note_panel.html", facts=note_facts),
    )

    def visible(self, actor: Actor) -> QuerySet[Acceptance]:
        """Return what `actor` may see."""
        return queries.acceptances_visible_to(actor)

    def state(self, record: Acceptance) -> str:
        """Return where the request stands, by the stored state."""
        return AcceptanceState(record.state).label

    def links(self, record: Acceptance, actor: Actor) -> list[dict[str, Any]]:
        """Lead the signatory to the page on which they decide."""
        if record.signatory_id != actor.person_id or record.state != AcceptanceState.REQUESTED:
            return []
        return [{"label": "Decide", "url": reverse("closing:account-page", args=[record.pk]), "primary": True}]


@offer
class MandateResource(Resource[Mandate]):
    """Who may sign for the client on the projects that the reader sees."""

    model = Mandate
    noun = "mandate"
    plural = "mandates"
    purpose = (
        "A mandate says who signs for the client, for what, from when until when, and by which letter that is known. "
        "Nobody of the provider's side holds one."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "person", "recorded_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "person")
    columns = (
        Column(name="person", label="Signatory", path="person", kind="related", filter="related"),
        Column(name="party", label="For", path="party", search=True),
        PROJECT,
        Column(name="covers", label="May accept", path="covers", kind="choice", choices=Covers, filter="choice"),
        Column(name="holds", label="In force", kind="flag", batch=_holds),
        Column(name="from", label="From", path="from_date", kind="date"),
        Column(name="until", label="Until", path="until_date", kind="date"),
        Column(name="limit", label="Limit", path="limit"),
        Column(name="evidence", label="Evidence", path="evidence", search=True),
        Column(name="clause", label="Clause on silence", path="deemed_clause"),
        Column(name="silence", label="Working days of silence", path="deemed_after_days", kind="integer"),
        Column(name="recorded_by", label="Recorded by", path="recorded_by", kind="related"),
        Column(name="recorded_at", label="Recorded", path="recorded_at", kind="instant"),
        Column(name="revoked_at", label="Revoked", path="revoked_at", kind="instant"),
    )
    shown = ("person", "party", "project", "covers", "holds", "from", "until")
    facts = (
        "project", "person", "party", "covers", "holds", "from", "until", "limit", "evidence", "clause", "silence",
        "recorded_by", "recorded_at", "revoked_at",
    )  # fmt: skip
    verbs = (Verb(name="revoke", label="Revoke", action=actions.revoke_mandate, form=WhyForm, version=own_version),)

    def visible(self, actor: Actor) -> QuerySet[Mandate]:
        """Return the mandates that `actor` may see."""
        return queries.mandates_visible_to(actor)


@offer
class ConditionResource(Resource[AcceptanceCondition]):
    """The conditions under which something was accepted."""

    model = AcceptanceCondition
    noun = "condition"
    plural = "conditions"
    purpose = (
        "A condition is what an acceptance hangs on still: the project manager reports it as met, the client or the "
        "sponsor confirms."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = (
        "project",
        "acceptance",
        "acceptance__deliverable",
        "reported_by",
        "confirmed_by",
    )
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="text", label="Condition", path="text", search=True),
        PROJECT,
        Column(name="acceptance", label="Of the acceptance of", path="acceptance", kind="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ConditionState, filter="choice"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="late", label="Late", kind="flag", batch=_late),
        Column(name="evidence", label="Evidence", path="evidence"),
        Column(name="reported_by", label="Reported by", path="reported_by", kind="related"),
        Column(name="confirmed_by", label="Confirmed by", path="confirmed_by", kind="related"),
        Column(name="confirmed_at", label="Confirmed", path="confirmed_at", kind="instant"),
    )
    shown = ("text", "project", "acceptance", "state", "due", "late")
    facts = ("project", "acceptance", "state", "due", "late", "evidence", "reported_by", "confirmed_by", "confirmed_at")
    verbs = (
        Verb(
            name="report", label="Report as met", action=actions.report_condition, form=EvidenceForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="confirm", label="Confirm as met", action=actions.confirm_condition, form=WordForm,
            version=own_version, primary=True, help="With the last one, what was accepted with conditions is accepted.",
        ),
        Verb(
            name="return", label="Give back", action=actions.return_condition, form=WhyForm, version=own_version,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[AcceptanceCondition]:
        """Return the conditions that `actor` may see."""
        return queries.conditions_visible_to(actor)

    def state(self, record: AcceptanceCondition) -> str:
        """Return where the condition stands."""
        return ConditionState(record.state).label


RESOURCES["deliverables"].extend(
    verbs=(
        Verb(
            name="request-acceptance", label="Ask the client to accept", action=actions.request_acceptance,
            form=RequestForm, primary=True,
            help="What was submitted and checked is frozen as it stands, and a link goes to the client's signatory.",
        ),
    ),
    panels=(
        list_panel(
            "acceptances", "Asked of the client", by="deliverable",
            columns=("standing", "signatory", "age", "expires", "decision", "decided_at"),
        ),
    ),
)  # fmt: skip
RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="record-mandate", label="Record a mandate", action=actions.record_mandate, form=MandateForm,
            panel="acceptance", help="Who signs for the client. They never come from the provider's side.",
        ),
        Verb(
            name="request-acceptance", label="Ask the client to accept the project",
            action=actions.request_project_acceptance, form=RequestForm, panel="acceptance",
            help="Once each deliverable is accepted.",
        ),
    ),
    panels=(
        Panel(
            name="acceptance", title="Accepted by the client", template="closing/project_panel.html",
            facts=standing_facts,
        ),
    ),
)  # fmt: skip
