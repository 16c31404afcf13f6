"""Refusals and unseen records as answers: a helpful page, a fragment, or JSON, with the right status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from milepost.kernel.errors import Conflict, NotPermitted, NotSeen, Refusal
from milepost.surface.drawing import refusal_of
from milepost.surface.resource import record_page


class AnswerRefusals:
    """Turn what the floors below refuse into an answer; what they do not raise on purpose stays an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal or an unseen record."""
        if isinstance(error, NotSeen):
            return _not_seen(request)
        if isinstance(error, Refusal):
            return _refused(request, error)
        return None


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status of a refusal: 403 not permitted, 409 somebody was first, 422 a rule does not hold."""
    if isinstance(refusal, NotPermitted):
        return 403
    return 409 if isinstance(refusal, Conflict) else 422


def _not_seen(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"error": "not found"}, status=404)
    return render(request, "surface/pages/not_seen.html", status=404)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status = status_of(refusal)
    if request.path.startswith("/api/"):
        return JsonResponse({"refused": [asdict(each) for each in refusal.unmet]}, status=status)
    page = "surface/parts/refusal.html" if record_page(request) else "surface/pages/refused.html"
    context = {"refusal": refusal_of(refusal), "title": "Refused", "back": request.headers.get("Referer", "")}
    return render(request, page, context, status=status)
