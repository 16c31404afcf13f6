"""Samples of the verbs of gates, around a project of class C at its first gate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from milepost.artefacts import actions as artefacts
from milepost.artefacts import queries as owed
from milepost.artefacts.models import ArtefactVersion
from milepost.demand.choices import Ballot
from milepost.finance import actions as finance
from milepost.governance import actions, queries
from milepost.governance.choices import Blocks, Confidence, GateOutcome, Urgency
from milepost.governance.gate_rules import Tally
from milepost.governance.models import Condition, GateDecision, GateReview, Recommendation, Statement
from milepost.governance.rules import Wanted
from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.risks import actions as risks
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import filled, owing
from tests.suites.samples.risks import cared_for

PM, SPONSOR, REVIEWER = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.REVIEWER
EXECUTIVE, ANALYST = PostRole.EXECUTIVE, PostRole.ANALYST
RFP_DOCUMENTS = ("business_case", "project_charter")


def soon(days: int = 14) -> Any:
    return clock.today() + timedelta(days=days)


def approved_document(world: World, project: Project, code: str) -> None:
    """Have the project manager write a document, and whoever the method names review, read and approve it."""
    artefact = artefacts.start_artefact(world.actor(PM), project, type_code=code)
    sheet = owed.sheet_of(artefact)
    artefacts.draft_artefact(world.actor(PM), artefact, content=filled(sheet))
    artefact = artefacts.submit_artefact(world.actor(PM), artefact)
    seal = ArtefactVersion.objects.get(artefact=artefact, number=artefact.number).sha256
    for part in sheet.reviewers:
        role = max(part.played_by & {SPONSOR.value, EXECUTIVE.value, ANALYST.value})
        artefacts.review_artefact(world.actor(role), artefact, verdict="favourable", text="Clear")
        artefact.refresh_from_db()
    may = frozenset().union(*(part.played_by for part in sheet.approvers))
    role = max(may & {SPONSOR.value, EXECUTIVE.value})
    artefacts.confirm_reading(world.actor(role), artefact, sha256=seal)
    artefacts.approve_artefact(world.actor(role), artefact)


def five_of_five(project_ids: Any, _moment: Any) -> dict[int, Tally]:
    return dict.fromkeys(project_ids, Tally(5, 5))


def stated(world: World, project: Project, check: str, role: str) -> Statement:
    told = {"check": check, "text": "As agreed", "evidence": "Minutes of 3 March, item 2"}
    return actions.state_criterion(world.actor(role), project, **told)


def ready(world: World) -> Project:
    """Return a project of class C that meets every criterion of its first gate."""
    project = owing(world)
    if GateReview.objects.filter(project=project).exists():
        return project
    queries.provide_tally("lessons_dispositioned", five_of_five)
    for code in RFP_DOCUMENTS:
        approved_document(world, project, code)
    finance.add_benefit(
        world.actor(PM),
        project,
        name="Fewer claims",
        owner=world.people["executive"],
        target_value=Decimal(100),
        due_date=date(2099, 1, 1),
    )
    risks.raise_risk(world.actor(PM), project, **cared_for(world))
    stated(world, project, "funding_named", SPONSOR)
    stated(world, project, "pm_inducted", ANALYST)
    return project


def asked(world: World) -> GateReview:
    return actions.request_gate(world.actor(PM), ready(world), gate="rfp", note="The case holds")


def named(world: World, **more: Any) -> dict[str, Any]:
    reviewer = world.people[REVIEWER]
    return {"reviewers": [reviewer], "lead": reviewer, "review_date": clock.today(), **more}


def in_review(world: World, **more: Any) -> GateReview:
    return actions.name_reviewers(world.actor(ANALYST), asked(world), **named(world, **more))


def opined(world: World, **more: Any) -> GateReview:
    review = in_review(world, **more)
    actions.give_opinion(world.actor(REVIEWER), review, confidence=Confidence.AMBER, reasons="Two risks are open")
    return fresh(review)


def reported(world: World, **more: Any) -> GateReview:
    told = {"confidence": Confidence.AMBER, "report": "The case holds; two risks need an owner"}
    return actions.report_review(world.actor(REVIEWER), opined(world, **more), **told)


def motion(world: World, outcome: str = GateOutcome.APPROVE, **more: Any) -> dict[str, Any]:
    votes = {world.people[SPONSOR].pk: Ballot.FOR}
    return {"votes": votes, "outcome": outcome, "reason": "It is worth its cost", **more}


def decided(world: World, outcome: str = GateOutcome.APPROVE, **more: Any) -> GateDecision:
    return actions.decide_gate(world.actor(SPONSOR), reported(world), **motion(world, outcome, **more))


def postponed(world: World) -> GateDecision:
    return decided(world, effective_date=soon())


def wanted(world: World, blocks: str = Blocks.NEXT_GATE) -> Wanted:
    return Wanted("Name an owner for each risk", world.people[PM].pk, soon(), blocks)


def conditional(world: World, blocks: str = Blocks.NEXT_GATE) -> Condition:
    decision = decided(world, GateOutcome.CONDITIONAL, conditions=[wanted(world, blocks)])
    return Condition.objects.get(decision=decision)


def closed(world: World) -> Condition:
    return actions.close_condition(world.actor(PM), conditional(world), evidence="Risk register, rows 1 to 4")


def recommended(world: World, urgency: str = Urgency.CRITICAL) -> Recommendation:
    told = {"text": "Ask the client", "urgency": urgency, "owner": world.people[PM], "due_date": soon()}
    return actions.recommend(world.actor(REVIEWER), in_review(world), **told)


def fresh(review: GateReview) -> GateReview:
    return GateReview.objects.get(pk=review.pk)


def one(step: Any) -> Any:
    return lambda world: (step(world),)


def a_statement(world: World) -> Subjects:
    return (stated(world, owing(world), "funding_named", SPONSOR),)


WHY = {"reason": "It has to be said"}

SAMPLES = (
    Sample(
        actions.state_criterion,
        SPONSOR,
        subjects=one(owing),
        typed=lambda _: {"check": "funding_named", "text": "The works budget", "evidence": "Budget 2026, line 7"},
    ),
    Sample(actions.withdraw_statement, SPONSOR, subjects=a_statement, typed=lambda _: WHY),
    Sample(actions.request_gate, PM, subjects=one(ready), typed=lambda _: {"gate": "rfp", "note": "The case holds"}),
    Sample(actions.withdraw_gate_request, PM, subjects=one(asked), typed=lambda _: WHY),
    Sample(actions.name_reviewers, ANALYST, subjects=one(asked), typed=named),
    Sample(
        actions.recommend,
        REVIEWER,
        subjects=one(in_review),
        typed=lambda world: {
            "text": "Ask the client",
            "urgency": Urgency.CRITICAL,
            "owner": world.people[PM],
            "due_date": soon(),
        },
    ),
    Sample(
        actions.give_opinion,
        REVIEWER,
        subjects=one(in_review),
        typed=lambda _: {"confidence": Confidence.GREEN, "reasons": "The plan is sound"},
    ),
    Sample(
        actions.report_review,
        REVIEWER,
        subjects=one(opined),
        typed=lambda _: {"confidence": Confidence.AMBER, "report": "The case holds"},
    ),
    Sample(actions.decide_gate, SPONSOR, subjects=one(reported), typed=motion),
    Sample(actions.withdraw_decision, SPONSOR, subjects=one(postponed), typed=lambda _: WHY),
    Sample(
        actions.close_condition,
        PM,
        subjects=one(conditional),
        typed=lambda _: {"evidence": "Risk register, rows 1 to 4"},
    ),
    Sample(actions.verify_condition, ANALYST, subjects=one(closed)),
    Sample(actions.return_condition, ANALYST, subjects=one(closed), typed=lambda _: WHY),
    Sample(
        actions.answer_recommendation,
        PM,
        subjects=one(recommended),
        typed=lambda _: {"answer": "The client was asked on Monday"},
    ),
)
