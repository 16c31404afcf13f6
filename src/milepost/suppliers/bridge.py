"""From what a supplier handed in to the facts, suggestions and scores of its evaluation: the door to the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Any

from milepost.kernel.measure import Known, Result, Unknown, value_or
from milepost.people.queries import house_calendar, working_days_between
from milepost.suppliers.choices import DeliverableState, Verdict
from milepost.suppliers.models import Submission
from milepost.suppliers.queries import ContractFacts, submissions_of
from milepost_engine.choose.supplier import WEIGHTS, need_evidence, suggest_ratings, supplier_score

HUNDREDTH, FINE = Decimal("0.01"), Decimal("0.0001")
FACTS = {
    "on_time_share": "Handed in on time",
    "first_time_acceptance_share": "Accepted at the first go",
    "defects_per_deliverable": "Defects per deliverable",
    "cost_variance_share": "Cost against the first value",
    "response_working_days": "Working days from a rejection to the next submission",
}
"""The facts by their names in the engine, with what readers are told."""
PLAIN_WEIGHTS = {area: str(weight) for area, weight in WEIGHTS.items()}
NEVER_REJECTED = "Nothing was rejected, so nothing had to come again."
NOTHING_ACCEPTED = "No deliverable was accepted."


def computed_facts(told: ContractFacts) -> dict[str, dict[str, str]]:
    """Return the facts of a contract as they are kept: each a value with what it was counted from, or why not known."""
    handed_in = submissions_of(told.contract.pk)
    accepted = [each for each in told.deliverables if each.state == DeliverableState.ACCEPTED]
    due = {each.pk: each.due_date for each in accepted}
    rows = [handed_in[each.pk] for each in accepted]
    count = len(accepted)
    on_time = sum(each[-1].handed_in_on <= due[each[-1].deliverable_id] for each in rows)
    first = sum(len(each) == 1 for each in rows)
    defects = sum(one.defects or 0 for each in rows for one in each)
    return {
        "on_time_share": _share(on_time, count),
        "first_time_acceptance_share": _share(first, count),
        "defects_per_deliverable": _mean(defects, count, f"{defects} defects in {count} deliverables"),
        "cost_variance_share": _variance(told),
        "response_working_days": _response([one for each in rows for one in each]),
    }


def _share(part: int, whole: int) -> dict[str, str]:
    return _mean(part, whole, f"{part} of {whole}")


def _mean(total: int, count: int, words: str) -> dict[str, str]:
    if not count:
        return {"unknown": NOTHING_ACCEPTED}
    return {"value": str((Decimal(total) / count).quantize(FINE, ROUND_HALF_EVEN)), "of": words}


def _variance(told: ContractFacts) -> dict[str, str]:
    first, now = told.contract.value, told.ceiling
    return {
        "value": str(((first - now) / first).quantize(FINE, ROUND_HALF_EVEN)),
        "of": f"{first:,.0f} agreed, {now:,.0f} with approved variations",
    }


def _response(rows: list[Submission]) -> dict[str, str]:
    """Return how many working days passed on average from a rejection to what was handed in next."""
    calendar, days = house_calendar(), []
    for before, after in pairwise(rows):
        same = before.deliverable_id == after.deliverable_id
        if same and before.verdict == Verdict.REJECTED and before.judged_on is not None:
            days.append(working_days_between(calendar, before.judged_on, after.handed_in_on))
    if not days:
        return {"unknown": NEVER_REJECTED}
    return _mean(sum(days), len(days), f"{sum(days)} working days after {len(days)} rejections")


def _measures(facts: Mapping[str, Mapping[str, str]]) -> dict[str, Result[Decimal]]:
    return {
        name: Known(Decimal(each["value"])) if "value" in each else Unknown(each.get("unknown", "Not known."))
        for name, each in facts.items()
    }


def suggestions(facts: Mapping[str, Mapping[str, str]]) -> dict[str, int]:
    """Return the rating that the facts suggest for each area that they speak to."""
    found = suggest_ratings(_measures(facts))
    return {area: each.value for area, each in found.items() if isinstance(each, Known)}


def score_of(ratings: Mapping[str, int]) -> Decimal:
    """Return the weighted score of five ratings, to two places."""
    scored = supplier_score({area: Known(ratings[area]) for area in WEIGHTS})
    return value_or(scored, Decimal(0)).quantize(HUNDREDTH, ROUND_HALF_EVEN)


def areas_that_need_evidence(ratings: Mapping[str, int]) -> list[str]:
    """Return the areas whose rating is so far from satisfactory that it needs evidence."""
    return need_evidence(ratings)


def fact_lines(evaluation: Any) -> list[dict[str, str]]:
    """Return the facts of an evaluation for a reader: what, how much, counted from what."""
    lines = []
    for name, label in FACTS.items():
        told = evaluation.facts.get(name, {})
        value = told.get("value")
        shown = "unknown" if value is None else _shown(name, Decimal(value))
        lines.append({"label": label, "value": shown, "of": told.get("of") or told.get("unknown", "")})
    return lines


def _shown(name: str, value: Decimal) -> str:
    return f"{value * 100:.0f} %" if name.endswith("_share") else f"{value:.1f}"


def mean_score(scores: Sequence[Decimal]) -> Decimal:
    """Return the plain mean of published scores, to two places."""
    return (sum(scores, Decimal(0)) / len(scores)).quantize(HUNDREDTH, ROUND_HALF_EVEN)
