"""The verb of the client: decide, and have the decision sealed into a note that proves itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from milepost.closing.actions.acceptance.asking import ASK_THE_CLIENT, SIGNS, as_it_is, is_the_signatory, tell, waits
from milepost.closing.actions.acceptance.sealing import Proof, sealed, send_copy
from milepost.closing.bridge.drawing import digest_of
from milepost.closing.choices import DECIDED, SIGNATORIES, AcceptanceDecision
from milepost.closing.models import Acceptance, AcceptanceCondition, AcceptanceLink
from milepost.closing.rules import deciding as rules
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import local_date
from milepost.planning.actions import settle_deliverable
from milepost.planning.choices import ACCEPTED_STATES, CheckResult, DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.queries import can_be_written_here, part_scope

OUTCOMES = {
    AcceptanceDecision.ACCEPT.value: DeliverableState.ACCEPTED.value,
    AcceptanceDecision.CONDITIONAL.value: DeliverableState.CONDITIONAL.value,
    AcceptanceDecision.REJECT.value: DeliverableState.REJECTED.value,
}


@action(
    "closing.sign_acceptance",
    allowed=SIGNATORIES,
    scope=part_scope,
    guards=(can_be_written_here, waits, is_the_signatory, SIGNS),
    path=ASK_THE_CLIENT,
)
def sign_acceptance(
    act: Act,
    acceptance: Acceptance,
    *,
    decision: str,
    name: str,
    proof: str,
    reasons: str = "",
    conditions: Sequence[rules.Condition] = (),
    version: int | None = None,
) -> Acceptance:
    """Decide for the client, once, about exactly what was asked, and seal the decision into a signed note."""
    act.expect(acceptance, version)
    as_it_is(act, acceptance)
    link, today = AcceptanceLink.objects.get(acceptance=acceptance), local_date(act.at)
    known = bool(proof) and digest_of(proof) == link.proof_sha256
    act.require(
        rules.decision_is_known(decision),
        rules.name_is_the_signatorys(name, acceptance.signatory.name),
        rules.identity_is_proven(same_session=known, proven_at=link.proven_at, now=act.at),
        rules.critical_criteria_are_met(decision, unmet_critical(acceptance)),
        rules.rejection_has_reasons(decision, reasons),
        rules.conditions_fit_the_decision(decision, conditions, today),
    )
    act.because(reasons, needed=False)
    named = _add_conditions(act, acceptance, conditions)
    act.change(acceptance, state=DECIDED[decision], decision=decision, reasons=reasons, decided_at=act.at)
    act.change(link, proof_sha256="", code_digest="", tries_left=0)
    _settle(act, acceptance, OUTCOMES[decision], today)
    note = sealed(act, acceptance, decision, named, _proof(act, link, name))
    send_copy(acceptance, note)
    return tell(act, acceptance)


def unmet_critical(acceptance: Acceptance) -> list[str]:
    """Return the critical criteria that no check found met, as the client was shown them."""
    criteria = acceptance.content.get("criteria", ())
    return [each["criterion"] for each in criteria if each["critical"] and each["result"] != CheckResult.MET]


def _add_conditions(act: Act, acceptance: Acceptance, typed: Sequence[rules.Condition]) -> list[AcceptanceCondition]:
    return act.add_all(
        [
            AcceptanceCondition(
                project_id=acceptance.project_id,
                acceptance=acceptance,
                number=number,
                text=each.text.strip(),
                due_date=each.due_date or acceptance.expires_on,
            )
            for number, each in enumerate(typed, start=1)
        ]
    )


def _settle(act: Act, acceptance: Acceptance, state: str, today: date) -> None:
    if acceptance.deliverable_id:
        deliverable = Deliverable.objects.get(pk=acceptance.deliverable_id)
        settle_deliverable(act, deliverable, state, today if state in ACCEPTED_STATES else None)


def _proof(act: Act, link: AcceptanceLink, name: str) -> Proof:
    """Return by what the identity of who signs is known."""
    first = "link sent by mail" if act.actor.channel == "link" else "account"
    told: dict[str, Any] = {"code_sent_at": link.code_sent_at, "proven_at": link.proven_at}
    return Proof((first, "one-time code sent by mail"), " ".join(name.split()), told)
