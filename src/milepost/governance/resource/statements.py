"""What people see of what was stated for the criteria of gates."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.governance import actions, queries
from milepost.governance.forms import CHECKS, StateForm, WhyForm
from milepost.governance.models import Statement
from milepost.kernel.policy import Actor
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version

WORDS = dict(CHECKS)


def _criteria(records: list[Statement], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: WORDS.get(each.check_code, each.check_code) for each in records}


def _stands(records: list[Statement], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: each.withdrawn_at is None for each in records}


@offer
class StatementResource(Resource[Statement]):
    """What gates ask for and no other record tells, as somebody who answers for it stated it."""

    model = Statement
    noun = "statement"
    plural = "statements"
    purpose = (
        "Some criteria of a gate no record can tell: that money is found, that stakeholders confirmed. Whoever answers "
        "for it states it, with where it can be seen."
    )
    order = "-stated_at"
    related: ClassVar[tuple[str, ...]] = ("project", "stated_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "stated_by")
    columns = (
        Column(name="criterion", label="Criterion", batch=_criteria),
        Column(name="text", label="What is so", path="text", search=True),
        Column(name="evidence", label="Where it can be seen", path="evidence", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="stated_by", label="Stated by", path="stated_by", kind="related", filter="related"),
        Column(name="stated_at", label="Stated", path="stated_at", kind="instant"),
        Column(name="stands", label="Stands", kind="flag", batch=_stands),
        Column(name="withdrawn_at", label="Taken back", path="withdrawn_at", kind="instant"),
    )
    shown = ("criterion", "text", "project", "stated_by", "stated_at", "stands")
    facts = ("project", "criterion", "text", "evidence", "stated_by", "stated_at", "stands", "withdrawn_at")
    verbs = (
        Verb(
            name="withdraw", label="Take back", action=actions.withdraw_statement, form=WhyForm, version=own_version
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Statement]:
        """Return the statements that `actor` may see."""
        return queries.statements_visible_to(actor)

    def state(self, record: Statement) -> str:
        """Return whether it stands."""
        return "Stands" if record.withdrawn_at is None else "Taken back"


RESOURCES["projects"].extend(
    verbs=(
        Verb(name="state", label="State for a gate", action=actions.state_criterion, form=StateForm, panel="gates"),
    ),
)
