"""Which projects an actor sees, as a set to filter rows by."""

from __future__ import annotations

from milepost.kernel.policy import Actor
from milepost.people.queries import oversees
from milepost.projects.queries import visible_to


def seen_ids(actor: Actor) -> set[int] | None:
    """Return the ids of the projects that `actor` sees; None for who sees all of them."""
    return None if oversees(actor) else set(visible_to(actor).values_list("pk", flat=True))
