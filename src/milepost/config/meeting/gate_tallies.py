"""What other floors tell the rules of gates: deliveries, suppliers, the schedule, and who is there to do the work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from milepost.governance.gate_rules import Tally
from milepost.governance.queries import provide_tally
from milepost.planning.choices import ACCEPTED_STATES, CLOSED_WORK
from milepost.planning.queries import (
    deliverables_of,
    has_work,
    items_of,
    leaves_of,
    leaves_to_baseline,
    plan_baseline,
    work_of,
)
from milepost.planning.rules import MISSING_LOGIC_SHARE, Leaf, dangling
from milepost.resourcing.choices import AssignmentState
from milepost.resourcing.queries import assignments_of
from milepost.suppliers.queries import contracts_standings

Tallies = Mapping[int, Tally]


def accepted(project_ids: Collection[int], moment: datetime | None) -> Tallies:
    """Return how many deliverables the client accepted; a project without any has none to tell of."""
    found = {}
    for project_id, deliverables in deliverables_of(project_ids, moment).items():
        waiting = tuple(str(each) for each in deliverables if each.state not in ACCEPTED_STATES)
        if deliverables:
            found[project_id] = Tally(len(deliverables) - len(waiting), len(deliverables), waiting)
    return found


def evaluations_begun(project_ids: Collection[int], moment: datetime | None) -> Tallies:
    """Return for how many contracts the evaluation of the supplier has begun."""
    found = {}
    for project_id, standing in contracts_standings(project_ids, moment).items():
        waiting = tuple(f"{each.code} {each.name}" for each in standing.lines if not each.evaluation_started)
        found[project_id] = Tally(len(standing.lines) - len(waiting), len(standing.lines), waiting)
    return found


def sound_schedule(project_ids: Collection[int], moment: datetime | None) -> Tallies:
    """Return which critical checks the work list passes: what a plan was approved with is explained in it."""
    found = {}
    for project_id in project_ids:
        if plan_baseline(project_id) is not None:
            found[project_id] = Tally(2, 2)
        elif has_work(project_id):
            failing = tuple(_failing(leaves_to_baseline(work_of(project_id, moment))))
            found[project_id] = Tally(2 - len(failing), 2, failing)
    return found


def _failing(leaves: Sequence[Leaf]) -> Iterator[str]:
    loose = dangling(leaves)
    if len(loose) > MISSING_LOGIC_SHARE * len(leaves):
        yield f"{len(loose)} of {len(leaves)} pieces of work are tied to nothing"
    late = [each.name for each in leaves if each.float_minutes is not None and each.float_minutes < 0]
    if late:
        yield f"negative float: {', '.join(late)}"


def people_there(project_ids: Collection[int], moment: datetime | None) -> Tallies:
    """Return the hours of open work, and those of it that somebody accepted to do."""
    found = {}
    for project_id in project_ids:
        leaves = leaves_of(items_of(project_id, moment))
        going = [each for each in leaves if each.state not in CLOSED_WORK and each.effort_hours]
        if not going:
            continue
        held = assignments_of(project_id, moment)
        taken = {each.item_id for each in held if each.state == AssignmentState.ACCEPTED}
        due = sum(round(each.effort_hours or 0) for each in going)
        done = sum(round(each.effort_hours or 0) for each in going if each.pk in taken)
        found[project_id] = Tally(done, due, tuple(str(each) for each in going if each.pk not in taken))
    return found


def tell_gates() -> None:
    """Connect the floors to the rules of gates."""
    provide_tally("deliverables_accepted", accepted)
    provide_tally("supplier_evaluations_started", evaluations_begun)
    provide_tally("schedule_quality_passed", sound_schedule)
    provide_tally("capacity_booked", people_there)
