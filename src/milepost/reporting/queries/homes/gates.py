"""What waits for one person at gates, in words, with since when and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from milepost.governance.queries import gates_waiting
from milepost.kernel.policy import Actor, Roles
from milepost.people.queries import local_date
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.reporting.queries.homes.waiting import Parts

WORDS = {
    "gate_to_prepare": ("Bring the gate before reviewers", "gate-reviews", ""),
    "gate_to_review": ("Review the gate", "gate-reviews", "review_date"),
    "gate_to_decide": ("Decide the gate", "gate-reviews", ""),
    "condition_to_close": ("Close the condition of the gate", "gate-conditions", "due_date"),
    "condition_to_verify": ("Verify that the condition is met", "gate-conditions", "due_date"),
    "recommendation_to_answer": ("Answer the recommendation", "gate-recommendations", "due_date"),
    "decision_to_enact": ("Have the gate decision take effect", "gate-decisions", "effective_date"),
}
SINCE = {"gate_to_prepare": "requested_at", "gate_to_decide": "reported_at"}


def at_gates(
    actor: Actor, posts: Roles, parts: Parts, limit: int
) -> Iterator[tuple[str, str, str, str, date | None, date | None]]:
    """Yield what waits: words, subject, noun, key, by when, since when; at most `limit` of each kind."""
    sponsored, led = parts.of(RoleOnProject.SPONSOR), parts.of(*LEADS)
    for kind, waiting in gates_waiting(actor.person_id or 0, posts, sponsored, led):
        words, noun, due = WORDS[kind]
        for each in waiting.select_related("project").order_by("pk")[:limit]:
            moment: Any = getattr(each, SINCE[kind]) if kind in SINCE else None
            by: date | None = getattr(each, due) if due else None
            what = getattr(each, "name", "") or getattr(each, "text", "") or str(each)
            yield words, f"{each.project.name}: {what}", noun, str(each.pk), by, local_date(moment) if moment else None
