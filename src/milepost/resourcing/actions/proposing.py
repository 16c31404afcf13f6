"""Verbs of work that the plan does not have: the team proposes it, who leads plans it or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.planning.actions import add_work_item
from milepost.planning.models import WorkItem
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope
from milepost.resourcing import rules
from milepost.resourcing.actions.guards import told
from milepost.resourcing.choices import ASSIGNERS, MAKERS, ProposalState
from milepost.resourcing.events import WorkProposed
from milepost.resourcing.models import WorkProposal

ASK_THE_PM = "The project manager decides about proposed work."


def _waits(_actor: Actor, proposal: WorkProposal) -> Iterator[Unmet]:
    yield from told(rules.proposal_waits(waits=proposal.state == ProposalState.PROPOSED))


def _list_is_open(actor: Actor, proposal: WorkProposal) -> Iterator[Unmet]:
    refusal = add_work_item.verdict(actor, proposal.project)
    yield from () if refusal is None else refusal.unmet


@action(
    "resourcing.propose_work",
    allowed=MAKERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Ask somebody of the team to propose it.",
)
def propose_work(
    act: Act, project: Project, *, name: str, why: str, effort_hours: Decimal | None = None
) -> WorkProposal:
    """Propose work that is not in the plan and has to be done; nobody enters hours on it before it is planned."""
    act.require(
        rules.is_told(name, "name", "What is to be done", "Name it in a few words."),
        rules.is_told(why, "why", "Why it is needed", "Say what happens without it."),
    )
    proposal = act.add(
        WorkProposal(
            project=project,
            name=name,
            why=why,
            effort_hours=effort_hours,
            proposed_by_id=act.actor.person_id or 0,
            proposed_at=act.at,
        )
    )
    return _told(act, proposal)


@action(
    "resourcing.plan_proposal",
    allowed=ASSIGNERS,
    scope=part_scope,
    guards=(can_be_written_here, _waits, _list_is_open),
    path=ASK_THE_PM,
)
def plan_proposal(
    act: Act,
    proposal: WorkProposal,
    *,
    owner: Person | None = None,
    planned_finish: date | None = None,
    definition_of_done: str = "",
    version: int | None = None,
) -> WorkItem:
    """Put proposed work on the work list; once the plan is approved, a change request is the way."""
    act.expect(proposal, version)
    item = add_work_item.within(
        act,
        proposal.project,
        name=proposal.name,
        owner=owner,
        effort_hours=proposal.effort_hours,
        planned_finish=planned_finish,
        definition_of_done=definition_of_done,
    )
    _decided(act, proposal, ProposalState.PLANNED, item=item)
    return item


@action(
    "resourcing.refuse_proposal",
    allowed=ASSIGNERS,
    scope=part_scope,
    guards=(can_be_written_here, _waits),
    path=ASK_THE_PM,
)
def refuse_proposal(act: Act, proposal: WorkProposal, *, reason: str, version: int | None = None) -> WorkProposal:
    """Say why proposed work is not done, or where it is done instead."""
    act.expect(proposal, version)
    act.because(reason)
    return _decided(act, proposal, ProposalState.REFUSED, decision_reason=reason)


def _decided(act: Act, proposal: WorkProposal, state: ProposalState, **values: object) -> WorkProposal:
    act.change(proposal, state=state, decided_by_id=act.actor.person_id, decided_at=act.at, **values)
    return _told(act, proposal)


def _told(act: Act, proposal: WorkProposal) -> WorkProposal:
    act.tell(
        WorkProposed(
            at=act.at,
            project_id=proposal.project_id,
            actor_id=act.actor.person_id,
            proposal_id=proposal.pk,
            state=proposal.state,
        )
    )
    return proposal
