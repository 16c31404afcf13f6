"""Verbs of a whole plan: who leads proposes it, somebody independent approves it, and then it is the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.planning import queries, rules
from milepost.planning.actions.sealing import hold_items, seal
from milepost.planning.actions.timetable import keep_timetable
from milepost.planning.choices import PlanState
from milepost.planning.events import PlanDecided, PlanProposed
from milepost.planning.models import Baseline, SealedPlan
from milepost.planning.policies import APPROVERS, PROMISERS
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, independent, part_scope, project_scope

ASK_FOR_APPROVAL = (
    "The project manager proposes the plan; the sponsor or an executive who delivers nothing approves it."
)
ASK_THE_PROPOSER = "Ask the project manager to withdraw it, or approve or return it if you may."


def _proposable(_actor: Actor, project: Project) -> Iterator[Unmet]:
    number, proposed = queries.plan_state(project.pk)
    checked = (
        rules.planning_has_begun(initiating=project.stage == Stage.INITIATING),
        rules.nothing_is_proposed(proposed=proposed),
        rules.plan_moves_by_request(number),
    )
    yield from (each for each in checked if each is not None)


def _waits(_actor: Actor, plan: SealedPlan) -> Iterator[Unmet]:
    unmet = rules.plan_waits(waits=plan.state == PlanState.PROPOSED)
    if unmet:
        yield unmet


@action(
    "planning.propose_plan",
    allowed=PROMISERS,
    scope=project_scope,
    guards=(can_be_written, _proposable),
    path="Ask the project manager to propose the plan.",
)
def propose_plan(
    act: Act,
    project: Project,
    *,
    reason: str = "",
    logic_explanation: str = "",
    deadline_acceptance: str = "",
) -> SealedPlan:
    """Propose the whole plan as the baseline: six sections, frozen under one hash until somebody decides.

    Dates that nobody typed become those that the links lead to, so that what is promised is written down.
    """
    act.because(reason, needed=False)
    _write_dates(act, project)
    keep_timetable(act, project)
    standing, leaves = queries.plan_standing(project), queries.leaves_to_baseline(queries.work_of(project.pk))
    act.require(
        rules.plan_follows_a_method(follows=standing.follows_method),
        *rules.sections_are_approved(standing),
        *(unmet for section in standing.sections for facts in section.facts for unmet in facts.unmet),
        rules.logic_is_complete(leaves, logic_explanation),
        rules.deadlines_are_feasible(leaves, deadline_acceptance),
    )
    content = queries.plan_content(project, standing)
    plan = act.add(
        SealedPlan(
            project=project,
            content=content,
            sha256=queries.plan_hash(content),
            logic_explanation=logic_explanation,
            deadline_acceptance=deadline_acceptance,
            proposed_by_id=act.actor.person_id,
            proposed_at=act.at,
        )
    )
    act.tell(PlanProposed(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, plan_id=plan.pk))
    return plan


def _write_dates(act: Act, project: Project) -> None:
    facts = queries.work_of(project.pk)
    for item in facts.leaves:
        days = facts.days.get(item.pk)
        if days is not None and (item.planned_start is None or item.planned_finish is None):
            act.change(
                item,
                planned_start=item.planned_start or days.start,
                planned_finish=item.planned_finish or days.finish,
                duration_days=None,
            )


@action(
    "planning.approve_plan",
    allowed=APPROVERS,
    scope=part_scope,
    guards=(can_be_written_here, _waits, independent("approve the plan as the baseline")),
    path=ASK_FOR_APPROVAL,
)
def approve_plan(
    act: Act,
    plan: SealedPlan,
    *,
    reason: str = "",
    effective_date: date | None = None,
    version: int | None = None,
) -> Baseline:
    """Approve a proposed plan: it becomes the next baseline, and its work changes by a change request from now on."""
    act.expect(plan, version)
    act.because(reason, needed=False)
    project = plan.project
    standing = queries.plan_standing(project)
    present = queries.plan_hash(queries.plan_content(project, standing))
    act.require(
        rules.plan_is_as_proposed(proposed=plan.sha256, present=present), *rules.sections_are_approved(standing)
    )
    baseline = seal(
        act, project, standing, content_hash=plan.sha256, reason=reason or "The plan as approved",
        effective_date=effective_date,
    )  # fmt: skip
    act.change(
        plan,
        state=PlanState.APPROVED,
        baseline=baseline,
        decided_by_id=act.actor.person_id,
        decided_at=act.at,
        decision_reason=reason,
    )
    hold_items(act, project, baseline)
    _decided(act, plan)
    return baseline


@action(
    "planning.return_plan",
    allowed=APPROVERS,
    scope=part_scope,
    guards=(can_be_written_here, _waits, independent("return a proposed plan")),
    path=ASK_FOR_APPROVAL,
)
def return_plan(act: Act, plan: SealedPlan, *, reason: str, version: int | None = None) -> SealedPlan:
    """Give a proposed plan back with the reason; the work list can be changed again."""
    act.expect(plan, version)
    act.because(reason)
    return _end(act, plan, PlanState.RETURNED, reason)


@action(
    "planning.withdraw_plan",
    allowed=PROMISERS,
    scope=part_scope,
    guards=(can_be_written_here, _waits),
    path=ASK_THE_PROPOSER,
)
def withdraw_plan(act: Act, plan: SealedPlan, *, reason: str, version: int | None = None) -> SealedPlan:
    """Take a proposed plan back before it is decided."""
    act.expect(plan, version)
    act.because(reason)
    return _end(act, plan, PlanState.WITHDRAWN, reason)


def _end(act: Act, plan: SealedPlan, state: PlanState, reason: str) -> SealedPlan:
    act.change(plan, state=state, decided_by_id=act.actor.person_id, decided_at=act.at, decision_reason=reason)
    _decided(act, plan)
    return plan


def _decided(act: Act, plan: SealedPlan) -> None:
    act.tell(
        PlanDecided(
            at=act.at, project_id=plan.project_id, actor_id=act.actor.person_id, plan_id=plan.pk, state=plan.state
        )
    )
