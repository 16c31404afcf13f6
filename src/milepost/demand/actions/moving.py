"""What every verb that moves a request shares: the guards before it, and the event after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from milepost.demand import queries, rules
from milepost.demand.events import RequestMoved
from milepost.demand.models import ProjectRequest
from milepost.kernel.act import Act
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date


def standing_at(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that the request stands where this is done."""

    def guard(_actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
        unmet = rules.request_is_in(request.state, lawful)
        yield from () if unmet is None else (unmet,)

    return guard


def not_a_party(actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against moving a request that is one's own (SOD-04)."""
    unmet = rules.nobody_moves_their_own_request(actor.person_id, queries.parties(request))
    yield from () if unmet is None else (unmet,)


def moved(act: Act, request: ProjectRequest, state: str, **values: Any) -> ProjectRequest:
    """Move a request to `state` today, with what else changes, and tell it."""
    before = request.state
    act.change(request, state=state, moved_on=local_date(act.at), **values)
    act.tell(
        RequestMoved(at=act.at, request_id=request.pk, actor_id=act.actor.person_id, before=before, after=request.state)
    )
    return request
