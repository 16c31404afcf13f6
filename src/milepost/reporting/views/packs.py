"""Pages of board packs: start building one, build it again and compare, hand out its files."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from milepost.documents.renderers.catalogue import FORMATS
from milepost.kernel import jobs
from milepost.kernel.errors import NotSeen
from milepost.reporting import actions
from milepost.reporting.bridge.pack_files import kept
from milepost.reporting.jobs import BUILD, COMPARE
from milepost.reporting.models import Pack, Period
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen

NO_STYLE = "default-src 'none'; sandbox"


@login_required
@require_POST
def build(request: HttpRequest, period_id: int) -> HttpResponse:
    """Start building the pack of a locked period; its progress is the page of the job."""
    actor = actor_of(request)
    period: Period = get_or_unseen(RESOURCES["periods"].visible(actor), period_id)
    refusal = actions.record_pack.verdict(actor, period)
    if refusal is not None:
        raise refusal
    address = request.build_absolute_uri("/").rstrip("/")
    job = jobs.start(actor, BUILD, f"Board pack of {period.name}", period_id=period.pk, base_url=address)
    return redirect("surface:job", job_id=job.pk)


@login_required
@require_POST
def compare(request: HttpRequest, pack_id: int) -> HttpResponse:
    """Start building a pack again from the ledger, to compare it byte for byte."""
    actor, pack = actor_of(request), _pack(request, pack_id)
    refusal = actions.record_pack.verdict(actor, pack.period)
    if refusal is not None:
        raise refusal
    title = f"Board pack {pack.number} of {pack.period.name}, built again"
    job = jobs.start(actor, COMPARE, title, pack_id=pack.pk)
    return redirect("surface:job", job_id=job.pk)


@login_required
@require_GET
def pack_file(request: HttpRequest, pack_id: int, name: str) -> HttpResponse:
    """Hand out a file of a pack as it was built; with `open` the web page is shown under its own strict policy."""
    pack = _pack(request, pack_id)
    if name not in pack.files or name not in FORMATS:
        raise NotSeen(name)
    told = pack.files[name]
    response = HttpResponse(kept(pack.snapshot_sha256, name, told["sha256"]), content_type=FORMATS[name].media_type)
    opened = name == "html" and "open" in request.GET
    response["Content-Disposition"] = f'{"inline" if opened else "attachment"}; filename="{told["name"]}"'
    response["Content-Security-Policy"] = told.get("policy", NO_STYLE) if name == "html" else NO_STYLE
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _pack(request: HttpRequest, pack_id: int) -> Pack:
    visible = RESOURCES["packs"].visible(actor_of(request)).select_related("period")
    found: Pack = get_or_unseen(visible, pack_id)
    return found
