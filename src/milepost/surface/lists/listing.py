"""A list of a noun: filtered, sorted, grouped and paged by what the address says, now or as of a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from milepost.documents.cells import Cell, Money
from milepost.kernel.policy import Actor
from milepost.surface.cells import NOTHING, sort_key
from milepost.surface.columns import Batch, Column
from milepost.surface.lists.comparing import earlier_moment
from milepost.surface.lists.in_place import change_of
from milepost.surface.requests import plain_text, whole_number
from milepost.surface.resource import Resource, Verb

PAGE_SIZE = 50
LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of a list; whatever it names that does not exist is left out."""

    search: str
    filters: dict[str, str]
    sort: str
    descending: bool
    columns: tuple[str, ...]
    group: str
    page: int


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a list with its cells as the columns write them.

    Where the page is compared with an earlier moment, `before` holds the cells of then; none: it was not there.
    """

    record: Any
    url: str
    cells: tuple[Cell, ...]
    before: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a value."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, and what surrounds it."""

    asked: Asked
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    count: int
    pages: int
    totals: tuple[Cell, ...] = field(default=())
    change: Verb | None = None

    @property
    def has_totals(self) -> bool:
        """Say whether any column adds up."""
        return any(total != NOTHING for total in self.totals)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


def read_address(resource: Resource[Any], query: Mapping[str, str]) -> Asked:
    """Read what the address asks; a name that the noun does not have is ignored, never an error."""
    sort = query.get("sort", "").removeprefix("-")
    named = tuple(name for name in query.get("columns", "").split(",") if resource.has_column(name))
    page = whole_number(query.get("page", "")) or 1
    group = query.get("group", "")
    return Asked(
        search=plain_text(query.get("q", "")),
        filters={
            column.name: plain_text(query[column.name])
            for column in resource.columns
            if column.filter and query.get(column.name)
        },
        sort=sort if resource.has_column(sort) else "",
        descending=query.get("sort", "").startswith("-"),
        columns=named or resource.shown,
        group=group if group in resource.group_by else "",
        page=min(page, LAST_PAGE),
    )


