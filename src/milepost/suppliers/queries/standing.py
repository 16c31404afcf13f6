"""Where the contracts of a project stand: for its gates, its closing, and what its money is still bound by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import interested_in
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import held_roles
from milepost.suppliers.choices import OVER, ContractState
from milepost.suppliers.models import Contract
from milepost.suppliers.queries.facts import facts_of
from milepost.suppliers.rules import ClosingItem


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One contract of a project: where it stands, and what stands between it and its end."""

    contract_id: int
    code: str
    name: str
    state: str
    evaluation_started: bool
    open_items: tuple[ClosingItem, ...]

    @property
    def over(self) -> bool:
        """Say whether the contract is closed or was ended early and settled."""
        return self.state in OVER


@dataclass(frozen=True, slots=True)
class ContractsStanding:
    """All contracts of one project; a draft binds nobody and keeps nothing open."""

    project_id: int
    lines: tuple[ContractLine, ...]
    open_commitment: Decimal

    @property
    def all_closed(self) -> bool:
        """Say whether every contract is over; true where there is none."""
        return all(each.over for each in self.lines)

    @property
    def evaluations_started(self) -> bool:
        """Say whether every contract has at least a proposed evaluation: `supplier_evaluations_started` at a gate."""
        return all(each.evaluation_started for each in self.lines)

    @property
    def open_contracts(self) -> tuple[ContractLine, ...]:
        """Return the contracts that are not over."""
        return tuple(each for each in self.lines if not each.over)


def contracts_of(project_ids: Collection[int], moment: datetime | None = None) -> list[Contract]:
    """Return the contracts of projects, now or as known at `moment`."""
    return records(Contract, moment, project_id__in=list(project_ids))


def contracts_standings(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, ContractsStanding]:
    """Return where the contracts of many projects stand, with one query where there are none and five otherwise."""
    contracts = [each for each in contracts_of(project_ids, moment) if each.state != ContractState.DRAFT]
    facts = facts_of(contracts, moment)
    found: dict[int, ContractsStanding] = {}
    for project_id in project_ids:
        own = [facts[each.pk] for each in contracts if each.project_id == project_id]
        lines = tuple(
            ContractLine(
                contract_id=each.contract.pk,
                code=each.contract.code,
                name=each.contract.name,
                state=each.contract.state,
                evaluation_started=each.evaluation is not None,
                open_items=() if each.contract.state in OVER else tuple(i for i in each.checklist if not i.done),
            )
            for each in own
        )
        bound = sum((each.open_commitment for each in own), Decimal(0))
        found[project_id] = ContractsStanding(project_id, lines, bound)
    return found


def contracts_standing(project_id: int, moment: datetime | None = None) -> ContractsStanding:
    """Return where the contracts of one project stand, now or as known at `moment`."""
    return contracts_standings([project_id], moment)[project_id]


def interest_of(actor: Actor, contract: Contract, day: date) -> str:
    """Return the nature of an interest of `actor` in the supplier, the contract or the project, empty for none."""
    if actor.person_id is None:
        return ""
    supplier, project = contract.supplier, contract.project
    for matter in (supplier.name, supplier.code, contract.code, project.code, project.name):
        nature = interested_in(matter, day).get(actor.person_id)
        if nature:
            return nature
    return ""


def is_partner(project: Project, person_id: int) -> bool:
    """Return whether a person holds the role of a partner on a project now."""
    return any(each.person_id == person_id for each in held_roles([project.pk], roles=[RoleOnProject.PARTNER.value]))


def other_contracts_of_partner(contract: Contract) -> bool:
    """Return whether the supplier's project manager is named in another contract of the project that is not over."""
    others = Contract.objects.filter(project_id=contract.project_id, partner_id=contract.partner_id)
    return others.exclude(pk=contract.pk).exclude(state__in=OVER).exists()
