"""The rows of a period's snapshot: reports with overrides, adjustments and trend, now or as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from milepost.kernel.canonical import plain
from milepost.people.models import Organisation, Person
from milepost.reporting.models import Adjustment, Cycle, Override, Period, ReportFacts, StatusReport
from milepost.reporting.queries.source import Source

TREND_PERIODS = 12
COLUMNS = (
    "state",
    "origin",
    "computed_overall",
    "counted_overall",
    "computed_why",
    "computed",
    "declared_overall",
    "declared",
    "divergence",
    "delivery_confidence",
    "forecast_finish",
    "first_baseline_start",
    "first_baseline_finish",
    "last_baseline_start",
    "last_baseline_finish",
    "currency",
    "forecast_cost",
    "spend_to_date",
    "first_baseline_cost",
    "last_baseline_cost",
    "benefits_target",
    "benefits_forecast",
    "narrative",
    "carried_over",
    "due_on",
    "first_submitted_on",
    "submitted_at",
    "submissions",
    "review_due_on",
    "reviewed_at",
    "reviews",
    "late_reviews",
    "pmo_colour",
    "pmo_comment",
    "breach",
    "attributes",
)
TREND = (
    "state",
    "origin",
    "computed_overall",
    "counted_overall",
    "computed",
    "declared_overall",
    "divergence",
    "delivery_confidence",
    "forecast_finish",
    "forecast_cost",
    "breach",
)


def report_part(report: StatusReport, source: Source) -> dict[str, Any]:
    """Return a report as the snapshot keeps it."""
    told = {name: plain(getattr(report, name)) for name in COLUMNS}
    return {
        "report_id": report.pk,
        "project_id": report.project_id,
        **told,
        "submitted_by": _name(source, report.submitted_by_id),
        "reviewed_by": _name(source, report.reviewed_by_id),
    }


def reports_of(source: Source, period_id: int) -> list[StatusReport]:
    """Return the reports of a period with the people behind them loaded, in the order of their projects."""
    reports = sorted(source.rows(StatusReport, period_id=period_id), key=lambda each: each.project_id)
    source.load(Person, (person for each in reports for person in (each.submitted_by_id, each.reviewed_by_id)))
    return reports


def latest_facts(source: Source, report_ids: list[int]) -> dict[int, ReportFacts]:
    """Return the facts that each report froze last; as of a moment their bodies are left out."""
    latest: dict[int, ReportFacts] = {}
    for facts in sorted(source.rows(ReportFacts, report_id__in=report_ids), key=lambda each: each.number):
        latest[facts.report_id] = facts
    return latest


def override_parts(source: Source, report_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Return the overrides of each report, rejected ones too."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = source.rows(Override, report_id__in=report_ids)
    source.load(Person, (row.decided_by_id for row in rows))
    for row in rows:
        told = {name: plain(getattr(row, name)) for name in _OVERRIDE}
        found[row.report_id].append({**told, "decided_by": _name(source, row.decided_by_id)})
    return found


_OVERRIDE = (
    "dimension",
    "computed",
    "declared",
    "justification",
    "evidence",
    "recovery_date",
    "state",
    "decided_at",
    "reason",
)


def adjustment_parts(source: Source, period_id: int) -> list[dict[str, Any]]:
    """Return the corrections that belong to a period, each with the report that it is about."""
    rows = source.rows(Adjustment, period_id=period_id)
    reports = {each.pk: each for each in source.rows(StatusReport, id__in=[row.about_report_id for row in rows])}
    source.load(Period, (each.period_id for each in reports.values()))
    told = []
    for row in rows:
        about = reports[row.about_report_id]
        period = source.one(Period, about.period_id)
        told.append(
            {
                "project_id": about.project_id,
                "about_period": period.code if period else "",
                **{name: plain(getattr(row, name)) for name in ("field", "was", "is_now", "reason", "dated")},
            }
        )
    return told


def trend_parts(source: Source, period: Period) -> dict[int, list[dict[str, Any]]]:
    """Return what each project showed in the periods before, the earliest first."""
    periods = [each for each in source.rows(Period, cycle_id=period.cycle_id) if each.end_date < period.end_date]
    earlier = sorted(periods, key=lambda each: each.end_date)[-TREND_PERIODS:]
    by_id = {each.pk: each for each in earlier}
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = source.rows(StatusReport, period_id__in=list(by_id))
    for report in sorted(rows, key=lambda each: (by_id[each.period_id].end_date, each.pk)):
        told = {name: plain(getattr(report, name)) for name in TREND}
        found[report.project_id].append({"period": by_id[report.period_id].code, **told})
    return found


def period_part(source: Source, period: Period) -> dict[str, Any]:
    """Return a period with its cycle as the snapshot keeps it."""
    source.load(Cycle, [period.cycle_id])
    cycle = source.one(Cycle, period.cycle_id)
    return {
        **{name: plain(getattr(period, name)) for name in ("code", "name", "start_date", "end_date", "origin")},
        "cycle": cycle.code if cycle else "",
        "cycle_name": cycle.name if cycle else "",
        "cadence": cycle.cadence if cycle else "",
    }


def organisation_part(source: Source) -> dict[str, Any]:
    """Return how the organisation presents itself, so that a pack looks the same when it is built again."""
    names = ("name", "currency", "primary_colour", "accent_colour", "logo_type", "logo_base64")
    for organisation in source.rows(Organisation):
        return {name: plain(getattr(organisation, name)) for name in names}
    return {}


def _name(source: Source, person_id: int | None) -> str:
    person = source.one(Person, person_id)
    return person.name if person else ""


def ids_of(reports: Iterable[StatusReport]) -> list[int]:
    """Return the ids of reports."""
    return [each.pk for each in reports]
