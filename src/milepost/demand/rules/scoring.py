"""What must hold of the scoring model, of who scores, and of what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from milepost.demand.choices import ModelState
from milepost.kernel.errors import Unmet

LEAST_SCORERS = 2
HIGHEST = 5
TOLERANCE = Decimal("1e-9")
DIRECTIONS = frozenset({"up", "down"})


def criteria_are_usable(criteria: Sequence[Mapping[str, Any]]) -> Unmet | None:
    """Require named criteria with weights that make 1, a direction, and a text for every step from 0 to 5."""
    problem = _problem(criteria)
    if not problem:
        return None
    return Unmet(
        rule="criteria_are_usable",
        sentence="The weights of a scoring model make 1, and every criterion has a direction and six anchors.",
        missing=problem,
        cure="You",
        path="Correct the criteria and save again.",
        field="criteria",
    )


def _problem(criteria: Sequence[Mapping[str, Any]]) -> str:
    if not criteria:
        return "At least one criterion."
    codes = [str(each.get("code", "")) for each in criteria]
    if len(set(codes)) != len(codes) or not all(codes):
        return "Every criterion has a code of its own."
    for each in criteria:
        anchors = each.get("anchors", ())
        if len(anchors) != HIGHEST + 1 or not all(str(text).strip() for text in anchors):
            return f"{each['code']} needs six anchors, from 0 to 5."
        if each.get("direction") not in DIRECTIONS:
            return f"{each['code']} needs a direction: up, where 5 is good, or down, where 5 is bad."
    weights = [_weight(each.get("weight")) for each in criteria]
    if any(weight is None or weight <= 0 for weight in weights):
        return "Every weight is a number above 0."
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    return "" if abs(total - 1) <= TOLERANCE else f"The weights make {total.normalize():f}, not 1."


def _weight(value: object) -> Decimal | None:
    try:
        weight = Decimal(str(value))
    except InvalidOperation:
        return None
    return weight if weight.is_finite() else None


def active_model_never_changes(state: str) -> Unmet | None:
    """Require that only a draft of the model is changed or adopted."""
    if state == ModelState.DRAFT:
        return None
    return Unmet(
        rule="active_model_never_changes",
        sentence="A scoring model that was adopted never changes: what was scored with it stays comparable.",
        missing="A draft.",
        cure="Somebody of the PMO",
        path="Draft a new version; it counts for every round that begins after its adoption.",
    )


def adopter_did_not_write_it(actor_id: int | None, author_id: int) -> Unmet | None:
    """Require that somebody else adopts what one wrote (SOD-07)."""
    if actor_id != author_id:
        return None
    return Unmet(
        rule="adopter_did_not_write_it",
        sentence="Nobody adopts a scoring model that they wrote.",
        missing="A second person.",
        cure="The PMO director or an executive who did not write it",
        path="Ask one of them to adopt it.",
    )


def there_is_an_active_model(*, found: bool) -> Unmet | None:
    """Require a model to score by before a request goes into scoring."""
    if found:
        return None
    return Unmet(
        rule="there_is_an_active_model",
        sentence="A request is scored by the model that was adopted before its round began.",
        missing="An active scoring model.",
        cure="The PMO",
        path="Draft a scoring model and have a second person adopt it.",
    )


def two_people_score(scorers: int) -> Unmet | None:
    """Require that at least two people score."""
    if scorers >= LEAST_SCORERS:
        return None
    return Unmet(
        rule="two_people_score",
        sentence="At least two people score a request, each without the other.",
        missing=f"{LEAST_SCORERS - scorers} more.",
        cure="You",
        path="Name at least two people who have no part in the request.",
        field="scorers",
    )


def scorers_are_named_from_others(conflicts: Mapping[str, str]) -> Unmet | None:
    """Require that nobody scores what they raised, sponsor, would manage or are interested in (SOD-09)."""
    if not conflicts:
        return None
    return Unmet(
        rule="scorers_are_named_from_others",
        sentence="Nobody scores a request that they raised, sponsor, would manage or have an interest in.",
        missing="Others than " + ", ".join(f"{name} ({why})" for name, why in conflicts.items()) + ".",
        cure="You",
        path="Name somebody without a part in it.",
        field="scorers",
    )


def scorer_is_free(conflict: str, *, declares_none: bool) -> Unmet | None:
    """Require that a scorer has no part and no interest in the request, and says so (SOD-09)."""
    if not conflict and declares_none:
        return None
    return Unmet(
        rule="scorer_is_free",
        sentence="Nobody scores a request that they raised, sponsor, would manage or have an interest in.",
        missing=f"You have a part in it: {conflict}." if conflict else "Your word that you have no interest in it.",
        cure="The PMO",
        path="Declare your interest; the PMO then names somebody else.",
        field="free_of_interest",
    )


def scorer_has_not_scored(*, waiting: bool) -> Unmet | None:
    """Require that a scorer was named for this round and has not scored yet."""
    if waiting:
        return None
    return Unmet(
        rule="scorer_has_not_scored",
        sentence="A score is given once a round, and stands.",
        missing="A sheet of yours that is still open.",
        cure="The PMO",
        path="Ask the PMO to open another round, with its reason.",
    )


def answers_fit_the_model(codes: Collection[str], answers: Mapping[str, Mapping[str, Any]]) -> list[Unmet]:
    """Return what is wrong with a sheet: every criterion has a whole score from 0 to 5, or is unknown with a reason."""
    found = [
        _unfit(code, "It is missing." if code in codes else "The model does not know it.")
        for code in sorted(set(codes) ^ set(answers))
    ]
    for code in codes:
        answer = answers.get(code)
        if answer is None:
            continue
        value = answer.get("value")
        if value is None:
            if not str(answer.get("rationale", "")).strip():
                found.append(_unfit(code, "Unknown is an answer, with its reason."))
        elif isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= HIGHEST:
            found.append(_unfit(code, "A whole score from 0 to 5, or unknown."))
    return found


def _unfit(code: str, missing: str) -> Unmet:
    return Unmet(
        rule="answers_fit_the_model",
        sentence="A sheet says of every criterion a score from 0 to 5, or that it is unknown and why; never nothing.",
        missing=f"{code}: {missing}",
        cure="You",
        path="Answer every criterion. What nobody knows widens the range, it never counts as zero.",
        field=code,
    )
