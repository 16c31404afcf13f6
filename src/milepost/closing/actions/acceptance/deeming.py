"""The verb of silence: where a clause of the contract says so, and only there, the client's silence accepts."""

from __future__ import annotations

from datetime import date

from milepost.closing.actions.acceptance.asking import as_it_is, tell, undecided
from milepost.closing.actions.acceptance.sealing import Proof, sealed
from milepost.closing.actions.acceptance.signing import unmet_critical
from milepost.closing.bridge.paper import DEEMED
from milepost.closing.choices import DEEMERS, AcceptanceDecision, AcceptanceState
from milepost.closing.models import Acceptance
from milepost.closing.queries import present_seals
from milepost.closing.rules import deciding as rules
from milepost.closing.rules import requesting
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import add_working_days, house_calendar, local_date
from milepost.planning.actions import settle_deliverable
from milepost.planning.choices import DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.queries import Control, can_be_written_here, independent, part_scope

DEEMS: Control = independent("record that silence accepted")


@action(
    "closing.deem_accepted",
    allowed=DEEMERS,
    scope=part_scope,
    guards=(can_be_written_here, undecided, DEEMS),
    path="Ask the sponsor, who reads the contract's clause on silence. Without such a clause only the client accepts.",
)
def deem_accepted(act: Act, acceptance: Acceptance, *, reason: str, version: int | None = None) -> Acceptance:
    """Record that the client was silent for the days of the contract's clause; the note says so and quotes it."""
    act.expect(acceptance, version)
    as_it_is(act, acceptance)
    act.because(reason)
    today, mandate = local_date(act.at), acceptance.mandate
    same = present_seals([acceptance])[acceptance.pk] == acceptance.content_sha256
    act.require(
        requesting.content_is_what_was_requested(same=same),
        rules.deemed_by_clause(mandate.deemed_clause, silent_until=silent_until(acceptance), today=today),
        rules.critical_criteria_are_met(AcceptanceDecision.ACCEPT, unmet_critical(acceptance)),
    )
    act.change(acceptance, state=AcceptanceState.DEEMED, reasons=reason, decided_at=act.at)
    if acceptance.deliverable_id:
        deliverable = Deliverable.objects.get(pk=acceptance.deliverable_id)
        settle_deliverable(act, deliverable, DeliverableState.ACCEPTED, today)
    sealed(act, acceptance, DEEMED, (), Proof())
    return tell(act, acceptance)


def silent_until(acceptance: Acceptance) -> date | None:
    """Return the last day on which the client may be silent without accepting; None where silence never accepts."""
    days = acceptance.mandate.deemed_after_days
    return None if days is None else add_working_days(house_calendar(), acceptance.requested_on, days)
