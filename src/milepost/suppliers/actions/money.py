"""Verbs of the money of a contract: planned, invoiced and varied by one, released and decided by another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.suppliers import queries, rules
from milepost.suppliers.actions import guards
from milepost.suppliers.actions.moving import moved
from milepost.suppliers.choices import LIVE, MONEY_HOLDERS, ContractState, PaymentState, VariationState
from milepost.suppliers.events import PaymentMoved
from milepost.suppliers.models import Contract, ContractPayment, ContractVariation
from milepost.suppliers.policies import CONTRACT_LEADS, contract_scope, of_contract_scope

UNDER_WAY = guards.standing_at(LIVE, "The contract is approved and signed first.")
UNSETTLED = tuple(each for each in LIVE if each != ContractState.FINAL_ACCOUNT)
PAYING, VARYING = "release a payment", "decide a contract variation"


def _payment_at(lawful: Collection[str], then: str) -> Callable[[Actor, ContractPayment], Iterator[Unmet]]:
    def guard(_actor: Actor, payment: ContractPayment) -> Iterator[Unmet]:
        yield from guards.unmet(rules.payment_is_in(payment.state, lawful, then))

    return guard


def _variation_waits(_actor: Actor, variation: ContractVariation) -> Iterator[Unmet]:
    yield from guards.unmet(rules.variation_waits(variation.state))


def _account_is_open(_actor: Actor, subject: Any) -> Iterator[Unmet]:
    state = guards.contract_of(subject).state
    lawful = (ContractState.DRAFT.value, ContractState.APPROVED.value, *UNSETTLED)
    then = "The final account is agreed; what comes after it is settled in a contract of its own."
    yield from guards.unmet(rules.contract_is_in(state, lawful, then))


@action(
    "suppliers.plan_payment",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, guards.not_closed, _account_is_open),
    path=guards.ASK_THE_PM,
)
def plan_payment(act: Act, contract: Contract, *, name: str, amount: Decimal, due_date: date) -> ContractPayment:
    """Plan a payment within the value of the contract and its approved variations."""
    told = queries.fact_of(contract)
    act.require(
        rules.text_is_written(name, "name", "What the payment is for"),
        rules.amount_is_positive(amount),
    )
    act.require(rules.payments_stay_within(told.payable, amount, told.ceiling))
    if contract.state == ContractState.DRAFT:
        act.change(contract, prepared_by_id=act.actor.person_id)
    payment = ContractPayment(contract=contract, name=name, amount=amount, due_date=due_date)
    payment.prepared_by_id = act.actor.person_id or 0
    return _told(act, act.add(payment))


@action(
    "suppliers.record_invoice",
    allowed=CONTRACT_LEADS,
    scope=of_contract_scope,
    guards=(
        guards.open_project,
        UNDER_WAY,
        _payment_at((PaymentState.PLANNED,), "Plan another payment for another invoice."),
    ),
    path=guards.ASK_THE_PM,
)
def record_invoice(
    act: Act, payment: ContractPayment, *, invoice: str, invoiced_on: date, version: int | None = None
) -> ContractPayment:
    """Record the invoice of a planned payment; whoever recorded it does not release it."""
    act.expect(payment, version)
    act.require(
        rules.text_is_written(invoice, "invoice", "The number of the invoice"),
        rules.day_is_not_in_the_future(invoiced_on, local_date(act.at), "invoiced_on"),
    )
    told = {"state": PaymentState.INVOICED, "invoice": invoice, "invoiced_on": invoiced_on}
    act.change(payment, **told, prepared_by_id=act.actor.person_id)
    return _told(act, payment)


@action(
    "suppliers.release_payment",
    allowed=MONEY_HOLDERS,
    scope=of_contract_scope,
    guards=(
        guards.open_project,
        UNDER_WAY,
        _payment_at((PaymentState.INVOICED,), "The project manager records the invoice first."),
        guards.by_another(PAYING, "prepared_by_id"),
        guards.independent(PAYING),
        guards.without_interest(PAYING),
    ),
    path=guards.ASK_WHO_HOLDS_THE_MONEY,
)
def release_payment(
    act: Act, payment: ContractPayment, *, paid_on: date, version: int | None = None
) -> ContractPayment:
    """Release an invoice that somebody else recorded, and say when it was paid."""
    act.expect(payment, version)
    act.require(rules.day_is_not_in_the_future(paid_on, local_date(act.at), "paid_on"))
    act.change(payment, state=PaymentState.PAID, paid_on=paid_on, released_by_id=act.actor.person_id)
    return _told(act, payment)


@action(
    "suppliers.cancel_payment",
    allowed=CONTRACT_LEADS,
    scope=of_contract_scope,
    guards=(
        guards.open_project,
        guards.not_closed,
        _account_is_open,
        _payment_at((PaymentState.PLANNED,), "An invoice is paid, or its contract is settled."),
    ),
    path=guards.ASK_THE_PM,
)
def cancel_payment(act: Act, payment: ContractPayment, *, reason: str, version: int | None = None) -> ContractPayment:
    """Take a planned payment back, and say why; it stays in the list."""
    act.expect(payment, version)
    act.because(reason)
    act.change(payment, state=PaymentState.CANCELLED)
    return _told(act, payment)


@action(
    "suppliers.propose_variation",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, UNDER_WAY, _account_is_open),
    path=guards.ASK_THE_PM,
)
def propose_variation(
    act: Act, contract: Contract, *, reason: str, amount: Decimal = Decimal(0), end_date: date | None = None
) -> ContractVariation:
    """Propose another price or another end of a contract, and say why; somebody else decides."""
    act.require(
        rules.text_is_written(reason, "reason", "The reason"),
        rules.variation_changes_something(amount, end_date),
        None if end_date is None else rules.ends_not_before_it_starts(contract.start_date, end_date),
    )
    number = ContractVariation.objects.filter(contract=contract).count() + 1
    told = {"reason": reason, "amount": amount, "end_date": end_date}
    return act.add(ContractVariation(contract=contract, number=number, **told, proposed_by_id=act.actor.person_id or 0))


@action(
    "suppliers.decide_variation",
    allowed=MONEY_HOLDERS,
    scope=of_contract_scope,
    guards=(
        guards.open_project,
        UNDER_WAY,
        _variation_waits,
        guards.by_another(VARYING, "proposed_by_id"),
        guards.independent(VARYING),
        guards.without_interest(VARYING),
    ),
    path=guards.ASK_WHO_HOLDS_THE_MONEY,
)
def decide_variation(
    act: Act, variation: ContractVariation, *, approve: bool, reason: str = "", version: int | None = None
) -> ContractVariation:
    """Approve or reject a variation that somebody else proposed; a rejection says why."""
    act.expect(variation, version)
    act.because(reason, needed=not approve)
    if approve:
        told = queries.fact_of(variation.contract)
        act.require(rules.variation_keeps_what_is_payable(told.ceiling + variation.amount, told.payable))
        if variation.end_date is not None:
            moved(act, variation.contract, end_date=variation.end_date)
    state = VariationState.APPROVED if approve else VariationState.REJECTED
    return act.change(variation, state=state, decided_by_id=act.actor.person_id, decided_at=act.at)


def _told(act: Act, payment: ContractPayment) -> ContractPayment:
    act.tell(
        PaymentMoved(
            at=act.at,
            project_id=payment.contract.project_id,
            actor_id=act.actor.person_id,
            contract_id=payment.contract_id,
            payment_id=payment.pk,
            state=payment.state,
        )
    )
    return payment
