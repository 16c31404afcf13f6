"""From lists, cells, refusals and history to what the parts of a page are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from milepost.documents import cells
from milepost.documents.cells import Cell
from milepost.kernel.errors import NotPermitted, Refusal, Unmet
from milepost.kernel.measure import NotApplicable, Unknown
from milepost.surface.answers.sentences import Sentence
from milepost.surface.colours import colour_markup, trail_markup
from milepost.surface.columns import Column
from milepost.surface.lists.bulk import Chosen
from milepost.surface.lists.comparing import same
from milepost.surface.lists.in_place import field_of
from milepost.surface.lists.listing import PAGE_SIZE, Listing
from milepost.surface.lists.saved_views import ChosenView
from milepost.surface.resource import CHANGE, Resource, Verb
from milepost.surface.templatetags import values
from milepost.surface.templatetags.milepost import day, instant

AT_THE_END = frozenset({"number", "integer", "money", "share"})
EDIT_KEY = "e"
FORMATS = (("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON"))


def draw(cell: Cell) -> str | SafeString:
    """Return a cell as text or safe markup: a figure leads to its source, the unknown says why."""
    if isinstance(cell, cells.Figure):
        inner = draw(cell.value)
        return format_html('<a href="{}">{}</a>', cell.source, inner) if cell.source else inner
    if isinstance(cell, cells.Colour):
        return colour_markup(cell.status.code, cell.note)
    if isinstance(cell, Unknown | NotApplicable):
        written = values.measure(cell)
        return format_html('<span class="mp-{}" title="{}">{}</span>', written.kind, written.reason, written.text)
    if isinstance(cell, cells.Link):
        return format_html('<a href="{}">{}</a>', cell.href, cell.text)
    writer = _WRITERS.get(type(cell))
    return writer(cell) if writer else ""


def draw_compared(now: Sequence[Cell], before: Sequence[Cell] | None) -> list[str | SafeString]:
    """Return cells with what they were at the moment that the page is compared with, where that is otherwise."""
    if before is None:
        return [draw(cell) for cell in now]
    if not before:
        return [format_html('{}<span class="mp-was">new since</span>', draw(now[0])), *(draw(cell) for cell in now[1:])]
    return [_beside_before(cell, was) for cell, was in zip(now, before, strict=True)]


def _beside_before(cell: Cell, was: Cell) -> str | SafeString:
    if same(cell, was):
        return draw(cell)
    return format_html('{}<span class="mp-was">was {}</span>', draw(cell), draw(cells.bare(was)) or "empty")


def _trail(cell: cells.Trail) -> str:
    return trail_markup((period, status.code) for period, status in cell.points) if cell.points else ""


def _share(cell: cells.Share) -> str:
    plus = "+" if cell.signed and cell.value > 0 else ""
    return plus + values.share(cell.value, cell.decimals)


_WRITERS: dict[type, Callable[[Any], str]] = {
    cells.Text: lambda cell: cell.text,
    cells.Trail: _trail,
    cells.Day: lambda cell: day(cell.value),
    cells.Instant: lambda cell: instant(cell.value),
    cells.Integer: lambda cell: values.number(cell.value),
    cells.Number: lambda cell: values.number(values.rounded(cell.value, cell.decimals), cell.decimals),
    cells.Money: values.money,
    cells.Share: _share,
}


def table_of(
    resource: Resource[Any],
    listing: Listing,
    verbs: list[tuple[Verb, Refusal | None]],
    moment: datetime | None = None,
    *,
    selectable: bool = False,
) -> dict[str, Any]:
    """Return a listing as the table part draws it; a selectable one has a box before each row."""
    start = next((verb for verb, refusal in verbs if refusal is None), None)
    filtered = bool(listing.asked.filters or listing.asked.search)
    return {
        "caption": resource.plural.capitalize(),
        "selectable": selectable,
        "columns": [_heading(column) for column in listing.columns],
        "rows": [
            {
                "key": getattr(row.record, resource.key),
                "label": resource.title(row.record),
                "url": row.url,
                "group": group.label,
                "cells": draw_compared(row.cells, row.before),
                "edits": _edits(resource, listing, row.record),
            }
            for group in listing.groups
            for row in group.rows
        ],
        "totals": [draw(total) for total in listing.totals] if listing.has_totals else None,
        "empty": _nothing(resource, start, moment, filtered=filtered),
    }


def _edits(resource: Resource[Any], listing: Listing, record: Any) -> list[str]:
    """Return for each cell of a row the address of the form that types over it, empty where there is none."""
    if listing.change is None:
        return []
    address, fields = resource.url(record, verb=CHANGE), [field_of(listing.change, each) for each in listing.columns]
    return [f"{address}?only={field}" if field else "" for field in fields]


def _nothing(resource: Resource[Any], start: Verb | None, moment: datetime | None, *, filtered: bool) -> dict[str, str]:
    """Return what an empty list says: why it is empty, what it is for, and the next step."""
    if filtered:
        return {"title": "Nothing matches", "text": "Change or clear the filters."}
    if moment is not None:
        told = f"By {values.day(moment.date())} nothing had been recorded here. Choose a later date, or go back to now."
        return {"title": f"No {resource.plural} at that time", "text": told}
    first = {"action_url": resource.url(verb=start.name), "action": start.label} if start else {}
    return {"title": f"No {resource.plural} yet", "text": resource.purpose, **first}


def pages_of(listing: Listing) -> Page[int]:
    """Return the place of this page among all pages."""
    return Paginator(range(listing.count), PAGE_SIZE).get_page(listing.asked.page)


def chooser_of(resource: Resource[Any], listing: Listing) -> dict[str, Any]:
    """Return the columns in their order: the shown ones first, then the others."""
    shown = [column.name for column in listing.columns]
    rest = [column for column in resource.columns if column.name not in shown]
    ordered = [*listing.columns, *rest]
    return {
        "columns": [{"key": column.name, "label": column.label, "shown": column.name in shown} for column in ordered]
    }


def downloads_of(address: QueryDict) -> list[dict[str, str]]:
    """Return the addresses of exactly what is shown, as files."""
    links = []
    for form, label in FORMATS:
        query = address.copy()
        query["sheet"] = form
        query.pop("page", None)
        links.append({"label": label, "url": f"?{query.urlencode()}"})
    return links


def views_of(resource: Resource[Any], chosen: ChosenView) -> dict[str, Any]:
    """Return the saved views as the menu draws them."""
    current = chosen.current.pk if chosen.current else None

    def entries(views: tuple[Any, ...]) -> list[dict[str, Any]]:
        return [
            {
                "label": view.name,
                "url": f"{resource.url()}?view={view.pk}",
                "active": view.pk == current,
                "forget_url": reverse("surface:forget_view", args=[resource.slug, view.pk]),
            }
            for view in views
        ]

    return {
        "mine": entries(chosen.mine),
        "shared": entries(chosen.shared),
        "current": chosen.current.name if chosen.current else "",
        "save_url": reverse("surface:save_view", args=[resource.slug]),
    }


def bulk_of(resource: Resource[Any], verbs: Sequence[Verb]) -> dict[str, Any] | None:
    """Return what can be done with all records chosen on a list, None where there is nothing."""
    if not verbs:
        return None
    actions = [{"value": verb.name, "label": verb.label} for verb in verbs]
    return {"url": reverse(f"{resource.slug}:bulk"), "actions": actions}


def chosen_of(resource: Resource[Any], chosen: Sequence[Chosen]) -> dict[str, list[dict[str, Any]]]:
    """Return the records chosen on a list: those that are open to the verb, and the closed ones with their reason."""
    drawn: dict[str, list[dict[str, Any]]] = {"open": [], "closed": []}
    for each in chosen:
        drawn["closed" if each.refusal else "open"].append(
            {
                "key": getattr(each.record, resource.key),
                "title": resource.title(each.record),
                "url": resource.url(each.record),
                "version": each.version,
                "why": reason_of(each.refusal) if each.refusal else "",
            }
        )
    return drawn


def actions_of(
    resource: Resource[Any], record: Any, verbs: list[tuple[Verb, Refusal | None]], panel: str = ""
) -> list[dict[str, Any]]:
    """Return the verbs that stand beside a panel, or beside the title, as buttons; a closed one carries its reason.

    What is not the reader's to do comes last, folded away with its reason; where all is closed, all is `idle`.
    """
    drawn = [
        {
            "label": verb.label,
            "url": resource.url(record, verb=verb.name),
            "primary": verb.primary,
            "key": EDIT_KEY if verb.name == CHANGE else "",
            "reason": reason_of(refusal) if refusal else "",
            "foreign": isinstance(refusal, NotPermitted),
        }
        for verb, refusal in verbs
        if verb.panel == panel
    ]
    idle = all(action["reason"] for action in drawn)
    return sorted(({**action, "idle": idle} for action in drawn), key=lambda action: bool(action["foreign"]))


def reason_of(refusal: Refusal) -> str:
    """Return why something is not possible and what to do instead, in one paragraph."""
    first = refusal.unmet[0]
    return " ".join(part for part in (first.sentence, first.missing, first.path) if part)


def refusal_of(refusal: Refusal | None) -> dict[str, Any] | None:
    """Return a refusal as its part draws it: the first rule named, what all of them miss listed."""
    if refusal is None:
        return None
    first, rest = refusal.unmet[0], refusal.unmet[1:]
    missing = [first.missing, *(_beside(first, each) for each in rest)]
    return {
        "rule": first.rule,
        "sentence": first.sentence,
        "missing": [sentence for sentence in missing if sentence],
        "cure": first.cure,
        "path": first.path,
    }


def _beside(first: Unmet, other: Unmet) -> str:
    """Return what another rule misses, with its sentence unless that stands above already."""
    return other.missing if other.sentence == first.sentence else f"{other.sentence} {other.missing}".strip()


def entries_of(sentences: list[Sentence]) -> list[dict[str, Any]]:
    """Return history as its part draws it."""
    return [
        {
            "who": told.who,
            "role": told.role,
            "at": told.at,
            "verb": f"tried to {told.did}, and was refused" if told.refused else told.did,
            "why": told.why or " ".join(told.refused),
            "changes": told.changes,
            "refused": bool(told.refused),
            "proof": told.proof,
        }
        for told in sentences
    ]


def _heading(column: Column) -> dict[str, Any]:
    return {
        "key": column.name,
        "label": column.label,
        "end": column.kind in AT_THE_END,
        "key_like": column.kind == "code",
        "prose": column.kind == "text" and column.search,
        "choice": column.kind == "choice",
        "plain": not column.sortable,
    }
