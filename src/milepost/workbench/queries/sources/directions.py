"""What the office asks beside the method: directions, findings, moves of the method; and waivers that wait."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.compliance.choices import FindingState, WaiverState
from milepost.compliance.models import Finding, Waiver
from milepost.projects.choices import LEADS, DirectionState
from milepost.projects.models import Direction, MethodMove, Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import may, record
from milepost.workbench.rules import Ask, Turn, Why

STEPS = {
    DirectionState.ISSUED.value: ("Answer the direction", "accept", "answer_by_date"),
    DirectionState.ACCEPTED.value: ("Do what was directed, and report it", "complete", "due_date"),
    DirectionState.CHALLENGED.value: ("Rule on the challenged direction", "rule", "ruling_by_date"),
    DirectionState.DONE.value: ("Confirm that the direction is done", "confirm", "due_date"),
}
FINDINGS = {
    FindingState.OPEN.value: ("Agree on a corrective action", "agree", "answer_by_date"),
    FindingState.AGREED.value: ("Carry out the corrective action", "done", "due_date"),
    FindingState.DONE.value: ("Check the effect of the corrective action", "check", ""),
}
WAIVERS = {
    WaiverState.REQUESTED.value: ("Assess the request for a waiver", "assess"),
    WaiverState.ASSESSED.value: ("Decide on the waiver", "grant"),
}


def directions(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield every direction, finding, move of the method and request for a waiver that waits for somebody."""
    for direction in bench.kept("directions", project):
        yield _directed(direction)
    for finding in bench.kept("findings", project):
        yield _found(finding)
    for move in bench.kept("moves", project):
        yield _moved(move)
    for waiver in bench.kept("waivers", project):
        yield _waived(waiver)


def _directed(direction: Direction) -> Ask:
    words, verb, day = STEPS[direction.state]
    place = record("directions", direction.pk, "Open the direction")
    return Ask(
        subject=f"direction:{direction.pk}",
        project_id=direction.project_id,
        what=f"{words}: {direction.text}",
        place=place,
        turn=Turn(may("directions", verb)),
        whys=(Why(direction.reason, "Direction of the PMO", place),),
        due=getattr(direction, day),
        weight=8,
    )


def _found(finding: Finding) -> Ask:
    words, verb, day = FINDINGS[finding.state]
    place = record("findings", finding.pk, "Open the finding")
    owned = finding.state == FindingState.AGREED and finding.owner_id is not None
    return Ask(
        subject=f"finding:{finding.pk}",
        project_id=finding.project_id,
        what=f"{words}: {finding.text}",
        place=place,
        turn=Turn(people=frozenset({finding.owner_id})) if owned and finding.owner_id else Turn(may("findings", verb)),
        whys=(Why(finding.obligation, "Finding of an audit", place),),
        due=getattr(finding, day) if day else None,
        weight=6,
    )


def _moved(move: MethodMove) -> Ask:
    place = record("method-moves", move.pk, "Acknowledge the move")
    return Ask(
        subject=f"move:{move.pk}",
        project_id=move.project_id,
        what="Acknowledge the move to another version of the method.",
        place=place,
        turn=Turn(LEADS),
        whys=(Why(move.reason, "Move of the method", place),),
        due=move.effective_date,
        weight=5,
    )


def _waived(waiver: Waiver) -> Ask:
    words, verb = WAIVERS[waiver.state]
    place = record("waivers", waiver.pk, "Open the request")
    return Ask(
        subject=f"waiver:{waiver.pk}",
        project_id=waiver.project_id,
        what=f"{words}: {waiver.name}",
        place=place,
        turn=Turn(may("waivers", verb)),
        whys=(Why(waiver.reason, "Request for a waiver", place),),
        due=waiver.from_date,
        planned=False,
        mandatory=False,
    )
