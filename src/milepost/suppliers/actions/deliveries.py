"""Verbs of delivery: the supplier hands in and reports, the project manager accepts, rejects or settles."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.suppliers import queries, rules
from milepost.suppliers.actions import guards
from milepost.suppliers.actions.moving import go_on
from milepost.suppliers.choices import LIVE, PARTNERS, TO_HAND_IN, DeliverableState, Verdict
from milepost.suppliers.events import DeliverableMoved
from milepost.suppliers.models import Contract, ContractDeliverable, ContractorReport, Submission
from milepost.suppliers.policies import CONTRACT_LEADS, contract_scope, of_contract_scope

UNDER_WAY = guards.standing_at(LIVE, "The contract is signed first.")


def _deliverable_at(lawful: Collection[str], then: str) -> guards.Guard:
    def guard(_actor: Actor, deliverable: ContractDeliverable) -> Iterator[Unmet]:
        yield from guards.unmet(rules.deliverable_is_in(deliverable.state, lawful, then))

    return guard


TO_COME = _deliverable_at(TO_HAND_IN, "Wait for the verdict on what was handed in.")
TO_JUDGE = _deliverable_at((DeliverableState.SUBMITTED,), "Wait until the supplier hands something in.")


@action(
    "suppliers.submit_deliverable",
    allowed=PARTNERS,
    scope=of_contract_scope,
    guards=(guards.open_project, guards.own_contract, UNDER_WAY, TO_COME),
    path=guards.ASK_THE_PARTNER,
)
def submit_deliverable(
    act: Act, deliverable: ContractDeliverable, *, note: str, version: int | None = None
) -> ContractDeliverable:
    """Hand in a deliverable, or hand it in anew after it was rejected: what it is and where it can be found."""
    act.expect(deliverable, version)
    act.require(
        rules.text_is_written(note, "note", "What is handed in, and where it can be found"),
    )
    number = deliverable.submissions + 1
    act.change(deliverable, state=DeliverableState.SUBMITTED, submissions=number)
    act.add(
        Submission(
            deliverable=deliverable,
            number=number,
            note=note,
            handed_in_by_id=act.actor.person_id or 0,
            handed_in_on=local_date(act.at),
        )
    )
    return _told(act, deliverable)


@action(
    "suppliers.judge_submission",
    allowed=CONTRACT_LEADS,
    scope=of_contract_scope,
    guards=(guards.open_project, UNDER_WAY, TO_JUDGE),
    path=guards.ASK_THE_PM,
)
def judge_submission(
    act: Act,
    deliverable: ContractDeliverable,
    *,
    verdict: str,
    defects: int = 0,
    finding: str = "",
    version: int | None = None,
) -> ContractDeliverable:
    """Accept or reject what was handed in against its criteria, and count the defects; a verdict is given once."""
    act.expect(deliverable, version)
    act.require(
        rules.rejection_says_why(verdict, finding, defects),
    )
    accepted = verdict == Verdict.ACCEPTED
    waiting = queries.last_submission(deliverable)
    act.change(deliverable, state=DeliverableState.ACCEPTED if accepted else DeliverableState.REJECTED)
    act.require(rules.submission_waits(waiting.verdict))
    told = {"verdict": verdict, "defects": defects, "finding": finding}
    act.change(waiting, **told, judged_by_id=act.actor.person_id, judged_on=local_date(act.at))
    return _told(act, deliverable)


@action(
    "suppliers.settle_deliverable",
    allowed=CONTRACT_LEADS,
    scope=of_contract_scope,
    guards=(guards.open_project, UNDER_WAY, TO_COME),
    path=guards.ASK_THE_PM,
)
def settle_deliverable(
    act: Act, deliverable: ContractDeliverable, *, settlement: str, version: int | None = None
) -> ContractDeliverable:
    """Say what was agreed in place of a deliverable that will not come; it counts in no figure of the supplier."""
    act.expect(deliverable, version)
    act.require(
        rules.text_is_written(settlement, "settlement", "What was agreed instead"),
    )
    act.change(deliverable, state=DeliverableState.SETTLED, settlement=settlement)
    return _told(act, deliverable)


@action(
    "suppliers.report_as_contractor",
    allowed=PARTNERS,
    scope=contract_scope,
    guards=(guards.open_project, guards.own_contract, UNDER_WAY),
    path=guards.ASK_THE_PARTNER,
)
def report_as_contractor(
    act: Act, contract: Contract, *, as_of_date: date, progress: str, problems: str = "", next_steps: str = ""
) -> ContractorReport:
    """Report on your own contract: what was done, what stands in the way, what comes next."""
    act.require(
        rules.report_is_of_the_past(as_of_date, local_date(act.at)),
        rules.text_is_written(progress, "progress", "What was done"),
    )
    told = {"progress": progress, "problems": problems, "next_steps": next_steps}
    return act.add(
        ContractorReport(
            contract=contract,
            as_of_date=as_of_date,
            **told,
            reported_by_id=act.actor.person_id or 0,
            reported_at=act.at,
        )
    )


def _told(act: Act, deliverable: ContractDeliverable) -> ContractDeliverable:
    contract = go_on(act, deliverable.contract)
    act.tell(
        DeliverableMoved(
            at=act.at,
            project_id=contract.project_id,
            actor_id=act.actor.person_id,
            contract_id=contract.pk,
            deliverable_id=deliverable.pk,
            state=deliverable.state,
        )
    )
    return deliverable
