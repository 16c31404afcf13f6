"""Reading every noun: the same columns, filters, policy and as-of as its pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from milepost.documents.renderers.as_json import cell_json
from milepost.kernel.errors import NotSeen
from milepost.surface.lists import listing
from milepost.surface.requests import actor_of, moment_of
from milepost.surface.resource import RESOURCES, Resource

router = Router(tags=["records"])


class NounOut(Schema):
    """A noun that the API can read."""

    slug: str
    noun: str
    purpose: str
    columns: list[str]


class PageOut(Schema):
    """A page of a list."""

    count: int
    page: int
    pages: int
    as_of: str | None
    rows: list[dict[str, Any]]


@router.get("/", response=list[NounOut], summary="List the nouns")
def nouns(request: HttpRequest) -> list[NounOut]:
    """Return every noun with its columns."""
    actor_of(request)
    return [
        NounOut(
            slug=resource.slug,
            noun=resource.noun,
            purpose=resource.purpose,
            columns=[column.name for column in resource.columns],
        )
        for resource in RESOURCES
    ]


@router.get("/{slug}", response=PageOut, summary="Read a list")
def read_list(request: HttpRequest, slug: str) -> PageOut:
    """Return one page; the address takes what the page's address takes: filters, q, sort, columns, page, as_of."""
    resource, actor, moment = _resource(slug), actor_of(request), moment_of(request)
    asked = listing.read_address(resource, {name: str(request.GET[name]) for name in request.GET})
    shown = listing.build(resource, actor, asked, moment)
    rows = [{"url": row.url, **_cells(shown.columns, row.cells)} for row in shown.rows]
    return PageOut(
        count=shown.count,
        page=asked.page,
        pages=shown.pages,
        as_of=moment.isoformat() if moment else None,
        rows=rows,
    )


@router.get("/{slug}/{key}", response=dict[str, Any], summary="Read a record")
def read_record(request: HttpRequest, slug: str, key: str) -> dict[str, Any]:
    """Return every column of one record."""
    resource, actor, moment = _resource(slug), actor_of(request), moment_of(request)
    record = resource.get(actor, key, moment)
    batches = listing.read_batches(resource.columns, [record], actor, moment)
    return _cells(resource.columns, tuple(column.cell(record, batches) for column in resource.columns))


def _resource(slug: str) -> Resource[Any]:
    if slug not in RESOURCES:
        raise NotSeen(slug)
    return RESOURCES[slug]


def _cells(columns: tuple[Any, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    return {column.name: cell_json(value) for column, value in zip(columns, values, strict=True)}
