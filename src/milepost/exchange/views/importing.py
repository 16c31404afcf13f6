"""Import a sheet through pages: send it, choose how it is read, try it, import it, see what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from milepost.exchange.actions import write_sheet
from milepost.exchange.forms import ReadingForm, UploadForm
from milepost.exchange.importers.sheet.profile import ProfileInvalid
from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.jobs import IMPORT
from milepost.exchange.profile_writing import profile_text
from milepost.exchange.profiles import save_profile
from milepost.exchange.queries import visible_runs
from milepost.exchange.rules import shortened
from milepost.exchange.uploads import Choice, Upload, keep
from milepost.exchange.views.showing import preview_of, reading_of, refusal_of_sheet, result_of
from milepost.kernel import jobs
from milepost.kernel.errors import NotSeen
from milepost.kernel.models import Job
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of

SENT = "exchange.sent"
REMEMBERED = 5
START = Crumb("Import a sheet", "/import/")


def _require_importer(request: HttpRequest) -> None:
    refusal = write_sheet.verdict(actor_of(request))
    if refusal is not None:
        raise refusal


@method_decorator(login_required, name="dispatch")
class UploadView(View):
    """Send a sheet."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what to send, and what was imported lately."""
        _require_importer(request)
        return self._page(request, UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what was sent and go on to how it is read; what is no sheet is refused here."""
        _require_importer(request)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form)
        try:
            upload = keep(form.cleaned_data["sheet"])
            reading_of(upload, "")
        except SheetRefused as refused:
            return self._page(request, form, refused)
        sent = {**request.session.get(SENT, {}), upload.sha256: upload.name}
        request.session[SENT] = dict(list(sent.items())[-REMEMBERED:])
        return redirect("exchange:reading", sha256=upload.sha256)

    def _page(self, request: HttpRequest, form: UploadForm, refused: SheetRefused | None = None) -> HttpResponse:
        context = {
            "title": "Import a sheet",
            "form": form,
            "refusal": refusal_of_sheet(refused),
            "runs": visible_runs(actor_of(request)).select_related("imported_by").order_by("-imported_at")[:10],
            "crumbs": (Crumb("Import a sheet"),),
        }
        return render(request, "exchange/upload.html", context, status=422 if form.is_bound else 200)


@method_decorator(login_required, name="dispatch")
class ReadingView(View):
    """Choose how a sheet is read, see what would come of it, try it or import it."""

    def get(self, request: HttpRequest, sha256: str) -> HttpResponse:
        """Show the suggestion that fits best, or the one of the profile asked for."""
        _require_importer(request)
        upload = self._upload(request, sha256)
        reading = reading_of(upload, request.GET.get("profile", ""))
        form = ReadingForm(reading.profiles, reading.columns, initial={"profile": reading.profile})
        return self._page(request, upload, form, Choice(reading.profile, reading.chosen_columns()))

    def post(self, request: HttpRequest, sha256: str) -> HttpResponse:
        """Do what was asked with the reading that was chosen."""
        _require_importer(request)
        upload = self._upload(request, sha256)
        reading = reading_of(upload, request.POST.get("profile", ""))
        form = ReadingForm(reading.profiles, reading.columns, request.POST)
        if not form.is_valid():
            return self._page(request, upload, form, None)
        choice, wanted = form.choice(), request.POST.get("do", "")
        if wanted == "save":
            self._save(request, form, choice)
        elif wanted in ("try", "import"):
            return self._start(request, upload, choice, dry_run=wanted == "try")
        return self._page(request, upload, form, choice)

    def _upload(self, request: HttpRequest, sha256: str) -> Upload:
        name = request.session.get(SENT, {}).get(sha256)
        if name is None or not Upload(sha256, name).path.is_file():
            raise NotSeen(sha256)
        return Upload(sha256, name)

    def _save(self, request: HttpRequest, form: ReadingForm, choice: Choice) -> None:
        name = form.cleaned_data["save_as"]
        try:
            save_profile(name, profile_text(name, "", choice))
        except ProfileInvalid as invalid:
            form.add_error("save_as", " ".join(invalid.problems))
        else:
            messages.success(request, f"Saved as the profile {name}.")

    def _start(self, request: HttpRequest, upload: Upload, choice: Choice, *, dry_run: bool) -> HttpResponse:
        title = f"Try {upload.name}" if dry_run else f"Import {upload.name}"
        job = jobs.start(
            actor_of(request),
            IMPORT,
            title,
            sha256=upload.sha256,
            name=upload.name,
            choice=choice.stored(),
            dry_run=dry_run,
        )
        return redirect("surface:job", job_id=job.pk)

    def _page(self, request: HttpRequest, upload: Upload, form: ReadingForm, choice: Choice | None) -> HttpResponse:
        context: dict[str, Any] = {
            "title": f"Read {shortened(upload.name, 28)}",
            "form": form,
            "upload": upload,
            "crumbs": (START, Crumb("Read")),
            **preview_of(upload, form, choice),
        }
        wrong = form.is_bound and (bool(form.errors) or context["refusal"] is not None)
        return render(request, "exchange/reading.html", context, status=422 if wrong else 200)


@login_required
@require_GET
def result_page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show what an import of one's own came to."""
    person_id = actor_of(request).person_id
    job = Job.objects.filter(pk=job_id, kind=IMPORT, started_by_id=person_id, state=Job.State.DONE).first()
    if job is None:
        raise NotSeen(str(job_id))
    context = {"title": job.title, "crumbs": (START, Crumb(job.title)), **result_of(job)}
    return render(request, "exchange/result.html", context)
