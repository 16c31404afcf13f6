"""What keeps a project from its end, the files that prove it, and the acts of the client: a code, and the signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from milepost.api.own_pages import OwnPage, offer_page
from milepost.closing import actions, queries
from milepost.closing.bridge import kept
from milepost.closing.forms.acceptance import SignForm, StepForm
from milepost.closing.models import Acceptance, SignedNote
from milepost.closing.rules.notes import sealed_bytes
from milepost.kernel.errors import NotSeen
from milepost.projects.queries import project_for
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES, own_version
from milepost.surface.views import refuse_the_past

router = Router(tags=["closing"])


class ConditionOut(Schema):
    """A condition for closing a project: met, open, unknown or not needed, and why."""

    code: str
    sentence: str
    said: str
    why: str
    owner: str
    path: str


@router.get("/projects/{code}", response=list[ConditionOut], summary="Read what keeps a project from being closed")
def conditions(request: HttpRequest, code: str) -> list[ConditionOut]:
    """Return every condition with what it says now."""
    refuse_the_past(request)
    return [
        ConditionOut(
            code=each.code,
            sentence=each.sentence,
            said=answer.said,
            why=answer.why,
            owner=each.owner,
            path=each.path,
        )
        for each, answer in queries.checklist(project_for(actor_of(request), code))
    ]


@router.get("/archives/{key}", summary="Take a whole archive")
def archive(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out the sealed file of a project to who oversees; it verifies by itself."""
    actor = actor_of(request)
    found = RESOURCES["archives"].get(actor, key)
    if not queries.may_take(actor):
        raise NotSeen(key)
    content, _ = kept(found.sha256)
    return _file(content, "application/zip", f"{found.project.code}-archive-{found.number}.zip")


@router.get("/notes/{key}", summary="Take the signed note of an acceptance")
def note(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out the note under an acceptance as canonical JSON; it verifies by itself."""
    found = SignedNote.objects.filter(acceptance=RESOURCES["acceptances"].get(actor_of(request), key)).first()
    if found is None:
        raise NotSeen(key)
    return _file(sealed_bytes(found.envelope), "application/json", f"note-{found.number}.json")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _nothing(_request: HttpRequest, _acceptance: Acceptance, typed: Any) -> forms.Form:
    return StepForm(typed)


def _code(request: HttpRequest, acceptance: Acceptance, _form: Any, _version: int | None) -> Acceptance:
    return actions.send_code(actor_of(request), acceptance)


def _signature(request: HttpRequest, acceptance: Acceptance, typed: Any) -> SignForm:
    return SignForm(typed, known=actions.knew_the_code(request.session, acceptance))


def _sign(request: HttpRequest, acceptance: Acceptance, form: Any, version: int | None) -> Acceptance:
    typed, code = form.typed(), form.cleaned_data["code"]
    return actions.sign_with_code(actor_of(request), acceptance, request.session, code, version=version, **typed)


offer_page(
    OwnPage(
        slug="acceptances", name="code", label="Have a code sent", action=actions.send_code, form=_nothing, act=_code,
        help="To the mail of the signatory; good for ten minutes.",
    )
)  # fmt: skip
offer_page(
    OwnPage(
        slug="acceptances", name="sign", label="Decide and sign", action=actions.sign_acceptance, form=_signature,
        act=_sign, version=own_version, help="With the code of the mail.",
    )
)  # fmt: skip
