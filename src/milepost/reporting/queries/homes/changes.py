"""What waits of changes for one person: to acknowledge, to decide, to confirm, and silences to rule on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from milepost.changes.models import Notice
from milepost.changes.queries import (
    changes_to_confirm,
    changes_to_decide,
    changes_waiting,
    escalations_waiting,
    notices_waiting,
)

ACKNOWLEDGE = "notice_to_acknowledge"
CHANGE_STEPS = {
    ACKNOWLEDGE: ("notices", "Acknowledge what changes", "change__title", "sent_at"),
    "change_to_decide": ("change-requests", "Decide the change", "title", "assessed_at"),
    "change_to_confirm": ("change-requests", "Everybody answered: confirm the team as informed", "title", "decided_at"),
    "notice_escalated": (
        "notices",
        "Rule whether the change goes on without an answer",
        "change__title",
        "escalated_at",
    ),
}


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An approved change that does not hold yet: how many know of how many, and from when it may hold."""

    change_id: int
    title: str
    project: str
    answered: int
    told: int
    possible_from: datetime | None


def changes_waiting_for(
    person_id: int, led: Collection[int], sponsored: Collection[int]
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield what waits for a person, by kind; nothing is asked that cannot be theirs."""
    yield ACKNOWLEDGE, notices_waiting(person_id)
    to_decide = changes_to_decide(person_id, led, sponsored)
    if to_decide is not None:
        yield "change_to_decide", to_decide
    if led:
        yield "change_to_confirm", changes_to_confirm(led)
    if sponsored:
        yield "notice_escalated", escalations_waiting(sponsored)


def notices_for(person_id: int, limit: int) -> list[Notice]:
    """Return the notices that a person has still to acknowledge, those that hold first at the top."""
    waiting = notices_waiting(person_id).select_related("change", "project", "recipient")
    return list(waiting.order_by("earliest_at", "pk")[:limit])


def under_way(led: Collection[int], limit: int) -> list[UnderWay]:
    """Return the changes of the projects that a person leads which were told and do not hold yet."""
    known = Q(notices__acknowledged_at__isnull=False) | Q(notices__released_at__isnull=False)
    told = changes_waiting(led).annotate(
        known=Count("notices", filter=known), told=Count("notices"), possible_from=Max("notices__earliest_at")
    )
    names = ("pk", "title", "project__name", "known", "told", "possible_from")
    return [UnderWay(*row) for row in told.values_list(*names)[:limit]]
