"""The page on which a document is written: one form with help and example beside each field, checked as it is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST

from milepost.artefacts import actions, queries
from milepost.artefacts.forms import FIELD, DocumentForm
from milepost.artefacts.models import Artefact, ArtefactVersion, Comment
from milepost.artefacts.rules.content import completeness, copied_from_template
from milepost.artefacts.rules.sheets import Sheet
from milepost.kernel.errors import Refusal
from milepost.projects.queries import project_for
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.middleware import status_of_form
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES, record_page
from milepost.surface.views import get_or_unseen, refuse_the_past


@login_required
@require_POST
def start(request: HttpRequest, code: str, type_code: str) -> HttpResponse:
    """Start a document of a project, and lead to where it is written."""
    actor = actor_of(request)
    artefact = actions.start_artefact(actor, project_for(actor, code), type_code=type_code)
    return redirect("documents:write", artefact_id=artefact.pk)


@method_decorator(login_required, name="dispatch")
class WriteView(View):
    """Write and keep the draft, or only check it: checking writes nothing."""

    only_check = False

    def get(self, request: HttpRequest, artefact_id: int) -> HttpResponse:
        """Show the draft as it is to be written, or why it is closed."""
        if self.only_check:
            return redirect("documents:write", artefact_id=artefact_id)
        refuse_the_past(request)
        written = _Draft(request, artefact_id)
        closed = actions.draft_artefact.verdict(actor_of(request), written.artefact)
        return written.page(request, written.form(), closed)

    def post(self, request: HttpRequest, artefact_id: int) -> HttpResponse:
        """Keep what was typed; a refusal keeps everything that was typed."""
        refuse_the_past(request)
        written = _Draft(request, artefact_id)
        form = written.form(request.POST)
        valid = form.is_valid()
        if self.only_check:
            return written.check(request, form)
        if not valid:
            return written.page(request, form, None)
        actor, seen = actor_of(request), whole_number(request.POST.get("version", ""))
        try:
            kept = actions.draft_artefact(actor, written.artefact, version=seen, **form.typed())
            if "submit" in request.POST:
                actions.submit_artefact(actor, kept, version=kept.version)
        except Refusal as refusal:
            _mark(form, refusal)
            return _Draft(request, artefact_id).page(request, form, refusal)
        if "submit" in request.POST:
            messages.success(request, "Handed in. It is sealed, and others review it now.")
            return redirect(RESOURCES["artefacts"].url(kept))
        messages.success(request, "The draft is kept.")
        return redirect("documents:write", artefact_id=artefact_id)


class _Draft:
    """The draft that a page writes, with everything the page says about it."""

    artefact: Artefact
    version: ArtefactVersion
    sheet: Sheet

    def __init__(self, request: HttpRequest, artefact_id: int) -> None:
        seen = RESOURCES["artefacts"].visible(actor_of(request)).select_related("project")
        self.artefact = get_or_unseen(seen, artefact_id)
        self.version = queries.version_of(self.artefact)
        self.sheet = queries.sheet_of(self.artefact)

    def form(self, typed: Any = None) -> DocumentForm:
        """Return the form, filled from the draft or from what was typed."""
        content = queries.content_of(self.sheet, self.version)
        initial = {"change_note": self.version.change_note}
        return DocumentForm(self.sheet, content, self.artefact.project.currency, typed, initial=initial)

    def told(self, form: DocumentForm) -> dict[str, Any]:
        """Return what is still missing in what the form holds."""
        complete = completeness(self.sheet.fields, self.sheet.project_class, form.content)
        copied = list(copied_from_template(self.sheet.fields, form.content))
        check_url = reverse("documents:check", args=[self.artefact.pk])
        return {"told": complete, "copied": copied, "problems": form.problems, "check_url": check_url}

    def check(self, request: HttpRequest, form: DocumentForm) -> HttpResponse:
        """Answer with what is missing: beside the form while somebody types, as the whole page without script."""
        if record_page(request):
            return render(request, "artefacts/_check.html", self.told(form))
        return self.page(request, form, None, status=200)

    def page(
        self, request: HttpRequest, form: DocumentForm, refusal: Refusal | None, status: int | None = None
    ) -> HttpResponse:
        """Show the form."""
        artefact, resource = self.artefact, RESOURCES["artefacts"]
        conflict = form.is_bound and refusal is not None
        comments = [each for each in queries.comments_of(artefact) if each.resolved_at is None]
        context = {
            **self.told(form),
            "artefact": artefact,
            "purpose": self.sheet.type.purpose,
            "form": form,
            "needed": [
                _row(form, self.sheet, each.code, comments) for each in self.sheet.fields if self.sheet.needs(each)
            ],
            "others": [
                _row(form, self.sheet, each.code, comments) for each in self.sheet.fields if not self.sheet.needs(each)
            ],
            "refusal": drawing.refusal_of(refusal),
            "closed": refusal is not None and not form.is_bound,
            "version": request.POST.get("version") if conflict else self.version.version,
            "back": resource.url(artefact),
            "write_url": reverse("documents:write", args=[artefact.pk]),
            "title": artefact.name,
            "state": f"Version {self.version.number}",
            "crumbs": (
                Crumb("Projects", RESOURCES["projects"].url()),
                Crumb(artefact.project.code, RESOURCES["projects"].url(artefact.project)),
                Crumb(artefact.name, resource.url(artefact)),
                Crumb("Write"),
            ),
        }
        answer = status_of_form(refusal, sent=form.is_bound) if status is None else status
        return render(request, "artefacts/write.html", context, status=answer)


def _row(form: DocumentForm, sheet: Sheet, code: str, comments: list[Comment]) -> dict[str, Any]:
    field = sheet.field(code)
    return {
        "field": field,
        "needed": bool(field and sheet.needs(field)),
        "bound": form[FIELD + code],
        "comments": [each for each in comments if each.field == code],
    }


def _mark(form: DocumentForm, refusal: Refusal) -> None:
    """Say beside each field what is missing in it."""
    for unmet in refusal.unmet:
        name = unmet.field if unmet.field in form.fields else FIELD + unmet.field
        if unmet.field and name in form.fields:
            form.add_error(name, f"{unmet.missing} {unmet.path}")
