"""Samples of the verbs of demand, and requests at every step of their way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.demand import actions
from milepost.demand.choices import ModelState, Outcome, PartOnRequest, RejectionReason
from milepost.demand.models import ProjectRequest, ScoringModel
from milepost.demand.rules.standard import STANDARD_CRITERIA
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.people.models import Body
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.people import board

CRITERIA = [{**each, "anchors": list(each["anchors"])} for each in STANDARD_CRITERIA]
ANSWERS: dict[str, dict[str, Any]] = {each["code"]: {"value": 3, "rationale": "As said"} for each in CRITERIA}
JUDGED = {"answers": ANSWERS, "free_of_interest": True}


def wished(world: World) -> dict[str, Any]:
    return {
        "title": "Meters that report by themselves",
        "unit": world.unit,
        "problem": "Meters are read by hand twice a year",
        "desired_result": "Every meter reports once a day",
        "do_nothing": "Leaks are found half a year late",
        "other_options": "More people to read meters",
        "benefits": "Leaks found in a day",
        "sponsor": world.people["request_sponsor"],
        "objectives": [world.objective],
    }


def estimated(world: World) -> dict[str, Any]:
    return {
        "cost_low": Decimal(200_000),
        "cost_likely": Decimal(300_000),
        "cost_high": Decimal(500_000),
        "currency": "EUR",
        "earliest_start_date": date(2099, 1, 1),
        "finish_by_date": date(2099, 12, 31),
        "duration_months": 11,
        "org_units": 2,
        "external_parties": 1,
        "novelty": 2,
        "exposure": 2,
        "prospective_pm": world.people["pm"],
    }


def drafted(world: World) -> ProjectRequest:
    request = actions.raise_request(world.actor("requester"), **wished(world))
    return actions.estimate_request(world.actor("requester"), request, **estimated(world))


def submitted(world: World) -> ProjectRequest:
    return actions.submit_request(world.actor("requester"), drafted(world))


def model_draft(world: World, code: str = "2026") -> ScoringModel:
    return actions.draft_scoring_model(world.actor("pmo_analyst"), code=code, name="Value and risk", criteria=CRITERIA)


def active_model(world: World) -> ScoringModel:
    held = ScoringModel.objects.filter(state=ModelState.ACTIVE).first()
    return held or actions.adopt_scoring_model(world.actor("pmo_director"), model_draft(world))


def screened(world: World) -> ProjectRequest:
    active_model(world)
    return actions.screen_request(world.actor("pmo_analyst"), submitted(world))


def scoring(world: World) -> ProjectRequest:
    scorers = [world.people["scorer"], world.people["resource_manager"]]
    return actions.name_scorers(world.actor("pmo_analyst"), screened(world), scorers=scorers)


def fresh(request: ProjectRequest) -> ProjectRequest:
    return ProjectRequest.objects.get(pk=request.pk)


def scored(world: World) -> ProjectRequest:
    request = scoring(world)
    for role in ("scorer", "resource_manager"):
        actions.score_request(world.actor(role), request, **JUDGED)
    return fresh(request)


def shortlisted(world: World) -> ProjectRequest:
    return actions.shortlist_request(world.actor("pmo_analyst"), scored(world), decision_due_date=date(2099, 6, 30))


def the_board(world: World) -> Body:
    return Body.objects.filter(code="BOARD").first() or board(world)


def motion(world: World, outcome: str = Outcome.APPROVED, **more: Any) -> dict[str, Any]:
    body = the_board(world)
    voters = ("board_member", "executive")
    votes = {world.people[role].pk: "for" for role in voters}
    return {"body": body, "votes": votes, "outcome": outcome, "reason": "Worth more than it takes", **more}


def decided(world: World, outcome: str = Outcome.APPROVED, **more: Any) -> ProjectRequest:
    request = shortlisted(world)
    typed = motion(world, outcome, **more)
    return actions.decide_request(world.actor("board_member"), request, **typed)


def rejected(world: World) -> ProjectRequest:
    return decided(world, Outcome.REJECTED, reason_code=RejectionReason.LOW_VALUE)


def deferred(world: World) -> ProjectRequest:
    return decided(world, Outcome.DEFERRED, until_date=date(2099, 9, 1))


def subjects_of(step: Any) -> Any:
    return lambda world: (step(world),)


def before_the_board(world: World) -> Subjects:
    the_board(world)
    return (shortlisted(world),)


def stream_of(_world: World, request: ProjectRequest) -> str:
    return f"request:{request.pk}"


SAMPLES = (
    Sample(actions.raise_request, COLLEAGUE, typed=wished, stream=stream_of),
    Sample(
        actions.change_request,
        PartOnRequest.REQUESTER,
        subjects=subjects_of(drafted),
        typed=lambda world: {**wished(world), "title": "Meters that report"},
        again={"title": "Meters"},
    ),
    Sample(
        actions.estimate_request,
        PartOnRequest.REQUESTER,
        subjects=subjects_of(drafted),
        typed=lambda world: {**estimated(world), "org_units": 3},
        again={"org_units": 4},
    ),
    Sample(actions.submit_request, PartOnRequest.REQUESTER, subjects=subjects_of(drafted)),
    Sample(
        actions.withdraw_request,
        PartOnRequest.REQUESTER,
        subjects=subjects_of(submitted),
        typed=lambda _: {"reason": "No longer needed"},
    ),
    Sample(
        actions.return_request,
        PostRole.ANALYST,
        subjects=subjects_of(submitted),
        typed=lambda _: {"asked_for": "Which meters?"},
    ),
    Sample(
        actions.screen_request,
        PostRole.ANALYST,
        subjects=lambda world: (active_model(world), submitted(world))[1:],
    ),
    Sample(
        actions.name_scorers,
        PostRole.ANALYST,
        subjects=subjects_of(screened),
        typed=lambda world: {"scorers": [world.people["scorer"], world.people["auditor"]]},
    ),
    Sample(
        actions.rescore_request,
        PostRole.ANALYST,
        subjects=subjects_of(scored),
        typed=lambda _: {"reason": "The estimate was wrong"},
    ),
    Sample(actions.shortlist_request, PostRole.ANALYST, subjects=subjects_of(scored)),
    Sample(
        actions.decide_request,
        PartOnRequest.BOARD_MEMBER,
        subjects=before_the_board,
        typed=motion,
    ),
    Sample(
        actions.appeal_rejection,
        PartOnRequest.REQUESTER,
        subjects=subjects_of(rejected),
        typed=lambda _: {"grounds": "The board had the old figures"},
    ),
    Sample(
        actions.score_request,
        PartOnRequest.SCORER,
        subjects=subjects_of(scoring),
        typed=lambda _: JUDGED,
    ),
    Sample(
        actions.draft_scoring_model,
        PostRole.ANALYST,
        typed=lambda _: {"code": "2027", "name": "Value alone", "criteria": CRITERIA},
    ),
    Sample(
        actions.change_scoring_model,
        PostRole.ANALYST,
        subjects=subjects_of(model_draft),
        typed=lambda _: {"name": "Value", "criteria": CRITERIA},
        again={"name": "Risk"},
    ),
    Sample(actions.adopt_scoring_model, PostRole.DIRECTOR, subjects=subjects_of(model_draft)),
)
