"""What people see of a status report and of an override."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin
from milepost.reporting import actions
from milepost.reporting.bridge import coloured_at
from milepost.reporting.choices import EDITABLE, SUMMARY, Breach, DeliveryConfidence, OverrideState, ReportState
from milepost.reporting.forms import (
    AcceptForm,
    AcceptOverrideForm,
    AddendumForm,
    AdjustForm,
    AssessForm,
    RejectOverrideForm,
    ReturnForm,
)
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.queries.reports import RELATED, colour_rows, frozen_body, visible_reports
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version

DAYS = frozenset({"data_date", "next_action_date", "needed_by"})


def _colours(report: StatusReport, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the colours of a report: as frozen once it was submitted, of this moment while it is written."""
    live = moment is None and report.state in EDITABLE
    body = _live_body(report) if live else frozen_body(report)
    rows = colour_rows(report, body, moment)
    decidable = moment is None and actions.return_report.verdict(actor, report) is None
    return {"rows": rows, "report": report, "live": live, "decidable": decidable, "body": body}


def _live_body(report: StatusReport) -> dict[str, Any]:
    return coloured_at(report.period, [report.project_id], clock.now())[report.project_id].body


def _texts(report: StatusReport, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    parts = [(name.capitalize(), text) for name, text in report.narrative.items() if text]
    return {"parts": parts, "report": report, "carried_over": report.carried_over}


def _frozen(report: StatusReport, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    body = _live_body(report) if moment is None and report.state in EDITABLE else frozen_body(report)
    return {"body": _dated(body), "report": report}


def _dated(body: Any) -> Any:
    """Return frozen facts with their dates as dates, so that they are written like all others."""
    if isinstance(body, dict):
        return {
            name: date.fromisoformat(value) if name in DAYS and isinstance(value, str) else _dated(value)
            for name, value in body.items()
        }
    return [_dated(each) for each in body] if isinstance(body, list) else body


@offer
class StatusReportResource(Resource[StatusReport]):
    """The reports of every project that the reader sees, period after period."""

    model = StatusReport
    noun = "status report"
    plural = "status reports"
    purpose = "What a project reports for a period: computed and declared colours side by side, text, asks."
    order = "-period__end_date"
    related: ClassVar[tuple[str, ...]] = RELATED
    group_by: ClassVar[tuple[str, ...]] = ("period", "project", "state")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related", search=True),
        Column(name="period", label="Period", path="period", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ReportState, filter="choice"),
        Column(name="computed", label="Computed", path="computed_overall", kind="colour"),
        Column(name="declared", label="Declared", path="declared_overall", kind="colour"),
        Column(
            name="confidence",
            label="Delivery confidence",
            path="delivery_confidence",
            kind="colour",
            choices=DeliveryConfidence,
            filter="choice",
        ),
        Column(name="why", label="What decided", path="computed_why"),
        Column(name="due_on", label="Due", path="due_on", kind="date"),
        Column(name="submitted_at", label="Submitted", path="submitted_at", kind="instant"),
        Column(name="submitted_by", label="Submitted by", path="submitted_by", kind="related"),
        Column(name="review_due_on", label="Review due", path="review_due_on", kind="date"),
        Column(name="reviewed_at", label="Reviewed", path="reviewed_at", kind="instant"),
        Column(name="reviewed_by", label="Reviewed by", path="reviewed_by", kind="related"),
        Column(name="forecast_finish", label="Forecast finish", path="forecast_finish", kind="date"),
        Column(name="baseline_finish", label="Baseline finish", path="last_baseline_finish", kind="date"),
        Column(name="first_finish", label="First baseline finish", path="first_baseline_finish", kind="date"),
        Column(name="forecast_cost", label="Forecast cost", path="forecast_cost", kind="money"),
        Column(name="baseline_cost", label="Baseline cost", path="last_baseline_cost", kind="money"),
        Column(name="first_cost", label="First baseline cost", path="first_baseline_cost", kind="money"),
        Column(name="spend", label="Spent to date", path="spend_to_date", kind="money"),
        Column(name="benefits", label="Benefits forecast", path="benefits_forecast", kind="money"),
        Column(name="breach", label="Breach", path="breach", kind="choice", choices=Breach, filter="choice"),
        Column(name="origin", label="Origin", path="origin", kind="choice", choices=Origin),
        Column(name="pmo_comment", label="PMO's comment", path="pmo_comment"),
    )
    shown = ("project", "period", "state", "computed", "declared", "due_on", "submitted_at", "reviewed_at")
    facts = (
        "forecast_finish", "baseline_finish", "first_finish", "forecast_cost", "baseline_cost", "first_cost", "spend",
        "benefits", "due_on", "submitted_at", "submitted_by", "review_due_on", "reviewed_at", "reviewed_by", "breach",
        "origin",
    )  # fmt: skip
    panels = (
        Panel(name="colours", title="Colours", template="reporting/_colours.html", facts=_colours),
        Panel(name="texts", title="What the project manager says", template="reporting/_texts.html", facts=_texts),
        Panel(name="facts", title="What it rests on", template="reporting/_facts.html", facts=_frozen),
    )
    verbs = (
        Verb(
            name="accept", label="Accept", action=actions.accept_report, form=AcceptForm, version=own_version,
            primary=True, for_many=True, help="Accepted reports go into the pack. Overrides are decided before.",
        ),
        Verb(name="return", label="Return", action=actions.return_report, form=ReturnForm, version=own_version),
        Verb(
            name="assess", label="Assess", action=actions.assess_report, form=AssessForm,
            initial=as_typed(AssessForm), version=own_version,
            help="The PMO's own view stands beside the declared colour, never in its place.",
        ),
        Verb(
            name="adjust", label="Correct a figure", action=actions.adjust, form=AdjustForm,
            help="A locked report stays as it is. The correction is shown in the next period, with its reason.",
        ),
        Verb(
            name="addendum", label="File it late", action=actions.add_addendum, form=AddendumForm,
            typed=lambda given: {
                "declared_overall": given["declared_overall"],
                "narrative": {SUMMARY: given["summary"]},
                "reason": given["reason"],
            },
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[StatusReport]:
        """Return the reports of the projects that `actor` sees."""
        return visible_reports(actor)

    def title(self, record: StatusReport) -> str:
        """Return whose report it is."""
        return f"{record.project.name}, {record.period.name}"

    def state(self, record: StatusReport) -> str:
        """Return where the report stands."""
        return ReportState(record.state).label

    def links(self, record: StatusReport, actor: Actor) -> list[dict[str, Any]]:
        """Offer the page on which the report is written, to whoever may write it."""
        if actions.declare.verdict(actor, record) is not None:
            return []
        return [{"label": "Write", "url": reverse("reporting:write", args=[record.pk]), "primary": True}]


@offer
class OverrideResource(Resource[Override]):
    """Declared colours that are better than the computed ones, with their grounds."""

    model = Override
    noun = "override"
    plural = "overrides"
    purpose = "A declared colour better than the computed one: its grounds, and what the PMO decided."
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("report", "report__project", "report__period", "decided_by")
    group_by: ClassVar[tuple[str, ...]] = ("state",)
    columns = (
        Column(name="project", label="Project", path="report__project", kind="text"),
        Column(name="period", label="Period", path="report__period", kind="text"),
        Column(name="dimension", label="Dimension", path="dimension", filter="text"),
        Column(name="computed", label="Computed", path="computed", kind="colour"),
        Column(name="declared", label="Declared", path="declared", kind="colour"),
        Column(name="justification", label="Justification", path="justification", search=True),
        Column(name="evidence", label="Evidence", path="evidence", search=True),
        Column(name="recovery_date", label="Recovered by", path="recovery_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=OverrideState, filter="choice"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
        Column(name="reason", label="Reason", path="reason"),
    )
    shown = ("project", "period", "dimension", "computed", "declared", "recovery_date", "state", "decided_by")
    facts = (
        "project", "period", "dimension", "computed", "declared", "justification", "evidence", "recovery_date", "state",
        "decided_by", "decided_at", "reason",
    )  # fmt: skip
    verbs = (
        Verb(
            name="accept", label="Accept", action=actions.decide_override, form=AcceptOverrideForm,
            version=own_version, typed=lambda given: {**given, "accept": True},
        ),
        Verb(
            name="reject", label="Reject", action=actions.decide_override, form=RejectOverrideForm,
            version=own_version, typed=lambda given: {**given, "accept": False},
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Override]:
        """Return the overrides of the reports that `actor` sees."""
        return Override.objects.filter(report__in=visible_reports(actor))

    def state(self, record: Override) -> str:
        """Return what became of it."""
        return OverrideState(record.state).label
