"""The snapshot of a period: everything that its packs need, from what is stored or from the ledger alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from milepost.kernel.canonical import canonical, digest, plain
from milepost.kernel.history import records_as_of
from milepost.people.models import Person
from milepost.reporting.bridge.colouring import coloured_at
from milepost.reporting.bridge.rule_sets import rules_for, stored_body
from milepost.reporting.models import Period, ReportFacts, StatusReport
from milepost.reporting.queries.facts import snapshot_parts as parts
from milepost.reporting.queries.service import service_levels_of
from milepost.reporting.queries.source import Source

FORMAT = 1


def snapshot_body(period: Period, at: datetime) -> dict[str, Any]:
    """Return the snapshot of a period that locks at `at`, from what is stored now."""
    return _body(period, at, Source(), past=False)


def recomputed_snapshot(period: Period) -> tuple[dict[str, Any], str]:
    """Compute the snapshot of a locked period once more from the ledger as of its lock; return it with its digest.

    Every report's facts and colours are gathered and judged again as of the instant at which they were frozen, so
    nothing is taken from the stored snapshot or from the stored facts.
    """
    if period.locked_at is None:
        raise ValueError("Only a locked period has a snapshot")
    then = records_as_of(Period, period.locked_at, [period.pk])[0]
    body = _body(then, period.locked_at, Source(period.locked_at), past=True)
    return body, digest(canonical(body))


def _body(period: Period, at: datetime, source: Source, *, past: bool) -> dict[str, Any]:
    reports = parts.reports_of(source, period.pk)
    ids = parts.ids_of(reports)
    facts = _facts(period, reports, source, past=past)
    overrides, trend = parts.override_parts(source, ids), parts.trend_parts(source, period)
    source.load(Person, [period.locked_by_id])
    locker = source.one(Person, period.locked_by_id)
    return {
        "format": FORMAT,
        "period": parts.period_part(source, period),
        "locked_at": plain(at),
        "locked_by": locker.name if locker else "",
        "organisation": parts.organisation_part(source),
        "rules": stored_body(rules_for(period, at if past else None)),
        "reports": [
            {
                **parts.report_part(report, source),
                **facts.get(report.pk, {"facts": {}, "facts_sha256": ""}),
                "overrides": overrides.get(report.pk, []),
                "trend": trend.get(report.project_id, []),
            }
            for report in reports
        ],
        "adjustments": parts.adjustment_parts(source, period.pk),
        "service_levels": plain(service_levels_of(reports, at.date()).told()),
    }


def _facts(period: Period, reports: list[StatusReport], source: Source, *, past: bool) -> dict[int, dict[str, Any]]:
    """Return the facts of every report with their digest: as frozen, or computed once more."""
    latest = parts.latest_facts(source, parts.ids_of(reports))
    if not past:
        return {report_id: {"facts": each.body, "facts_sha256": each.sha256} for report_id, each in latest.items()}
    projects = {report.pk: report.project_id for report in reports}
    together: dict[datetime, list[ReportFacts]] = defaultdict(list)
    for each in latest.values():
        together[each.frozen_at].append(each)
    found: dict[int, dict[str, Any]] = {}
    for frozen_at, group in together.items():
        coloured = coloured_at(period, [projects[each.report_id] for each in group], frozen_at, past=True)
        for each in group:
            again = coloured[projects[each.report_id]]
            found[each.report_id] = {"facts": again.body, "facts_sha256": again.sha256}
    return found
