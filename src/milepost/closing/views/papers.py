"""Notes and keys as files: for whoever sees the acceptance, and the public keys for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from milepost.artefacts.actions import kept
from milepost.closing import queries
from milepost.closing.models import SignedNote
from milepost.closing.panels.documents import paper_of
from milepost.closing.rules.notes import sealed_bytes
from milepost.kernel.errors import NotSeen
from milepost.surface.requests import actor_of

NOTHING_RUNS = "default-src 'none'; sandbox"


@login_required
@require_GET
def note(request: HttpRequest, acceptance_id: int, kind: str) -> HttpResponse:
    """Hand out a signed note, as JSON or as PDF; each verifies by itself."""
    visible = queries.acceptances_visible_to(actor_of(request))
    found = SignedNote.objects.filter(acceptance__in=visible, acceptance_id=acceptance_id).first()
    if found is None:
        raise NotSeen("note")
    name = f"acceptance-note-{found.project.code}-{found.number}.{kind}"
    if kind == "json":
        return _handed_out(sealed_bytes(found.envelope), "application/json", name)
    return _handed_out(kept(found.pdf_sha256), "application/pdf", name)


@require_GET
def keys_page(request: HttpRequest) -> HttpResponse:
    """Show every public key with which notes were sealed, so that anybody can compare."""
    context = {"keys": queries.signing_keys(), "title": "Signing keys"}
    return render(request, "closing/acceptance/keys.html", context)


@require_GET
def keys_file(request: HttpRequest) -> JsonResponse:
    """Hand out the file of keys that a verifier trusts."""
    del request
    return JsonResponse(queries.key_file(queries.signing_keys()))


def part_of_submission(files: Iterable[dict[str, Any]], sha256: str) -> HttpResponse:
    """Return a file of what was submitted; one that does not belong to it is not there."""
    found = next((each for each in files if each["sha256"] == sha256), None)
    if found is None:
        raise NotSeen(sha256)
    return _handed_out(kept(sha256), str(found["media_type"]), str(found["name"]))


def document_of_submission(told: dict[str, Any]) -> HttpResponse:
    """Return an approved document as PDF, if it is still what was handed in."""
    made = paper_of(told)
    if made is None:
        raise NotSeen("document")
    return _handed_out(made, "application/pdf", f"{told['name']} {told['number']}.pdf")


def _handed_out(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
