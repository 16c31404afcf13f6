"""What people see of an audit: what it looked at, how that was chosen, and what it found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.compliance import actions, queries
from milepost.compliance.choices import AuditState, SampleKind
from milepost.compliance.forms import OFFERED, CloseForm, FindingForm
from milepost.compliance.models import Audit
from milepost.compliance.panels.audits import sample_of, sample_panel
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version


def _offered(audit: Audit) -> dict[str, Any]:
    return {OFFERED: sample_of(audit)}


@offer
class AuditResource(Resource[Audit]):
    """The audits of the projects that the reader sees."""

    model = Audit
    noun = "audit"
    plural = "audits"
    purpose = (
        "An audit looks at a sample of what a project met or should have met: drawn at random from a recorded seed, or "
        "chosen for a reason. Who audits takes no part in the delivery; what is found is corrected and checked."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "auditor")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="title", label="Audit", path="title", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=AuditState, filter="choice"),
        Column(name="scope", label="Looks at", path="scope", search=True),
        Column(name="kind", label="Sample", path="kind", kind="choice", choices=SampleKind),
        Column(name="seed", label="Seed", path="seed", kind="code"),
        Column(name="drawn_from", label="Of how many", path="drawn_from", kind="integer"),
        Column(name="why_chosen", label="Why these", path="why_chosen"),
        Column(name="auditor", label="Auditor", path="auditor", kind="related", filter="related"),
        Column(name="begun_at", label="Begun", path="begun_at", kind="instant"),
        Column(name="conclusion", label="Conclusion", path="conclusion"),
        Column(name="closed_at", label="Closed", path="closed_at", kind="instant"),
    )
    shown = ("title", "project", "state", "kind", "auditor", "begun_at")
    facts = (
        "project", "state", "scope", "kind", "seed", "drawn_from", "why_chosen", "auditor", "begun_at", "conclusion",
        "closed_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="find", label="Raise a finding", action=actions.raise_finding, form=FindingForm, initial=_offered,
            panel="findings", help="About one obligation of the sample, with its evidence.",
        ),
        Verb(name="close", label="Close", action=actions.close_audit, form=CloseForm, version=own_version),
    )  # fmt: skip
    panels = (
        Panel(name="sample", title="The sample", template="compliance/_sample.html", facts=sample_panel),
        list_panel("findings", "Findings", by="audit", columns=("text", "grade", "state", "owner", "due", "overdue")),
    )

    def visible(self, actor: Actor) -> QuerySet[Audit]:
        """Return the audits that `actor` may see."""
        return queries.audits_visible_to(actor)

    def state(self, record: Audit) -> str:
        """Return where the audit stands."""
        return str(AuditState(record.state).label)
