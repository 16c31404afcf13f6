"""What people see of a version of a method: where it stands, who wrote and approved it, and all that it lays down."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.methods import actions, queries
from milepost.methods.choices import VersionState
from milepost.methods.forms import (
    ImportMethodForm,
    NothingForm,
    PublishForm,
    ReasonForm,
    RewriteForm,
    StartFromPackForm,
    as_written,
)
from milepost.methods.models import MethodVersion
from milepost.methods.panels import shown
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version


def _standing(records: list[MethodVersion], _actor: Actor, moment: datetime | None) -> Batch:
    on = local_date(moment or clock.now())
    return {key: str(told.label) for key, told in queries.standings(records, on, moment).items()}


def _authors(records: list[MethodVersion], _actor: Actor, moment: datetime | None) -> Batch:
    return {key: ", ".join(names) for key, names in queries.author_names([each.pk for each in records], moment).items()}


def _approvals(record: MethodVersion, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return {
        "authors": list(queries.authors_of(record.pk, moment).values()),
        "approvals": queries.approvals_of(record.pk, record.content_hash, moment),
    }


def _content(record: MethodVersion, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    """Return what the version lays down; a draft of the past may have been replaced since."""
    if not queries.still_holds(record.pk, record.content_hash):
        return {"shown": None}
    definition = queries.definition_of(record.pk)
    return {"shown": shown(definition), "report": queries.findings_in(definition)}


@offer
class MethodVersionResource(Resource[MethodVersion]):
    """The versions of the organisation's method."""

    model = MethodVersion
    noun = "method version"
    plural = "method versions"
    purpose = (
        "A method says what a project owes by when, from whom, and how its gates are decided. The PMO writes it in "
        "versions: two others approve one, and from its day on new projects follow it. It never changes afterwards."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("method", "published_by")
    group_by: ClassVar[tuple[str, ...]] = ("method", "state")
    columns = (
        Column(name="method", label="Method", path="method", kind="related", filter="related"),
        Column(name="code", label="Version", path="code", kind="code", search=True),
        Column(name="standing", label="Stands", batch=_standing, help="What follows from its state and its dates."),
        Column(name="state", label="State", path="state", kind="choice", choices=VersionState, filter="choice"),
        Column(name="effective_from", label="In force from", path="effective_from", kind="date"),
        Column(name="authors", label="Written by", batch=_authors),
        Column(name="published_by", label="Published by", path="published_by", kind="related"),
        Column(name="published_at", label="Published", path="published_at", kind="instant"),
        Column(name="retired_on", label="Retired on", path="retired_on", kind="date"),
        Column(name="changelog", label="What is new", path="changelog", search=True),
        Column(name="content_hash", label="SHA-256 of the content", path="content_hash", kind="code"),
    )
    shown = ("method", "code", "standing", "effective_from", "authors")
    facts = (
        "method", "code", "standing", "effective_from", "authors", "published_by", "published_at", "retired_on",
        "changelog", "content_hash",
    )  # fmt: skip
    verbs = (
        Verb(
            name="import", label="Import a version", action=actions.import_method_version, form=ImportMethodForm,
            on_list=True, primary=True,
            help="It is read whole or refused with every place named, and becomes a draft. Nothing is in force by it.",
        ),
        Verb(
            name="start", label="Start from the PM²-derived pack", action=actions.start_from_pack,
            form=StartFromPackForm, on_list=True, help="The shipped pack becomes a draft, to be adapted and approved.",
        ),
        Verb(
            name="rewrite", label="Change the text", action=actions.rewrite_method_version, form=RewriteForm,
            initial=as_written, version=own_version, help="Who changes the content is one of its authors.",
        ),
        Verb(
            name="submit", label="Submit for review", action=actions.submit_method_version, form=NothingForm,
            version=own_version, primary=True, help="Others of the PMO read it; its content stands still meanwhile.",
        ),
        Verb(
            name="approve", label="Approve", action=actions.approve_method_version, form=NothingForm,
            version=own_version, primary=True, help="You approve exactly the content below.",
        ),
        Verb(
            name="publish", label="Publish", action=actions.publish_method_version, form=PublishForm,
            version=own_version, primary=True, help="From its day on new projects follow it. It never changes again.",
        ),
        Verb(
            name="return", label="Return to draft", action=actions.return_method_version, form=ReasonForm,
            version=own_version, help="Approvals so far are void.",
        ),
        Verb(
            name="retire", label="Retire", action=actions.retire_method_version, form=ReasonForm, version=own_version,
            help="No project follows it any more, or its day has not come.",
        ),
    )  # fmt: skip
    panels = (
        Panel(name="approvals", title="Written and approved", template="methods/_approvals.html", facts=_approvals),
        Panel(name="content", title="What it lays down", template="methods/_content.html", facts=_content),
    )

    def visible(self, actor: Actor) -> QuerySet[MethodVersion]:
        """Return the versions that `actor` may read."""
        return queries.visible_versions(actor)

    def state(self, record: MethodVersion) -> str:
        """Return where the version stands today."""
        return str(queries.standing(record).label)

    def links(self, record: MethodVersion, actor: Actor) -> list[dict[str, Any]]:
        """Offer the version as a file."""
        del actor
        return [{"label": "Download as YAML", "url": reverse("methods-at-large:yaml", args=[record.pk])}]
