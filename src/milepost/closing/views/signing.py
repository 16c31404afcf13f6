"""The page on which the client sees what was delivered, proves who they are, and decides. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from milepost.closing import actions
from milepost.closing.forms.acceptance import SignForm
from milepost.closing.panels.signing import is_open, shown
from milepost.closing.views.doors import Door, asked_to_sign_in, by_account, by_link
from milepost.closing.views.papers import document_of_submission, part_of_submission
from milepost.kernel.errors import NotSeen, Refusal
from milepost.surface import drawing
from milepost.surface.middleware import status_of
from milepost.surface.requests import whole_number

GONE = 410
ONLY_HERE = "same-origin"
"""Another site is told nothing. Were this house told nothing either, a browser would send the form as of no origin, and
the form of an unknown origin is refused: nobody could sign."""
Page = Callable[..., HttpResponseBase]


def behind_a_link(page: Page) -> Page:
    """Open a page to whoever holds a link; nothing of it is kept, handed on or told to another site."""

    @wraps(page)
    def opened(request: HttpRequest, token: str, **more: Any) -> HttpResponseBase:
        return _private(page(request, by_link(token), **more))

    return opened


def behind_an_account(page: Page) -> Page:
    """Open a page to the signatory who is signed in."""

    @wraps(page)
    def opened(request: HttpRequest, acceptance_id: int, **more: Any) -> HttpResponseBase:
        return asked_to_sign_in(request) or _private(page(request, by_account(request, acceptance_id), **more))

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, door: Door) -> HttpResponse:
    """Show the request; sent, prove who signs by the code and seal the decision."""
    if request.method != "POST":
        return _drawn(request, door, SignForm(known=_known(request, door)))
    form = SignForm(request.POST, known=_known(request, door))
    if not form.is_valid():
        return _drawn(request, door, form, status=422)
    seen = whole_number(request.POST.get("version", ""))
    typed, told = form.typed(), form.cleaned_data["code"]
    try:
        actions.sign_with_code(door.actor, door.acceptance, request.session, told, version=seen, **typed)
    except Refusal as refusal:
        return _drawn(request, door, form, refusal, status_of(refusal))
    return redirect(door.url("page"))


@require_POST
def code(request: HttpRequest, door: Door) -> HttpResponse:
    """Have a code sent to the signatory's mail."""
    try:
        actions.send_code(door.actor, door.acceptance)
    except Refusal as refusal:
        return _drawn(
            request,
            door,
            SignForm(known=_known(request, door)),
            refusal,
            status_of(refusal),
        )
    return redirect(f"{door.url('page')}#decide")


@require_GET
def file(request: HttpRequest, door: Door, sha256: str) -> HttpResponse:
    """Hand out a file of what was submitted, as long as there is something to decide."""
    del request
    if door.acceptance.submission is None or not is_open(door.acceptance):
        raise NotSeen(sha256)
    return part_of_submission(door.acceptance.submission.files, sha256)


@require_GET
def document(request: HttpRequest, door: Door, place: int) -> HttpResponse:
    """Hand out a document of what was submitted on paper, as it was approved."""
    del request
    submission = door.acceptance.submission
    if submission is None or place >= len(submission.documents) or not is_open(door.acceptance):
        raise NotSeen("document")
    return document_of_submission(submission.documents[place])


def _known(request: HttpRequest, door: Door) -> bool:
    """Return whether this session knew the code a while ago."""
    return actions.knew_the_code(request.session, door.acceptance)


def _drawn(
    request: HttpRequest, door: Door, form: SignForm, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    facts = shown(door.acceptance, door.url)
    context = {
        **facts,
        "form": form,
        "refusal": drawing.refusal_of(refusal),
        "known": _known(request, door),
        "code_url": door.url("code"),
        "sign_url": door.url("page"),
        "title": f"Acceptance of {door.acceptance}",
    }
    over = status == 200 and not facts["open"] and not facts["decided"]
    return render(request, "closing/acceptance/sign.html", context, status=GONE if over else status)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = ONLY_HERE
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