def build(
    resource: Resource[Any], actor: Actor, asked: Asked, moment: datetime | None, *, whole: bool = False
) -> Listing:
    """Read one page of the list, or the `whole` of it for a sheet."""
    columns = tuple(resource.column(name) for name in asked.columns)
    if moment is None and _database_can_sort(resource, asked):
        ordered = _ordered_queryset(resource, actor, asked)
        chosen = list(ordered if whole else ordered[_span(asked)])
        count = len(chosen) if whole or (asked.page == 1 and len(chosen) < PAGE_SIZE) else ordered.count()
    else:
        records = _sorted_records(resource, actor, asked, moment)
        count = len(records)
        chosen = records if whole else records[_span(asked)]
    batches = read_batches(columns, chosen, actor, moment)
    before = cells_before(resource, columns, chosen, actor)
    rows = [
        Row(
            record,
            resource.url(record),
            tuple(column.cell(record, batches) for column in columns),
            None if before is None else before.get(record.pk, ()),
        )
        for record in chosen
    ]
    pages = max(1, -(-count // PAGE_SIZE))
    change = change_of(resource, actor, chosen) if moment is None and not whole else None
    return Listing(asked, columns, _grouped(resource, asked, rows), count, pages, _totals(columns, rows), change)


def read_batches(
    columns: tuple[Column, ...], records: list[Any], actor: Actor, moment: datetime | None
) -> dict[str, Batch]:
    """Read the computed columns, each for all records at once; columns that share a reader share the reading."""
    read: dict[Any, Batch] = {}
    batches: dict[str, Batch] = {}
    for column in columns:
        if column.batch is not None:
            if column.batch not in read:
                read[column.batch] = column.batch(records, actor, moment)
            batches[column.name] = read[column.batch]
    return batches


def cells_before(
    resource: Resource[Any], columns: tuple[Column, ...], records: list[Any], actor: Actor
) -> dict[int, tuple[Cell, ...]] | None:
    """Return the cells of `records` at the moment that the page is compared with, by id; None where it is not."""
    moment = earlier_moment()
    if moment is None:
        return None
    known = resource.past(moment, [record.pk for record in records])
    batches = read_batches(columns, known, actor, moment)
    return {record.pk: tuple(column.cell(record, batches) for column in columns) for record in known}


def _span(asked: Asked) -> slice:
    return slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE)


def _database_can_sort(resource: Resource[Any], asked: Asked) -> bool:
    if not asked.sort:
        return True
    column = resource.column(asked.sort)
    return bool(column.path) and column.batch is None  # what is shown is what is sorted


def _narrowed(resource: Resource[Any], actor: Actor, asked: Asked) -> QuerySet[Any]:
    found = resource.visible(actor).select_related(*resource.related)
    for name, value in asked.filters.items():
        found = found.filter(resource.column(name).narrow(value))
    if asked.search:
        either = Q()
        for column in resource.columns:
            if column.search:
                either |= column.contains(asked.search)
        found = found.filter(either)
    return found


def _ordered_queryset(resource: Resource[Any], actor: Actor, asked: Asked) -> QuerySet[Any]:
    order = [_order_path(resource, asked.group)] if asked.group else []
    if asked.sort:
        order.append(("-" if asked.descending else "") + _order_path(resource, asked.sort))
    return _narrowed(resource, actor, asked).order_by(*order, resource.order, "pk")


def _order_path(resource: Resource[Any], name: str) -> str:
    column = resource.column(name)
    return f"{column.path}__name" if column.filter == "related" else column.path


def _sorted_records(resource: Resource[Any], actor: Actor, asked: Asked, moment: datetime | None) -> list[Any]:
    """Read, filter and sort outside the database: for the past, and for computed columns."""
    if moment is None:
        records = list(_narrowed(resource, actor, asked))
    else:
        ids = resource.visible(actor).values_list("pk", flat=True)
        records = [record for record in resource.past(moment, ids) if _kept(resource, asked, record)]
    name = asked.sort or resource.order.removeprefix("-")
    column = resource.column(name) if resource.has_column(name) else None
    if column is not None:
        batches = read_batches((column,), records, actor, moment)
        keys = {record.pk: sort_key(column.raw(record, batches)) for record in records}
        known = [record for record in records if keys[record.pk][0] == 0]
        known.sort(key=lambda record: keys[record.pk], reverse=asked.descending)
        records = known + [record for record in records if keys[record.pk][0] != 0]
    if asked.group:
        grouping = resource.column(asked.group)
        records.sort(key=lambda record: sort_key(grouping.raw(record, {})))
    return records


def _kept(resource: Resource[Any], asked: Asked, record: Any) -> bool:
    if not all(resource.column(name).matches(record, value) for name, value in asked.filters.items()):
        return False
    wanted = asked.search.casefold()
    return not wanted or any(
        wanted in str(column.raw(record, {}) or "").casefold() for column in resource.columns if column.search
    )


def _grouped(resource: Resource[Any], asked: Asked, rows: list[Row]) -> tuple[Group, ...]:
    if not asked.group:
        return (Group("", tuple(rows)),)
    column = resource.column(asked.group)
    return tuple(
        Group(label or "not given", tuple(members))
        for label, members in groupby(rows, key=lambda row: getattr(column.cell(row.record, {}), "text", ""))
    )


def _totals(columns: tuple[Column, ...], rows: list[Row]) -> tuple[Cell, ...]:
    """Add up money in one currency; amounts in several currencies are not added."""
    return tuple(_total([row.cells[index] for row in rows]) for index in range(len(columns)))


def _total(values: list[Cell]) -> Cell:
    amounts = [value for value in values if isinstance(value, Money)]
    currencies = {amount.currency for amount in amounts}
    if len(currencies) != 1 or len(amounts) < 2:
        return NOTHING
    return Money(sum((amount.amount for amount in amounts), Decimal(0)), currencies.pop())
