"""What must hold of a review: independent people, a dossier that stays as it was frozen, one agreed rating."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from milepost.documents.wording import day
from milepost.governance.choices import Confidence, ReviewState, Urgency
from milepost.kernel.errors import Unmet

FREEZE_BEFORE = {"A": 3, "B": 3, "C": 0}
"""`gate.dossier.freeze`: working days between the freeze and the review, by class; class C may be reviewed at once."""


def review_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the review stands where this step begins."""
    if state in lawful:
        return None
    waiting = " or ".join(each.label.lower() for each in ReviewState if each in lawful)
    return Unmet(
        rule="review_is_in",
        sentence=f"This review stands at: {ReviewState(state).label.lower()}.",
        missing=f"A review that stands at: {waiting}.",
        cure="Whoever has the next step",
        path="Open it to see whose step is next. A gate is decided after its reviewers reported.",
    )


def dossier_is_unchanged(changed: Sequence[str]) -> Unmet | None:
    """Require that no document of the dossier was superseded or put aside after the freeze."""
    if not changed:
        return None
    return Unmet(
        rule="dossier_is_unchanged",
        sentence="A gate is reviewed and decided on the documents that were frozen for it.",
        missing=f"Content changed after freeze: {', '.join(changed)}.",
        cure="The project manager",
        path="The review is void. Ask for the gate again: the dossier is then frozen anew.",
    )


def reviewers_are_named(people: Sequence[int], lead: int) -> Unmet | None:
    """Require that at least one reviewer is named and one of them leads."""
    if lead in people:
        return None
    return Unmet(
        rule="reviewers_are_named",
        sentence="A review has reviewers, and one of them leads it.",
        missing="The lead among the reviewers.",
        cure="You",
        path="Name the reviewers, and choose who leads from among them.",
        field="lead",
    )


def reviewer_is_independent(name: str, why: str) -> Unmet | None:
    """Require that a reviewer neither delivered nor prepared the dossier nor reports to who leads (SOD-01, SOD-03)."""
    if not why:
        return None
    return Unmet(
        rule="reviewer_is_independent",
        sentence="A gate is reviewed by people who took no part in what they review.",
        missing=f"{name} {why}.",
        cure="PMO",
        path="Name somebody else.",
        field="reviewers",
    )


def dossier_rests_before_review(review: date, earliest: date) -> Unmet | None:
    """Require that reviewers have the frozen dossier in time."""
    if review >= earliest:
        return None
    return Unmet(
        rule="dossier_rests_before_review",
        sentence="Reviewers have the frozen dossier before the day of the review.",
        missing=f"A day from {day(earliest)} on.",
        cure="You",
        path="Choose that day or a later one.",
        field="review_date",
    )


def nobody_has_spoken(names: Sequence[str]) -> Unmet | None:
    """Require that reviewers are not exchanged once one of them has given an opinion."""
    if not names:
        return None
    return Unmet(
        rule="nobody_has_spoken",
        sentence="Reviewers are not exchanged once one of them has spoken.",
        missing=f"{', '.join(names)} gave an opinion.",
        cure="The lead reviewer",
        path="Let the review be reported; the body may hold the gate.",
    )


def reviewer_speaks_once(*, spoken: bool) -> Unmet | None:
    """Require that an opinion is given once: it stays as it is beside the agreed rating."""
    if not spoken:
        return None
    return Unmet(
        rule="reviewer_speaks_once",
        sentence="An opinion is given once and stays.",
        missing="Nothing: yours is given.",
        cure="The lead reviewer",
        path="Tell the lead what changed; it belongs into the report.",
    )


def every_reviewer_has_spoken(missing: Sequence[str]) -> Unmet | None:
    """Require that every reviewer gave an opinion before the lead reports."""
    if not missing:
        return None
    return Unmet(
        rule="every_reviewer_has_spoken",
        sentence="The lead reports once every reviewer has spoken, the lead too.",
        missing=f"The opinion of {', '.join(missing)}.",
        cure=", ".join(missing),
        path="Ask them for their rating and reasons.",
    )


def the_lead_reports(*, is_lead: bool) -> Unmet | None:
    """Require that the report is given by the reviewer who leads."""
    if is_lead:
        return None
    return Unmet(
        rule="the_lead_reports",
        sentence="The lead reviewer reports what the reviewers agreed; dissent is kept beside it.",
        missing="The lead reviewer.",
        cure="The lead reviewer",
        path="Give your own opinion; it is not averaged away.",
    )


def review_day_has_come(review: date | None, today: date) -> Unmet | None:
    """Require that the day of the review has come."""
    if review is not None and review <= today:
        return None
    return Unmet(
        rule="review_day_has_come",
        sentence="A review is reported on its day or after it.",
        missing=f"The review is on {day(review)}." if review else "The day of the review.",
        cure="PMO",
        path="Wait for that day.",
    )


def rating_is_known(rating: str) -> Unmet | None:
    """Require one of the five ratings."""
    if rating in Confidence.values:
        return None
    return Unmet(
        rule="rating_is_known",
        sentence="Delivery confidence is one of five ratings.",
        missing=f"One of: {', '.join(Confidence.labels)}.",
        cure="You",
        path="Choose the one whose meaning fits.",
        field="confidence",
    )


def red_has_a_response(rating: str, response: str, owner: int | None, due: date | None, today: date) -> Unmet | None:
    """Require that a Red starts a plan with owner and date, and that nothing else does."""
    whole = bool(response.strip()) and owner is not None and due is not None and due > today
    if whole if rating == Confidence.RED else not (response.strip() or owner or due):
        return None
    return Unmet(
        rule="red_has_a_response",
        sentence="A Red starts a response with an owner and a day ahead; other ratings have none.",
        missing="The response, its owner and its day." if rating == Confidence.RED else "No response to a Red.",
        cure="You",
        path="Fill in all three for a Red; leave them empty otherwise.",
        field="red_response",
    )


def recommendation_is_due_ahead(urgency: str, due: date, today: date) -> Unmet | None:
    """Require an urgency of the three and a day that has not passed."""
    if urgency in Urgency.values and due >= today:
        return None
    return Unmet(
        rule="recommendation_is_due_ahead",
        sentence="A recommendation has an urgency and a day that has not passed.",
        missing="A known urgency and a day from today on.",
        cure="You",
        path="Choose both.",
        field="due_date",
    )


def owners_take_part(strangers: Sequence[str]) -> Unmet | None:
    """Require that whoever is to act holds a role on the project or a post, so that they can say what they did."""
    if not strangers:
        return None
    return Unmet(
        rule="owners_take_part",
        sentence="Whoever is to act on it holds a role on the project, or a post in the organisation.",
        missing=f"{', '.join(strangers)} hold neither.",
        cure="You",
        path="Name somebody who takes part, or have them appointed first.",
        field="owner",
    )


def is_theirs(actor: int | None, owner: int, what: str) -> Unmet | None:
    """Require that who answers or closes something is the one who was named to."""
    if actor == owner:
        return None
    return Unmet(
        rule="is_theirs",
        sentence=f"A {what} is answered by whoever was named to act on it.",
        missing="The word of its owner.",
        cure="Its owner",
        path="Ask them; everything is on the page.",
    )


def stands_at(state: str, lawful: str, what: str) -> Unmet | None:
    """Require that a recommendation or condition stands where this step begins."""
    if state == lawful:
        return None
    return Unmet(
        rule="stands_at",
        sentence=f"This {what} stands at: {state}.",
        missing=f"One that stands at: {lawful}.",
        cure="Whoever has the next step",
        path="Open it to see what happened.",
    )
