"""Where the parts that people play on a request hold, and which ledger stream its acts belong to."""

from __future__ import annotations

from typing import Any, Protocol

from milepost.kernel.policy import Scope

REQUEST = "request"


class Keyed(Protocol):
    """A request, as far as its scope is concerned."""

    pk: Any


def request_scope(request: Keyed, *_others: object) -> Scope:
    """Return the scope of a request: its parts hold there, and its acts stand in its stream."""
    return Scope(REQUEST, request.pk)
