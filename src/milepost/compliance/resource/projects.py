"""What obligations add to the page of a project and of a method version."""

from __future__ import annotations

from typing import Any

from milepost.compliance import actions
from milepost.compliance.forms import OFFERED, AuditForm, PerformForm, VerifyForm, WaiverForm
from milepost.compliance.panels.method import impact_panel
from milepost.compliance.panels.project import auditable, obligations_panel, offered
from milepost.projects.models import Project
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Verb


def _to_perform(project: Project) -> dict[str, Any]:
    return {OFFERED: offered(project)}


def _to_verify(project: Project) -> dict[str, Any]:
    return {OFFERED: offered(project, to_verify=True)}


def _to_waive(project: Project) -> dict[str, Any]:
    return {OFFERED: offered(project, to_waive=True)}


def _to_audit(project: Project) -> dict[str, Any]:
    return {OFFERED: auditable(project)}


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="perform-obligations", label="Record as done", action=actions.perform_obligations, form=PerformForm,
            initial=_to_perform, panel="obligations",
            help="What has a document is met by its approval, by itself. The PMO verifies what you record.",
        ),
        Verb(
            name="verify-obligations", label="Verify", action=actions.verify_obligations, form=VerifyForm,
            initial=_to_verify, panel="obligations", help="By somebody independent, never by who performed it.",
        ),
        Verb(
            name="request-waiver", label="Request a waiver", action=actions.request_waiver, form=WaiverForm,
            initial=_to_waive, panel="waivers",
            help="The PMO assesses it and somebody who does not profit decides. A law cannot be waived.",
        ),
        Verb(
            name="begin-audit", label="Begin an audit", action=actions.begin_audit, form=AuditForm, initial=_to_audit,
            panel="audits",
        ),
    ),
    panels=(
        Panel(
            name="obligations", title="Obligations", template="compliance/project_panel.html", facts=obligations_panel
        ),
        list_panel("waivers", "Waivers", columns=("name", "standing", "from", "to", "decided_by")),
        list_panel("audits", "Audits", columns=("title", "state", "auditor", "begun_at")),
    ),
)  # fmt: skip
RESOURCES["method-versions"].extend(
    first=(
        Panel(
            name="impact", title="Effect on the projects that go on", template="compliance/_impact.html",
            facts=impact_panel,
        ),
    ),
)  # fmt: skip
