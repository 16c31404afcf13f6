"""The short lists of a portfolio: what turned worse, watermelons, late and grey, risks, decisions asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from milepost.documents.cells import Money
from milepost.reporting.panels import links
from milepost.reporting.panels.portfolio import Portfolio
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.extras import Ask, Threat, asked, threats
from milepost.reporting.queries.portfolio.figures import Late, Turned
from milepost.reporting.queries.portfolio.lines import Line

MOST = 6


@dataclass(slots=True)
class Lists:
    """The head of every short list with how many there are in all."""

    worse: Sequence[Turned]
    melons: Sequence[Line]
    late: Sequence[Late]
    threats: Sequence[Threat]
    asks: Sequence[Ask]
    asks_due: int

    @property
    def projects(self) -> set[int]:
        """Return the projects that will be named."""
        own = {each.project_id for each in self.melons[:MOST]} | {each.project_id for each in self.threats}
        own |= {each.project_id for each in self.asks}
        return (
            own
            | {each.now.project_id for each in self.worse[:MOST]}
            | {each.line.project_id for each in self.late[:MOST]}
        )

    @property
    def reports(self) -> set[int]:
        """Return the reports whose deciding sentence will be said."""
        lines = [
            *self.melons[:MOST],
            *(each.now for each in self.worse[:MOST]),
            *(each.line for each in self.late[:MOST]),
        ]
        return {each.id for each in lines}


def read_lists(portfolio: Portfolio) -> Lists:
    """Read what the short lists draw."""
    among = {each.project_id for each in portfolio.lines}
    asks, asks_due = asked(portfolio.sight, MOST, portfolio.moment, among=among)
    return Lists(
        worse=[each for each in portfolio.turned() if each.steps > 0],
        melons=figures.watermelons(portfolio.lines),
        late=portfolio.late(),
        threats=threats(portfolio.sight, MOST, portfolio.moment, among=among),
        asks=asks,
        asks_due=asks_due,
    )


def draw_lists(
    portfolio: Portfolio, lists: Lists, pms: dict[int, tuple[int, str]], why: dict[int, str]
) -> dict[str, Any]:
    """Return the short lists as their template draws them; names must be learnt before, `why` is what decided."""
    return {
        "worse": [_worse(portfolio, each, why) for each in lists.worse[:MOST]],
        "worse_count": len(lists.worse),
        "melons": [_melon(portfolio, each, why) for each in lists.melons[:MOST]],
        "melons_count": len(lists.melons),
        "late": [_late(portfolio, each, why, pms) for each in lists.late[:MOST]],
        "late_count": len(lists.late),
        "risks": [_risk(portfolio, each) for each in lists.threats],
        "asks": [_ask(portfolio, each) for each in lists.asks],
        "asks_count": lists.asks_due,
    }


def _project(portfolio: Portfolio, project_id: int) -> dict[str, Any]:
    known = portfolio.name(project_id)
    if known is None:
        return {"name": "", "code": "", "url": ""}
    return {"name": known.name, "code": known.code, "url": links.record("projects", known.code, portfolio.moment)}


def _line(portfolio: Portfolio, line: Line, why: dict[int, str]) -> dict[str, Any]:
    return {
        "project": _project(portfolio, line.project_id),
        "line": line,
        "why": why.get(line.id, ""),
        "explain_url": links.explained("colour", portfolio.moment, report=line.id),
        "report_url": links.record("status-reports", line.id, portfolio.moment),
    }


def _worse(portfolio: Portfolio, turned: Turned, why: dict[int, str]) -> dict[str, Any]:
    by_colour = turned.before.counted_overall != turned.now.counted_overall
    name = "computed_overall" if by_colour else "delivery_confidence"
    return {
        **_line(portfolio, turned.now, why),
        "before": getattr(turned.before, name),
        "now": getattr(turned.now, name),
        "what": "" if by_colour else "confidence",
    }


def _melon(portfolio: Portfolio, line: Line, why: dict[int, str]) -> dict[str, Any]:
    return {**_line(portfolio, line, why), "computed": line.computed_overall, "declared": line.declared_overall}


def _late(portfolio: Portfolio, late: Late, why: dict[int, str], pms: dict[int, tuple[int, str]]) -> dict[str, Any]:
    _, pm = pms.get(late.line.project_id, (0, ""))
    return {
        **_line(portfolio, late.line, why if late.what == "Grey" else {}),
        "what": late.what,
        "who": "PMO" if late.side == "pmo" else pm or "nobody: the post of project manager is vacant",
        "due_on": late.due_on,
        "days": late.days,
    }


def _risk(portfolio: Portfolio, risk: Threat) -> dict[str, Any]:
    known = risk.exposure is not None and risk.currency
    return {
        "project": _project(portfolio, risk.project_id),
        "risk": risk,
        "url": links.record("risks", risk.id, portfolio.moment),
        "exposure": Money(risk.exposure, risk.currency) if known and risk.exposure is not None else None,
    }


def _ask(portfolio: Portfolio, ask: Ask) -> dict[str, Any]:
    late = ask.needed_by is not None and ask.needed_by < portfolio.today
    return {
        "project": _project(portfolio, ask.project_id),
        "ask": ask,
        "age": (portfolio.today - ask.asked_on).days,
        "late": late,
        "url": links.record("decisions", ask.id, portfolio.moment),
    }
