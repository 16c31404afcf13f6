"""What people see of a waiver: why, how long, who assessed it, who granted it, and where it stands."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.compliance import actions, queries
from milepost.compliance.choices import WaiverState
from milepost.compliance.forms import AssessForm, DecideForm, WhyForm
from milepost.compliance.models import Duty, Waiver
from milepost.compliance.rules.waiving import waiver_standing
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, Verb, offer, own_version


def _standings(waivers: list[Waiver], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    told = records(Duty, moment, project_id__in=[each.project_id for each in waivers])
    met = {(each.project_id, each.code, each.occurrence) for each in told if each.performed_on is not None}
    return {
        each.pk: waiver_standing(
            each.state,
            each.from_date,
            each.to_date,
            today,
            met=(each.project_id, each.code, each.occurrence) in met,
            dispensation=each.dispensation,
        )
        for each in waivers
    }


@offer
class WaiverResource(Resource[Waiver]):
    """The waivers of the projects that the reader sees."""

    model = Waiver
    noun = "waiver"
    plural = "waivers"
    purpose = (
        "A waiver lifts an obligation for at most 90 days: who owes it asks, the PMO assesses, and an approver who "
        "does not profit grants it. It can be renewed once. After a breach it is a dispensation, and the breach stays."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "requested_by", "assessed_by", "decided_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="name", label="Obligation", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=WaiverState, filter="choice"),
        Column(name="standing", label="Stands", batch=_standings, help="What follows from its state and its dates."),
        Column(name="from", label="From", path="from_date", kind="date"),
        Column(name="to", label="Until", path="to_date", kind="date"),
        Column(name="critical", label="Critical", path="critical", kind="flag"),
        Column(name="dispensation", label="Dispensation", path="dispensation", kind="flag"),
        Column(name="renewal", label="Renewal", path="renewal", kind="flag"),
        Column(name="code", label="Code", path="code", kind="code", filter="text"),
        Column(name="occurrence", label="No.", path="occurrence", kind="integer"),
        Column(name="reason", label="Reason", path="reason", search=True),
        Column(name="risk_assessment", label="What may happen", path="risk_assessment"),
        Column(name="compensating_control", label="What is done instead", path="compensating_control"),
        Column(name="requested_by", label="Requested by", path="requested_by", kind="related", filter="related"),
        Column(name="requested_at", label="Requested", path="requested_at", kind="instant"),
        Column(name="assessment", label="Assessment", path="assessment"),
        Column(name="assessed_by", label="Assessed by", path="assessed_by", kind="related"),
        Column(name="decision", label="Decision", path="decision"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_on", label="Decided", path="decided_on", kind="date"),
        Column(name="ended_on", label="Ended early", path="ended_on", kind="date"),
    )
    shown = ("name", "project", "standing", "from", "to", "critical", "requested_by", "decided_by")
    facts = (
        "project", "standing", "from", "to", "critical", "dispensation", "renewal", "occurrence", "reason",
        "risk_assessment", "compensating_control", "requested_by", "requested_at", "assessment", "assessed_by",
        "decision", "decided_by", "decided_on", "ended_on",
    )  # fmt: skip
    verbs = (
        Verb(
            name="assess", label="Assess", action=actions.assess_waiver, form=AssessForm, version=own_version,
            primary=True, help="The PMO says what the risk is worth; somebody else decides.",
        ),
        Verb(
            name="grant", label="Grant", action=actions.grant_waiver, form=DecideForm, version=own_version,
            primary=True, help="It holds from today at the earliest. What was breached before stays breached.",
        ),
        Verb(name="refuse", label="Refuse", action=actions.refuse_waiver, form=DecideForm, version=own_version),
        Verb(name="revoke", label="Revoke", action=actions.revoke_waiver, form=WhyForm, version=own_version),
        Verb(name="withdraw", label="Withdraw", action=actions.withdraw_waiver, form=WhyForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Waiver]:
        """Return the waivers that `actor` may see."""
        return queries.waivers_visible_to(actor)

    def state(self, record: Waiver) -> str:
        """Return where the waiver stands."""
        return str(WaiverState(record.state).label)
