"""Pages of versions: one as it was, two beside each other, one on paper; and the files that hang on a document."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from milepost.artefacts import queries
from milepost.artefacts.bridge.files import kept
from milepost.artefacts.choices import AttachmentState, VersionState
from milepost.artefacts.models import Artefact
from milepost.artefacts.panels.document import rows_of
from milepost.artefacts.panels.paper import on_paper
from milepost.artefacts.rules.content import completeness, difference
from milepost.documents.renderers.catalogue import FORMATS
from milepost.kernel.errors import NotSeen
from milepost.surface.frame import Crumb
from milepost.surface.lists.sheets import identity
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen

NOTHING_RUNS = "default-src 'none'; sandbox"


@login_required
@require_GET
def version_page(request: HttpRequest, artefact_id: int, number: int) -> HttpResponse:
    """Show one version as it was handed in."""
    artefact = _artefact(request, artefact_id)
    version, sheet = queries.version_of(artefact, number), queries.sheet_of(artefact)
    content = queries.content_of(sheet, version)
    told = completeness(sheet.fields, sheet.project_class, content)
    context = {
        "version": version,
        "rows": rows_of(sheet, content, told, []),
        "pdf_url": reverse("documents:pdf", args=[artefact.pk, number]),
        "title": f"{artefact.name}, version {number}",
        "state": VersionState(version.state).label,
        "crumbs": _crumbs(artefact, f"Version {number}"),
    }
    return render(request, "artefacts/version.html", context)


@login_required
@require_GET
def difference_page(request: HttpRequest, artefact_id: int) -> HttpResponse:
    """Show what differs between two versions, by field, word and row."""
    artefact = _artefact(request, artefact_id)
    versions = queries.versions_of(artefact)
    numbers = [each.number for each in versions]
    after = _chosen(request, "after", numbers, numbers[0])
    before = _chosen(request, "before", numbers, numbers[min(1, len(numbers) - 1)])
    found, sheet = {each.number: each for each in versions}, queries.sheet_of(artefact)
    changes = difference(
        sheet.fields, queries.content_of(sheet, found[before]), queries.content_of(sheet, found[after])
    )
    context = {
        "numbers": numbers,
        "before": before,
        "after": after,
        "note": found[after].change_note,
        "changes": changes,
        "title": f"{artefact.name}: version {before} to {after}",
        "crumbs": _crumbs(artefact, "Difference"),
    }
    return render(request, "artefacts/difference.html", context)


@login_required
@require_GET
def pdf(request: HttpRequest, artefact_id: int, number: int) -> HttpResponse:
    """Hand out one version on paper."""
    artefact = _artefact(request, artefact_id)
    version, sheet = queries.version_of(artefact, number), queries.sheet_of(artefact)
    document = on_paper(artefact, version, sheet, queries.content_of(sheet, version), identity())
    name = f"{artefact.project.code} {artefact.name} {number}.pdf"
    return _handed_out(FORMATS["pdf"].render(document), FORMATS["pdf"].media_type, name)


@login_required
@require_GET
def file(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Hand out a file that hangs on a document, as it was attached; nothing in it runs here."""
    attachment: Any = get_or_unseen(RESOURCES["attachments"].visible(actor_of(request)), attachment_id)
    if attachment.state != AttachmentState.ATTACHED:
        raise NotSeen(attachment.name)
    return _handed_out(kept(attachment.sha256), attachment.media_type, attachment.name)


def _handed_out(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _artefact(request: HttpRequest, artefact_id: int) -> Artefact:
    visible = RESOURCES["artefacts"].visible(actor_of(request)).select_related("project")
    found: Artefact = get_or_unseen(visible, artefact_id)
    return found


def _chosen(request: HttpRequest, name: str, numbers: list[int], otherwise: int) -> int:
    asked = request.GET.get(name, "")
    if not asked:
        return otherwise
    number = whole_number(asked)
    if number not in numbers:
        raise NotSeen(f"version {asked[:20]}")
    return int(asked)


def _crumbs(artefact: Artefact, last: str) -> tuple[Crumb, ...]:
    return (
        Crumb("Projects", RESOURCES["projects"].url()),
        Crumb(artefact.project.code, RESOURCES["projects"].url(artefact.project)),
        Crumb(artefact.name, RESOURCES["artefacts"].url(artefact)),
        Crumb(last),
    )
