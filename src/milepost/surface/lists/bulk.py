"""One verb on many records of a list: what each of them says to it, and what came of it, record by record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Refusal
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.surface.lists.listing import PAGE_SIZE
from milepost.surface.requests import whole_number
from milepost.surface.resource import Resource, Verb


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record that was chosen, the version of it that the reader saw, and why it is closed to the verb, if it is."""

    record: Any
    version: int | None
    refusal: Refusal | None


def verbs_for_many(resource: Resource[Any], actor: Actor) -> tuple[Verb, ...]:
    """Return the verbs that the list offers for many records at once to the posts that `actor` holds."""
    offered = tuple(verb for verb in resource.verbs if verb.for_many)
    if not offered:
        return ()
    held = roles_at(actor, ORGANISATION, clock.now())
    return tuple(verb for verb in offered if verb.action.allowed & held)


def choose(
    resource: Resource[Any], actor: Actor, verb: Verb, keys: Sequence[str], versions: Mapping[str, str]
) -> list[Chosen]:
    """Return what was chosen on a page, each with its verdict; what the reader does not see does not exist."""
    if len(keys) > PAGE_SIZE:
        raise NotSeen("more than a page")
    chosen = []
    for key in dict.fromkeys(keys):
        record = resource.get(actor, key)
        now = verb.version(record) if verb.version else None
        seen = whole_number(versions.get(f"version-{key}", "")) if f"version-{key}" in versions else now
        chosen.append(Chosen(record, seen, verb.refusal(actor, record)))
    return chosen


def carry_out(verb: Verb, actor: Actor, chosen: Sequence[Chosen], typed: dict[str, Any]) -> list[Chosen]:
    """Act on each record in an act of its own, so that one refusal stops no other; return the refused ones."""
    refused = []
    for each in chosen:
        version = {"version": each.version} if verb.version else {}
        try:
            verb.action(actor, *verb.subjects(each.record), **typed, **version)
        except Refusal as refusal:
            refused.append(Chosen(each.record, each.version, refusal))
    return refused
