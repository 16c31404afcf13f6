"""The API of reports: the same reports as the command line, in the same formats; and writing a status report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from milepost.api.own_pages import OwnPage, offer_page
from milepost.documents.renderers.as_html import content_policy
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import RenderOptions, UnknownTableError
from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.reporting import actions
from milepost.reporting.bridge import coloured_at
from milepost.reporting.forms import WriteReportForm
from milepost.reporting.models import StatusReport
from milepost.reporting.queries.reports import colour_rows
from milepost.reporting.reports.catalogue import REPORTS
from milepost.reporting.reports.producing import Order, produced
from milepost.surface.requests import actor_of, moment_of
from milepost.surface.resource import own_version

router = Router(tags=["reports"])


class ReportOut(Schema):
    """A report of the catalogue."""

    name: str
    title: str
    purpose: str
    of_project: bool
    formats: list[str]


@router.get("", response=list[ReportOut], summary="List the reports")
def reports(request: HttpRequest) -> list[ReportOut]:
    """Return every report with what it tells and its formats."""
    actor_of(request)
    return [
        ReportOut(
            name=each.name, title=each.title, purpose=each.purpose, of_project=each.of_project, formats=list(FORMATS)
        )
        for each in REPORTS
    ]


@router.get("/{name}", summary="Make a report")
def report(
    request: HttpRequest,
    name: str,
    period: str = "",
    cycle: str = "",
    project: str = "",
    format: str = "json",  # noqa: A002 - the name in the address
    table: str = "",
) -> HttpResponse:
    """Return a report of a period (the latest locked one, else the latest) as known now or at `as_of`."""
    if format not in FORMATS:
        raise refuse(
            "format_is_known", f"There is no format {format[:20]!r}.", missing=f"There are: {', '.join(FORMATS)}.",
            cure="You", field_name="format",
        )  # fmt: skip
    order = Order(name, period, cycle, moment_of(request), project, request.build_absolute_uri("/").rstrip("/"))
    document = produced(actor_of(request), order)
    try:
        content = render(document, format, RenderOptions(table=table))
    except UnknownTableError as problem:
        raise refuse("table_is_in_the_report", str(problem), cure="You", field_name="table") from None
    response = HttpResponse(content, content_type=FORMATS[format].media_type)
    opened = "inline" if format in ("html", "json") else "attachment"
    response["Content-Disposition"] = f'{opened}; filename="{document.name}.{format}"'
    if format == "html":
        response["Content-Security-Policy"] = content_policy(document)
    return response


def _sheet(_request: HttpRequest, report: StatusReport, typed: Any) -> WriteReportForm:
    coloured = coloured_at(report.period, [report.project_id], clock.now())[report.project_id]
    return WriteReportForm(report, colour_rows(report, coloured.body, to_write=True), typed)


def _write(request: HttpRequest, report: StatusReport, form: Any, version: int | None) -> StatusReport:
    return actions.declare(actor_of(request), report, version=version, **form.typed())


def _nothing(_request: HttpRequest, _report: StatusReport, typed: Any) -> forms.Form:
    return forms.Form(typed)


def _submit(request: HttpRequest, report: StatusReport, _form: Any, version: int | None) -> StatusReport:
    return actions.submit_report(actor_of(request), report, version=version)


offer_page(
    OwnPage(
        slug="status-reports", name="write", label="Write", action=actions.declare, form=_sheet, act=_write,
        version=own_version, help="Colours and texts by dimension; grounds where a colour is better than computed.",
    )
)  # fmt: skip
offer_page(
    OwnPage(
        slug="status-reports", name="submit", label="Submit", action=actions.submit_report, form=_nothing, act=_submit,
        version=own_version, help="It is frozen as it stands, and the PMO reviews it.",
    )
)  # fmt: skip
