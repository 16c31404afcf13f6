"""Verbs of the post-implementation review, from its scheduling to the last adjustment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from milepost.closing import queries, rules
from milepost.closing.actions.guards import in_closing, independent_in_closing, state_is, unmet
from milepost.closing.choices import AdjustmentState, AdjustmentTarget, ObjectiveVerdict, ReviewState
from milepost.closing.events import AdjustmentMoved, ReviewMoved
from milepost.closing.models import Adjustment, PostImplementationReview, ReviewedObjective
from milepost.closing.policies import ACCEPTERS, OWNERS, REJECTERS, REVIEW_CLOSERS, REVIEWERS, SCHEDULERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import ORGANISATION, Actor
from milepost.people.models import Person
from milepost.people.queries import post_roles
from milepost.projects.actions import enter_stage
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, independent, part_scope, project_scope

ASK_THE_LEAD = "Tell who leads the review."
ASK_THE_PMO = "Ask the PMO director or an analyst who took no part in the delivery."
IN_PROGRESS = state_is(rules.review_is_in, ReviewState.IN_PROGRESS)


def _leads(actor: Actor, review: PostImplementationReview) -> Iterator[Unmet]:
    yield from unmet(rules.who_leads_the_review_acts(actor.person_id, review.lead_id))


def _closed(_actor: Actor, review: PostImplementationReview) -> Iterator[Unmet]:
    yield from unmet(rules.project_has_closed(closed=review.due_date is not None))


def _somebody_else(actor: Actor, review: PostImplementationReview) -> Iterator[Unmet]:
    yield from unmet(rules.somebody_else_accepts(actor.person_id, review.lead_id))


def _owns(actor: Actor, adjustment: Adjustment) -> Iterator[Unmet]:
    yield from unmet(rules.who_owns_the_adjustment_acts(actor.person_id, adjustment.owner_id))


def _open(_actor: Actor, adjustment: Adjustment) -> Iterator[Unmet]:
    yield from unmet(rules.adjustment_is_open(adjustment.state))


@action(
    "closing.schedule_review",
    allowed=SCHEDULERS,
    scope=project_scope,
    guards=(can_be_written, in_closing(rules.project_is_in_closing), independent_in_closing("schedule the review")),
    path=ASK_THE_PMO,
)
def schedule_review(
    act: Act, project: Project, *, lead: Person, months_after: int = rules.DUE_MONTHS
) -> PostImplementationReview:
    """Name who reviews a project some months after it closed; its day follows when it closes."""
    scheduled = PostImplementationReview.objects.filter(project=project).exists()
    act.require(rules.project_has_no_review(scheduled=scheduled), rules.review_is_due_in_its_window(months_after))
    act.require_all(_unfit(act, project, lead))
    review = act.add(
        PostImplementationReview(
            project=project,
            lead=lead,
            months_after=months_after,
            scheduled_by_id=act.actor.person_id or 0,
            scheduled_at=act.at,
        )
    )
    return _told(act, review)


@action(
    "closing.name_review_lead",
    allowed=SCHEDULERS,
    scope=part_scope,
    guards=(
        independent("schedule the review"),
        state_is(rules.review_is_in, ReviewState.SCHEDULED, ReviewState.IN_PROGRESS),
    ),
    path=ASK_THE_PMO,
)
def name_review_lead(
    act: Act, review: PostImplementationReview, *, lead: Person, reason: str, version: int | None = None
) -> PostImplementationReview:
    """Name another lead, and say why; what the former one found stays."""
    act.expect(review, version)
    act.because(reason)
    act.require_all(_unfit(act, review.project, lead))
    act.change(review, lead=lead)
    return _told(act, review)


@action(
    "closing.begin_review",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(_leads, _closed, state_is(rules.review_is_in, ReviewState.SCHEDULED)),
    path=ASK_THE_LEAD,
)
def begin_review(act: Act, review: PostImplementationReview, *, version: int | None = None) -> PostImplementationReview:
    """Begin a review: what came of time, cost and benefits is computed against both promises."""
    act.expect(review, version)
    told = [each.row() for each in queries.comparisons(review.project)]
    return _moved(act, review, state=ReviewState.IN_PROGRESS, comparisons=told)


@action(
    "closing.judge_objective",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(_leads, IN_PROGRESS),
    path=ASK_THE_LEAD,
)
def judge_objective(
    act: Act, review: PostImplementationReview, *, objective: str, verdict: str, evidence: str
) -> ReviewedObjective:
    """Say of one objective whether it was met, and on which evidence."""
    act.require(
        rules.is_told(objective, "objective", "The objective"),
        rules.is_chosen(verdict, ObjectiveVerdict.values, "verdict", "A verdict"),
        rules.is_told(evidence, "evidence", "The evidence, or why it cannot be told"),
    )
    return act.add(
        ReviewedObjective(
            review=review, project_id=review.project_id, objective=objective, verdict=verdict, evidence=evidence
        )
    )


@action(
    "closing.ask_adjustment",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(_leads, IN_PROGRESS),
    path=ASK_THE_LEAD,
)
def ask_adjustment(
    act: Act,
    review: PostImplementationReview,
    *,
    target: str,
    change: str,
    cause: str,
    owner: Person,
    due_date: date,
) -> Adjustment:
    """Ask for a change so that a similar project does better, of somebody, by a day."""
    holds = bool(post_roles(owner.pk, ORGANISATION, act.at) & OWNERS)
    act.require(
        rules.is_chosen(target, AdjustmentTarget.values, "target", "What is to be changed"),
        rules.is_told(change, "change", "The change"),
        rules.is_told(cause, "cause", "What happened and why"),
        rules.owner_holds_a_post(holds=holds),
    )
    asked = act.add(
        Adjustment(
            review=review,
            project_id=review.project_id,
            target=target,
            change=change,
            cause=cause,
            owner=owner,
            due_date=due_date,
        )
    )
    return _told_of(act, asked)


@action(
    "closing.report_review",
    allowed=REVIEWERS,
    scope=part_scope,
    guards=(_leads, IN_PROGRESS),
    path=ASK_THE_LEAD,
)
def report_review(
    act: Act, review: PostImplementationReview, *, summary: str, satisfaction: str, version: int | None = None
) -> PostImplementationReview:
    """Hand in what the review found; the comparisons are computed once more and then stand."""
    act.expect(review, version)
    act.require(
        rules.is_told(summary, "summary", "What the review found"),
        rules.is_told(satisfaction, "satisfaction", "What client and users say"),
        rules.objectives_are_judged(len(queries.objectives_of(review))),
    )
    told = [each.row() for each in queries.comparisons(review.project)]
    values = {"summary": summary, "satisfaction": satisfaction, "reported_at": act.at, "comparisons": told}
    return _moved(act, review, state=ReviewState.REPORTED, **values)


@action(
    "closing.accept_review",
    allowed=ACCEPTERS,
    scope=part_scope,
    guards=(
        state_is(rules.review_is_in, ReviewState.REPORTED),
        _somebody_else,
        independent("accept the review"),
    ),
    path="Ask an executive or the PMO director who neither led the review nor delivered.",
)
def accept_review(
    act: Act, review: PostImplementationReview, *, reason: str = "", version: int | None = None
) -> PostImplementationReview:
    """Accept what a review found; its project has been reviewed from then on."""
    act.expect(review, version)
    act.because(reason, needed=False)
    accepted = {"accepted_by_id": act.actor.person_id, "accepted_at": act.at}
    _moved(act, review, state=ReviewState.ACCEPTED, **accepted)
    enter_stage(act, review.project, Stage.REVIEWED.value)
    return review


@action(
    "closing.close_review",
    allowed=REVIEW_CLOSERS,
    scope=part_scope,
    guards=(state_is(rules.review_is_in, ReviewState.ACCEPTED),),
    path=ASK_THE_PMO,
)
def close_review(act: Act, review: PostImplementationReview, *, version: int | None = None) -> PostImplementationReview:
    """Close a review whose every adjustment is implemented and kept as a lesson, or rejected with a reason."""
    act.expect(review, version)
    still = [each.change for each in queries.adjustments_of(review) if each.state == AdjustmentState.OPEN]
    act.require(rules.adjustments_are_resolved(still), rules.adjustment_is_kept(queries.not_kept(review)))
    return _moved(act, review, state=ReviewState.CLOSED, closed_at=act.at)


@action(
    "closing.implement_adjustment",
    allowed=OWNERS,
    scope=part_scope,
    guards=(_owns, _open),
    path="Ask the owner of the adjustment.",
)
def implement_adjustment(act: Act, adjustment: Adjustment, *, reference: str, version: int | None = None) -> Adjustment:
    """Say that an adjustment is done, and name what was changed: a method version, a template, an entry."""
    act.expect(adjustment, version)
    act.require(rules.is_told(reference, "reference", "What was changed, by its name or address"))
    return _resolved(act, adjustment, AdjustmentState.IMPLEMENTED, reference=reference)


@action(
    "closing.reject_adjustment",
    allowed=REJECTERS,
    scope=part_scope,
    guards=(_open, independent("reject what a review asks for")),
    path="Ask the PMO director or an executive.",
)
def reject_adjustment(act: Act, adjustment: Adjustment, *, reason: str, version: int | None = None) -> Adjustment:
    """Decide against an adjustment, and say why."""
    act.expect(adjustment, version)
    act.because(reason)
    return _resolved(act, adjustment, AdjustmentState.REJECTED, reason=reason)


def _unfit(act: Act, project: Project, lead: Person) -> Iterator[Unmet]:
    delivered = queries.ever_delivered(project)
    line = {lead.pk} if queries.reports_to_a_deliverer(project, lead) else set()
    yield from unmet(
        rules.reviewer_is_somebody_else(act.actor.person_id, lead.pk),
        rules.lead_is_independent(lead.pk, delivered | line),
        rules.lead_holds_a_post(holds=bool(post_roles(lead.pk, ORGANISATION, act.at) & REVIEWERS)),
    )


def _moved(act: Act, review: PostImplementationReview, **values: Any) -> PostImplementationReview:
    act.change(review, **values)
    return _told(act, review)


def _told(act: Act, review: PostImplementationReview) -> PostImplementationReview:
    act.tell(
        ReviewMoved(
            at=act.at,
            project_id=review.project_id,
            actor_id=act.actor.person_id,
            review_id=review.pk,
            state=review.state,
        )
    )
    return review


def _resolved(act: Act, adjustment: Adjustment, state: str, **values: Any) -> Adjustment:
    act.change(adjustment, state=state, resolved_by_id=act.actor.person_id, resolved_at=act.at, **values)
    return _told_of(act, adjustment)


def _told_of(act: Act, adjustment: Adjustment) -> Adjustment:
    act.tell(
        AdjustmentMoved(
            at=act.at,
            project_id=adjustment.project_id,
            actor_id=act.actor.person_id,
            adjustment_id=adjustment.pk,
            state=adjustment.state,
        )
    )
    return adjustment
