"""What happened to requests and scoring models."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMoved(Event):
    """A request went from one state to another; `before` is empty when it was raised."""

    request_id: int
    actor_id: int | None
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringModelAdopted(Event):
    """A version of the scoring model counts for every round that begins from now on."""

    scoring_model_id: int
    actor_id: int | None
