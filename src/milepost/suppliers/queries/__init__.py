"""Questions about suppliers and contracts: who sees what, what is recorded, where a project's contracts stand."""

from milepost.suppliers.queries.facts import ContractFacts, fact_of, facts_of, last_submission, submissions_of
from milepost.suppliers.queries.standing import (
    ContractLine,
    ContractsStanding,
    contracts_of,
    contracts_standing,
    contracts_standings,
    interest_of,
    is_partner,
    other_contracts_of_partner,
)
from milepost.suppliers.queries.visible import (
    all_suppliers,
    contracts_visible_to,
    evaluations_visible_to,
    parts_visible_to,
    selects_suppliers,
    suppliers_visible_to,
)
from milepost.suppliers.queries.waiting import WaitingThing, contract_duties, contracts_of_partner, contracts_waiting

__all__ = [
    "ContractFacts",
    "ContractLine",
    "ContractsStanding",
    "WaitingThing",
    "all_suppliers",
    "contract_duties",
    "contracts_of",
    "contracts_of_partner",
    "contracts_standing",
    "contracts_standings",
    "contracts_visible_to",
    "contracts_waiting",
    "evaluations_visible_to",
    "fact_of",
    "facts_of",
    "interest_of",
    "is_partner",
    "last_submission",
    "other_contracts_of_partner",
    "parts_visible_to",
    "selects_suppliers",
    "submissions_of",
    "suppliers_visible_to",
]
