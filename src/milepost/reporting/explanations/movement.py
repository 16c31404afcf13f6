"""How far finish and cost moved from the first and the last baseline: of one project, or of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from milepost.documents.cells import Money
from milepost.kernel.measure import Known, Unknown
from milepost.kernel.policy import Actor
from milepost.reporting.explanations.subject import pm_of, portfolio_of, report_of, until
from milepost.reporting.models import StatusReport
from milepost.reporting.panels import links
from milepost.reporting.panels.portfolio import Portfolio
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.figures import Sum
from milepost.reporting.queries.portfolio.lines import line_of
from milepost.surface.answers.explain import Explanation, Source, Term

BASELINES = ("first", "last")
NO_PROMISE = "One of the baselines does not state it."


def explain_finish_movement(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the slip of one report in days, or the median slip of a portfolio."""
    if address.get("report"):
        report = report_of(actor, address, moment)
        return _of_report(report, moment, "Finish", _finish_terms(report), _days(report, "first"))
    portfolio = portfolio_of(actor, address, moment)
    found = {baseline: figures.median_slip(portfolio.lines, baseline) for baseline in BASELINES}
    slip, known = found["first"]
    return Explanation(
        label=f"Median slip, {portfolio.period.name}",
        result=Known(f"{slip:+d} days") if slip is not None else Unknown("No project states both dates."),
        formula="The median of forecast finish − baseline finish in days, over the projects that state both. "
        "The median is shown and not the mean, which a few very late projects would move.",
        terms=tuple(
            Term(
                f"Against the {baseline} baseline, {count} projects",
                Known(f"{days:+d} days") if days is not None else Unknown("No project states both dates."),
            )
            for baseline, (days, count) in found.items()
        ),
        as_of=until(moment),
        sources=(_projects(portfolio, "-finish"),),
        unknown=_missing(len(portfolio.lines) - known, "a forecast finish or a first baseline"),
        ask="the PMO",
    )


def explain_cost_movement(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain forecast cost against the baselines, of one report or added up by currency."""
    if address.get("report"):
        report = report_of(actor, address, moment)
        return _of_report(report, moment, "Cost", _cost_terms(report), _cost(report, "first"))
    portfolio = portfolio_of(actor, address, moment)
    first = figures.sums(portfolio.lines, "forecast_cost", "first_baseline_cost")
    last = figures.sums(portfolio.lines, "forecast_cost", "last_baseline_cost")
    known = sum(each.known for each in first)
    main = first[0] if first else None
    return Explanation(
        label=f"Forecast cost, {portfolio.period.name}",
        result=Known(Money(main.amount, main.currency)) if main else Unknown("No project states both figures."),
        writer="money" if main else "plain",
        formula="The sum of forecast costs, against the sum of the baseline costs of the same projects. "
        "Each currency is added for itself; nothing is converted.",
        terms=(*_sum_terms(first, "first"), *_sum_terms(last, "last")),
        as_of=until(moment),
        sources=(_projects(portfolio, "-cost"),),
        unknown=_missing(len(portfolio.lines) - known, "a forecast cost or a first baseline"),
        ask="the PMO",
    )


def _sum_terms(sums: list[Sum], baseline: str) -> Iterator[Term]:
    for each in sums:
        label = f"{baseline.capitalize()} baselines, {each.known} projects in {each.currency}"
        yield Term(label, Known(Money(each.against, each.currency)), "money")
        yield Term(
            f"Forecast less these, {each.currency}", Known(Money(each.amount - each.against, each.currency)), "money"
        )


def _of_report(
    report: StatusReport, moment: datetime | None, what: str, terms: tuple[Term, ...], result: Any
) -> Explanation:
    missing = [term.label for term in terms if isinstance(term.result, Unknown)]
    return Explanation(
        label=f"{what} of {report.project.name}, {report.period.name}",
        result=result,
        formula=f"Forecast {what.lower()} − baseline {what.lower()}. The first baseline is kept for ever; the last one "
        "is what was approved last.",
        terms=terms,
        as_of=until(moment),
        sources=(
            Source("The report", links.record("status-reports", report.pk, moment)),
            Source("Baselines of the project", links.listed("baselines", moment, project=report.project_id)),
        ),
        unknown=tuple(f"{label}: nothing was stated." for label in missing),
        ask=pm_of(report, moment),
    )


def _finish_terms(report: StatusReport) -> tuple[Term, ...]:
    return (
        Term("Forecast finish", _day(report.forecast_finish), "day"),
        Term("Finish of the first baseline", _day(report.first_baseline_finish), "day"),
        Term("Moved from the first baseline", _days(report, "first")),
        Term("Finish of the last baseline", _day(report.last_baseline_finish), "day"),
        Term("Moved from the last baseline", _days(report, "last")),
        Term("Promise moved, first to last baseline", _promise_days(report)),
    )


def _cost_terms(report: StatusReport) -> tuple[Term, ...]:
    return (
        Term("Forecast cost", _money(report.forecast_cost, report), "money"),
        Term("Cost of the first baseline", _money(report.first_baseline_cost, report), "money"),
        Term("Moved from the first baseline", _cost(report, "first")),
        Term("Cost of the last baseline", _money(report.last_baseline_cost, report), "money"),
        Term("Moved from the last baseline", _cost(report, "last")),
        Term("Promise moved, first to last baseline", _promise_cost(report), "money"),
    )


def _day(day: date | None) -> Any:
    return Known(day) if day else Unknown("No date was stated.")


def _money(amount: Decimal | None, report: StatusReport) -> Any:
    return Unknown("No amount was stated.") if amount is None else Known(Money(amount, report.currency))


def _days(report: StatusReport, baseline: str) -> Any:
    moved = figures.movement(figures.finish_shift(line_of(report, ""), baseline))
    if moved.amount is None:
        return Unknown("The forecast or the baseline has no finish.")
    share = "" if moved.share is None else f", {moved.share * 100:+.1f} % of the planned duration"
    return Known(f"{moved.amount:+.0f} days{share}")


def _promise_days(report: StatusReport) -> Any:
    first, last = report.first_baseline_finish, report.last_baseline_finish
    return Unknown(NO_PROMISE) if first is None or last is None else Known(f"{(last - first).days:+d} days")


def _promise_cost(report: StatusReport) -> Any:
    first, last = report.first_baseline_cost, report.last_baseline_cost
    return Unknown(NO_PROMISE) if first is None or last is None else Known(Money(last - first, report.currency))


def _cost(report: StatusReport, baseline: str) -> Any:
    moved = figures.movement(figures.cost_shift(line_of(report, ""), baseline))
    if moved.amount is None:
        return Unknown("The forecast or the baseline has no cost.")
    share = "" if moved.share is None else f", {moved.share * 100:+.1f} %"
    return Known(f"{report.currency} {moved.amount:+,.2f}{share}")


def _missing(count: int, what: str) -> tuple[str, ...]:
    return (f"{count} projects state no {what.removeprefix('a ')}; they are not in the figure.",) if count else ()


def _projects(portfolio: Portfolio, sort: str) -> Source:
    address = links.board(portfolio.moment, **portfolio.address, sort=sort)
    return Source("The projects, most moved first", f"{address}#projects", len(portfolio.lines))
