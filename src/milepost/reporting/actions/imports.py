"""Verbs of imported history: periods and reports from a file, final, read-only and flagged as unverified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.canonical import plain
from milepost.kernel.errors import Unmet
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.reporting.actions.colouring import divergence, figures, freeze
from milepost.reporting.bridge import Coloured, coloured_at
from milepost.reporting.choices import OVERALL, PeriodState, ReportState
from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.policies import IMPORTERS
from milepost.reporting.queries.calendar import period_spans
from milepost.reporting.queries.imports import FirstReturn, filed_reports, first_returns
from milepost.reporting.rules.calendar import period_end_not_before_start, periods_do_not_overlap
from milepost.reporting.rules.reports import texts_are_storable


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a file says of one project for one period; None where it says nothing that was understood.

    The last baseline is what this return states. Where it states none, the first return of the project in the cycle
    stands for it, and the attributes say so.
    """

    delivery_confidence: str = ""
    declared_overall: str = ""
    forecast_finish: date | None = None
    start_date: date | None = None
    last_baseline_finish: date | None = None
    forecast_cost: Decimal | None = None
    last_baseline_cost: Decimal | None = None
    spend_to_date: Decimal | None = None
    benefits_target: Decimal | None = None
    benefits_forecast: Decimal | None = None
    narrative: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)


@action("reporting.open_imported_period", allowed=IMPORTERS, path="Ask the PMO to import the file.")
def open_imported_period(act: Act, cycle: Cycle, *, code: str, name: str, start_date: date, end_date: date) -> Period:
    """Open a period that only imported reports belong to, or return it when it is there."""
    found = Period.objects.filter(cycle=cycle, code=code).first()
    if found is not None and (found.start_date, found.end_date, found.origin) == (
        start_date,
        end_date,
        Origin.IMPORTED.value,
    ):
        return found
    act.require(
        period_end_not_before_start(start_date, end_date),
        periods_do_not_overlap(start_date, end_date, period_spans(cycle)),
    )
    act.change(cycle, periods_opened=cycle.periods_opened + 1)
    return act.add(
        Period(cycle=cycle, code=code, name=name, start_date=start_date, end_date=end_date, origin=Origin.IMPORTED)
    )


@action("reporting.file_imported_report", allowed=IMPORTERS, path="Ask the PMO to import the file.")
def file_imported_report(act: Act, project: Project, period: Period, *, filed: Return) -> bool:
    """File one imported report; return whether anything changed, which a second run of the same file never does."""
    return _file(act, period, [(project, filed)]) > 0


@action("reporting.file_imported_reports", allowed=IMPORTERS, path="Ask the PMO to import the file.")
def file_imported_reports(act: Act, period: Period, *, returns: Sequence[tuple[Project, Return]]) -> int:
    """File the imported reports of one period together; return how many changed anything."""
    return _file(act, period, returns)


def _file(act: Act, period: Period, returns: Sequence[tuple[Project, Return]]) -> int:
    ids = [project.pk for project, _ in returns]
    standing, first = filed_reports(period, ids), first_returns(period, ids)
    stated = {project.pk: _stated(project, filed, first.get(project.pk)) for project, filed in returns}
    wanted = {
        project_id: values
        for project_id, values in stated.items()
        if project_id not in standing or _differs(standing[project_id], values)
    }
    if not wanted:
        return 0
    act.require(_takes_imports(period))
    for project_id in sorted(wanted):
        act.require_all(texts_are_storable(_texts(wanted[project_id])))
    fresh = [StatusReport(project_id=each, period=period, **wanted[each]) for each in wanted if each not in standing]
    filed_now = {each.project_id: each for each in act.add_all(fresh)}
    for project_id in wanted.keys() & standing.keys():
        filed_now[project_id] = act.change(standing[project_id], **wanted[project_id])
    _colour(act, period, filed_now)
    return len(filed_now)


def _colour(act: Act, period: Period, reports: Mapping[int, StatusReport]) -> None:
    """Compute the colours of filed reports from what they state, and freeze both."""
    coloured = coloured_at(period, reports, act.at)
    for project_id, report in reports.items():
        act.change(report, **_colours(coloured[project_id], report))
        freeze(act, report, coloured[project_id])


def _colours(coloured: Coloured, report: StatusReport) -> dict[str, Any]:
    names = ("computed_overall", "counted_overall", "computed_why", "computed", "memory")
    told = figures(coloured)
    gap = divergence(coloured.counted[OVERALL], report.declared_overall)
    return {name: told[name] for name in names} | {"divergence": gap}


def _stated(project: Project, filed: Return, first: FirstReturn | None) -> dict[str, Any]:
    """Return the columns that a return fills, with the first return of the project standing for missing baselines."""
    names = {item.name for item in fields(filed)} - {"start_date", "narrative", "attributes"}
    values: dict[str, Any] = {name: getattr(filed, name) for name in sorted(names)}
    values |= {
        "origin": Origin.IMPORTED.value,
        "state": ReportState.SUBMITTED.value,
        "currency": project.currency,
        "last_baseline_start": filed.start_date,
        "narrative": {part: text for part, text in sorted(filed.narrative.items()) if text.strip()},
        "attributes": plain(dict(filed.attributes)),
        "first_baseline_start": filed.start_date if filed.last_baseline_finish else None,
        "first_baseline_finish": filed.last_baseline_finish,
        "first_baseline_cost": filed.last_baseline_cost,
    }
    return values if first is None else _with_first(values, first)


def _with_first(values: dict[str, Any], first: FirstReturn) -> dict[str, Any]:
    merged = dict(values)
    told = {
        "first_baseline_start": first.start,
        "first_baseline_finish": first.finish,
        "first_baseline_cost": first.cost,
    }
    merged |= {name: value for name, value in told.items() if value is not None}
    stands = []
    for name, value in (
        ("last_baseline_finish", first.finish),
        ("last_baseline_cost", first.cost),
        ("benefits_target", first.benefits),
    ):
        if merged[name] is None and value is not None:
            merged[name] = value
            stands.append(name)
    if "last_baseline_finish" in stands:
        merged["last_baseline_start"] = first.start
    if stands:
        merged["attributes"] = {**merged["attributes"], "from_first_return": stands}
    return merged


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Return every text of a return by where it stands."""
    raw = {name: text for name, text in values["attributes"].items() if isinstance(text, str)}
    return {**raw, **values["narrative"]}


def _differs(report: StatusReport, values: Mapping[str, Any]) -> bool:
    ignored = {"state"}
    return any(getattr(report, name) != value for name, value in values.items() if name not in ignored)


def _takes_imports(period: Period) -> Unmet | None:
    if period.origin == Origin.IMPORTED and period.state == PeriodState.OPEN:
        return None
    return Unmet(
        "imports_have_their_own_periods",
        "Imported reports belong to an open period that was opened for imports.",
        missing=f"{period.name} is {period.state} and {period.origin}.",
        cure="PMO",
        path="Import into a period of its own, or correct a locked one by importing the next return.",
    )
