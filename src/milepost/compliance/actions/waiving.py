"""Verbs of waivers: who owes asks, the PMO assesses, somebody who does not profit decides, and it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from milepost.compliance import queries
from milepost.compliance.actions.rows import named_items
from milepost.compliance.choices import ASKERS, GRANTERS, OFFICE, OPEN_WAIVERS, DutyState, WaiverState
from milepost.compliance.events import WaiverMoved
from milepost.compliance.models import Waiver
from milepost.compliance.policies import part_scope, project_scope
from milepost.compliance.rules import waiving as rules
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, roles_at
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import deliverers, independent

ASK_WHO_OWES = "Ask the project manager or the sponsor to request it."
ASK_THE_PMO = "Ask the PMO director, an analyst or the oversight officer."
ASK_WHO_GRANTS = "Ask the PMO director; for a critical obligation an executive."
ASSESS = independent("assess a waiver")
GRANT = independent("decide about a waiver")


def _standing_at(*lawful: str) -> Callable[[Actor, Waiver], Iterator[Unmet]]:
    def guard(_actor: Actor, waiver: Waiver) -> Iterator[Unmet]:
        yield from _unmet(rules.waiver_is_in(waiver.state, lawful))

    return guard


def _not_the_beneficiary(actor: Actor, waiver: Waiver) -> Iterator[Unmet]:
    held = roles_at(actor, part_scope(waiver), clock.now())
    profit = {waiver.requested_by_id, waiver.assessed_by_id, *deliverers(waiver.project_id, clock.now())} - {None}
    yield from _unmet(
        rules.beneficiary_does_not_decide(actor.person_id, {each for each in profit if each is not None}),
        rules.critical_waiver_is_an_executives(held, critical=waiver.critical),
    )


def _not_who_asked(actor: Actor, waiver: Waiver) -> Iterator[Unmet]:
    yield from _unmet(rules.beneficiary_does_not_decide(actor.person_id, {waiver.requested_by_id}))


def _who_asked(actor: Actor, waiver: Waiver) -> Iterator[Unmet]:
    yield from _unmet(rules.who_asked_withdraws(actor.person_id, waiver.requested_by_id))


def _live(_actor: Actor, waiver: Waiver) -> Iterator[Unmet]:
    yield from _unmet(rules.waiver_is_live(waiver.to_date, local_date(clock.now())))


@action("compliance.request_waiver", allowed=ASKERS, scope=project_scope, path=ASK_WHO_OWES)
def request_waiver(
    act: Act,
    project: Project,
    *,
    obligation: str,
    reason: str,
    risk_assessment: str,
    compensating_control: str,
    from_date: date,
    to_date: date,
) -> Waiver:
    """Ask that an obligation need not be met for a time; of one that is breached already, ask for a dispensation."""
    account, (item,) = named_items(act, project, [obligation])
    granted = queries.granted_before(project.pk, item.code, item.occurrence)
    breached = item.state == DutyState.BREACHED
    act.require(
        rules.there_is_something_to_waive(item),
        rules.law_is_not_waived(legal=bool(item.terms and item.terms.legal)),
        rules.words_are_given(reason, "reason", "The reason"),
        rules.words_are_given(risk_assessment, "risk_assessment", "What may happen"),
        rules.words_are_given(compensating_control, "compensating_control", "What is done instead"),
        rules.waiver_looks_ahead(from_date, account.today),
        rules.waiver_is_short(from_date, to_date),
        None if breached else rules.waiver_is_renewed_once(granted),
        rules.one_waiver_is_asked_at_a_time(waits=queries.waiver_waits(project.pk, item.code, item.occurrence)),
    )
    waiver = Waiver(project=project, code=item.code, occurrence=item.occurrence, name=item.name)
    waiver.critical, waiver.dispensation, waiver.renewal = item.critical, breached, granted > 0 and not breached
    waiver.reason, waiver.risk_assessment, waiver.compensating_control = reason, risk_assessment, compensating_control
    waiver.from_date, waiver.to_date = from_date, to_date
    waiver.requested_by_id, waiver.requested_at = act.actor.person_id or 0, act.at
    return _told(act, act.add(waiver))


@action(
    "compliance.assess_waiver",
    allowed=OFFICE,
    scope=part_scope,
    guards=(_standing_at(WaiverState.REQUESTED), ASSESS, _not_who_asked),
    path=ASK_THE_PMO,
)
def assess_waiver(act: Act, waiver: Waiver, *, assessment: str, version: int | None = None) -> Waiver:
    """Assess a request: what the risk is worth, and whether what is done instead is enough."""
    act.expect(waiver, version)
    act.require(rules.words_are_given(assessment, "assessment", "The assessment"))
    return _moved(
        act,
        waiver,
        WaiverState.ASSESSED,
        assessment=assessment,
        assessed_by_id=act.actor.person_id,
        assessed_at=act.at,
    )


@action(
    "compliance.grant_waiver",
    allowed=GRANTERS,
    scope=part_scope,
    guards=(_standing_at(WaiverState.ASSESSED), GRANT, _not_the_beneficiary, _live),
    path=ASK_WHO_GRANTS,
)
def grant_waiver(act: Act, waiver: Waiver, *, decision: str, version: int | None = None) -> Waiver:
    """Grant a waiver from today on at the earliest; what was breached meanwhile stays so, and gets a dispensation."""
    act.expect(waiver, version)
    act.require(rules.words_are_given(decision, "decision", "Why it is granted"))
    account = queries.account_of(Project.objects.get(pk=waiver.project_id))
    item = account.item(f"{waiver.code}.{waiver.occurrence}") if account else None
    too_late = item is not None and item.state == DutyState.BREACHED
    return _decided(act, waiver, WaiverState.GRANTED, decision, dispensation=waiver.dispensation or too_late)


@action(
    "compliance.refuse_waiver",
    allowed=GRANTERS,
    scope=part_scope,
    guards=(_standing_at(WaiverState.ASSESSED), GRANT, _not_the_beneficiary),
    path=ASK_WHO_GRANTS,
)
def refuse_waiver(act: Act, waiver: Waiver, *, decision: str, version: int | None = None) -> Waiver:
    """Refuse a waiver, and say why; the obligation stands."""
    act.expect(waiver, version)
    act.require(rules.words_are_given(decision, "decision", "Why it is refused"))
    return _decided(act, waiver, WaiverState.REFUSED, decision)


@action(
    "compliance.revoke_waiver",
    allowed=GRANTERS,
    scope=part_scope,
    guards=(_standing_at(WaiverState.GRANTED), GRANT, _live),
    path=ASK_WHO_GRANTS,
)
def revoke_waiver(act: Act, waiver: Waiver, *, reason: str, version: int | None = None) -> Waiver:
    """End a waiver today, and say why; a single obligation is due with it."""
    act.expect(waiver, version)
    act.because(reason)
    return _moved(act, waiver, WaiverState.REVOKED, ended_on=local_date(act.at))


@action(
    "compliance.withdraw_waiver",
    allowed=ASKERS,
    scope=part_scope,
    guards=(_standing_at(*OPEN_WAIVERS), _who_asked),
    path="Who requested it takes it back; who decides may refuse it.",
)
def withdraw_waiver(act: Act, waiver: Waiver, *, reason: str, version: int | None = None) -> Waiver:
    """Take back a request that is not needed any more; the record of it stays."""
    act.expect(waiver, version)
    act.because(reason)
    return _moved(act, waiver, WaiverState.WITHDRAWN)


def _decided(act: Act, waiver: Waiver, state: str, decision: str, **values: Any) -> Waiver:
    return _moved(
        act,
        waiver,
        state,
        decision=decision,
        decided_by_id=act.actor.person_id,
        decided_on=local_date(act.at),
        **values,
    )


def _moved(act: Act, waiver: Waiver, state: str, **values: Any) -> Waiver:
    act.change(waiver, state=state, **values)
    return _told(act, waiver)


def _told(act: Act, waiver: Waiver) -> Waiver:
    act.tell(
        WaiverMoved(
            at=act.at,
            project_id=waiver.project_id,
            actor_id=act.actor.person_id,
            waiver_id=waiver.pk,
            state=waiver.state,
        )
    )
    return waiver


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
