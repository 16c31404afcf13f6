"""The page on which a project manager writes a report: computed beside declared, text beside facts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.reporting import actions
from milepost.reporting.bridge import coloured_at
from milepost.reporting.forms import WriteReportForm
from milepost.reporting.models import StatusReport
from milepost.reporting.queries.reports import RELATED, colour_rows, visible_reports
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.middleware import status_of_form
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen


@method_decorator(login_required, name="dispatch")
class WriteReportView(View):
    """Write, keep and submit one report."""

    def get(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """Show the report as it is to be written, with its colours computed from the facts of this moment."""
        report = self._report(request, report_id)
        closed = actions.declare.verdict(actor_of(request), report)
        return self._page(request, report, self._form(report), closed)

    def post(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """Keep what was typed and, when asked, submit it; a refusal keeps everything that was typed."""
        report = self._report(request, report_id)
        form = self._form(report, request.POST)
        if not form.is_valid():
            return self._page(request, report, form, None)
        actor, seen = actor_of(request), whole_number(request.POST.get("version", ""))
        try:
            report = actions.declare(actor, report, version=seen, **form.typed())
        except Refusal as refusal:
            return self._page(request, report, form, refusal)
        if "submit" not in request.POST:
            messages.success(request, "The draft is kept.")
            return redirect("reporting:write", report_id=report.pk)
        try:
            actions.submit_report(actor, report, version=report.version)
        except Refusal as refusal:
            kept = self._report(request, report_id)
            return self._page(request, kept, form, refusal)
        messages.success(request, "Submitted. The PMO reviews it next.")
        return redirect(RESOURCES["status-reports"].url(report))

    def _report(self, request: HttpRequest, report_id: int) -> StatusReport:
        return get_or_unseen(visible_reports(actor_of(request)).select_related(*RELATED), report_id)

    def _form(self, report: StatusReport, typed: Any = None) -> WriteReportForm:
        coloured = coloured_at(report.period, [report.project_id], clock.now())[report.project_id]
        return WriteReportForm(report, colour_rows(report, coloured.body, to_write=True), typed)

    def _page(
        self, request: HttpRequest, report: StatusReport, form: WriteReportForm, refusal: Refusal | None
    ) -> HttpResponse:
        resource = RESOURCES["status-reports"]
        context = {
            "report": report,
            "form": form,
            "refusal": drawing.refusal_of(refusal),
            "closed": refusal is not None and not form.is_bound,
            "version": report.version if not form.is_bound or refusal is None else request.POST.get("version"),
            "back": resource.url(report),
            "title": f"Report of {report.project.name}",
            "state": report.period.name,
            "crumbs": (
                Crumb("Projects", RESOURCES["projects"].url()),
                Crumb(report.project.code, RESOURCES["projects"].url(report.project)),
                Crumb(report.period.name, resource.url(report)),
                Crumb("Write"),
            ),
        }
        status = status_of_form(refusal, sent=form.is_bound)
        return render(request, "reporting/write.html", context, status=status)
