"""Verbs of the evaluation of a supplier: proposed on facts, heard, seen a second time, published; never deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.clock import now
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.suppliers import bridge, queries, rules
from milepost.suppliers.actions import guards
from milepost.suppliers.actions.moving import go_on
from milepost.suppliers.choices import LIVE, PARTNERS, REVIEWERS, EvaluationState
from milepost.suppliers.events import EvaluationMoved
from milepost.suppliers.models import Contract, SupplierEvaluation
from milepost.suppliers.policies import CONTRACT_LEADS, contract_scope, of_contract_scope

EVALUATING = "evaluate a supplier"
REVIEWING = "review a supplier evaluation"
UNDER_WAY = guards.standing_at(LIVE, "The contract is signed first.")
ASK_A_REVIEWER = "Ask the PMO director or an executive who takes no part in this project."


def _standing_at(lawful: Collection[str], then: str) -> guards.Guard:
    def guard(_actor: Actor, evaluation: SupplierEvaluation) -> Iterator[Unmet]:
        yield from guards.unmet(rules.evaluation_is_in(evaluation.state, lawful, then))

    return guard


def _everything_is_delivered(_actor: Actor, contract: Contract) -> Iterator[Unmet]:
    told = queries.fact_of(contract)
    yield from guards.unmet(
        rules.no_evaluation_yet(exists=told.evaluation is not None),
        rules.everything_is_delivered(delivered=told.delivered),
    )


def _supplier_was_heard(_actor: Actor, evaluation: SupplierEvaluation) -> Iterator[Unmet]:
    today = local_date(now())
    yield from guards.unmet(rules.supplier_was_heard(evaluation.state, today, evaluation.comment_by_date))


@action(
    "suppliers.propose_evaluation",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, UNDER_WAY, _everything_is_delivered, guards.without_interest(EVALUATING)),
    path=guards.ASK_THE_PM,
)
def propose_evaluation(
    act: Act, contract: Contract, *, ratings: Mapping[str, int], evidence: Mapping[str, str], narrative: str
) -> SupplierEvaluation:
    """Rate a supplier in five areas beside the facts, which are computed now and never change."""
    act.require(
        rules.areas_are_rated(ratings),
        rules.text_is_written(narrative, "narrative", "What the ratings rest on"),
    )
    act.require(rules.evidence_is_given(bridge.areas_that_need_evidence(ratings), evidence))
    evaluation = SupplierEvaluation(
        contract=contract,
        facts=bridge.computed_facts(queries.fact_of(contract)),
        ratings=dict(ratings),
        evidence={area: text for area, text in evidence.items() if text.strip()},
        narrative=narrative,
        score=bridge.score_of(ratings),
        proposed_by_id=act.actor.person_id or 0,
        proposed_at=act.at,
        comment_by_date=local_date(act.at) + rules.COMMENT_WITHIN,
    )
    return _told(act, act.add(evaluation))


@action(
    "suppliers.comment_on_evaluation",
    allowed=PARTNERS,
    scope=of_contract_scope,
    guards=(
        guards.own_contract,
        _standing_at((EvaluationState.PROPOSED,), "A comment is given once; it stands beside the ratings."),
    ),
    path=guards.ASK_THE_PARTNER,
)
def comment_on_evaluation(
    act: Act,
    evaluation: SupplierEvaluation,
    *,
    contested: Sequence[str] = (),
    comment: str = "",
    version: int | None = None,
) -> SupplierEvaluation:
    """Agree with your evaluation, or contest the rating of some areas and say why; an official then looks at it."""
    act.expect(evaluation, version)
    act.require(
        rules.comment_is_in_time(local_date(act.at), evaluation.comment_by_date),
        rules.contested_areas_are_named(contested),
        rules.disagreement_says_why(contested, comment),
    )
    return _moved(
        act,
        evaluation,
        state=EvaluationState.CONTESTED if contested else EvaluationState.AGREED,
        contested=list(contested),
        comment=comment,
        commented_by_id=act.actor.person_id,
        commented_at=act.at,
    )


@action(
    "suppliers.review_evaluation",
    allowed=REVIEWERS,
    scope=of_contract_scope,
    guards=(
        _standing_at((EvaluationState.CONTESTED,), "Only what the supplier contests is looked at a second time."),
        guards.by_another(REVIEWING, "proposed_by_id"),
        guards.independent(REVIEWING),
        guards.without_interest(REVIEWING),
    ),
    path=ASK_A_REVIEWER,
)
def review_evaluation(
    act: Act,
    evaluation: SupplierEvaluation,
    *,
    second_view: str,
    ratings: Mapping[str, int],
    version: int | None = None,
) -> SupplierEvaluation:
    """Give your own view and ratings of what the supplier contests; both stand side by side, and both are published."""
    act.expect(evaluation, version)
    act.require(
        rules.text_is_written(second_view, "second_view", "Your view of what is contested"),
        rules.areas_are_rated(ratings),
    )
    return _moved(
        act,
        evaluation,
        state=EvaluationState.PUBLISHED,
        second_view=second_view,
        second_ratings=dict(ratings),
        second_score=bridge.score_of(ratings),
        reviewed_by_id=act.actor.person_id,
        reviewed_at=act.at,
        published_at=act.at,
    )


@action(
    "suppliers.publish_evaluation",
    allowed=CONTRACT_LEADS,
    scope=of_contract_scope,
    guards=(
        _standing_at(
            (EvaluationState.PROPOSED, EvaluationState.AGREED, EvaluationState.CONTESTED), "It is published already."
        ),
        _supplier_was_heard,
    ),
    path=guards.ASK_THE_PM,
)
def publish_evaluation(act: Act, evaluation: SupplierEvaluation, *, version: int | None = None) -> SupplierEvaluation:
    """Publish what the supplier agreed to, or left without a comment for 14 days, to whoever selects suppliers."""
    act.expect(evaluation, version)
    return _moved(act, evaluation, state=EvaluationState.PUBLISHED, published_at=act.at)


def _moved(act: Act, evaluation: SupplierEvaluation, **values: Any) -> SupplierEvaluation:
    act.change(evaluation, **values)
    return _told(act, evaluation)


def _told(act: Act, evaluation: SupplierEvaluation) -> SupplierEvaluation:
    contract = go_on(act, evaluation.contract)
    act.tell(
        EvaluationMoved(
            at=act.at,
            project_id=contract.project_id,
            actor_id=act.actor.person_id,
            contract_id=contract.pk,
            evaluation_id=evaluation.pk,
            state=evaluation.state,
        )
    )
    return evaluation
