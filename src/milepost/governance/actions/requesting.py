"""Verbs of the project manager at a gate: ask for it, which freezes its dossier, and withdraw."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.governance import queries, rules
from milepost.governance.actions.guards import ASK_WHO_LEADS, disband, moved, standing_at, unmet
from milepost.governance.choices import BEFORE_REPORT, Blocks, ReviewState
from milepost.governance.models import GateReview
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Refusal, Unmet
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.projects.choices import LEADS
from milepost.projects.models import Project


def _ready(_actor: Actor, project: Project) -> Iterator[Unmet]:
    yield from projects.adopted(_actor, project)
    yield from unmet(
        rules.project_follows_a_method(follows=project.method_version_id is not None),
        rules.project_is_at_work(project.standing),
    )


@action(
    "governance.request_gate",
    allowed=LEADS,
    scope=projects.project_scope,
    guards=(projects.can_be_written, _ready),
    path=ASK_WHO_LEADS,
)
def request_gate(act: Act, project: Project, *, gate: str, note: str = "") -> GateReview:
    """Ask for the gate that leads out of the present stage; every criterion is met, and the dossier is frozen."""
    act.because(note, needed=False)
    check = _leading_out(project, gate)
    open_one = queries.open_review(project)
    if open_one is not None and queries.changed_since(open_one):
        disband(act, open_one)
        moved(act, open_one, ReviewState.VOID, ended_at=act.at)
        open_one = None
    act.require(
        rules.one_review_at_a_time(str(open_one) if open_one else ""),
        rules.gate_leads_to_a_stage(check.leads_to),
        rules.nothing_blocks_the_gate(queries.texts_blocking(project.pk, Blocks.NEXT_GATE.value)),
        rules.critical_recommendations_are_answered(queries.unanswered(project)),
        *rules.unmet_criteria(check.told),
    )
    return _frozen(act, project, check)


def _leading_out(project: Project, gate: str) -> queries.GateCheck:
    check = queries.next_gate(project)
    wrong = rules.gate_leads_out(gate, check.gate.code if check else "", project.stage)
    if check is None or wrong is not None:
        raise Refusal(tuple(unmet(wrong)))
    return check


def _frozen(act: Act, project: Project, check: queries.GateCheck) -> GateReview:
    dossier = queries.frozen(project, check, act.at)
    review = GateReview(project=project, gate=check.gate.code, name=check.gate.name, leads_to=check.leads_to)
    review.method_version_id = project.method_version_id or 0
    review.number = queries.next_number(project, check.gate.code)
    review.dossier, review.dossier_sha256 = dossier, queries.seal(dossier)
    review.facts_sha256 = queries.seal(dossier["facts"])
    review.requested_by_id, review.requested_at = act.actor.person_id or 0, act.at
    act.add(review)
    return moved(act, review, ReviewState.REQUESTED)


@action(
    "governance.withdraw_gate_request",
    allowed=LEADS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, standing_at(*BEFORE_REPORT)),
    path=ASK_WHO_LEADS,
)
def withdraw_gate_request(act: Act, review: GateReview, *, reason: str, version: int | None = None) -> GateReview:
    """Withdraw a gate that was asked for and not yet reported on, and say why."""
    act.expect(review, version)
    act.because(reason)
    disband(act, review)
    return moved(act, review, ReviewState.WITHDRAWN, ended_at=act.at)
