"""The key figures of a portfolio; each leads to its explanation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from milepost.documents.cells import Money
from milepost.kernel.measure import Known, Unknown
from milepost.reporting.bridge import index_of
from milepost.reporting.panels import links
from milepost.reporting.panels.portfolio import Portfolio
from milepost.reporting.queries.portfolio import figures


def key_figures(portfolio: Portfolio) -> list[dict[str, Any]]:
    """Return the figures in the order in which management asks for them."""
    return [
        _known(portfolio),
        _red(portfolio),
        _worse(portfolio),
        _watermelons(portfolio),
        _late(portfolio),
        _slip(portfolio),
        _cost(portfolio),
        _spend(portfolio),
    ]


def _explain(portfolio: Portfolio, name: str) -> str:
    return links.explained(name, portfolio.moment, **portfolio.address)


def _since(portfolio: Portfolio) -> str:
    compared = portfolio.chosen.compared
    return f"since {compared.name}" if compared else "no earlier period"


def _known(portfolio: Portfolio) -> dict[str, Any]:
    known = figures.coverage(portfolio.lines)
    grey = known.due - known.known
    return {
        "label": "Known colours",
        "value": f"{known.known} of {known.due}",
        "note": f"{grey} grey or not computed" if grey else "every project is known",
        "tone": "watch" if grey else "",
        "explain_url": _explain(portfolio, "coverage"),
    }


def _red(portfolio: Portfolio) -> dict[str, Any]:
    now = figures.colours(portfolio.lines)["red"]
    then = figures.colours(portfolio.before.values())["red"]
    return {
        "label": "Red",
        "result": Known(now),
        "writer": "number",
        "change": now - then if portfolio.before else None,
        "note": _since(portfolio),
        "tone": "bad" if now else "",
        "explain_url": _explain(portfolio, "coverage"),
    }


def _worse(portfolio: Portfolio) -> dict[str, Any]:
    turned = portfolio.turned()
    worse = sum(each.steps > 0 for each in turned)
    if not portfolio.before:
        return {"label": "Turned worse", "result": Unknown("There is no earlier period to hold this one against.")}
    return {
        "label": "Turned worse",
        "result": Known(worse),
        "writer": "number",
        "note": f"{len(turned) - worse} turned better, {_since(portfolio)}",
        "tone": "bad" if worse else "",
        "explain_url": _explain(portfolio, "turned"),
    }


def _watermelons(portfolio: Portfolio) -> dict[str, Any]:
    better = len(figures.watermelons(portfolio.lines))
    index = index_of((each.counted_overall, each.declared_overall) for each in portfolio.lines)
    shown = Known(Decimal(str(index.value)).quantize(Decimal("0.01"))) if isinstance(index, Known) else index
    return {
        "label": "Watermelon index",
        "result": shown,
        "writer": "number",
        "note": f"{better} declared better than computed" if isinstance(index, Known) else "",
        "tone": "watch" if better else "",
        "explain_url": _explain(portfolio, "watermelon"),
    }


def _late(portfolio: Portfolio) -> dict[str, Any]:
    late = [each for each in portfolio.late() if each.what != "Grey"]
    pmo = sum(each.side == "pmo" for each in late)
    return {
        "label": "Late reports",
        "result": Known(len(late) - pmo),
        "writer": "number",
        "note": f"and {pmo} late reviews of the PMO" if pmo else "no review of the PMO is late",
        "tone": "watch" if late else "",
        "explain_url": _explain(portfolio, "service-level"),
    }


def _slip(portfolio: Portfolio) -> dict[str, Any]:
    first, known = figures.median_slip(portfolio.lines, "first")
    last, _ = figures.median_slip(portfolio.lines, "last")
    if first is None:
        return {
            "label": "Median slip",
            "result": Unknown("No project states both a forecast finish and a first baseline."),
            "explain_url": _explain(portfolio, "finish-movement"),
        }
    against_last = "" if last is None else f"; {f'{last:+d}' if last else 'none'} against the last"
    return {
        "label": "Median slip, days",
        "result": Known(first),
        "writer": "number",
        "note": f"{known} of {len(portfolio.lines)} projects, against the first baseline{against_last}",
        "tone": "watch" if first > 0 else "",
        "explain_url": _explain(portfolio, "finish-movement"),
    }


def _cost(portfolio: Portfolio) -> dict[str, Any]:
    sums = figures.sums(portfolio.lines, "forecast_cost", "first_baseline_cost")
    if not sums:
        return {
            "label": "Forecast cost",
            "result": Unknown("No project states both a forecast cost and a first baseline."),
            "explain_url": _explain(portfolio, "cost-movement"),
        }
    main, others = sums[0], sums[1:]
    elsewhere = f", and {sum(each.known for each in others)} in other currencies" if others else ""
    return {
        "label": "Forecast cost",
        "result": Known(Money(main.amount, main.currency)),
        "writer": "money_short",
        "change": (main.amount - main.against) / main.against if main.against else None,
        "change_writer": "share",
        "note": f"on the first baselines of {main.known} of {main.due} projects{elsewhere}",
        "explain_url": _explain(portfolio, "cost-movement"),
    }


def _spend(portfolio: Portfolio) -> dict[str, Any]:
    sums = figures.sums(portfolio.lines, "spend_to_date", "last_baseline_cost")
    if not sums:
        return {"label": "Spend to date", "result": Unknown("No report states both spend and a baseline cost.")}
    main = sums[0]
    share = f"{round(main.amount / main.against * 100)} % of the last baselines, " if main.against else ""
    return {
        "label": "Spend to date",
        "result": Known(Money(main.amount, main.currency)),
        "writer": "money_short",
        "note": f"{share}{main.known} of {main.due} projects",
        "explain_url": _explain(portfolio, "spend"),
    }
