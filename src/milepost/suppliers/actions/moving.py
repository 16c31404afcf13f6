"""How a contract goes on with what happened to its parts, and what is told of it."""

from __future__ import annotations

from typing import Any

from milepost.kernel.act import Act
from milepost.suppliers import queries, rules
from milepost.suppliers.choices import LIVE
from milepost.suppliers.events import ContractMoved
from milepost.suppliers.models import Contract


def go_on(act: Act, contract: Contract) -> Contract:
    """Let the state of a contract under way follow from its facts."""
    contract.refresh_from_db()
    if contract.state not in LIVE:
        return contract
    state = rules.state_follows(queries.fact_of(contract).life)
    if state == contract.state:
        return contract
    return moved(act, contract, state=state)


def moved(act: Act, contract: Contract, **values: Any) -> Contract:
    """Change a contract and tell it."""
    act.change(contract, **values)
    act.tell(
        ContractMoved(
            at=act.at,
            project_id=contract.project_id,
            actor_id=act.actor.person_id,
            contract_id=contract.pk,
            state=contract.state,
        )
    )
    return contract
