"""One search box over every noun: what the reader may see, best matches first, a handful of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from milepost.kernel.policy import Actor
from milepost.surface.requests import plain_text
from milepost.surface.resource import RESOURCES, Resource

EACH = 8
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one noun; `more` leads to the list with the same search."""

    plural: str
    hits: tuple[Hit, ...]
    more: str


def search(actor: Actor, text: str) -> list[Found]:
    """Look for `text` in the searched columns of every noun; shorter than two letters finds nothing."""
    wanted = plain_text(text)
    if len(wanted) < SHORTEST:
        return []
    found = (_search_noun(resource, actor, wanted) for resource in RESOURCES)
    return [group for group in found if group.hits]


def _search_noun(resource: Resource[Any], actor: Actor, wanted: str) -> Found:
    either = Q(pk__in=[])
    for column in resource.columns:
        if column.search:
            either |= column.contains(wanted)
    records = resource.visible(actor).select_related(*resource.related).filter(either).order_by(resource.order)
    hits = tuple(Hit(resource.title(record), resource.url(record)) for record in records[:EACH])
    more = f"{resource.url()}?{urlencode({'q': wanted})}" if len(hits) == EACH else ""
    return Found(resource.plural, hits, more)
