"""Questions to single reports: which ones a reader sees, and what stands behind their colours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.reporting.choices import DIMENSIONS, OVERALL, OverrideState
from milepost.reporting.models import Override, ReportFacts, StatusReport
from milepost.reporting.rules.reports import is_better

ASKED_ALWAYS = frozenset({"schedule", "cost", "benefits", "risk"})
LABELS = {OVERALL: "Overall", **{name: name.capitalize() for name in DIMENSIONS}}
RELATED = ("project", "period", "period__cycle", "submitted_by", "reviewed_by")


@dataclass(frozen=True, slots=True)
class ColourRow:
    """One dimension of a report: computed beside declared, why, and the override where the declared one is better."""

    dimension: str
    label: str
    computed: str
    declared: str
    sentence: str
    better: bool
    override: Override | None
    indicators: tuple[dict[str, Any], ...]


def visible_reports(actor: Actor) -> QuerySet[StatusReport]:
    """Return the reports of the projects that `actor` sees."""
    return StatusReport.objects.filter(project__in=projects.visible_to(actor))


def frozen_body(report: StatusReport) -> dict[str, Any]:
    """Return the facts that the report froze last; empty before its first submission."""
    facts = ReportFacts.objects.filter(report=report.pk).order_by("-number").first()
    return dict(facts.body) if facts else {}


def colour_rows(
    report: StatusReport, body: dict[str, Any], moment: datetime | None = None, *, to_write: bool = False
) -> list[ColourRow]:
    """Return the dimensions of a report, the overall colour first; `body` is what its colours came from.

    What nothing measures is left out, but the overall colour never is, and `to_write` offers the main dimensions too.
    """
    standing = {
        row.dimension: row for row in sorted(records(Override, moment, report_id=report.pk), key=lambda each: each.pk)
    }
    told = body.get("colours", {})
    rows = []
    for dimension in (OVERALL, *DIMENSIONS):
        whole = dimension == OVERALL
        part = told.get("overall", {}) if whole else told.get("dimensions", {}).get(dimension, {})
        computed = report.computed_overall if whole else report.computed.get(dimension, "")
        declared = report.declared_overall if whole else report.declared.get(dimension, "")
        wanted = whole or declared or (to_write and dimension in ASKED_ALWAYS)
        if computed in {"", "not_applicable"} and not wanted:
            continue
        rows.append(
            ColourRow(
                dimension=dimension,
                label=LABELS[dimension],
                computed=computed,
                declared=declared,
                sentence=_sentence(report, part, whole=whole),
                better=is_better(declared, report.counted_overall if whole else computed),
                override=standing.get(dimension),
                indicators=tuple(part.get("indicators", ())),
            )
        )
    return rows


def _sentence(report: StatusReport, part: dict[str, Any], *, whole: bool) -> str:
    """Return what decided a colour: of a whole report that never came, its breach and not what its facts would say."""
    if whole and (report.breach or not part.get("sentence")):
        return report.computed_why
    return str(part.get("sentence") or "")


def undecided(report: StatusReport) -> list[Override]:
    """Return the overrides of a report that wait for the PMO."""
    return list(Override.objects.filter(report=report.pk, state=OverrideState.PROPOSED).select_related("report"))
