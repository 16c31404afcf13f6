"""Verbs of promises. The original is the project manager's; moving it is a control act of somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.planning import queries, rules
from milepost.planning.events import BaselineRecorded
from milepost.planning.models import Baseline, Milestone
from milepost.planning.policies import PROMISERS, REBASELINERS
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.projects.queries import (
    SCOPE,
    can_be_written,
    independent,
    not_blocked,
    project_scope,
    proposal_is_approved,
)


def _first(actor: Actor, project: Project) -> Iterator[Unmet]:
    count = queries.baseline_count(project.pk)
    unmet = rules.first_baseline_is_recorded_once(count, by_machine=actor.person_id is None)
    whole = rules.first_baseline_is_the_plans(
        native=project.origin == Origin.NATIVE and project.method_version_id is not None,
        has_work=queries.has_work(project.pk),
    )
    yield from (each for each in (unmet, whole) if each is not None)


def _replaceable(_actor: Actor, project: Project) -> Iterator[Unmet]:
    checked = (
        rules.rebaseline_follows_a_baseline(queries.baseline_count(project.pk)),
        rules.plan_moves_by_request(queries.plan_baseline_number(project.pk)),
    )
    yield from (each for each in checked if each is not None)


@action(
    "planning.record_baseline",
    allowed=PROMISERS,
    scope=project_scope,
    guards=(can_be_written, proposal_is_approved, _first),
    path="Ask the project manager to record the original baseline.",
)
def record_baseline(
    act: Act,
    project: Project,
    *,
    start_date: date | None = None,
    finish_date: date | None = None,
    cost: Decimal | None = None,
    effective_date: date | None = None,
    reason: str = "",
) -> Baseline:
    """Record the original baseline, number 0; an import records the later ones of an imported project too."""
    return _record(
        act,
        Baseline(project=project, start_date=start_date, finish_date=finish_date, cost=cost, reason=reason),
        effective_date,
    )


@action(
    "planning.rebaseline",
    allowed=REBASELINERS,
    scope=project_scope,
    guards=(can_be_written, not_blocked(SCOPE), _replaceable, independent("approve a new baseline")),
    path="Ask the PMO director, the sponsor or an executive for a decision, with the reason and the new figures.",
)
def rebaseline(
    act: Act,
    project: Project,
    *,
    reason: str,
    start_date: date | None = None,
    finish_date: date | None = None,
    cost: Decimal | None = None,
    effective_date: date | None = None,
    milestone_dates: Mapping[int, date] | None = None,
) -> Baseline:
    """Approve a new baseline beside the older ones, which stay, and move the promised dates of milestones by id."""
    act.because(reason)
    move_milestones(act, project, milestone_dates or {})
    return _record(
        act,
        Baseline(project=project, start_date=start_date, finish_date=finish_date, cost=cost, reason=reason),
        effective_date,
    )


def promise_anew(
    act: Act,
    project: Project,
    *,
    start_date: date | None,
    finish_date: date | None,
    cost: Decimal | None,
    milestone_dates: Mapping[int, date],
    reason: str,
    change_reference: str,
) -> Baseline | None:
    """Write what an effective change promises, as part of its act: a new baseline beside the older ones, none before.

    What is left out stays as it was promised last. Nobody calls this by itself: only an effective change does.
    """
    move_milestones(act, project, milestone_dates)
    last = queries.baselines_of([project.pk])[project.pk][-1:]
    if not last:
        return None
    baseline = Baseline(
        project=project,
        start_date=start_date or last[0].start_date,
        finish_date=finish_date or last[0].finish_date,
        cost=last[0].cost if cost is None else cost,
        reason=reason,
        change_reference=change_reference,
    )
    return _record(act, baseline, None)


def move_milestones(act: Act, project: Project, days: Mapping[int, date]) -> None:
    """Set the promised dates of milestones by id."""
    for milestone in Milestone.objects.filter(project=project, pk__in=list(days)):
        act.change(milestone, baseline_date=days[milestone.pk])


def _record(act: Act, baseline: Baseline, effective_date: date | None) -> Baseline:
    act.require(
        rules.baseline_promises_something(baseline.start_date, baseline.finish_date, baseline.cost),
        rules.finish_not_before_start(baseline.start_date, baseline.finish_date, "finish_date"),
    )
    act.because(act.reason or baseline.reason, needed=False)
    baseline.number = queries.baseline_count(baseline.project_id)
    baseline.effective_date = effective_date or local_date(act.at)
    act.add(baseline)
    act.tell(
        BaselineRecorded(
            at=act.at,
            project_id=baseline.project_id,
            actor_id=act.actor.person_id,
            baseline_id=baseline.pk,
            number=baseline.number,
        )
    )
    return baseline
