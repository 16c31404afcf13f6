"""What other floors tell the rules of gates: deliveries, suppliers, mandates, the schedule, who does the work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from milepost.closing.queries import mandates_standing
from milepost.governance.gate_rules import Tally
from milepost.governance.queries import provide_tallies, provide_tally
from milepost.planning.choices import ACCEPTED_STATES, CLOSED_WORK
from milepost.planning.models import WorkItem
from milepost.planning.queries import (
    deliverables_of,
    items_of,
    leaves_of,
    leaves_to_baseline,
    plan_baseline,
    work_of,
)
from milepost.planning.rules import MISSING_LOGIC_SHARE, Leaf, dangling
from milepost.resourcing.choices import AssignmentState
from milepost.resourcing.models import Assignment
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


def mandated(project_ids: Collection[int], moment: datetime | None) -> Tallies:
    """Return how many signatories hold a mandate; where none was ever recorded, the sponsor may state it."""
    found = {}
    for project_id, signatories in mandates_standing(project_ids, moment).items():
        waiting = tuple(sorted(name for name, holds in signatories.items() if not holds))
        found[project_id] = Tally(len(signatories) - len(waiting), len(signatories), waiting)
    return found


def planned_work(project_ids: Collection[int], moment: datetime | None) -> Mapping[str, Tallies]:
    """Return what the work list tells: which critical checks it passes, and who accepted to do what is open."""
    sound: dict[int, Tally] = {}
    manned: dict[int, Tally] = {}
    for project_id in project_ids:
        leaves = leaves_of(items_of(project_id, moment))
        if not leaves:
            continue
        failing = () if plan_baseline(project_id) else tuple(_failing(leaves_to_baseline(work_of(project_id, moment))))
        sound[project_id] = Tally(2 - len(failing), 2, failing)
        going = [each for each in leaves if each.state not in CLOSED_WORK and each.effort_hours]
        if going:
            manned[project_id] = _manned(going, assignments_of(project_id, moment))
    return {"schedule_quality_passed": sound, "capacity_booked": manned}


def _failing(leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield the critical checks that fail; what a plan was approved with is explained in it and not asked again."""
    loose = dangling(leaves)
    if len(loose) > MISSING_LOGIC_SHARE * len(leaves):
        yield f"{len(loose)} of {len(leaves)} pieces of work are tied to nothing"
    late = [each.name for each in leaves if each.float_minutes is not None and each.float_minutes < 0]
    if late:
        yield f"negative float: {', '.join(late)}"


def _manned(going: Sequence[WorkItem], held: Sequence[Assignment]) -> Tally:
    """Return the hours of open work, and those of it that somebody accepted to do."""
    taken = {each.item_id for each in held if each.state == AssignmentState.ACCEPTED}
    due = sum(round(each.effort_hours or 0) for each in going)
    done = sum(round(each.effort_hours or 0) for each in going if each.pk in taken)
    return Tally(done, due, tuple(str(each) for each in going if each.pk not in taken))


def tell_gates() -> None:
    """Connect the floors to the rules of gates."""
    provide_tally("deliverables_accepted", accepted)
    provide_tally("supplier_evaluations_started", evaluations_begun)
    provide_tally("signatories_mandated", mandated)
    provide_tallies(("schedule_quality_passed", "capacity_booked"), planned_work)
