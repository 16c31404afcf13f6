"""What must hold of a contract: who prepares, approves and sees it, and how its state follows from its facts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from milepost.documents import wording
from milepost.kernel.errors import Unmet
from milepost.suppliers.choices import OVER, ContractState


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What the state of a contract under way follows from."""

    handed_in: bool
    delivered: bool
    evaluated: bool
    account_agreed: bool


def state_follows(facts: LifeFacts) -> str:
    """Return where a contract under way stands: each step needs the one before it."""
    if not facts.delivered:
        return ContractState.DELIVERING if facts.handed_in else ContractState.ACTIVE
    if not facts.evaluated:
        return ContractState.DELIVERED
    return ContractState.FINAL_ACCOUNT if facts.account_agreed else ContractState.EVALUATED


def text_is_written(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_written",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def contract_is_in(state: str, lawful: Collection[str], then: str) -> Unmet | None:
    """Require that a contract stands where the act belongs; `then` says what comes first instead."""
    if state in lawful:
        return None
    return Unmet(
        rule="contract_is_in",
        sentence=f"This contract is {ContractState(state).label.lower()}.",
        missing=f"A contract that is {' or '.join(ContractState(each).label.lower() for each in lawful)}.",
        cure="The project manager",
        path=then,
    )


def contract_is_not_closed(state: str) -> Unmet | None:
    """Require that nothing is written on a contract that is over: neither an order, nor an invoice, nor a delivery."""
    if state not in OVER:
        return None
    return Unmet(
        rule="contract_is_not_closed",
        sentence="This contract is closed; nothing more is booked on it.",
        missing="A contract that is under way.",
        cure="The project manager",
        path="What is still needed from this supplier is agreed in a contract of its own.",
    )


def currency_is_of_the_project(currency: str, of_the_project: str) -> Unmet | None:
    """Require that a contract is in the currency of its project: without a rate, unlike ones are never added."""
    if currency == of_the_project:
        return None
    return Unmet(
        rule="currency_is_of_the_project",
        sentence=f"A contract of this project is kept in {of_the_project}: unlike currencies cannot be added.",
        missing=f"The value in {of_the_project}.",
        cure="You",
        path=f"Give the value in {of_the_project} at the agreed rate, and name the rate in the scope.",
        field="currency",
    )


def ends_not_before_it_starts(start: date, end: date) -> Unmet | None:
    """Require that a contract ends on or after its start."""
    if end >= start:
        return None
    return Unmet(
        rule="ends_not_before_it_starts",
        sentence="A contract does not end before it starts.",
        missing=f"An end on or after {wording.day(start)}.",
        cure="You",
        path="Correct one of the two dates.",
        field="end_date",
    )


def nobody_with_an_interest(interest: str, what: str) -> Unmet | None:
    """Require that whoever acts has declared no interest in the supplier, the contract or the project (SOD-10)."""
    if not interest:
        return None
    return Unmet(
        rule="nobody_with_an_interest",
        sentence=f"Nobody may {what} where they have a declared interest: {interest.lower()}.",
        missing="Somebody without an interest in this supplier.",
        cure="The PMO director, who appoints a stand-in",
        path="Leave it to the deputy or to another holder of the post; the interest stays declared.",
    )


def somebody_else_decides(actor_id: int | None, by: Collection[int | None], what: str, field: str = "") -> Unmet | None:
    """Require that who decides about money or a contract is nobody who prepared it (SOD-11)."""
    if actor_id is None or actor_id not in by:
        return None
    return Unmet(
        rule="somebody_else_decides",
        sentence=f"Nobody may {what} that they prepared themselves.",
        missing="A second person.",
        cure="The sponsor or an executive who did not prepare it",
        path="Ask one of them.",
        field=field,
    )


def own_contract_only(actor_id: int | None, partner_id: int | None) -> Unmet | None:
    """Require that a partner acts on the contract that names them, and on no other."""
    if actor_id is not None and actor_id == partner_id:
        return None
    return Unmet(
        rule="own_contract_only",
        sentence="Only the supplier's project manager named in this contract may.",
        missing="A contract in which you are named.",
        cure="The project manager",
        path="Ask the project manager to name you in the contract.",
    )


def partner_is_on_the_project(*, holds_role: bool) -> Unmet | None:
    """Require that the supplier's project manager holds the role of a partner on the project."""
    if holds_role:
        return None
    return Unmet(
        rule="partner_is_on_the_project",
        sentence="The supplier's project manager holds the role of a partner on this project.",
        missing="The role of a partner.",
        cure="The project manager",
        path="Appoint this person as partner on the page of the project first.",
        field="partner",
    )


def something_is_owed(deliverables: int) -> Unmet | None:
    """Require that an approved contract says what is delivered."""
    if deliverables:
        return None
    return Unmet(
        rule="something_is_owed",
        sentence="A contract names what is delivered, and by when.",
        missing="At least one deliverable.",
        cure="The project manager",
        path="Add the deliverables with their criteria and dates.",
    )
