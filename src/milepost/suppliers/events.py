"""What happened to a contract, to what it delivers, and to the evaluation of its supplier."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractMoved(ProjectEvent):
    """A contract came, changed or went on; `state` is where it stands now."""

    contract_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableMoved(ProjectEvent):
    """A deliverable of a contract was handed in, accepted, rejected or settled."""

    contract_id: int
    deliverable_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMoved(ProjectEvent):
    """A payment was planned, invoiced, paid or cancelled."""

    contract_id: int
    payment_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationMoved(ProjectEvent):
    """The evaluation of a supplier was proposed, commented on, reviewed or published."""

    contract_id: int
    evaluation_id: int
    state: str
