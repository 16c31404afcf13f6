"""Verbs of scoring: one person drafts a model, another adopts it, and scorers say what they think, each alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from milepost.demand import queries, rules
from milepost.demand.actions.moving import standing_at
from milepost.demand.actions.screening import settle_round
from milepost.demand.choices import MODEL_ADOPTERS, OFFICE, SCORERS, ModelState, RequestState
from milepost.demand.events import ScoringModelAdopted
from milepost.demand.models import ProjectRequest, ScoreSheet, ScoringModel
from milepost.demand.policies import request_scope
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date

ASK_THE_PMO = "Propose the change to the PMO."


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def _still_a_draft(_actor: Actor, model: ScoringModel, *_others: object) -> Iterator[Unmet]:
    yield from _unmet(rules.active_model_never_changes(model.state))


def _second_person(actor: Actor, model: ScoringModel, *_others: object) -> Iterator[Unmet]:
    yield from _unmet(rules.adopter_did_not_write_it(actor.person_id, model.author_id))


@action("demand.draft_scoring_model", allowed=OFFICE, path=ASK_THE_PMO)
def draft_scoring_model(act: Act, *, code: str, name: str, criteria: Sequence[Mapping[str, Any]]) -> ScoringModel:
    """Draft a version of the scoring model: weighted criteria with anchors; it counts once another adopts it."""
    act.require(rules.criteria_are_usable(criteria))
    stored = [dict(each) for each in criteria]
    return act.add(ScoringModel(code=code, name=name, criteria=stored, author_id=act.actor.person_id or 0))


@action("demand.change_scoring_model", allowed=OFFICE, guards=(_still_a_draft,), path=ASK_THE_PMO)
def change_scoring_model(
    act: Act, model: ScoringModel, *, name: str, criteria: Sequence[Mapping[str, Any]], version: int | None = None
) -> ScoringModel:
    """Change a draft of the scoring model; whoever changes it last is its author."""
    act.expect(model, version)
    act.require(rules.criteria_are_usable(criteria))
    stored = [dict(each) for each in criteria]
    return act.change(model, name=name, criteria=stored, author_id=act.actor.person_id)


@action(
    "demand.adopt_scoring_model",
    allowed=MODEL_ADOPTERS,
    guards=(_still_a_draft, _second_person),
    path="Ask the PMO director or an executive who did not write it.",
)
def adopt_scoring_model(act: Act, model: ScoringModel, *, version: int | None = None) -> ScoringModel:
    """Adopt a draft for every round that begins from now on; the former model retires, its rounds end with it."""
    act.expect(model, version)
    today = local_date(act.at)
    former = queries.active_model()
    if former is not None:
        act.change(former, state=ModelState.RETIRED, retired_on=today)
    act.change(model, state=ModelState.ACTIVE, adopter_id=act.actor.person_id, adopted_on=today)
    act.tell(ScoringModelAdopted(at=act.at, scoring_model_id=model.pk, actor_id=act.actor.person_id))
    return model


def _still_to_score(actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    yield from _unmet(rules.scorer_has_not_scored(waiting=queries.open_sheet(request, actor.person_id) is not None))


def _free(actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    conflicts = queries.conflicts_of(request, local_date(clock.now()))
    yield from _unmet(rules.scorer_is_free(conflicts.get(actor.person_id or 0, ""), declares_none=True))


@action(
    "demand.score_request",
    allowed=SCORERS,
    scope=request_scope,
    guards=(standing_at(RequestState.SCREENED), _still_to_score, _free),
    path="Ask the PMO to name you a scorer, if you have no part in the request.",
)
def score_request(
    act: Act,
    request: ProjectRequest,
    *,
    answers: Mapping[str, Mapping[str, Any]],
    free_of_interest: bool,
    version: int | None = None,
) -> ScoreSheet:
    """Score a request by its model, without seeing what others say; once all have scored, it is scored."""
    act.expect(request, version)
    sheet = queries.open_sheet(request, act.actor.person_id)
    act.require(
        rules.scorer_has_not_scored(waiting=sheet is not None),
        rules.scorer_is_free("", declares_none=free_of_interest),
    )
    if sheet is None:
        raise LookupError("A sheet that waits was required")
    act.require_all(rules.answers_fit_the_model([each["code"] for each in sheet.scoring_model.criteria], answers))
    stored = {
        code: {"value": each.get("value"), "rationale": each.get("rationale", "")} for code, each in answers.items()
    }
    act.change(sheet, answers=stored, scored_at=act.at)
    settle_round(act, request)
    return sheet
