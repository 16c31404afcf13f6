"""Verbs of whoever does the work: begin, be blocked, go on, hand in. Entered once, at the point of work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import local_date
from milepost.planning import actions as planning
from milepost.planning.choices import WorkState
from milepost.planning.models import WorkItem
from milepost.projects.queries import can_be_written_here, part_scope
from milepost.resourcing import rules
from milepost.resourcing.actions.guards import ACCEPTED, ASK_THE_HOLDER, work_at, work_goes_on, yours
from milepost.resourcing.choices import MAKERS
from milepost.resourcing.models import Assignment

Raiser = Callable[[Act, WorkItem, str], None]
_raisers: list[Raiser] = []
AT_WORK = (can_be_written_here, yours, ACCEPTED, work_goes_on)
NOT_BEGUN, BEGUN, WAITING = (WorkState.PLANNED, WorkState.IN_PROGRESS, WorkState.BLOCKED)


def provide_blocked(raiser: Raiser) -> None:
    """Let a floor above raise an issue, within the same act, when somebody's work is blocked."""
    if raiser not in _raisers:
        _raisers.append(raiser)


@action(
    "resourcing.start_work",
    allowed=MAKERS,
    scope=part_scope,
    guards=(*AT_WORK, work_at(NOT_BEGUN)),
    path=ASK_THE_HOLDER,
)
def start_work(
    act: Act, assignment: Assignment, *, on: date | None = None, out_of_sequence: str = "", version: int | None = None
) -> Assignment:
    """Say that work has begun, today or on a day that has passed."""
    act.expect(assignment, version)
    planning.begin_item(act, assignment.item, on=on or local_date(act.at), out_of_sequence=out_of_sequence)
    return assignment


@action(
    "resourcing.block_work",
    allowed=MAKERS,
    scope=part_scope,
    guards=(*AT_WORK, work_at(NOT_BEGUN, BEGUN)),
    path=ASK_THE_HOLDER,
)
def block_work(act: Act, assignment: Assignment, *, reason: str, version: int | None = None) -> Assignment:
    """Say what stands in the way: an issue is raised with the same act, and the work waits."""
    act.expect(assignment, version)
    act.because(reason)
    planning.block_item(act, assignment.item)
    act.change(assignment, blocked_by=reason)
    for raiser in _raisers:
        raiser(act, assignment.item, reason)
    return assignment


@action(
    "resourcing.unblock_work",
    allowed=MAKERS,
    scope=part_scope,
    guards=(*AT_WORK, work_at(WAITING)),
    path=ASK_THE_HOLDER,
)
def unblock_work(act: Act, assignment: Assignment, *, version: int | None = None) -> Assignment:
    """Say that nothing stands in the way any more."""
    act.expect(assignment, version)
    planning.unblock_item(act, assignment.item)
    return act.change(assignment, blocked_by="")


@action(
    "resourcing.hand_in_work", allowed=MAKERS, scope=part_scope, guards=(*AT_WORK, work_at(BEGUN)), path=ASK_THE_HOLDER
)
def hand_in_work(
    act: Act, assignment: Assignment, *, evidence: str, out_of_sequence: str = "", version: int | None = None
) -> Assignment:
    """Hand in what was done with the evidence; somebody else checks it against the definition of done."""
    act.expect(assignment, version)
    act.require(
        rules.is_told(evidence, "evidence", "What shows that it is done", "Say where it is and how it was tried.")
    )
    planning.hand_in_item(act, assignment.item, out_of_sequence=out_of_sequence)
    return act.change(assignment, evidence=evidence)
