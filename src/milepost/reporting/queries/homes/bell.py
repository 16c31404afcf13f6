"""The bell of every page is counted when something was done or a minute has gone by, and remembered otherwise.

Only actions write, and each of them tells the ledger: as long as its last entry is the same, the same things wait.
What waits may also follow from a date or from the end of a role, so that no count is kept beyond its minute; nor then
is one that missed an act which another process began before that entry and ended after it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from milepost.kernel import clock
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import Actor, Roles

MOST_REMEMBERED = 1000
Question = tuple[int | None, str, Roles, datetime, tuple[int, str] | None]
_counted: dict[Question, Any] = {}
Count = TypeVar("Count")


def remembered(actor: Actor, posts: Roles, count: Callable[[Actor, Roles], Count]) -> Count:
    """Return what waits for `actor`, who holds `posts`, as `count` told it last or tells it now."""
    minute = clock.now().replace(second=0, microsecond=0)
    last = LedgerEntry.objects.order_by("-id").values_list("id", "hash").first()
    question = (actor.person_id, actor.acting_role, posts, minute, last)
    found: Count | None = _counted.get(question)
    if found is None:
        if len(_counted) >= MOST_REMEMBERED:
            _counted.clear()
        found = _counted[question] = count(actor, posts)
    return found


def forget() -> None:
    """Forget every count: for tests, which take back what the ledger was told."""
    _counted.clear()
