"""Where the roles of a contract hold: on its project. Everything of a contract stands in the stream of the project."""

from __future__ import annotations

from typing import Any, Protocol

from milepost.kernel.policy import OPERATOR, Scope
from milepost.people.choices import PMO
from milepost.projects.choices import LEADS
from milepost.projects.queries import part_scope

KEEPERS = PMO | {OPERATOR}
CONTRACT_LEADS = LEADS


class OfAContract(Protocol):
    """Anything that belongs to one contract."""

    @property
    def contract(self) -> Any:
        """Return the contract that it belongs to."""


def contract_scope(contract: Any, *_others: object) -> Scope:
    """Return the scope of a contract: that of its project."""
    return part_scope(contract)


def of_contract_scope(part: OfAContract, *_others: object) -> Scope:
    """Return the scope of something that belongs to a contract."""
    return part_scope(part.contract)
