"""What every verb of a gate shares: where it stands, whose it is, and that its dossier is what was frozen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from milepost.governance import queries, rules
from milepost.governance.events import GateReviewMoved
from milepost.governance.models import GateReview
from milepost.kernel.act import Act
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.projects.actions import give_parts
from milepost.projects.choices import GIVEN_WITH_A_GATE

ASK_WHO_LEADS = "The project manager asks for a gate. Ask them."
ASK_THE_PMO = "Ask the PMO, which names reviewers and brings gates before a body."
ASK_A_REVIEWER = "Independent reviewers whom the PMO names review a gate."
ASK_THE_BODY = "The body that decides the gate, or the sponsor where the method leaves it to them. Ask its chair."
REVIEWING = projects.independent("review a gate")
DECIDING = projects.independent("decide a gate")


def unmet(*found: Unmet | None) -> Iterator[Unmet]:
    """Yield what does not hold."""
    yield from (each for each in found if each is not None)


def standing_at(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that the review stands where this is done."""

    def guard(_actor: Actor, review: GateReview, *_others: object) -> Iterator[Unmet]:
        yield from unmet(rules.review_is_in(review.state, lawful))

    return guard


def whole(_actor: Actor, review: GateReview, *_others: object) -> Iterator[Unmet]:
    """Yield what changed behind the frozen dossier."""
    yield from unmet(rules.dossier_is_unchanged(queries.changed_since(review)))


def moved(act: Act, review: GateReview, state: str, **values: Any) -> GateReview:
    """Move a review to `state` with what else changes, and tell it."""
    act.change(review, state=state, **values)
    act.tell(
        GateReviewMoved(
            at=act.at,
            project_id=review.project_id,
            actor_id=act.actor.person_id,
            review_id=review.pk,
            state=review.state,
        )
    )
    return review


def disband(act: Act, review: GateReview, roles: Collection[str] = GIVEN_WITH_A_GATE) -> None:
    """Take from reviewers and deciders the parts that the review gave them."""
    for role in sorted(roles):
        give_parts(act, review.project, role, ())
