"""What people see of a document: where it stands, what it says, and what may be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import ArtefactState
from milepost.artefacts.forms import (
    ApproveForm,
    AttachForm,
    CommentForm,
    ReadingForm,
    ReviewForm,
    StepForm,
    WhyForm,
    attached,
)
from milepost.artefacts.models import Artefact
from milepost.artefacts.panels.document import judgement_facts, text_facts, version_facts
from milepost.artefacts.panels.project import owed
from milepost.documents import cells
from milepost.kernel.policy import Actor
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version


def _complete(records: list[Artefact], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.completenesses(records, moment)
    return {
        key: cells.Text(f"{each.filled} of {each.required}") if each.required else cells.Text("nothing required")
        for key, each in told.items()
    }


def _open(records: list[Artefact], _actor: Actor, moment: datetime | None) -> Batch:
    return dict(queries.open_counts(records, moment))


def _read_now(artefact: Artefact) -> dict[str, Any]:
    return {"sha256": queries.version_of(artefact).sha256}


@offer
class ArtefactResource(Resource[Artefact]):
    """The documents of the projects that the reader sees."""

    model = Artefact
    noun = "artefact"
    plural = "artefacts"
    purpose = (
        "An artefact is a structured document that the method asks of a project: drafted by who delivers, reviewed and "
        "approved by others, kept in versions that never change once they are handed in."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project",)
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "name")
    columns = (
        Column(name="name", label="Document", path="name", search=True, filter="text"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ArtefactState, filter="choice"),
        Column(
            name="complete", label="Required fields filled", batch=_complete,
            help="Of the fields that the class of the project requires, how many say enough.",
        ),
        Column(
            name="open", label="Open comments", kind="integer", batch=_open,
            help="Comments above a note that are not resolved: they stand against approval.",
        ),
        Column(name="number", label="Version", path="number", kind="integer"),
        Column(name="approved", label="Approved version", path="approved_number", kind="integer"),
        Column(name="type", label="Type", path="type_code", kind="code"),
    )  # fmt: skip
    shown = ("name", "project", "state", "complete", "open", "number", "approved")
    facts = ("project", "state", "complete", "open", "number", "approved", "type")

    verbs = (
        Verb(
            name="submit", label="Hand in", action=actions.submit_artefact, form=StepForm, version=own_version,
            help="It is checked for what is missing, then sealed and given to those who review and approve it.",
        ),
        Verb(name="comment", label="Comment", action=actions.raise_comment, form=CommentForm),
        Verb(
            name="review", label="Review", action=actions.review_artefact, form=ReviewForm, version=own_version
        ),
        Verb(
            name="approve", label="Approve", action=actions.approve_artefact, form=ApproveForm, version=own_version,
            primary=True, help="You approve exactly the version whose reading you confirmed. It never changes again.",
        ),
        Verb(
            name="return", label="Return", action=actions.return_artefact, form=WhyForm, version=own_version,
            help="Its next version begins as a draft with the same text.",
        ),
        Verb(
            name="reopen", label="Change", action=actions.reopen_artefact, form=WhyForm, version=own_version,
            help="The approved version holds until the next one is approved.",
        ),
        Verb(
            name="supersede", label="Supersede", action=actions.supersede_artefact, form=WhyForm, version=own_version
        ),
        Verb(name="retire", label="Drop", action=actions.retire_artefact, form=WhyForm, version=own_version),
        Verb(
            name="confirm-reading", label="Confirm reading", action=actions.confirm_reading, form=ReadingForm,
            initial=_read_now, typed=lambda given: {"sha256": given["sha256"]}, panel="judgements",
        ),
        Verb(
            name="attach", label="Attach a file", action=actions.attach_file, form=AttachForm, typed=attached,
            panel="attachments",
        ),
    )  # fmt: skip
    panels = (
        Panel(name="text", title="What it says", template="artefacts/text_panel.html", facts=text_facts),
        list_panel(
            "comments", "Comments", by="artefact", columns=("text", "about", "severity", "state", "author", "raised_at")
        ),
        Panel(
            name="judgements", title="Read and judged", template="artefacts/judgements_panel.html",
            facts=judgement_facts,
        ),
        list_panel(
            "attachments", "Attached files", by="artefact", columns=("name", "note", "size", "added_by", "added_at"),
            only={"state": "attached"},
        ),
        Panel(name="versions", title="Versions", template="artefacts/versions_panel.html", facts=version_facts),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Artefact]:
        """Return the documents of the projects that `actor` may see."""
        return queries.visible_to(actor)

    def title(self, record: Artefact) -> str:
        """Return which document of which project it is."""
        return f"{record.name}, {record.project.code}"

    def state(self, record: Artefact) -> str:
        """Return where the document stands."""
        return ArtefactState(record.state).label

    def links(self, record: Artefact, actor: Actor) -> list[dict[str, Any]]:
        """Offer the page on which the draft is written, to whoever may write it."""
        if actions.draft_artefact.verdict(actor, record) is not None:
            return []
        return [{"label": "Write", "url": reverse("documents:write", args=[record.pk]), "primary": True, "key": "e"}]


RESOURCES["projects"].extend(
    panels=(Panel(name="artefacts", title="Documents", template="artefacts/project_panel.html", facts=owed),),
)
