"""Verbs of the end of a contract: what it asks for is recorded, the project manager requests, a second person signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.actions import leave
from milepost.projects.choices import RoleOnProject
from milepost.projects.queries import held_roles
from milepost.suppliers import queries, rules
from milepost.suppliers.actions import guards
from milepost.suppliers.actions.moving import go_on, moved
from milepost.suppliers.choices import LIVE, MONEY_HOLDERS, ContractState, Handback
from milepost.suppliers.models import Contract
from milepost.suppliers.policies import CONTRACT_LEADS, contract_scope

CLOSING = "close a contract"
UNDER_WAY = guards.standing_at(LIVE, "The contract is signed first.")
RECORDED = (guards.open_project, UNDER_WAY)


def _requested(_actor: Actor, contract: Contract) -> Iterator[Unmet]:
    if contract.closing_requested_at is None:
        yield Unmet(
            rule="closing_is_requested",
            sentence="The project manager requests the closing, and a second person countersigns it.",
            missing="The request.",
            cure="The project manager",
            path="Ask the project manager to request it once every item is done.",
        )


def _not_by_the_evaluator(actor: Actor, contract: Contract) -> Iterator[Unmet]:
    told = queries.fact_of(contract).evaluation
    by = (contract.closing_requested_by_id, contract.prepared_by_id, told.proposed_by_id if told else None)
    yield from guards.unmet(rules.somebody_else_decides(actor.person_id, by, CLOSING))


@action(
    "suppliers.agree_final_account",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=RECORDED,
    path=guards.ASK_THE_PM,
)
def agree_final_account(
    act: Act, contract: Contract, *, amount: Decimal, agreed_on: date, version: int | None = None
) -> Contract:
    """Record the final account agreed with the supplier: the sum of all payments that were not cancelled."""
    act.expect(contract, version)
    act.require(
        rules.final_account_is_the_payments(amount, queries.fact_of(contract).payable),
        rules.day_is_not_in_the_future(agreed_on, local_date(act.at), "agreed_on"),
    )
    moved(act, contract, final_amount=amount, final_agreed_on=agreed_on)
    return go_on(act, contract)


@action(
    "suppliers.settle_retention", allowed=CONTRACT_LEADS, scope=contract_scope, guards=RECORDED, path=guards.ASK_THE_PM
)
def settle_retention(
    act: Act,
    contract: Contract,
    *,
    due_date: date | None = None,
    released_on: date | None = None,
    version: int | None = None,
) -> Contract:
    """Record when retained money was released, or the day on which it will be."""
    act.expect(contract, version)
    act.require(rules.retention_is_dated(due_date, released_on, local_date(act.at)))
    return moved(act, contract, retention_due_date=due_date, retention_released_on=released_on)


@action(
    "suppliers.name_warranty_owner",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=RECORDED,
    path=guards.ASK_THE_PM,
)
def name_warranty_owner(
    act: Act, contract: Contract, *, owner: Person, until_date: date, version: int | None = None
) -> Contract:
    """Name who calls the supplier when something fails after the end, and until when; they see the contract."""
    act.expect(contract, version)
    return moved(act, contract, warranty_owner=owner, warranty_until=until_date)


@action(
    "suppliers.confirm_handback", allowed=CONTRACT_LEADS, scope=contract_scope, guards=RECORDED, path=guards.ASK_THE_PM
)
def confirm_handback(act: Act, contract: Contract, *, item: str, note: str, version: int | None = None) -> Contract:
    """Record that rights and data came back, or that access to sites and systems was revoked, and how."""
    act.expect(contract, version)
    act.require(
        rules.handback_is_known(item),
        rules.text_is_written(note, "note", "What came back or was revoked"),
    )
    name = "rights_returned" if item == Handback.RIGHTS else "access_revoked"
    return moved(act, contract, **{name: note})


@action(
    "suppliers.request_closing",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, UNDER_WAY, guards.ready_to_close, guards.without_interest(CLOSING)),
    path=guards.ASK_THE_PM,
)
def request_closing(act: Act, contract: Contract, *, version: int | None = None) -> Contract:
    """Request the closing of a contract of which every item is done; a second person countersigns."""
    act.expect(contract, version)
    return moved(act, contract, closing_requested_by_id=act.actor.person_id, closing_requested_at=act.at)


@action(
    "suppliers.close_contract",
    allowed=MONEY_HOLDERS,
    scope=contract_scope,
    guards=(
        guards.open_project,
        UNDER_WAY,
        _requested,
        guards.ready_to_close,
        _not_by_the_evaluator,
        guards.independent(CLOSING),
        guards.without_interest(CLOSING),
    ),
    path=guards.ASK_WHO_HOLDS_THE_MONEY,
)
def close_contract(act: Act, contract: Contract, *, version: int | None = None) -> Contract:
    """Countersign the closing: nothing more is booked on the contract, and the partner's access ends with this act."""
    act.expect(contract, version)
    state = ContractState.TERMINATED if contract.settlement else ContractState.CLOSED
    moved(act, contract, state=state, closed_by_id=act.actor.person_id, closed_at=act.at)
    if contract.partner_id is not None and not queries.other_contracts_of_partner(contract):
        for held in held_roles([contract.project_id], roles=[RoleOnProject.PARTNER.value]):
            if held.person_id == contract.partner_id:
                leave(act, held)
    return contract
