"""Directions whose next step is one person's: to answer or do, to rule on, to confirm."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from milepost.kernel.policy import Roles
from milepost.people.choices import PostRole
from milepost.projects.choices import DirectionState, Standing
from milepost.projects.models import Direction

STEPS = {
    DirectionState.ISSUED.value: ("direction_to_answer", "Answer the direction"),
    DirectionState.ACCEPTED.value: ("direction_to_do", "Do what was directed, and report it"),
    DirectionState.CHALLENGED.value: ("direction_to_rule", "Rule on the challenged direction"),
    DirectionState.DONE.value: ("direction_to_confirm", "Confirm that the direction is done"),
}


def directions_waiting(
    person_id: int,
    posts: Roles,
    led: Collection[int],
    sponsored: Collection[int],
    overseen: Collection[int],
) -> QuerySet[Direction] | None:
    """Return the directions that wait for a person, None when there can be none and nothing need be asked."""
    rules_all, directs_all = PostRole.EXECUTIVE.value in posts, PostRole.DIRECTOR.value in posts
    if not (led or sponsored or overseen or rules_all or directs_all):
        return None
    challenged = Q(state=DirectionState.CHALLENGED) & ~Q(issued_by=person_id)
    done = Q(state=DirectionState.DONE)
    mine = Q(project__in=led, state__in=(DirectionState.ISSUED, DirectionState.ACCEPTED))
    mine |= challenged if rules_all else challenged & Q(project__in=sponsored)
    mine |= done if directs_all else done & Q(project__in=overseen)
    return Direction.objects.filter(mine).exclude(project__standing=Standing.ENDED)
