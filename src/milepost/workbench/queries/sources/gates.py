"""The gate ahead: what does not hold, the request for it, its review, and what earlier gates left to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.governance.choices import ConditionState, ReviewState
from milepost.governance.models import Condition, GateReview
from milepost.governance.queries import GateCheck
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.workbench.queries.bench import ACCEPTED, Bench
from milepost.workbench.queries.cures import Case, cure_of
from milepost.workbench.queries.places import form, may, page, record, turn_of
from milepost.workbench.queries.timing import opens, wanted_before
from milepost.workbench.rules import Ask, Place, Turn, Why

SENTENCE = "A phase is left only through its gate, decided by who did not deliver."
WEIGHTY = 5


def gates(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield what stands between a project and its next phase, and what earlier gates left to be done."""
    check = bench.checks.get(project.pk)
    if check is not None:
        under_way = next(iter(bench.kept("gate_reviews", project)), None)
        if under_way is None:
            yield from _criteria(bench, project, check)
            yield _request(bench, project, check)
        else:
            yield _review(bench, project, check, under_way)
    yield from _left(bench, project)


def _page(project: Project, check: GateCheck) -> Place:
    return page("governance:gate", check.gate.name, project.code, check.gate.code)


def _day(bench: Bench, project: Project, check: GateCheck) -> date | None:
    return bench.planned.get(project.pk, {}).get(check.gate.code)


def _criteria(bench: Bench, project: Project, check: GateCheck) -> Iterator[Ask]:
    for finding in check.missing:
        if finding.criterion.check == ACCEPTED and bench.kept("deliverables", project):
            continue  # each of them is an entry of its own
        cure = cure_of(Case(bench, project, finding, check.facts))
        yield Ask(
            subject=cure.subject,
            project_id=project.pk,
            what=finding.criterion.sentence,
            found=cure.found or finding.verdict.found,
            place=cure.place,
            turn=cure.turn,
            whys=(Why(finding.criterion.sentence, check.gate.name, _page(project, check)),),
            due=_day(bench, project, check),
            planned=True,
            gate=check.gate.name,
            weight=WEIGHTY,
            document=cure.document,
        )


def _request(bench: Bench, project: Project, check: GateCheck) -> Ask:
    """Return the request for the gate, which comes once everything that it asks for holds."""
    missing = len(check.missing) + wanted_before(bench, project)
    told = "1 thing is missing" if missing == 1 else f"{missing} things are missing"
    ready = form(project, "gate", "Ask for the gate", gate=check.gate.code)
    return Ask(
        subject=f"gate:{check.gate.code}",
        project_id=project.pk,
        what=f"Ask for the gate {check.gate.name}.",
        found=told if missing else "Everything that it asks for holds",
        place=page("governance:gate", "See what is missing", project.code, check.gate.code) if missing else ready,
        turn=turn_of("gate"),
        whys=(Why(SENTENCE, check.gate.name, _page(project, check)),),
        due=_day(bench, project, check),
        planned=True,
        gate=check.gate.name,
        weight=WEIGHTY,
        last=1,
        opens=None if missing else opens(bench, project),
    )


def _review(bench: Bench, project: Project, check: GateCheck, review: GateReview) -> Ask:
    words, turn = _turn(bench, project, review)
    place = record("gate-reviews", review.pk, "Open the review")
    return Ask(
        subject=f"gate:{check.gate.code}",
        project_id=project.pk,
        what=f"{words}: {check.gate.name}.",
        found=str(ReviewState(review.state).label),
        place=place,
        turn=turn,
        whys=(Why(SENTENCE, check.gate.name, _page(project, check)),),
        due=review.review_date,
        planned=True,
        gate=check.gate.name,
        weight=WEIGHTY,
    )


def _turn(bench: Bench, project: Project, review: GateReview) -> tuple[str, Turn]:
    """Return the next step of a review and whose turn it is."""
    if review.state == ReviewState.REQUESTED:
        return "Bring the gate before reviewers", Turn(may("gate-reviews", "reviewers"))
    if review.state == ReviewState.REPORTED:
        by_body = frozenset({RoleOnProject.STEERING.value})
        return "Decide the gate", Turn(by_body if review.body_id else frozenset({RoleOnProject.SPONSOR.value}))
    named = [each for each in bench.kept("gate_reviewers", project) if each.review_id == review.pk]
    silent = frozenset(each.person_id for each in named if each.given_at is None)
    if silent:
        return "Give an opinion on the gate", Turn(people=silent)
    return "Report on the gate", Turn(people=frozenset(each.person_id for each in named if each.leads))


def _left(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield decisions that take effect today, and conditions and recommendations that are open."""
    for decision in bench.kept("gate_decisions", project):
        place = record("gate-decisions", decision.pk, "Have it take effect")
        yield Ask(
            subject=f"decision:{decision.pk}",
            project_id=project.pk,
            what="Have the decision of the gate take effect.",
            place=place,
            turn=Turn(may("gate-decisions", "enact")),
            whys=(Why(SENTENCE, "Gate decision", place),),
            due=decision.effective_date,
            weight=WEIGHTY,
        )
    for condition in bench.kept("gate_conditions", project):
        yield _condition(condition)
    for each in bench.kept("recommendations", project):
        place = record("gate-recommendations", each.pk, "Answer it")
        yield Ask(
            subject=f"recommendation:{each.pk}",
            project_id=project.pk,
            what=f"Answer the recommendation: {each.text}",
            found=each.get_urgency_display(),
            place=place,
            turn=Turn(people=frozenset({each.owner_id})),
            whys=(Why("What reviewers recommend is answered.", "Gate review", place),),
            due=each.due_date,
        )


def _condition(condition: Condition) -> Ask:
    closed = condition.state == ConditionState.CLOSED
    place = record("gate-conditions", condition.pk, "Open the condition")
    return Ask(
        subject=f"condition:{condition.pk}",
        project_id=condition.project_id,
        what=f"{'Verify' if closed else 'Close'} the condition of the gate: {condition.text}",
        place=place,
        turn=Turn(may("gate-conditions", "verify")) if closed else Turn(people=frozenset({condition.owner_id})),
        whys=(Why("A condition that lapses blocks.", "Gate decision", place),),
        due=condition.due_date,
        weight=WEIGHTY,
    )
