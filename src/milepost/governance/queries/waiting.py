"""What waits for one person at gates, as rows to count and to list: the bell and the homes ask the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.governance.choices import ConditionState, DecisionStanding, RecommendationState, ReviewState
from milepost.governance.models import Condition, GateDecision, GateReview, GateReviewer, Recommendation
from milepost.governance.rules.requesting import STATED_BY
from milepost.kernel import clock
from milepost.kernel.policy import Roles
from milepost.people.choices import PMO
from milepost.people.models import Seat
from milepost.people.queries import in_force
from milepost.projects.choices import Standing


def gates_waiting(
    person_id: int, posts: Roles, sponsored: Collection[int], led: Collection[int]
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of thing at gates that waits for a person, with the rows of it."""
    yield from _reviews(person_id, posts, sponsored)
    mine = Condition.objects.filter(owner_id=person_id, state=ConditionState.OPEN)
    yield "condition_to_close", mine.exclude(project__standing=Standing.ENDED)
    open_ones = Recommendation.objects.filter(owner_id=person_id, state=RecommendationState.OPEN.value)
    yield "recommendation_to_answer", open_ones.exclude(project__standing=Standing.ENDED)
    if posts & PMO:
        yield "condition_to_verify", Condition.objects.filter(state=ConditionState.CLOSED).exclude(owner_id=person_id)
    if posts & PMO or led:
        today = clock.today()
        coming = GateDecision.objects.filter(standing=DecisionStanding.COMING, effective_date__lte=today)
        yield "decision_to_enact", coming if posts & PMO else coming.filter(project__in=led)


def _reviews(person_id: int, posts: Roles, sponsored: Collection[int]) -> Iterator[tuple[str, QuerySet[Any]]]:
    if posts & PMO:
        yield "gate_to_prepare", GateReview.objects.filter(state=ReviewState.REQUESTED)
    silent = GateReviewer.objects.filter(review=OuterRef("pk"), given_at=None)
    named = GateReviewer.objects.filter(review=OuterRef("pk"), person_id=person_id)
    unspoken, leading = Exists(named.filter(given_at=None)), Exists(named.filter(leads=True)) & ~Exists(silent)
    yield "gate_to_review", GateReview.objects.filter(unspoken | leading, state=ReviewState.IN_REVIEW)
    now = clock.now()
    seats = Seat.objects.filter(in_force(now), person_id=person_id, starts_at__lte=now)
    decides = Q(body__in=seats.values("body")) | Q(body=None, project__in=list(sponsored))
    yield "gate_to_decide", GateReview.objects.filter(decides, state=ReviewState.REPORTED)


def stated_by(check: str) -> Roles:
    """Return who states a check that no other record tells; nobody where records tell it."""
    return STATED_BY.get(check, frozenset())
