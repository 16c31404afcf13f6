"""The page on which a proposed change is worded: every milestone that may move has its date there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from milepost.changes import actions
from milepost.changes.forms import DifferenceForm, difference_form
from milepost.changes.models import ChangeRequest
from milepost.kernel.errors import Refusal
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.middleware import status_of_form
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past


@method_decorator(login_required, name="dispatch")
class DifferenceView(View):
    """Say what a proposed change is to make otherwise."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the form as the change reads now, or why it is closed."""
        refuse_the_past(request)
        change = _change(request, key)
        closed = actions.reword_change.verdict(actor_of(request), change)
        return _page(request, change, None if closed else difference_form(change), closed)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Word it anew; a refusal keeps what was typed."""
        refuse_the_past(request)
        change = _change(request, key)
        form = difference_form(change, request.POST)
        if not form.is_valid():
            return _page(request, change, form, None)
        version = whole_number(request.POST.get("version", ""))
        try:
            actions.reword_change(actor_of(request), change, version=version, **form.typed())
        except Refusal as refusal:
            return _page(request, _change(request, key), form, refusal)
        messages.success(request, "Saved. This is what it does.")
        return redirect(RESOURCES["change-requests"].url(change))


def _change(request: HttpRequest, key: str) -> ChangeRequest:
    found: ChangeRequest = RESOURCES["change-requests"].get(actor_of(request), key)
    return found


def _page(
    request: HttpRequest, change: ChangeRequest, form: DifferenceForm | None, refusal: Refusal | None
) -> HttpResponse:
    resource = RESOURCES["change-requests"]
    sent = form is not None and form.is_bound
    context = {
        "change": change,
        "form": form,
        "refusal": drawing.refusal_of(refusal),
        "closed": form is None,
        "version": request.POST.get("version", "") or change.version,
        "back": resource.url(change),
        "title": f"What {change.code} changes",
        "crumbs": (
            Crumb("Change requests", resource.url()),
            Crumb(str(change), resource.url(change)),
            Crumb("What changes"),
        ),
    }
    return render(request, "changes/difference.html", context, status=status_of_form(refusal, sent=sent))
