"""The panels of whoever steers the portfolio: the PMO and the executives."""

from __future__ import annotations

from typing import Any

from milepost.kernel import clock
from milepost.knowledge.queries import answer_levels
from milepost.reporting.panels import links
from milepost.reporting.panels.board import CHART_PERIODS, charts_of
from milepost.reporting.panels.figures import key_figures
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.reporting.panels.lists import draw_lists, read_lists
from milepost.reporting.panels.portfolio import Portfolio
from milepost.reporting.panels.table import SHOWS
from milepost.reporting.queries.homes.mine import first_duties
from milepost.reporting.queries.portfolio.details import reasons
from milepost.reporting.queries.portfolio.names import read_names
from milepost.reporting.queries.portfolio.promises import broken, promises

DUTIES = 8
BREACHES = 6


def duties(reader: Reader) -> list[HomePanel]:
    """Return what waits for the reader, with its age."""
    today = clock.today()
    rows = [
        {
            "duty": each,
            "url": links.record(each.noun, each.key),
            "late": each.due_on is not None and each.due_on < today,
            "age": (today - each.since).days if each.since else None,
        }
        for each in first_duties(reader.actor, reader.posts, reader.parts, DUTIES)
    ]
    return [HomePanel("reporting/home/duties.html", {"rows": rows}, 12)]


def figures_of(reader: Reader) -> list[HomePanel]:
    """Return the key figures of the latest period."""
    portfolio = reader.portfolio
    if portfolio is None or not portfolio.lines:
        return []
    facts = {"figures": key_figures(portfolio), "period": portfolio.period, "board_url": links.board()}
    return [HomePanel("reporting/home/figures.html", facts, 12)]


def trends(reader: Reader) -> list[HomePanel]:
    """Return the trend of colours and confidence."""
    portfolio = reader.portfolio
    if portfolio is None or not portfolio.lines:
        return []
    drawn = [(chart, note) for chart, note, _ in charts_of(portfolio) if chart.kind == "colours"]
    span = 12 if len(drawn) == 1 else 6
    return [HomePanel("reporting/home/chart.html", {"chart": chart, "note": note}, span) for chart, note in drawn]


def attention(reader: Reader) -> list[HomePanel]:
    """Return the short lists of the portfolio: turned worse, watermelons, late and grey, decisions asked."""
    portfolio = reader.portfolio
    if portfolio is None or not portfolio.lines:
        return []
    facts = _short_lists(portfolio)
    names = ("worse", "melons", "late", "asks")
    return [HomePanel(f"reporting/board/{name}.html", facts) for name in names]


def _short_lists(portfolio: Portfolio) -> dict[str, Any]:
    lists = read_lists(portfolio)
    portfolio.learn(lists.projects)
    why = reasons(lists.reports)
    return {
        "lists": draw_lists(portfolio, lists, read_names(portfolio.sight).pms, why),
        "more": {name: f"{links.board(None, **portfolio.address, show=name)}#projects" for name in SHOWS},
        "lists_at": {"decisions": links.listed("decisions", state="asked")},
        "chosen": portfolio.chosen,
    }


def scorecard(reader: Reader) -> list[HomePanel]:
    """Return the PMO's own service levels, and the breaches of the duty to report."""
    chosen = reader.chosen
    if chosen is None:
        return []
    periods = [each.pk for each in chosen.back(CHART_PERIODS)]
    levels = promises(periods, clock.today())
    rows, count = broken(reader.sight, periods, BREACHES)
    breaches = {
        "rows": [{"row": each, "url": links.record("status-reports", each.report_id)} for each in rows],
        "count": count,
        "explain_url": links.explained("compliance", None, cycle=chosen.cycle.pk),
    }
    service = {
        "levels": levels,
        "periods": len(periods),
        "explain_url": links.explained("service-level"),
        "answers": answer_levels(),
    }
    return [
        HomePanel("reporting/home/breaches.html", breaches),
        HomePanel("reporting/home/service.html", service),
    ]
