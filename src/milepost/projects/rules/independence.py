"""Who controls a project takes no part in its delivery (SOD-01, SOD-02)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from milepost.kernel.errors import Unmet

COOL_OFF = timedelta(days=180)


def control_is_independent(actor_id: int | None, delivered: Collection[int], what: str) -> Unmet | None:
    """Require that nobody controls a project on which they deliver or lately delivered (SOD-01, SOD-02)."""
    if actor_id is None or actor_id not in delivered:
        return None
    return Unmet(
        rule="control_is_independent",
        sentence=f"Nobody may {what} on a project in whose delivery they take part, or took part in the last "
        f"{COOL_OFF.days} days.",
        missing="Somebody independent of the delivery.",
        cure="An executive, the PMO director or the sponsor who did not deliver",
        path="Ask one of them to do it.",
    )
