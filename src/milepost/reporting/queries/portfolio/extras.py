"""What management is asked and what threatens most, for the projects in scope."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F

from milepost.changes.choices import DecisionState
from milepost.changes.models import Decision
from milepost.people.queries import people
from milepost.reporting.queries.portfolio.scope import Sight
from milepost.reporting.queries.source import Source
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk


@dataclass(frozen=True, slots=True)
class Ask:
    """A decision that a project asks of somebody."""

    id: int
    project_id: int
    question: str
    asked_of: str
    asked_on: date
    needed_by: date | None


@dataclass(frozen=True, slots=True)
class Threat:
    """An open risk with its exposure, probability times impact; None where the impact is unknown."""

    id: int
    project_id: int
    title: str
    critical: bool
    probability_share: Decimal
    exposure: Decimal | None
    currency: str
    next_action: str
    next_action_date: date | None


def asked(
    sight: Sight, limit: int, moment: datetime | None = None, *, among: Collection[int] = ()
) -> tuple[Sequence[Ask], int]:
    """Return the open decisions that are needed first, and how many there are in all.

    `among` are the projects on the board, by which the past is narrowed: its scope was decided on its own rows.
    """
    if moment is None:
        rows = Decision.objects.filter(sight.condition, state=DecisionState.ASKED)
        named = rows.order_by(F("needed_by").asc(nulls_last=True), "asked_on", "pk").values_list(
            "id", "project_id", "question", "asked_of__name", "asked_on", "needed_by"
        )
        found = [Ask(one, two, text, of or "", on, by) for one, two, text, of, on, by in named]
        return found[:limit], len(found)
    past = Source(moment).rows(Decision, state=DecisionState.ASKED.value)
    past = [each for each in past if each.project_id in set(among)]
    past.sort(key=lambda each: (each.needed_by or date.max, each.asked_on, each.pk))
    of_whom = people({each.asked_of_id for each in past[:limit] if each.asked_of_id}, moment)
    found = [
        Ask(
            each.pk,
            each.project_id,
            each.question,
            of_whom[each.asked_of_id].name if each.asked_of_id in of_whom else "",
            each.asked_on,
            each.needed_by,
        )
        for each in past[:limit]
    ]
    return found, len(past)


def threats(
    sight: Sight, limit: int, moment: datetime | None = None, *, among: Collection[int] = ()
) -> Sequence[Threat]:
    """Return the worst open risks: critical ones first, then by exposure."""
    if moment is None:
        rows = Risk.objects.filter(sight.condition, state=RiskState.OPEN)
        ranked = rows.annotate(exposed=F("probability_share") * F("impact_cost")).order_by(
            "-critical", F("exposed").desc(nulls_last=True), "pk"
        )
        return [_threat(each, each.project.currency) for each in ranked.select_related("project")[:limit]]
    past = [each for each in Source(moment).rows(Risk, state=RiskState.OPEN.value) if each.project_id in set(among)]
    past.sort(key=lambda each: (not each.critical, _exposure(each) is None, -(_exposure(each) or 0), each.pk))
    return [_threat(each, "") for each in past[:limit]]


def _exposure(risk: Risk) -> Decimal | None:
    return None if risk.impact_cost is None else (risk.probability_share * risk.impact_cost).quantize(Decimal("0.01"))


def _threat(risk: Risk, currency: str) -> Threat:
    return Threat(
        risk.pk,
        risk.project_id,
        risk.title,
        risk.critical,
        risk.probability_share,
        _exposure(risk),
        currency,
        risk.next_action,
        risk.next_action_date,
    )
