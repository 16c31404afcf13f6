"""The files of what was submitted, handed out as they were handed in; nothing in them runs here."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from milepost.artefacts.actions import kept
from milepost.kernel.errors import NotSeen
from milepost.planning.models import Submission
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen

NOTHING_RUNS = "default-src 'none'; sandbox"


@login_required
@require_GET
def file(request: HttpRequest, submission_id: int, sha256: str) -> HttpResponse:
    """Hand out a file of a submission to whoever sees its project."""
    submission: Any = get_or_unseen(RESOURCES["submissions"].visible(actor_of(request)), submission_id)
    return handed_out(submission, sha256)


def handed_out(submission: Submission, sha256: str) -> HttpResponse:
    """Return a file of a submission; one that does not belong to it is not there."""
    found = next((each for each in submission.files if each["sha256"] == sha256), None)
    if found is None:
        raise NotSeen(sha256)
    response = HttpResponse(kept(sha256), content_type=found["media_type"])
    name = str(found["name"])
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
