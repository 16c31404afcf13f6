"""The plan as JSON for scripts: a documented, versioned shape that the import builds on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from milepost.exchange.importers.sheet.periods import PlannedPeriod
from milepost.exchange.importers.sheet.plan import ColumnCoverage, SheetPlan
from milepost.exchange.importers.sheet.refusal import SheetRefused

SCHEMA = "milepost.sheet-plan/1"


def plan_content(plan: SheetPlan) -> dict[str, Any]:
    """Return the plan without its rows, ready for a JSON writer."""
    opened, table = plan.opened, plan.table
    return {
        "schema": SCHEMA,
        "outcome": "planned",
        "source": {
            "name": plan.source,
            "sha256": plan.fingerprint,
            "kind": opened.kind.value,
            "encoding": opened.encoding.name if opened.encoding else None,
            "encoding_evidence": opened.encoding.evidence if opened.encoding else None,
            "delimiter": opened.delimiter,
            "sheet": table.sheet_name,
            "header_rows": [] if table.transposed else list(table.header_rows),
            "transposed": table.transposed,
        },
        "profile": {"name": plan.profile.name, "attribution": plan.profile.attribution},
        "columns": [_column(coverage) for coverage in plan.coverage],
        "missing_fields": list(plan.missing_fields),
        "periods": [_period(period) for period in plan.periods],
        "counts": asdict(plan.counts),
        "problems": [{**asdict(problem), "severity": problem.severity.value} for problem in plan.problems],
        "problems_by_code": dict(plan.problems_by_code),
        "problems_omitted": plan.problems_omitted,
    }


def refusal_content(refusal: SheetRefused) -> dict[str, Any]:
    """Return the refusal of a whole sheet in the same shape."""
    return {
        "schema": SCHEMA,
        "outcome": "refused",
        "refusal": {"code": refusal.code, "sentence": refusal.sentence, "cure": refusal.cure},
    }


def _column(coverage: ColumnCoverage) -> dict[str, Any]:
    column = coverage.column
    return {
        "index": column.index,
        "header": column.header,
        "field": column.field,
        "confidence": column.confidence,
        "reason": column.reason,
        "known": coverage.known,
        "unknown": coverage.unknown,
        "empty": coverage.empty,
        "not_understood": coverage.not_understood,
    }


def _period(period: PlannedPeriod) -> dict[str, str]:
    return {
        "code": period.code,
        "name": period.name,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }
