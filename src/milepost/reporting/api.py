"""The API of reports: the same reports as the command line, in the same formats, for what the reader sees."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from milepost.documents.renderers.as_html import content_policy
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import RenderOptions, UnknownTableError
from milepost.kernel.errors import refuse
from milepost.reporting.reports.catalogue import REPORTS
from milepost.reporting.reports.producing import Order, produced
from milepost.surface.requests import actor_of, moment_of

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
