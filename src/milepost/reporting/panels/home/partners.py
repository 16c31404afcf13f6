"""The panels of a partner: the contract that names them, what they owe, and how they were evaluated."""

from __future__ import annotations

from milepost.kernel import clock
from milepost.projects.choices import RoleOnProject
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.suppliers.choices import TO_HAND_IN, DeliverableState, EvaluationState
from milepost.suppliers.queries import ContractFacts, contracts_of_partner, facts_of
from milepost.surface.resource import RESOURCES


def my_contracts(reader: Reader) -> list[HomePanel]:
    """Return one panel a contract that names the reader: what is to be handed in, and how they were evaluated."""
    contracts = contracts_of_partner(reader.actor.person_id or 0, reader.parts.of(RoleOnProject.PARTNER.value))
    told = facts_of(contracts)
    return [HomePanel("suppliers/_my_contract.html", _drawn(told[each.pk]), 12) for each in contracts]


def _drawn(told: ContractFacts) -> dict[str, object]:
    today, deliverables = clock.today(), RESOURCES["contract-deliverables"]
    evaluation = told.evaluation
    return {
        "contract": told.contract,
        "url": RESOURCES["contracts"].url(told.contract),
        "report_url": RESOURCES["contracts"].url(told.contract, verb="report"),
        "rows": [
            {
                "each": each,
                "url": deliverables.url(each),
                "state": DeliverableState(each.state).label,
                "late": each.state in TO_HAND_IN and each.due_date < today,
            }
            for each in told.deliverables
        ],
        "evaluation": evaluation,
        "may_comment": evaluation is not None
        and evaluation.state == EvaluationState.PROPOSED
        and today <= evaluation.comment_by_date,
        "evaluation_state": EvaluationState(evaluation.state).label if evaluation else "",
        "evaluation_url": RESOURCES["supplier-evaluations"].url(evaluation) if evaluation else "",
    }
