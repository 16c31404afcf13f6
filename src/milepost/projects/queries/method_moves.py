"""Questions about the method version that projects follow, and their moves to another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.methods import queries as methods
from milepost.people.queries import add_working_days, house_calendar
from milepost.projects.choices import OPEN_MOVES, Standing
from milepost.projects.models import MethodMove, Project
from milepost.projects.queries.projects import visible_to
from milepost.projects.rules.method_moves import NOTICE


def followers_of(version_id: int) -> int:
    """Return how many projects that have not ended follow a method version, or are on their way to it."""
    following = Project.objects.filter(method_version_id=version_id).exclude(standing=Standing.ENDED)
    coming = MethodMove.objects.filter(to_version_id=version_id, state__in=OPEN_MOVES)
    return following.count() + coming.count()


def version_names(projects: Collection[Project], moment: datetime | None = None) -> dict[int, str]:
    """Return per project the name of the method version that it follows, with one query."""
    names = methods.names_of({each.method_version_id for each in projects if each.method_version_id}, moment)
    return {each.pk: names.get(each.method_version_id or 0, "") for each in projects}


def method_moves_visible_to(actor: Actor) -> QuerySet[MethodMove]:
    """Return the moves of the projects that `actor` sees, without the content of the versions."""
    moves = MethodMove.objects.filter(project__in=visible_to(actor))
    return moves.defer("from_version__content", "to_version__content")


def has_open_move(project: Project) -> bool:
    """Return whether a move of the project is announced and not ended."""
    return MethodMove.objects.filter(project=project, state__in=OPEN_MOVES).exists()


def earliest_move(today: date) -> date:
    """Return the earliest day for which a move can be announced today."""
    return add_working_days(house_calendar(), today, NOTICE)
