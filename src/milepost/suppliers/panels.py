"""What stands on the pages of a contract, an evaluation and a supplier beside their facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.kernel.history import records
from milepost.kernel.money import Money
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.suppliers import bridge, queries
from milepost.suppliers.choices import AREAS, LIVE, OVER, RATINGS, EvaluationState, Verdict
from milepost.suppliers.models import Contract, ContractDeliverable, Submission, Supplier, SupplierEvaluation
from milepost.surface.resource import Panel


def _checklist(contract: Contract, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    told = queries.fact_of(contract, moment)
    items = told.checklist if contract.state not in OVER else ()
    return {
        "shown": contract.state in LIVE,
        "items": items,
        "done": sum(each.done for each in items),
        "count": len(items),
        "requested": contract.closing_requested_at,
        "ceiling": Money(told.ceiling, contract.currency),
        "payable": Money(told.payable, contract.currency),
        "paid": Money(told.paid, contract.currency),
        "open": Money(told.open_commitment, contract.currency),
    }


def _rows(ratings: dict[str, int], evaluation: SupplierEvaluation) -> list[dict[str, Any]]:
    suggested = bridge.suggestions(evaluation.facts)
    return [
        {
            "area": label,
            "weight": bridge.PLAIN_WEIGHTS[area],
            "suggested": suggested.get(area),
            "rating": RATINGS[ratings[area]],
            "evidence": evaluation.evidence.get(area, ""),
            "contested": area in evaluation.contested,
            "second": RATINGS.get(evaluation.second_ratings.get(area, 0), ""),
        }
        for area, label in AREAS.items()
    ]


def evaluation_facts(evaluation: SupplierEvaluation, moment: datetime | None) -> dict[str, Any]:
    """Return an evaluation as it is drawn: facts, ratings beside what the facts suggest, comment, second view."""
    known = people({evaluation.proposed_by_id, evaluation.commented_by_id or 0, evaluation.reviewed_by_id or 0}, moment)
    return {
        "evaluation": evaluation,
        "facts": bridge.fact_lines(evaluation),
        "rows": _rows(evaluation.ratings, evaluation),
        "by": {
            name: known[key].name if key in known else ""
            for name, key in (
                ("proposed", evaluation.proposed_by_id),
                ("commented", evaluation.commented_by_id),
                ("reviewed", evaluation.reviewed_by_id),
            )
        },
        "url": reverse("supplier-evaluations:detail", args=[evaluation.pk]),
    }


def _evaluation(evaluation: SupplierEvaluation, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return evaluation_facts(evaluation, moment) | {"url": ""}


def _evaluation_of_contract(contract: Contract, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    found = records(SupplierEvaluation, moment, contract_id=contract.pk)
    return evaluation_facts(found[0], moment) if found else {"evaluation": None}


def _submissions(deliverable: ContractDeliverable, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    told = sorted(records(Submission, moment, deliverable_id=deliverable.pk), key=lambda each: -each.number)
    return {
        "criteria": deliverable.criteria,
        "rows": [{"each": each, "verdict": Verdict(each.verdict).label if each.verdict else ""} for each in told],
    }


def _published(supplier: Supplier, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    seen = queries.evaluations_visible_to(actor).filter(contract__supplier=supplier, state=EvaluationState.PUBLISHED)
    told = list(seen.select_related("contract").order_by("-published_at"))
    if moment is not None:
        told = [each for each in told if each.published_at is not None and each.published_at <= moment]
    scores = [each.score for each in told]
    return {
        "rows": [{"each": each, "url": reverse("supplier-evaluations:detail", args=[each.pk])} for each in told],
        "mean": bridge.mean_score(scores) if scores else None,
    }


CHECKLIST = Panel(name="closing", title="Money and closing", template="suppliers/_closing.html", facts=_checklist)
EVALUATION = Panel(name="ratings", title="Facts and ratings", template="suppliers/_evaluation.html", facts=_evaluation)
OF_CONTRACT = Panel(
    name="ratings",
    title="Evaluation of the supplier",
    template="suppliers/_evaluation.html",
    facts=_evaluation_of_contract,
)
SUBMISSIONS = Panel(name="submissions", title="Handed in", template="suppliers/_submissions.html", facts=_submissions)
PUBLISHED = Panel(
    name="published", title="Published evaluations", template="suppliers/_published.html", facts=_published
)
