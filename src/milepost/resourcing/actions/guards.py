"""What stands before the verbs of people at work: one's own assignment, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.planning import queries as planning
from milepost.planning.choices import WorkState
from milepost.planning.models import WorkItem
from milepost.resourcing import queries, rules
from milepost.resourcing.choices import AssignmentState
from milepost.resourcing.models import Assignment

Guard = Callable[[Actor, Assignment], Iterator[Unmet]]
ASK_THE_HOLDER = "Only who holds the work answers for it. Ask them, or have it assigned to you."


def yours(actor: Actor, assignment: Assignment) -> Iterator[Unmet]:
    """Yield that the assignment is somebody else's, if it is."""
    yield from told(rules.assignment_is_yours(yours=assignment.person_id == actor.person_id))


def standing_at(*lawful: AssignmentState, words: str) -> Guard:
    """Return the guard that an assignment stands where a step begins."""

    def guard(_actor: Actor, assignment: Assignment) -> Iterator[Unmet]:
        yield from told(rules.assignment_is_in(assignment.state, lawful, words))

    return guard


ACCEPTED = standing_at(AssignmentState.ACCEPTED, words="was accepted")
OFFERED = standing_at(AssignmentState.OFFERED, words="waits for an answer")


def work_goes_on(_actor: Actor, assignment: Assignment) -> Iterator[Unmet]:
    """Yield that the work is done or cancelled, if it is."""
    item = assignment.item
    yield from told(rules.work_is_open(is_open=planning.is_open(item), name=str(item)))


def work_at(*states: WorkState) -> Guard:
    """Return the guard that the work of an assignment stands where a step begins."""

    def guard(_actor: Actor, assignment: Assignment) -> Iterator[Unmet]:
        yield from told(planning.stands_at(assignment.item, *states))

    return guard


def item_at(*states: WorkState) -> Callable[[Actor, WorkItem], Iterator[Unmet]]:
    """Return the guard that an item stands where a step begins."""

    def guard(_actor: Actor, item: WorkItem) -> Iterator[Unmet]:
        yield from told(planning.stands_at(item, *states))

    return guard


def not_the_maker(actor: Actor, item: WorkItem) -> Iterator[Unmet]:
    """Yield that the actor made it, or neither leads nor owns it; a delegation stands for whoever leads."""
    leads = actor.delegation is not None or queries.is_lead(item.project_id, actor.person_id)
    yield from told(
        rules.checker_leads_or_owns(leads=leads, owns=item.owner_id == actor.person_id),
        rules.checker_is_not_the_maker(maker=queries.made_by(item.pk, actor.person_id)),
    )


def told(*unmet: Unmet | None) -> Iterator[Unmet]:
    """Yield the rules that do not hold."""
    yield from (each for each in unmet if each is not None)
