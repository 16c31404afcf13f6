"""Verbs of handing in: submit, check against the criteria, take back. The office writes none of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milepost.artefacts.actions import filed
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.planning.actions.deliverables import ASK_WHO_LEADS, standing_at, tell_moved
from milepost.planning.choices import HANDED_IN, IN_THE_MAKING, TO_REWORK, DeliverableState
from milepost.planning.models import Deliverable, QualityCheck, QualityCriterion, Submission
from milepost.planning.policies import DELIVERABLE_PLANNERS, DELIVERERS
from milepost.planning.queries import deliverables as told
from milepost.planning.rules import deliverables as rules
from milepost.projects.queries import can_be_written_here, part_scope

ASK_THE_TEAM = "What is delivered and what its checks found is written by the project's own team. Ask them."
File = tuple[str, bytes]


@action(
    "planning.submit_deliverable",
    allowed=DELIVERERS,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*IN_THE_MAKING)),
    path=ASK_THE_TEAM,
)
def submit_deliverable(
    act: Act,
    deliverable: Deliverable,
    *,
    description: str,
    links: Sequence[str] = (),
    files: Sequence[File] = (),
    documents_named: Sequence[str] = (),
    version: int | None = None,
) -> Submission:
    """Hand in a version of the deliverable with everything that belongs to it, under one hash."""
    act.expect(deliverable, version)
    act.require(
        rules.criteria_are_agreed(told.criteria_count(deliverable.pk)),
        rules.submission_holds_something(description, len(links) + len(files) + len(documents_named)),
        rules.links_are_addresses(links),
        rules.files_are_few(len(files)),
    )
    number = deliverable.submission_number + 1
    submission = Submission(
        project_id=deliverable.project_id,
        deliverable=deliverable,
        number=number,
        description=description,
        links=list(links),
        files=[filed(act, *each) for each in files],
        documents=[_document(act, deliverable, each) for each in documents_named],
        submitted_by_id=act.actor.person_id or 0,
        submitted_at=act.at,
    )
    submission.content_sha256 = told.seal_of(told.submitted_content(submission))
    act.change(deliverable, state=DeliverableState.SUBMITTED, submission_number=number)
    tell_moved(act, deliverable)
    return act.add(submission)


@action(
    "planning.check_criterion",
    allowed=DELIVERERS,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*HANDED_IN)),
    path=ASK_THE_TEAM,
)
def check_criterion(act: Act, criterion: QualityCriterion, *, result: str, evidence: str) -> QualityCheck:
    """Hold what was handed in against a criterion; a later check of the same criterion counts in place of this one."""
    deliverable = criterion.deliverable
    act.expect(deliverable, Deliverable.objects.values_list("version", flat=True).get(pk=deliverable.pk))
    submission = Submission.objects.get(deliverable=deliverable, number=deliverable.submission_number)
    makers = {deliverable.owner_id, submission.submitted_by_id}
    act.require(
        rules.result_has_evidence(result, evidence),
        rules.checker_did_not_make_it(act.actor.person_id, makers, critical=criterion.critical),
    )
    if deliverable.state == DeliverableState.SUBMITTED:
        act.change(deliverable, state=DeliverableState.UNDER_TEST)
        tell_moved(act, deliverable)
    return act.add(
        QualityCheck(
            project_id=deliverable.project_id,
            submission=submission,
            criterion=criterion,
            result=result,
            evidence=evidence,
            checker_id=act.actor.person_id or 0,
            checked_at=act.at,
        )
    )


@action(
    "planning.rework_deliverable",
    allowed=DELIVERABLE_PLANNERS,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*TO_REWORK)),
    path=ASK_WHO_LEADS,
)
def rework_deliverable(act: Act, deliverable: Deliverable, *, reason: str, version: int | None = None) -> Deliverable:
    """Take back what was handed in, or take up what was rejected; a request to accept it becomes void."""
    act.expect(deliverable, version)
    act.because(reason)
    act.change(deliverable, state=DeliverableState.REWORK)
    return tell_moved(act, deliverable)


def _document(act: Act, deliverable: Deliverable, words: str) -> dict[str, Any]:
    found = told.approved_document(deliverable.project_id, words)
    act.require(rules.document_is_approved(known=found is not None))
    return found or {}
