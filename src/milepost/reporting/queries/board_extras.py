"""What stands beside the rows of the board: the top risks and the decisions that are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F

from milepost.changes.choices import DecisionState
from milepost.changes.models import Decision
from milepost.reporting.queries.board_shapes import BoardAsk, BoardRisk
from milepost.reporting.queries.source import Source
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk


def top_risks(source: Source, projects: Mapping[int, Any], limit: int) -> tuple[BoardRisk, ...]:
    """Return the worst open risks of the projects: critical ones first, then by exposure within a currency."""
    if not projects:
        return ()
    rows: Iterable[Risk]
    if source.moment is None:
        exposed = F("probability_share") * F("impact_cost")
        open_risks = Risk.objects.filter(state=RiskState.OPEN, project__in=list(projects))
        rows = open_risks.annotate(exposed=exposed).order_by("-critical", F("exposed").desc(nulls_last=True), "pk")[
            :limit
        ]
    else:
        known = source.rows(Risk, state=RiskState.OPEN.value)
        rows = sorted((each for each in known if each.project_id in projects), key=_rank)[:limit]
    return tuple(_risk(each, projects[each.project_id].currency) for each in rows)


def asked_decisions(source: Source, projects: Mapping[int, Any]) -> tuple[BoardAsk, ...]:
    """Return the open decisions of the projects, those needed first at the head."""
    asked = source.rows(Decision, state=DecisionState.ASKED.value) if projects else []
    mine = [each for each in asked if each.project_id in projects]
    ordered = sorted(mine, key=lambda each: (each.needed_by or date.max, each.asked_on, each.pk))
    return tuple(BoardAsk(each.project_id, each.pk, each.question, each.needed_by, each.asked_on) for each in ordered)


def _rank(risk: Risk) -> tuple[bool, bool, object, int]:
    exposure = None if risk.impact_cost is None else risk.probability_share * risk.impact_cost
    return not risk.critical, exposure is None, -(exposure or 0), risk.pk


def _risk(risk: Risk, currency: str) -> BoardRisk:
    exposure = None if risk.impact_cost is None else risk.probability_share * risk.impact_cost
    return BoardRisk(
        risk.project_id,
        risk.pk,
        risk.title,
        risk.critical,
        risk.probability_share,
        exposure,
        currency,
        risk.next_action,
        risk.next_action_date,
    )
