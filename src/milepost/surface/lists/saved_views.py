"""Views of lists that readers saved: mine, shared, and the default that opens without being asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from milepost.kernel.policy import Actor
from milepost.surface.models import SavedView

NOT_ARRANGEMENT = frozenset({"view", "as_of", "sheet", "page"})


@dataclass(frozen=True, slots=True)
class ChosenView:
    """The arrangement in force: what the address says, over the saved view it names."""

    query: Mapping[str, str]
    current: SavedView | None
    mine: tuple[SavedView, ...]
    shared: tuple[SavedView, ...]


def chosen(resource: str, actor: Actor, address: QueryDict) -> ChosenView:
    """Return the arrangement for a list: a named view, else the reader's default when the address says nothing."""
    seen = tuple(SavedView.objects.filter(Q(owner_id=actor.person_id) | Q(shared=True), resource=resource))
    mine = tuple(view for view in seen if view.owner_id == actor.person_id)
    named = address.get("view", "")
    arranged = any(name not in NOT_ARRANGEMENT for name in address)
    current = next((view for view in seen if str(view.pk) == named), None)
    if current is None and not named and not arranged:
        current = next((view for view in mine if view.default), None)
    query = _flat(QueryDict(current.query)) if current else {}
    query.update(_flat(address))
    return ChosenView(query, current, mine, tuple(view for view in seen if view.shared))


def save(resource: str, actor: Actor, name: str, query: str, *, shared: bool, default: bool) -> SavedView:
    """Keep an arrangement under a name; the same name again replaces it."""
    if actor.person_id is None:
        raise ValueError("Only a person keeps views")
    kept = QueryDict(query, mutable=True)
    for dropped in NOT_ARRANGEMENT:
        kept.pop(dropped, None)
    if default:
        SavedView.objects.filter(resource=resource, owner_id=actor.person_id).update(default=False)
    view, _ = SavedView.objects.update_or_create(
        resource=resource,
        owner_id=actor.person_id,
        name=name[:80],
        defaults={"query": kept.urlencode()[:1000], "shared": shared, "default": default},
    )
    return view


def forget(actor: Actor, view_id: int) -> None:
    """Drop one of the reader's own views."""
    if actor.person_id is not None:
        SavedView.objects.filter(pk=view_id, owner_id=actor.person_id).delete()


def _flat(address: QueryDict) -> dict[str, str]:
    """Return the last value of every name in an address."""
    return {name: str(address[name]) for name in address}
