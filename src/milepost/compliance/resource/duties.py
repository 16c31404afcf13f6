"""What people see of what is recorded of obligations: by whom, on what evidence, who verified, and every breach."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.compliance import queries
from milepost.compliance.models import Duty
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, offer


@offer
class DutyResource(Resource[Duty]):
    """What is recorded of the obligations of the projects that the reader sees."""

    model = Duty
    noun = "obligation record"
    plural = "obligation records"
    purpose = (
        "What is recorded of an obligation: that it was met, by whom and on what evidence, who verified it, and that "
        "it was breached. A breach stays, whatever is done later. What is still open stands in the list of obligations."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "method_version", "performed_by", "verified_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "code")
    columns = (
        Column(name="name", label="Obligation", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="code", label="Code", path="code", kind="code", filter="text"),
        Column(name="occurrence", label="No.", path="occurrence", kind="integer"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="performed_on", label="Performed", path="performed_on", kind="date"),
        Column(name="performed_by", label="Performed by", path="performed_by", kind="related", filter="related"),
        Column(name="evidence", label="Evidence", path="evidence", search=True),
        Column(name="link", label="Address", path="link"),
        Column(name="verified_by", label="Verified by", path="verified_by", kind="related", filter="related"),
        Column(name="verified_at", label="Verified", path="verified_at", kind="instant"),
        Column(name="note", label="Note", path="note"),
        Column(name="rework_by", label="To be done again by", path="rework_by_date", kind="date"),
        Column(name="breached_on", label="Breached from", path="breached_on", kind="date"),
        Column(name="mandatory", label="Mandatory", path="mandatory", kind="flag"),
        Column(name="critical", label="Critical", path="critical", kind="flag"),
        Column(name="weight", label="Weight", path="weight", kind="integer"),
        Column(name="clause", label="Clause", path="clause", kind="code"),
        Column(name="method_version", label="Under", path="method_version", kind="related"),
    )
    shown = ("name", "project", "due", "performed_on", "performed_by", "verified_by", "breached_on")
    facts = (
        "project", "code", "occurrence", "due", "performed_on", "performed_by", "evidence", "link", "verified_by",
        "verified_at", "note", "rework_by", "breached_on", "mandatory", "critical", "weight", "clause",
        "method_version",
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Duty]:
        """Return what `actor` may see."""
        return queries.duties_visible_to(actor).defer("method_version__content")
