"""What people see of a comment on a document."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import Severity
from milepost.artefacts.forms import ResolveForm
from milepost.artefacts.models import Comment
from milepost.artefacts.rules.sheets import Sheet
from milepost.kernel.policy import Actor
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, Verb, offer, own_version

OPEN, RESOLVED, WHOLE = "Open", "Resolved", "The whole document"


def _states(records: list[Comment], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: RESOLVED if each.resolved_at else OPEN for each in records}


def _abouts(records: list[Comment], _actor: Actor, _moment: datetime | None) -> Batch:
    owed = queries.sheets_for({each.artefact.project for each in records})
    return {each.pk: _about(each, owed) for each in records}


def _about(comment: Comment, owed: dict[int, dict[str, Sheet]]) -> str:
    if not comment.field:
        return WHOLE
    sheet = owed[comment.artefact.project_id].get(comment.artefact.type_code)
    field = sheet.field(comment.field) if sheet else None
    return field.label if field else comment.field.replace("_", " ")


@offer
class CommentResource(Resource[Comment]):
    """What was said about documents, and how it was resolved."""

    model = Comment
    noun = "comment"
    plural = "comments"
    purpose = (
        "A comment says what is wrong or unclear in a document. Until it is resolved, the document is not approved."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "artefact", "artefact__project", "author", "resolved_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "artefact", "severity", "author")
    columns = (
        Column(name="text", label="Comment", path="text", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="artefact", label="Document", path="artefact", kind="related", filter="related"),
        Column(name="about", label="About", batch=_abouts),
        Column(name="severity", label="Weight", path="severity", kind="choice", choices=Severity, filter="choice"),
        Column(name="state", label="State", batch=_states),
        Column(name="number", label="Version", path="number", kind="integer"),
        Column(name="author", label="Raised by", path="author", kind="related", filter="related"),
        Column(name="raised_at", label="Raised", path="raised_at", kind="instant"),
        Column(name="resolution", label="Resolution", path="resolution", search=True),
        Column(name="resolved_by", label="Resolved by", path="resolved_by", kind="related"),
        Column(name="resolved_at", label="Resolved", path="resolved_at", kind="instant"),
    )
    shown = ("text", "project", "artefact", "about", "severity", "state", "author", "raised_at")
    facts = (
        "project", "artefact", "about", "text", "severity", "number", "author", "raised_at", "resolution",
        "resolved_by", "resolved_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="resolve", label="Resolve", action=actions.resolve_comment, form=ResolveForm, version=own_version,
            primary=True,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Comment]:
        """Return the comments on the documents that `actor` may see."""
        return Comment.objects.filter(artefact__in=queries.visible_to(actor))

    def state(self, record: Comment) -> str:
        """Return whether it is resolved."""
        return RESOLVED if record.resolved_at else OPEN
