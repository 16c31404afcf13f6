"""Verbs of a review: the PMO names independent reviewers, each gives an opinion, the lead reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.governance import queries, rules
from milepost.governance.actions.guards import (
    ASK_A_REVIEWER,
    ASK_THE_PMO,
    REVIEWING,
    moved,
    standing_at,
    unmet,
    whole,
)
from milepost.governance.choices import BEFORE_REPORT, NAMERS, REVIEWERS, ReviewState
from milepost.governance.models import GateReview, GateReviewer, Recommendation
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Body, Person
from milepost.people.queries import add_working_days, house_calendar, local_date, members_of
from milepost.projects import queries as projects
from milepost.projects.actions import give_parts
from milepost.projects.choices import RoleOnProject

IN_REVIEW = standing_at(ReviewState.IN_REVIEW)


def _free(actor: Actor, review: GateReview) -> Iterator[Unmet]:
    """Yield what stands against reviewing what one prepared (SOD-03)."""
    prepared = queries.preparers_of(review)
    named = prepared.get(actor.person_id or 0)
    yield from unmet(rules.reviewer_is_independent("You", f"prepared {named}" if named else ""))


def _deciding_role(review: GateReview) -> str:
    method = queries.method_of(review.project)
    gates = method.gates if method else ()
    return next((each.decided_by for each in gates if each.code == review.gate), "")


@action(
    "governance.name_reviewers",
    allowed=NAMERS,
    scope=projects.part_scope,
    guards=(
        projects.can_be_written_here,
        standing_at(*BEFORE_REPORT),
        projects.independent("name the reviewers of a gate"),
        whole,
    ),
    path=ASK_THE_PMO,
)
def name_reviewers(
    act: Act,
    review: GateReview,
    *,
    reviewers: Sequence[Person],
    lead: Person,
    review_date: date,
    body: Body | None = None,
    version: int | None = None,
) -> GateReview:
    """Name independent reviewers and who leads them, the day of the review, and the body that decides after it."""
    act.expect(review, version)
    people = {each.pk: each for each in reviewers}
    spoken = [each.person.name for each in review.reviewers.exclude(given_at=None).select_related("person")]
    act.require(
        rules.reviewers_are_named(list(people), lead.pk),
        rules.body_may_decide(_deciding_role(review), body.kind if body else None),
        rules.dossier_rests_before_review(review_date, _earliest(review)),
        rules.nobody_has_spoken(spoken),
        *_dependent(act, review, people),
    )
    for earlier in review.reviewers.all():
        act.remove(earlier)
    act.add_all(
        [
            GateReviewer(project=review.project, review=review, person=person, leads=key == lead.pk)
            for key, person in people.items()
        ]
    )
    give_parts(act, review.project, RoleOnProject.REVIEWER.value, people.keys())
    give_parts(act, review.project, RoleOnProject.STEERING.value, members_of(body, act.at).keys() if body else ())
    return moved(act, review, ReviewState.IN_REVIEW, body=body, review_date=review_date)


def _earliest(review: GateReview) -> date:
    days = rules.FREEZE_BEFORE.get(review.project.project_class, max(rules.FREEZE_BEFORE.values()))
    frozen_on = local_date(review.requested_at)
    return add_working_days(house_calendar(), frozen_on, days) if days else frozen_on


def _dependent(act: Act, review: GateReview, people: dict[int, Person]) -> Iterator[Unmet]:
    bound = queries.not_free_to_review(review, act.at)
    for key, person in people.items():
        yield from unmet(rules.reviewer_is_independent(person.name, bound.get(key, "")))


@action(
    "governance.recommend",
    allowed=REVIEWERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, IN_REVIEW, REVIEWING, _free),
    path=ASK_A_REVIEWER,
)
def recommend(
    act: Act, review: GateReview, *, text: str, urgency: str, owner: Person, due_date: date
) -> Recommendation:
    """Recommend something: what, how urgent, who acts, by when."""
    act.require(
        rules.said(text, "text", "What is recommended"),
        rules.recommendation_is_due_ahead(urgency, due_date, local_date(act.at)),
        rules.owners_take_part(queries.strangers(review.project, {owner.pk}, act.at)),
    )
    made = Recommendation(project=review.project, review=review, text=text, urgency=urgency, owner=owner)
    made.due_date, made.given_by_id = due_date, act.actor.person_id or 0
    return act.add(made)


@action(
    "governance.give_opinion",
    allowed=REVIEWERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, IN_REVIEW, REVIEWING, _free, whole),
    path=ASK_A_REVIEWER,
)
def give_opinion(act: Act, review: GateReview, *, confidence: str, reasons: str) -> GateReviewer:
    """Give one's own rating of delivery confidence, with reasons, once; it stays beside the agreed one."""
    mine = review.reviewers.get(person_id=act.actor.person_id or 0)
    act.require(
        rules.reviewer_speaks_once(spoken=mine.given_at is not None),
        rules.rating_is_known(confidence),
        rules.said(reasons, "reasons", "Why"),
    )
    return act.change(mine, confidence=confidence, reasons=reasons, given_at=act.at)


@action(
    "governance.report_review",
    allowed=REVIEWERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, IN_REVIEW, REVIEWING, _free, whole),
    path=ASK_A_REVIEWER,
)
def report_review(
    act: Act,
    review: GateReview,
    *,
    confidence: str,
    report: str,
    red_response: str = "",
    red_owner: Person | None = None,
    red_due_date: date | None = None,
    version: int | None = None,
) -> GateReview:
    """Report the rating that the reviewers agreed and why; opinions that differ are kept and shown as dissent."""
    act.expect(review, version)
    today = local_date(act.at)
    told = queries.reviewers_of(review)
    silent = [str(each.person) for each in told if each.given_at is None]
    act.require(
        rules.the_lead_reports(is_lead=any(each.leads and each.person_id == act.actor.person_id for each in told)),
        rules.every_reviewer_has_spoken(silent),
        rules.review_day_has_come(review.review_date, today),
        rules.rating_is_known(confidence),
        rules.said(report, "report", "The report"),
        rules.red_has_a_response(confidence, red_response, red_owner.pk if red_owner else None, red_due_date, today),
    )
    response = {"red_response": red_response, "red_owner": red_owner, "red_due_date": red_due_date}
    return moved(
        act, review, ReviewState.REPORTED, confidence=confidence, report=report, reported_at=act.at, **response
    )
