"""Reading an archive: everything on these pages comes out of the sealed file alone, after it was verified."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from milepost.closing import queries
from milepost.closing.bridge import kept
from milepost.closing.models import ArchivedFile, ArchivePackage
from milepost.closing.verifier.verify_archive import read
from milepost.kernel.errors import NotSeen
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen, refuse_the_past

NOTHING_RUNS = "default-src 'none'; sandbox"
LONGEST_SHOWN = 200_000
TEXT = ("application/json", "application/x-ndjson", "text/")


@login_required
@require_GET
def contents(request: HttpRequest, archive_id: int) -> HttpResponse:
    """Show what an archive holds, as its own manifest says, of what the reader may read."""
    refuse_the_past(request)
    actor = actor_of(request)
    archive: ArchivePackage = get_or_unseen(RESOURCES["archives"].visible(actor), archive_id)
    content, problems = kept(archive.sha256)
    manifest: dict[str, Any] = read(content)[0] if not problems else {"entries": [], "kinds": []}
    mine = queries.paths_of(archive, actor)
    rows = [
        {**each, "url": reverse("closing:archived", args=[mine[each["path"]]])}
        for each in manifest["entries"]
        if each["path"] in mine
    ]
    context = {
        "archive": archive,
        "manifest": manifest,
        "problems": problems,
        "rows": rows,
        "hidden": len(manifest["entries"]) - len(rows),
        "title": f"What is in the archive of {archive.project.code}",
        "crumbs": (
            Crumb("Archives", RESOURCES["archives"].url()),
            Crumb(str(archive), RESOURCES["archives"].url(archive)),
            Crumb("What is in it"),
        ),
    }
    return render(request, "closing/contents.html", context)


@login_required
@require_GET
def archived(request: HttpRequest, file_id: int) -> HttpResponse:
    """Show one archived file read-only: what is text as text, what is a structured document field by field."""
    refuse_the_past(request)
    file, data, problems = _read(request, file_id)
    shown = data is not None and file.media_type.startswith(TEXT) and len(data) <= LONGEST_SHOWN
    text = data.decode("utf-8", "replace") if shown and data is not None else ""
    context = {
        "file": file,
        "problems": problems,
        "fields": _fields(file, text),
        "text": text,
        "shown": shown,
        "download_url": "" if problems else reverse("closing:archived_file", args=[file.pk]),
        "title": file.title,
        "crumbs": (Crumb("Archived files", RESOURCES["archived-files"].url()), Crumb(file.title)),
    }
    return render(request, "closing/archived.html", context)


@login_required
@require_GET
def archived_file(request: HttpRequest, file_id: int) -> HttpResponse:
    """Hand out one archived file as it was sealed; nothing in it runs here."""
    file, data, problems = _read(request, file_id)
    if data is None or problems:
        raise NotSeen(file.title)
    return _handed_out(data, file.media_type, file.path.rpartition("/")[2])


@login_required
@require_GET
def archive_file(request: HttpRequest, archive_id: int) -> HttpResponse:
    """Hand out a whole archive to who oversees: what is restricted stands in it."""
    actor = actor_of(request)
    archive: ArchivePackage = get_or_unseen(RESOURCES["archives"].visible(actor), archive_id)
    if not queries.may_take(actor):
        raise NotSeen(str(archive))
    content, _ = kept(archive.sha256)
    return _handed_out(content, "application/zip", f"{archive.project.code}-archive-{archive.number}.zip")


def _read(request: HttpRequest, file_id: int) -> tuple[ArchivedFile, bytes | None, list[str]]:
    visible = RESOURCES["archived-files"].visible(actor_of(request)).select_related("archive", "project")
    file: ArchivedFile = get_or_unseen(visible, file_id)
    content, problems = kept(file.archive.sha256)
    return file, None if problems else read(content)[1].get(file.path), problems


def _fields(file: ArchivedFile, text: str) -> list[tuple[str, str]]:
    """Return what a structured document says, field by field; nothing for any other file."""
    if file.kind != "documents" or not text:
        return []
    return [(name, _plainly(value)) for name, value in json.loads(text)["content"].items()]


def _plainly(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(" | ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    if isinstance(value, dict):
        return " ".join(str(each) for each in value.values())
    return str(value)


def _handed_out(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
