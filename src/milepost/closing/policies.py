"""Where the owner of a return acts: on that return alone, in a stream of its own."""

from __future__ import annotations

from typing import Any, Protocol

from milepost.kernel.policy import Scope

RETURN = "return"


class Keyed(Protocol):
    """A return, as far as its scope is concerned."""

    pk: Any


def return_scope(returned: Keyed, *_others: object) -> Scope:
    """Return the scope of a return: its owner's role holds there, and what they say of it stands in its stream."""
    return Scope(RETURN, returned.pk)
