"""What must hold of the evaluation of a supplier: evidence for extremes, the supplier heard, kept for ever."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from milepost.documents import wording
from milepost.kernel.errors import Unmet
from milepost.suppliers.choices import AREAS, EvaluationState

COMMENT_WITHIN = timedelta(days=14)
"""Calendar days in which the supplier comments: `supplier.comment`."""
LOWEST, HIGHEST = 1, 5


def areas_are_rated(ratings: Mapping[str, int]) -> Unmet | None:
    """Require a rating from 1 to 5 in each of the five areas."""
    if set(ratings) == set(AREAS) and all(LOWEST <= each <= HIGHEST for each in ratings.values()):
        return None
    return Unmet(
        rule="areas_are_rated",
        sentence="Each of the five areas is rated from 1 to 5.",
        missing=f"Ratings of {', '.join(AREAS.values()).lower()}.",
        cure="You",
        path="Rate every area.",
        field="quality",
    )


def evidence_is_given(needing: Collection[str], evidence: Mapping[str, str]) -> Unmet | None:
    """Require evidence for every rating of 1, 2 or 5."""
    bare = [area for area in needing if not evidence.get(area, "").strip()]
    if not bare:
        return None
    return Unmet(
        rule="evidence_is_given",
        sentence="A rating of 1, 2 or 5 names its evidence.",
        missing=f"Evidence for {', '.join(AREAS[each].lower() for each in bare)}.",
        cure="You",
        path="Name the delivery, test or letter that shows it, or rate 3 or 4.",
        field=f"{bare[0]}_evidence",
    )


def everything_is_delivered(*, delivered: bool) -> Unmet | None:
    """Require that everything was accepted or settled: facts of a half-done contract would be facts of nothing."""
    if delivered:
        return None
    return Unmet(
        rule="everything_is_delivered",
        sentence="A supplier is evaluated once every deliverable is accepted or settled.",
        missing="A verdict on every deliverable.",
        cure="The project manager",
        path="Judge what was handed in, and settle what will not come.",
    )


def no_evaluation_yet(*, exists: bool) -> Unmet | None:
    """Require that a contract is evaluated once: a rating is never written over."""
    if not exists:
        return None
    return Unmet(
        rule="no_evaluation_yet",
        sentence="This supplier was evaluated under this contract; an evaluation is neither replaced nor deleted.",
        missing="Nothing: the evaluation stands.",
        cure="The supplier, by a comment; a reviewing official, by a view beside it",
        path="Open the evaluation.",
    )


def evaluation_is_in(state: str, lawful: Collection[str], then: str) -> Unmet | None:
    """Require that an evaluation stands where the act belongs."""
    if state in lawful:
        return None
    return Unmet(
        rule="evaluation_is_in",
        sentence=f"This evaluation stands at: {EvaluationState(state).label.lower()}.",
        missing=f"One that stands at: {' or '.join(EvaluationState(each).label.lower() for each in lawful)}.",
        cure="The project manager, the supplier or the reviewing official",
        path=then,
    )


def comment_is_in_time(today: date, until: date) -> Unmet | None:
    """Require that the supplier comments within its window."""
    if today <= until:
        return None
    return Unmet(
        rule="comment_is_in_time",
        sentence=f"The supplier could comment until {wording.day(until)}.",
        missing="An earlier day.",
        cure="Nobody",
        path="The evaluation is published as it stands, and says that nobody commented.",
    )


def disagreement_says_why(contested: Collection[str], comment: str) -> Unmet | None:
    """Require that who contests a rating says why."""
    if not contested or comment.strip():
        return None
    return Unmet(
        rule="disagreement_says_why",
        sentence="Who contests a rating says why.",
        missing="The comment.",
        cure="You",
        path="Say what the facts or the rating leave out.",
        field="comment",
    )


def contested_areas_are_named(contested: Collection[str]) -> Unmet | None:
    """Require that what is contested is one of the five areas."""
    if set(contested) <= set(AREAS):
        return None
    return Unmet(
        rule="contested_areas_are_named",
        sentence="What is contested is one or more of the five areas.",
        missing=f"Areas among {', '.join(AREAS.values()).lower()}.",
        cure="You",
        path="Choose them from the list.",
        field="contested",
    )


def supplier_was_heard(state: str, today: date, until: date) -> Unmet | None:
    """Require that the supplier agreed, or that its days to comment have passed."""
    if state == EvaluationState.AGREED or (state == EvaluationState.PROPOSED and today > until):
        return None
    contested = state == EvaluationState.CONTESTED
    return Unmet(
        rule="supplier_was_heard",
        sentence="An evaluation is published once the supplier was heard.",
        missing="The view of a reviewing official on what is contested."
        if contested
        else f"The supplier's comment, or a day after {wording.day(until)}.",
        cure="The PMO director or an executive" if contested else "The supplier",
        path="Ask for the review." if contested else "Wait for the comment.",
    )
