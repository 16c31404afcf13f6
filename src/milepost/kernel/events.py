"""What happened, told after commit to whoever asked to hear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that an action did; a subclass names it in the past tense and carries its facts."""

    at: datetime


E = TypeVar("E", bound=Event)
_reactions: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def react_to(kind: type[E], reaction: Callable[[E], None]) -> None:
    """Call `reaction` after commit for every event of `kind`."""
    if reaction not in _reactions[kind]:
        _reactions[kind].append(reaction)


def tell(event: Event) -> None:
    """Hand `event` to its reactions, in the order in which they asked."""
    for reaction in _reactions[type(event)]:
        reaction(event)
