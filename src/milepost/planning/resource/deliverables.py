"""What people see of a deliverable, of its criteria and of what was submitted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.planning import actions, queries
from milepost.planning.choices import DeliverableState
from milepost.planning.forms.deliverables import (
    ChangeCriterionForm,
    CheckForm,
    CriterionForm,
    DeliverableForm,
    ReworkForm,
    SubmitForm,
    as_handed_in,
)
from milepost.planning.models import Deliverable, QualityCriterion, Submission
from milepost.planning.panels.deliverables import checks_facts, judged_facts, parts_facts
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version

PROJECT = Column(name="project", label="Project", path="project", kind="related", filter="related")
DELIVERABLE = Column(name="deliverable", label="Deliverable", path="deliverable", kind="related")


def _met(records: list[Deliverable], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.deliveries(records, moment)
    return {key: f"{each.met} of {len(each.judged)}" for key, each in told.items() if each.judged}


def _late(records: list[Deliverable], _actor: Actor, moment: datetime | None) -> Batch:
    today = (moment or clock.now()).date()
    return {each.pk: queries.is_late(each, today) for each in records}


def _latest(records: list[QualityCriterion], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.deliveries([each.deliverable for each in records], moment)
    judged = {each.criterion.pk: each for delivery in told.values() for each in delivery.judged}
    found = ((each.pk, judged.get(each.pk)) for each in records)
    return {key: each.check.get_result_display() if each and each.check else "Not checked" for key, each in found}


@offer
class DeliverableResource(Resource[Deliverable]):
    """The deliverables of the projects that the reader sees."""

    model = Deliverable
    noun = "deliverable"
    plural = "deliverables"
    purpose = (
        "A deliverable is what a project hands over. It is judged by criteria agreed before, submitted in versions, "
        "checked by somebody else, and accepted by the client with a signature."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "owner", "work_item")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "owner")
    columns = (
        Column(name="name", label="Deliverable", path="name", search=True),
        Column(name="number", label="Number", path="number", kind="integer"),
        PROJECT,
        Column(name="state", label="State", path="state", kind="choice", choices=DeliverableState, filter="choice"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(
            name="late", label="Late", kind="flag", batch=_late, help="It was due before today and is not accepted."
        ),
        Column(
            name="met", label="Criteria met", batch=_met, help="By the latest checks of what was last submitted."
        ),
        Column(name="owner", label="Made by", path="owner", kind="related", filter="related"),
        Column(name="submission", label="Submission", path="submission_number", kind="integer"),
        Column(name="accepted_on", label="Accepted", path="accepted_on", kind="date"),
        Column(name="work_item", label="Work item", path="work_item", kind="related"),
        Column(name="description", label="In words", path="description", search=True),
    )  # fmt: skip
    shown = ("name", "number", "project", "state", "due", "late", "met", "owner")
    facts = (
        "project", "number", "description", "owner", "due", "late", "met", "submission", "accepted_on", "work_item",
    )  # fmt: skip
    verbs = (
        Verb(
            name="submit", label="Submit", action=actions.submit_deliverable, form=SubmitForm, typed=as_handed_in,
            version=own_version, primary=True,
            help="A version with its files, under one hash. Each criterion is then checked; then the client is asked.",
        ),
        Verb(
            name="rework", label="Take back into rework", action=actions.rework_deliverable, form=ReworkForm,
            version=own_version, help="A request to accept it becomes void.",
        ),
        Verb(
            name="change", label="Change", action=actions.change_deliverable, form=DeliverableForm,
            initial=as_typed(DeliverableForm), version=own_version,
        ),
        Verb(
            name="add-criterion", label="Add a criterion", action=actions.add_criterion, form=CriterionForm,
            panel="criteria",
        ),
    )  # fmt: skip
    panels = (
        Panel(name="criteria", title="Judged by", template="planning/criteria_panel.html", facts=judged_facts),
        list_panel(
            "submissions", "Submitted", by="deliverable", columns=("number", "description", "by", "at", "sha256")
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[Deliverable]:
        """Return the deliverables of the projects that `actor` may see."""
        return queries.deliverables_visible_to(actor)

    def state(self, record: Deliverable) -> str:
        """Return where the deliverable stands."""
        return DeliverableState(record.state).label


@offer
class CriterionResource(Resource[QualityCriterion]):
    """The criteria by which deliverables are judged."""

    model = QualityCriterion
    noun = "criterion"
    plural = "criteria"
    purpose = "A criterion says what must hold of a deliverable and how that is found out. The client reads it too."
    order = "deliverable"
    related: ClassVar[tuple[str, ...]] = ("project", "deliverable", "deliverable__owner")
    group_by: ClassVar[tuple[str, ...]] = ("deliverable",)
    columns = (
        Column(name="criterion", label="What must hold", path="criterion", search=True),
        Column(name="number", label="Number", path="number", kind="integer"),
        Column(name="deliverable", label="Deliverable", path="deliverable", kind="related", filter="related"),
        PROJECT,
        Column(name="method", label="How it is found out", path="method", search=True),
        Column(name="tolerance", label="May be off by", path="tolerance"),
        Column(name="critical", label="Critical", path="critical", kind="flag"),
        Column(name="latest", label="Latest check", batch=_latest),
    )
    shown = ("criterion", "deliverable", "project", "method", "tolerance", "critical", "latest")
    facts = ("deliverable", "project", "method", "tolerance", "critical", "latest")
    verbs = (
        Verb(
            name="check", label="Check", action=actions.check_criterion, form=CheckForm, primary=True,
            help="Of what was last submitted. Whoever made it does not check what is critical.",
        ),
        Verb(
            name="amend", label="Change", action=actions.change_criterion, form=ChangeCriterionForm,
            initial=as_typed(ChangeCriterionForm), version=own_version,
            help="Each change says why, so it is changed back by another one, and never by an undo without a word.",
        ),
    )  # fmt: skip
    panels = (Panel(name="checks", title="Checked", template="planning/checks_panel.html", facts=checks_facts),)

    def visible(self, actor: Actor) -> QuerySet[QualityCriterion]:
        """Return the criteria of the deliverables that `actor` may see."""
        return QualityCriterion.objects.filter(deliverable__in=queries.deliverables_visible_to(actor))


@offer
class SubmissionResource(Resource[Submission]):
    """What was handed in, version by version."""

    model = Submission
    noun = "submission"
    plural = "submissions"
    purpose = "A submission is one version of a deliverable as it was handed in. It never changes."
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "deliverable", "submitted_by")
    group_by: ClassVar[tuple[str, ...]] = ("deliverable",)
    columns = (
        Column(name="number", label="Submission", path="number", kind="integer"),
        Column(name="deliverable", label="Deliverable", path="deliverable", kind="related", filter="related"),
        PROJECT,
        Column(name="description", label="What was handed in", path="description", search=True),
        Column(name="by", label="Submitted by", path="submitted_by", kind="related", filter="related"),
        Column(name="at", label="Submitted", path="submitted_at", kind="instant"),
        Column(name="sha256", label="SHA-256", path="content_sha256", kind="code"),
    )
    shown = ("number", "deliverable", "project", "description", "by", "at")
    facts = ("deliverable", "project", "description", "by", "at", "sha256")
    panels = (Panel(name="parts", title="What belongs to it", template="planning/parts_panel.html", facts=parts_facts),)

    def visible(self, actor: Actor) -> QuerySet[Submission]:
        """Return what was submitted of the deliverables that `actor` may see."""
        return Submission.objects.filter(deliverable__in=queries.deliverables_visible_to(actor))

    def links(self, record: Submission, actor: Actor) -> list[dict[str, Any]]:
        """Lead back to the deliverable."""
        del actor
        return [{"label": "The deliverable", "url": RESOURCES["deliverables"].url(record.deliverable)}]


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="plan-deliverable", label="Plan a deliverable", action=actions.plan_deliverable, form=DeliverableForm,
            panel="deliverables", help="What the project hands over, judged by criteria that are agreed before.",
        ),
    ),
    panels=(
        list_panel("deliverables", "Deliverables", columns=("name", "number", "state", "due", "late", "met", "owner")),
    ),
)  # fmt: skip
