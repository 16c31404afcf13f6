"""What a document says, and the acts whose form follows the sheet of the method: starting one, writing its draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from ninja import Router, Schema

from milepost.api.own_pages import OwnPage, offer_page
from milepost.artefacts import actions, queries
from milepost.artefacts.forms import DocumentForm
from milepost.artefacts.models import Artefact
from milepost.artefacts.rules.content import write_value
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES

router = Router(tags=["documents"])


class FieldOut(Schema):
    """A field of a document, as it was typed."""

    code: str
    label: str
    required: bool
    text: str


class DocumentOut(Schema):
    """The present version of a document; once handed in it is what the hash seals."""

    name: str
    project: str
    state: str
    number: int
    sha256: str
    fields: list[FieldOut]


@router.get("/{key}", response=DocumentOut, summary="Read what a document says")
def document(request: HttpRequest, key: str) -> DocumentOut:
    """Return every field of the present version, and its hash."""
    artefact = RESOURCES["artefacts"].get(actor_of(request), key)
    sheet, version = queries.sheet_of(artefact), queries.version_of(artefact)
    content = queries.content_of(sheet, version)
    return DocumentOut(
        name=artefact.name,
        project=artefact.project.code,
        state=artefact.state,
        number=version.number,
        sha256=version.sha256,
        fields=[
            FieldOut(
                code=field.code,
                label=field.label,
                required=sheet.needs(field),
                text=write_value(field, content.get(field.code)),
            )
            for field in sheet.fields
        ],
    )


def _types(_request: HttpRequest, project: Any, typed: Any) -> forms.Form:
    return StartForm(project, typed)


class StartForm(forms.Form):
    """Which of the documents that the project owes is begun."""

    type_code: forms.ChoiceField = forms.ChoiceField(label="Document")

    def __init__(self, project: Any, typed: Any = None) -> None:
        super().__init__(typed)
        field: Any = self.fields["type_code"]
        field.choices = [(sheet.type.code, sheet.type.name) for sheet in queries.types_for(project)]


def _start(request: HttpRequest, project: Any, form: Any, _version: int | None) -> Artefact:
    return actions.start_artefact(actor_of(request), project, type_code=form.cleaned_data["type_code"])


def _draft(_request: HttpRequest, artefact: Artefact, typed: Any) -> DocumentForm:
    sheet, version = queries.sheet_of(artefact), queries.version_of(artefact)
    content = queries.content_of(sheet, version)
    initial = {"change_note": version.change_note}
    return DocumentForm(sheet, content, artefact.project.currency, typed, initial=initial)


def _write(request: HttpRequest, artefact: Artefact, form: Any, version: int | None) -> Artefact:
    actions.draft_artefact(actor_of(request), artefact, version=version, **form.typed())
    return artefact


def _version(artefact: Artefact) -> int:
    return queries.version_of(artefact).version


offer_page(
    OwnPage(
        slug="projects", name="start-document", label="Start a document", action=actions.start_artefact, form=_types,
        act=_start, help="One that the method asks this project for.",
    )
)  # fmt: skip
offer_page(
    OwnPage(
        slug="artefacts", name="write", label="Write", action=actions.draft_artefact, form=_draft, act=_write,
        version=_version, help="The whole draft: what is left out is emptied.",
    )
)  # fmt: skip
