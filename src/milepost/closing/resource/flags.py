"""What people see of personal data that was flagged."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.closing import actions, queries
from milepost.closing.forms import FlagForm, SettleForm
from milepost.closing.models import PersonalDataFlag
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


@offer
class PersonalDataFlagResource(Resource[PersonalDataFlag]):
    """Personal data that somebody found among the papers of a project."""

    model = PersonalDataFlag
    noun = "personal data flag"
    plural = "personal data flags"
    purpose = (
        "Whoever finds personal data that should not be kept flags it. Nothing is archived until the PMO has said what "
        "was removed, or on which ground it stays."
    )
    order = "-raised_at"
    related: ClassVar[tuple[str, ...]] = ("project", "raised_by", "resolved_by")
    group_by: ClassVar[tuple[str, ...]] = ("project",)
    columns = (
        Column(name="place", label="Where it stands", path="place", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="concern", label="What it is", path="concern", search=True),
        Column(name="raised_by", label="Flagged by", path="raised_by", kind="related", filter="related"),
        Column(name="raised_at", label="Flagged", path="raised_at", kind="instant"),
        Column(name="resolution", label="What was done", path="resolution", search=True),
        Column(name="resolved_by", label="Settled by", path="resolved_by", kind="related"),
        Column(name="resolved_at", label="Settled", path="resolved_at", kind="instant"),
    )
    shown = ("place", "project", "concern", "raised_at", "resolved_at")
    facts = ("project", "concern", "raised_by", "raised_at", "resolution", "resolved_by", "resolved_at")
    verbs = (
        Verb(
            name="settle",
            label="Settle",
            action=actions.settle_flag,
            form=SettleForm,
            version=own_version,
            primary=True,
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[PersonalDataFlag]:
        """Return the flags that `actor` may see."""
        return queries.flags_visible_to(actor)

    def state(self, record: PersonalDataFlag) -> str:
        """Return whether it is settled."""
        return "Settled" if record.resolved_at else "Open"


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="flag-personal-data", label="Flag personal data", action=actions.raise_privacy_flag, form=FlagForm,
            panel="closing", help="Nothing is archived until the flag is settled.",
        ),
    ),
)  # fmt: skip
