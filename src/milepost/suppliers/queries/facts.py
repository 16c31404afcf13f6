"""What is recorded of contracts, read for many at once, now or as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from milepost.kernel.history import records
from milepost.suppliers.choices import (
    COUNTED_PAYMENTS,
    DONE,
    DUE_PAYMENTS,
    LIVE,
    ContractState,
    EvaluationState,
    PaymentState,
    VariationState,
)
from milepost.suppliers.models import (
    Contract,
    ContractDeliverable,
    ContractPayment,
    ContractVariation,
    Submission,
    SupplierEvaluation,
)
from milepost.suppliers.rules import ClosingFacts, ClosingItem, LifeFacts, closing_checklist

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """One contract with its deliverables, payments, variations and evaluation."""

    contract: Contract
    deliverables: list[ContractDeliverable] = field(default_factory=list)
    payments: list[ContractPayment] = field(default_factory=list)
    variations: list[ContractVariation] = field(default_factory=list)
    evaluation: SupplierEvaluation | None = None

    @property
    def ceiling(self) -> Decimal:
        """Return the value with its approved variations: what may be paid in all."""
        approved = (each.amount for each in self.variations if each.state == VariationState.APPROVED)
        return self.contract.value + sum(approved, NOTHING)

    @property
    def payable(self) -> Decimal:
        """Return all payments that were not cancelled."""
        return sum((each.amount for each in self.payments if each.state in COUNTED_PAYMENTS), NOTHING)

    @property
    def paid(self) -> Decimal:
        """Return what was paid."""
        return sum((each.amount for each in self.payments if each.state == PaymentState.PAID), NOTHING)

    @property
    def open_commitment(self) -> Decimal:
        """Return what the contract still binds: nothing before it is approved or once it is over."""
        state = self.contract.state
        if state not in (*LIVE, ContractState.APPROVED):
            return NOTHING
        agreed = self.contract.final_amount
        return max((self.ceiling if agreed is None else agreed) - self.paid, NOTHING)

    @property
    def delivered(self) -> bool:
        """Say whether everything owed was accepted or settled."""
        return bool(self.deliverables) and all(each.state in DONE for each in self.deliverables)

    @property
    def life(self) -> LifeFacts:
        """Return what the state of the contract follows from."""
        return LifeFacts(
            handed_in=any(each.submissions for each in self.deliverables),
            delivered=self.delivered,
            evaluated=self.evaluation is not None and self.evaluation.state == EvaluationState.PUBLISHED,
            account_agreed=self.contract.final_amount is not None and self.contract.final_amount == self.payable,
        )

    @property
    def checklist(self) -> tuple[ClosingItem, ...]:
        """Return what its closing asks for."""
        contract = self.contract
        facts = ClosingFacts(
            open_deliverables=tuple(each.name for each in self.deliverables if each.state not in DONE),
            open_variations=sum(each.state == VariationState.PROPOSED for each in self.variations),
            evaluation_published=self.life.evaluated,
            account_agreed=self.life.account_agreed,
            unpaid=tuple(each.name for each in self.payments if each.state in DUE_PAYMENTS),
            retains=contract.retention_share > 0,
            retention_settled=bool(contract.retention_due_date or contract.retention_released_on),
            rights_returned=bool(contract.rights_returned),
            warranty_owned=contract.warranty_owner_id is not None,
            access_revoked=bool(contract.access_revoked),
        )
        return closing_checklist(facts)


def facts_of(contracts: Collection[Contract], moment: datetime | None = None) -> dict[int, ContractFacts]:
    """Return what is recorded of each contract with four queries; none are asked where there is no contract."""
    if not contracts:
        return {}
    ids = [each.pk for each in contracts]
    found = {each.pk: ContractFacts(each) for each in contracts}
    for deliverable in records(ContractDeliverable, moment, contract_id__in=ids):
        found[deliverable.contract_id].deliverables.append(deliverable)
    for payment in records(ContractPayment, moment, contract_id__in=ids):
        found[payment.contract_id].payments.append(payment)
    for variation in records(ContractVariation, moment, contract_id__in=ids):
        found[variation.contract_id].variations.append(variation)
    evaluations = {each.contract_id: each for each in records(SupplierEvaluation, moment, contract_id__in=ids)}
    return {
        key: ContractFacts(
            each.contract, sorted(each.deliverables, key=_by_date), each.payments, each.variations, evaluations.get(key)
        )
        for key, each in found.items()
    }


def _by_date(deliverable: ContractDeliverable) -> tuple[object, int]:
    return (deliverable.due_date, deliverable.pk)


def fact_of(contract: Contract, moment: datetime | None = None) -> ContractFacts:
    """Return what is recorded of one contract."""
    return facts_of([contract], moment)[contract.pk]


def submissions_of(contract_id: int) -> dict[int, list[Submission]]:
    """Return what was handed in under a contract by deliverable, in its order."""
    found: dict[int, list[Submission]] = defaultdict(list)
    for each in Submission.objects.filter(deliverable__contract_id=contract_id).order_by("number"):
        found[each.deliverable_id].append(each)
    return found


def last_submission(deliverable: ContractDeliverable) -> Submission:
    """Return what was handed in last for a deliverable that was handed in."""
    return Submission.objects.filter(deliverable=deliverable).latest("number")
