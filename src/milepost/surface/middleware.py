"""Refusals and unseen records as answers: a helpful page, a fragment, or JSON, with the right status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from milepost.kernel.errors import Conflict, NotPermitted, NotSeen, Refusal, Unmet
from milepost.kernel.policy import at_one_instant
from milepost.surface.drawing import refusal_of
from milepost.surface.resource import record_page


class AnswerRefusals:
    """Turn what the floors below refuse into an answer; what they do not raise on purpose stays an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; what only reads, reads at one instant."""
        if request.method in {"GET", "HEAD"}:
            with at_one_instant():
                return self.get_response(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal or an unseen record."""
        if isinstance(error, NotSeen):
            return not_seen(request)
        if isinstance(error, Refusal):
            return _refused(request, error)
        return None


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status of a refusal: 403 not permitted, 409 somebody was first, 422 a rule does not hold."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 409 if isinstance(refusal, Conflict) else 422


def status_of_form(refusal: Refusal | None, *, sent: bool) -> int:
    """Return the HTTP status of a form's page: 200 when it is first shown, else that of what stood in its way."""
    if not sent:
        return 200
    return status_of(refusal) if refusal else 422


def own_address(request: HttpRequest, header: str) -> str:
    """Return the address that a header names, if it is one of this house; anybody can write anything there."""
    named = request.headers.get(header, "")
    secure = request.is_secure()
    ours = url_has_allowed_host_and_scheme(named, allowed_hosts={request.get_host()}, require_https=secure)
    return named if ours else ""


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that carries no token of this session: somebody else may have made it, or it was open too long."""
    del reason
    unmet = Unmet(
        "form_is_of_this_session",
        "This form was not sent from a page of this session.",
        missing="The page may have been open since before you signed in, or another site has sent it.",
        cure="You",
        path="Open the page again and send it from there.",
    )
    return _refused(request, NotPermitted((unmet,)))


def not_seen(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what does not exist, or not for this reader: a record, or an address that nothing is laid at."""
    del exception
    if request.path.startswith("/api/"):
        return JsonResponse({"error": "not found"}, status=404)
    return render(request, "surface/pages/not_seen.html", status=404)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status = status_of(refusal)
    if request.path.startswith("/api/"):
        return JsonResponse({"refused": [asdict(each) for each in refusal.unmet]}, status=status)
    page = "surface/parts/refusal.html" if record_page(request) else "surface/pages/refused.html"
    context = {"refusal": refusal_of(refusal), "title": "Refused", "back": own_address(request, "Referer")}
    return render(request, page, context, status=status)
