"""What people see of a finding: what was found, what is done about it, and whether that had its effect."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.compliance import actions, queries
from milepost.compliance.choices import FindingState, Grade
from milepost.compliance.forms import AgreeForm, DoneForm, EffectForm
from milepost.compliance.models import Finding
from milepost.compliance.rules.auditing import finding_is_overdue
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, Verb, offer, own_version


def _overdue(findings: list[Finding], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: finding_is_overdue(each.state, each.answer_by_date, each.due_date, today) for each in findings}


@offer
class FindingResource(Resource[Finding]):
    """The findings about the projects that the reader sees."""

    model = Finding
    noun = "finding"
    plural = "findings"
    purpose = (
        "A finding says what an audit saw, how much it weighs, and on what evidence. Who leads the project agrees a "
        "corrective action with an owner and a day; somebody else checks that it had its effect."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = (
        "project",
        "audit",
        "raised_by",
        "owner",
        "agreed_by",
        "done_by",
        "checked_by",
    )
    group_by: ClassVar[tuple[str, ...]] = ("project", "audit", "grade", "state")
    columns = (
        Column(name="text", label="Finding", path="text", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="audit", label="Audit", path="audit", kind="related", filter="related"),
        Column(name="obligation", label="Obligation", path="obligation", search=True),
        Column(name="grade", label="Grade", path="grade", kind="choice", choices=Grade, filter="choice"),
        Column(name="state", label="State", path="state", kind="choice", choices=FindingState, filter="choice"),
        Column(
            name="overdue", label="Overdue", kind="flag", batch=_overdue,
            help="No action was agreed, or it was not done, by its day: it stands on the home of the PMO director.",
        ),
        Column(name="evidence", label="Evidence", path="evidence"),
        Column(name="raised_by", label="Raised by", path="raised_by", kind="related"),
        Column(name="raised_at", label="Raised", path="raised_at", kind="instant"),
        Column(name="answer_by", label="Action to be agreed by", path="answer_by_date", kind="date"),
        Column(name="corrective_action", label="Corrective action", path="corrective_action"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="agreed_by", label="Agreed by", path="agreed_by", kind="related"),
        Column(name="outcome", label="What was done", path="outcome"),
        Column(name="done_by", label="Done by", path="done_by", kind="related"),
        Column(name="done_on", label="Done", path="done_on", kind="date"),
        Column(name="effect", label="Effect", path="effect"),
        Column(name="checked_by", label="Checked by", path="checked_by", kind="related"),
        Column(name="checked_at", label="Checked", path="checked_at", kind="instant"),
    )  # fmt: skip
    shown = ("text", "project", "grade", "state", "owner", "due", "overdue")
    facts = (
        "project", "audit", "obligation", "grade", "state", "overdue", "evidence", "raised_by", "raised_at",
        "answer_by", "corrective_action", "owner", "due", "agreed_by", "outcome", "done_by", "done_on", "effect",
        "checked_by", "checked_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="agree", label="Agree an action", action=actions.agree_corrective_action, form=AgreeForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="done", label="It is done", action=actions.complete_corrective_action, form=DoneForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="check", label="Check the effect", action=actions.check_effect, form=EffectForm, version=own_version,
            primary=True, help="By somebody who neither owns nor did the action.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Finding]:
        """Return the findings that `actor` may see."""
        return queries.findings_visible_to(actor)

    def state(self, record: Finding) -> str:
        """Return where the finding stands."""
        return str(FindingState(record.state).label)
