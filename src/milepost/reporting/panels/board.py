"""The portfolio board put together: figures, charts, short lists and a page of the table, in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from milepost.kernel.policy import Actor
from milepost.projects.choices import ProjectClass
from milepost.reporting.panels import links
from milepost.reporting.panels.charts import Chart, bar_chart, colour_chart
from milepost.reporting.panels.figures import key_figures
from milepost.reporting.panels.lists import draw_lists, read_lists
from milepost.reporting.panels.portfolio import Portfolio, read_portfolio
from milepost.reporting.panels.table import SHOWS, Words, page_of, project_table
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.chosen import Chosen, choose
from milepost.reporting.queries.portfolio.details import reasons
from milepost.reporting.queries.portfolio.names import Names, past_pms, read_names
from milepost.reporting.queries.portfolio.promises import promises
from milepost.reporting.queries.portfolio.scope import Scope, look, read_scope
from milepost.reporting.queries.portfolio.trend import read_trend

CHART_PERIODS = 12
FINISH_BANDS = ("Earlier", "On time", "≤ 5 %", "≤ 15 %", "> 15 %", "Unknown")
COST_BANDS = ("Cheaper", "As planned", "≤ 5 %", "≤ 10 %", "> 10 %", "Unknown")


def board_page(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> dict[str, Any] | None:
    """Return what the board draws for an address; None where no period was ever opened."""
    chosen = choose(address, moment)
    if chosen is None:
        return None
    sight = look(actor, read_scope(address))
    portfolio = read_portfolio(sight, chosen, moment)
    names = read_names(sight)
    pms = names.pms if moment is None else past_pms({each.project_id for each in portfolio.lines}, moment)
    words = Words(names.units, pms)
    lists = read_lists(portfolio)
    page = page_of(portfolio, dict(address), words)
    portfolio.learn({*lists.projects, *(line.project_id for line in page.object_list)})
    why = reasons({*lists.reports, *(line.id for line in page.object_list)}, moment)
    show = address.get("show", "")
    return {
        "chosen": chosen,
        "choices": choices_of(chosen, sight.scope, names),
        "scoped": bool(sight.scope.chosen),
        "empty": not portfolio.lines,
        "figures": key_figures(portfolio),
        "charts": charts_of(portfolio),
        "lists": draw_lists(portfolio, lists, pms, why),
        "service": _service(portfolio) if moment is None else None,
        "more": {name: links.board(moment, **portfolio.address, show=name) + "#projects" for name in SHOWS},
        "lists_at": _lists_at(portfolio),
        "table": project_table(portfolio, page, words, why),
        "pages": page,
        "show": SHOWS.get(show, ""),
        "all_url": links.board(moment, **portfolio.address) + "#projects",
    }


def charts_of(portfolio: Portfolio) -> list[tuple[Chart, str, int]]:
    """Return the charts, each with the words beside its title and its span; one with nothing in it is left out."""
    trend = read_trend(portfolio.sight, portfolio.chosen.back(CHART_PERIODS), portfolio.moment)
    charts = [
        (colour_chart(trend, "computed", "Computed colours over the periods"), "projects"),
        (colour_chart(trend, "confidence", "Delivery confidence over the periods"), "projects, judged by reviewers"),
        (
            _bands(portfolio, "Finish against baselines", FINISH_BANDS, figures.finish_shift, figures.FINISH_LIMITS),
            "projects by slip, as a share of the planned duration",
        ),
        (
            _bands(portfolio, "Cost against baselines", COST_BANDS, figures.cost_shift, figures.COST_LIMITS),
            "projects by growth, as a share of the planned cost",
        ),
    ]
    drawn = [(chart, note) for chart, note in charts if chart.worth_drawing]
    odd = len(drawn) % 2
    return [(chart, note, 12 if odd and place == 0 else 6) for place, (chart, note) in enumerate(drawn)]


def _bands(
    portfolio: Portfolio, title: str, labels: Sequence[str], shift: figures.Shift, limits: tuple[Any, Any]
) -> Chart:
    """Return how many projects stand how far off the first and the last baseline."""
    counted = {
        f"{baseline.capitalize()} baseline": figures.bands(portfolio.lines, baseline, shift, limits)
        for baseline in ("first", "last")
    }
    series = {name: [counts[band] for band in figures.BANDS] for name, counts in counted.items()}
    return bar_chart(title, "Against the plan", labels, series)


def choices_of(chosen: Chosen, scope: Scope, names: Names) -> list[dict[str, Any]]:
    """Return the selects above the board: what is shown, what it is held against, and the drill-down."""
    compared = [
        {"value": each.pk, "label": each.name if each.cycle_id == chosen.cycle.pk else f"{each.name} (other cycle)"}
        for each in (*chosen.periods, *chosen.others)
        if each.pk != chosen.period.pk
    ]
    pms = sorted(set(names.pms.values()), key=lambda pair: pair[1].casefold())
    return [
        _choice("cycle", "Cycle", chosen.cycle.pk, [(each.pk, each.name) for each in chosen.cycles], whole=False),
        _choice("period", "Period", chosen.period.pk, [(each.pk, each.name) for each in chosen.periods], whole=False),
        {
            "name": "compare",
            "label": "Compared with",
            "value": chosen.compared.pk if chosen.compared else "",
            "choices": compared,
            "whole": "" if chosen.compared else "nothing",
        },
        _choice("portfolio", "Portfolio", scope.portfolio, list(names.portfolios.items())),
        _choice("programme", "Programme", scope.programme, list(names.programmes.items())),
        _choice("unit", "Unit", scope.unit, list(names.units.items())),
        _choice("project_class", "Class", scope.project_class, list(ProjectClass.choices)),
        _choice("pm", "Project manager", scope.pm, pms),
    ]


def _choice(name: str, label: str, value: Any, options: list[tuple[Any, str]], *, whole: bool = True) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "value": value,
        "choices": [{"value": key, "label": words} for key, words in options],
        "whole": "all" if whole else "",
        "narrows": whole and bool(value),
    }


def _service(portfolio: Portfolio) -> dict[str, Any]:
    """Return how the PMO kept its promises in the period shown."""
    explain_url = links.explained("service-level", period=portfolio.period.pk)
    return {"levels": promises([portfolio.period.pk], portfolio.today), "periods": 1, "explain_url": explain_url}


def _lists_at(portfolio: Portfolio) -> dict[str, str]:
    moment = portfolio.moment
    return {
        "risks": links.listed("risks", moment, state="open"),
        "decisions": links.listed("decisions", moment, state="asked"),
        "reports": links.listed("status-reports", moment, period=portfolio.period.pk),
    }
