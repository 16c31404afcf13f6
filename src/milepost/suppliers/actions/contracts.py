"""Verbs of a contract until it is under way: drafted, completed, approved by another, signed, varied, ended early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, project_scope
from milepost.suppliers import queries, rules
from milepost.suppliers.actions import guards
from milepost.suppliers.actions.moving import go_on, moved
from milepost.suppliers.choices import DONE, LIVE, MONEY_HOLDERS, ContractState, DeliverableState
from milepost.suppliers.models import Contract, ContractDeliverable, Supplier
from milepost.suppliers.policies import CONTRACT_LEADS, contract_scope

ONLY_A_DRAFT = "An approved contract changes by a variation that somebody else decides."
DRAFTED = guards.standing_at((ContractState.DRAFT,), ONLY_A_DRAFT)


def _owes_something(_actor: Actor, contract: Contract) -> Iterator[Unmet]:
    yield from guards.unmet(rules.something_is_owed(contract.deliverables.count()))


@action(
    "suppliers.draft_contract",
    allowed=CONTRACT_LEADS,
    scope=project_scope,
    guards=(can_be_written,),
    path=guards.ASK_THE_PM,
)
def draft_contract(
    act: Act,
    project: Project,
    *,
    supplier: Supplier,
    code: str,
    name: str,
    scope: str,
    value: Decimal,
    currency: str,
    start_date: date,
    end_date: date,
    retention_share: Decimal = Decimal(0),
    rights_clause: str = "",
    data_clause: str = "",
) -> Contract:
    """Draft a contract with a supplier: what is delivered, for what money, from when to when."""
    told = {
        "supplier": supplier, "name": name, "scope": scope, "value": value, "currency": currency,
        "start_date": start_date, "end_date": end_date, "retention_share": retention_share,
        "rights_clause": rights_clause, "data_clause": data_clause,
    }  # fmt: skip
    contract = Contract(project=project, code=code, prepared_by_id=act.actor.person_id or 0, **told)
    act.require(rules.text_is_written(code, "code", "The code"))
    act.require_all(_impossible(contract))
    return act.add(contract)


@action(
    "suppliers.change_contract",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, DRAFTED),
    path=guards.ASK_THE_PM,
)
def change_contract(
    act: Act,
    contract: Contract,
    *,
    name: str,
    scope: str,
    value: Decimal,
    start_date: date,
    end_date: date,
    retention_share: Decimal = Decimal(0),
    rights_clause: str = "",
    data_clause: str = "",
    version: int | None = None,
) -> Contract:
    """Change a draft; whoever changed it last has prepared it."""
    act.expect(contract, version)
    told: dict[str, Any] = {
        "name": name, "scope": scope, "value": value, "start_date": start_date, "end_date": end_date,
        "retention_share": retention_share, "rights_clause": rights_clause, "data_clause": data_clause,
    }  # fmt: skip
    draft = Contract(project=contract.project, currency=contract.currency, **told)
    act.require_all(_impossible(draft))
    payable = queries.fact_of(contract).payable
    act.require(rules.payments_stay_within(payable, Decimal(0), value))
    return moved(act, contract, **told, prepared_by_id=act.actor.person_id)


@action(
    "suppliers.add_deliverable",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, DRAFTED),
    path=guards.ASK_THE_PM,
)
def add_deliverable(act: Act, contract: Contract, *, name: str, criteria: str, due_date: date) -> ContractDeliverable:
    """Add what the supplier owes, when it is accepted, and by when it is due."""
    act.require(
        rules.text_is_written(name, "name", "The deliverable"),
        rules.text_is_written(criteria, "criteria", "When it is accepted"),
        rules.ends_not_before_it_starts(contract.start_date, due_date),
    )
    moved(act, contract, prepared_by_id=act.actor.person_id)
    return act.add(ContractDeliverable(contract=contract, name=name, criteria=criteria, due_date=due_date))


@action(
    "suppliers.approve_contract",
    allowed=MONEY_HOLDERS,
    scope=contract_scope,
    guards=(
        guards.open_project,
        DRAFTED,
        _owes_something,
        guards.by_another("approve a contract", "prepared_by_id"),
        guards.independent("approve a contract"),
        guards.without_interest("approve a contract"),
    ),
    path=guards.ASK_WHO_HOLDS_THE_MONEY,
)
def approve_contract(act: Act, contract: Contract, *, version: int | None = None) -> Contract:
    """Approve a contract that somebody else prepared: from now on its value is bound."""
    act.expect(contract, version)
    return moved(act, contract, state=ContractState.APPROVED, approved_by_id=act.actor.person_id, approved_at=act.at)


@action(
    "suppliers.activate_contract",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, guards.standing_at((ContractState.APPROVED,), "Have the contract approved first.")),
    path=guards.ASK_THE_PM,
)
def activate_contract(
    act: Act, contract: Contract, *, signed_on: date, partner: Person, version: int | None = None
) -> Contract:
    """Say when both sides signed, and who manages the project at the supplier: they alone see it there."""
    act.expect(contract, version)
    act.require(
        rules.day_is_not_in_the_future(signed_on, local_date(act.at), "signed_on"),
        rules.partner_is_on_the_project(holds_role=queries.is_partner(contract.project, partner.pk)),
    )
    return moved(act, contract, state=ContractState.ACTIVE, signed_on=signed_on, partner=partner)


@action(
    "suppliers.change_partner",
    allowed=CONTRACT_LEADS,
    scope=contract_scope,
    guards=(guards.open_project, guards.standing_at(LIVE, "The first one is named when the contract is signed.")),
    path=guards.ASK_THE_PM,
)
def change_partner(act: Act, contract: Contract, *, partner: Person, version: int | None = None) -> Contract:
    """Name another person as the supplier's project manager; who is no longer named no longer sees the contract."""
    act.expect(contract, version)
    act.require(rules.partner_is_on_the_project(holds_role=queries.is_partner(contract.project, partner.pk)))
    return moved(act, contract, partner=partner)


@action(
    "suppliers.terminate_contract",
    allowed=MONEY_HOLDERS,
    scope=contract_scope,
    guards=(
        guards.open_project,
        guards.standing_at(LIVE, "Only a contract under way is ended early."),
        guards.independent("end a contract early"),
        guards.without_interest("end a contract"),
    ),
    path=guards.ASK_WHO_HOLDS_THE_MONEY,
)
def terminate_contract(
    act: Act, contract: Contract, *, settlement: str, reason: str, version: int | None = None
) -> Contract:
    """End a contract early: what was not accepted is settled, and it is evaluated and closed like any other."""
    act.expect(contract, version)
    act.because(reason)
    act.require(rules.text_is_written(settlement, "settlement", "The settlement"))
    for each in queries.fact_of(contract).deliverables:
        if each.state not in DONE:
            act.change(each, state=DeliverableState.SETTLED, settlement=settlement)
    moved(act, contract, settlement=settlement, terminated_by_id=act.actor.person_id)
    return go_on(act, contract)


def _impossible(contract: Contract) -> Iterator[Unmet]:
    """Yield what cannot be true of a contract."""
    yield from guards.unmet(
        rules.text_is_written(contract.name, "name", "The title"),
        rules.text_is_written(contract.scope, "scope", "What is delivered"),
        rules.amount_is_positive(contract.value, "value"),
        rules.currency_is_of_the_project(contract.currency, contract.project.currency),
        rules.ends_not_before_it_starts(contract.start_date, contract.end_date),
    )
