"""Make a baseline of a whole plan: its number, its dates and cost, its content under one hash, and what it holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.people.queries import local_date
from milepost.planning import queries, rules
from milepost.planning.choices import MilestoneKind, PlanState, Section, WorkKind
from milepost.planning.events import BaselineRecorded
from milepost.planning.models import Baseline, Milestone, SealedPlan
from milepost.planning.rules.sections import PlanStanding
from milepost.projects.models import Project


def seal(
    act: Act,
    project: Project,
    standing: PlanStanding,
    *,
    content_hash: str,
    reason: str,
    change_reference: str = "",
    effective_date: date | None = None,
) -> Baseline:
    """Record the next baseline of a whole plan, number 0 where there was none; milestones are promised by it."""
    facts = queries.work_of(project.pk)
    starts = [each.start for each in facts.days.values()]
    baseline = act.add(
        Baseline(
            project=project,
            number=queries.baseline_count(project.pk),
            start_date=min(starts, default=None),
            finish_date=facts.finish_date,
            cost=cost_of(standing),
            effective_date=effective_date or local_date(act.at),
            reason=reason,
            content_hash=content_hash,
            change_reference=change_reference,
        )
    )
    act.tell(
        BaselineRecorded(
            at=act.at,
            project_id=project.pk,
            actor_id=act.actor.person_id,
            baseline_id=baseline.pk,
            number=baseline.number,
        )
    )
    return baseline


def cost_of(standing: PlanStanding) -> Decimal | None:
    """Return what the cost section comes to; unknown where no floor above told an amount."""
    told = [each.amount for each in standing.section(Section.COST).facts if each.amount is not None]
    return sum(told, Decimal(0)) if told else None


def hold_items(act: Act, project: Project, baseline: Baseline, touched: Collection[int] | None = None) -> None:
    """Mark what `baseline` set: everything that no baseline held, and the items `touched`; promise their milestones."""
    facts = queries.work_of(project.pk)
    for item in facts.items:
        if item.state != "cancelled" and (item.baseline_number is None or item.pk in (touched or ())):
            act.change(item, baseline_number=baseline.number)
    kept = {each.work_item_id: each for each in Milestone.objects.filter(project=project, work_item__isnull=False)}
    for item in facts.leaves:
        if item.kind != WorkKind.MILESTONE:
            continue
        day = item.planned_finish
        if item.pk in kept:
            act.change(kept[item.pk], name=item.name, baseline_date=day)
        else:
            act.add(
                Milestone(
                    project=project, work_item=item, name=item.name, kind=MilestoneKind.INTERNAL, baseline_date=day
                )
            )


def baseline_after_change(
    act: Act,
    project: Project,
    *,
    change_reference: str,
    reason: str,
    touched: Collection[int] = (),
    effective_date: date | None = None,
) -> Baseline:
    """Make the next baseline of a plan after an approved change took effect, once, at the end of its act.

    For the floor of changes: call `move_items`, `amend_item` and `add_item` first, then this with the reference of the
    change (`CR-7`) and the ids of the items that they touched. The new content is sealed like the first one; older
    baselines stay. Refused where no plan was approved yet: then nothing is frozen, and no change request is needed.
    """
    act.require(rules.plan_is_baselined(queries.plan_baseline_number(project.pk)))
    standing = queries.plan_standing(project)
    content = queries.plan_content(project, standing)
    baseline = seal(
        act,
        project,
        standing,
        content_hash=queries.plan_hash(content),
        reason=reason,
        change_reference=change_reference,
        effective_date=effective_date,
    )
    act.add(
        SealedPlan(
            project=project,
            state=PlanState.APPROVED,
            content=content,
            sha256=baseline.content_hash,
            change_reference=change_reference,
            proposed_by_id=act.actor.person_id,
            proposed_at=act.at,
            decided_by_id=act.actor.person_id,
            decided_at=act.at,
            decision_reason=reason,
            baseline=baseline,
        )
    )
    hold_items(act, project, baseline, touched)
    return baseline
