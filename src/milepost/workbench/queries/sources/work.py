"""Work that waits for an answer: a plan to approve, work to accept or decline, work to check."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.planning.models import SealedPlan, WorkItem
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.resourcing.models import Assignment
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import may, record
from milepost.workbench.rules import Ask, Turn, Why


def work(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield the plan that waits, the work that nobody answered, and what was handed in."""
    for plan in bench.kept("plans", project):
        yield _plan(plan)
    for offer in bench.kept("offers", project):
        yield _offer(offer)
    for item in bench.kept("to_check", project):
        yield _check(item)


def _plan(plan: SealedPlan) -> Ask:
    place = record("plans", plan.pk, "Read and approve the plan")
    return Ask(
        subject="plan",
        project_id=plan.project_id,
        what="Approve the plan, which becomes the baseline.",
        found="Proposed; it waits for approval",
        place=place,
        turn=Turn(may("plans", "approve")),
        whys=(Why("A plan of six sections is approved whole and becomes the baseline.", "Planning", place),),
        weight=9,
    )


def _offer(offer: Assignment) -> Ask:
    place = record("assignments", offer.pk, "Accept or decline")
    return Ask(
        subject=f"offer:{offer.pk}",
        project_id=offer.project_id,
        what=f"Accept or decline the work: {offer.item}",
        place=place,
        turn=Turn(people=frozenset({offer.person_id})),
        whys=(Why("Work is given and answered.", "Planning", place),),
        due=offer.item.planned_start,
        planned=True,
        weight=2,
    )


def _check(item: WorkItem) -> Ask:
    place = record("work-items", item.pk, "Check it")
    return Ask(
        subject=f"check:{item.pk}",
        project_id=item.project_id,
        what=f"Check what was handed in: {item}",
        place=place,
        turn=Turn(LEADS),
        whys=(Why("Nobody accepts what they made.", "Quality", place),),
        weight=3,
    )
