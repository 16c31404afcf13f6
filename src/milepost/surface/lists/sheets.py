"""A list as a sheet: CSV, XLSX or JSON of exactly what is shown, through the documents room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from milepost.documents.model import Document, Identity, Section
from milepost.documents.renderers.catalogue import FORMATS as RENDERERS
from milepost.documents.tables import Column, Table
from milepost.kernel import clock
from milepost.kernel.errors import NotSeen
from milepost.kernel.policy import Actor
from milepost.surface.cells import KINDS
from milepost.surface.lists import listing
from milepost.surface.resource import Resource

SHEETS = ("csv", "xlsx", "json")
_identity: list[Callable[[], Identity]] = []


def provide_identity(identity: Callable[[], Identity]) -> None:
    """Let the floor that knows the organisation tell whose name and colours documents wear."""
    _identity[:] = [identity]


def identity() -> Identity:
    """Return whose name and colours documents wear."""
    return _identity[0]() if _identity else Identity("Milepost")


def sheet_response(
    resource: Resource[Any], actor: Actor, asked: listing.Asked, moment: datetime | None, form: str
) -> HttpResponse:
    """Return the whole list, as filtered, sorted and arranged, in one of the sheet formats."""
    if form not in SHEETS:
        raise NotSeen(form)
    shown = listing.build(resource, actor, asked, moment, whole=True)
    renderer = RENDERERS[form]
    content = renderer.render(document_of(resource, shown, moment or clock.now()))
    response = HttpResponse(content, content_type=renderer.media_type)
    response["Content-Disposition"] = f'attachment; filename="{resource.slug}.{form}"'
    return response


def document_of(resource: Resource[Any], shown: listing.Listing, as_of: datetime) -> Document:
    """Return a listing as a document of one table."""
    table = Table(
        id=resource.slug,
        columns=tuple(Column(column.label, KINDS[column.kind], id=column.name) for column in shown.columns),
        rows=tuple(row.cells for row in shown.rows),
        totals=shown.totals if shown.has_totals else None,
    )
    title = resource.plural.capitalize()
    section = Section(id=resource.slug, title=title, blocks=(table,))
    return Document(name=resource.slug, title=title, as_of=as_of, identity=identity(), sections=(section,), cover=False)
