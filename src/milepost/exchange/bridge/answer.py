"""The answer about one schedule file as plain content, ready for JSON: the contract of `milepost analyse`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np

from milepost.exchange.bridge.comparing import Line, agreement, lines
from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.rows import minute
from milepost.exchange.importers.schedule.plan import Family, Stored
from milepost_engine.network import QualityFacts, check_quality, longest_path
from milepost_engine.result import Known
from milepost_engine.time import datetime_of

SCHEMA = "milepost.analyse/1"
_KEYS = (
    "start",
    "finish",
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "total_slack_minutes",
    "free_slack_minutes",
    "critical",
)


def analysis_content(computed: Computed, simulation: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return everything that was found about a schedule, with its simulation where one was asked for."""
    found = lines(computed)
    counts = agreement(found)
    plan, schedule = computed.plan, computed.schedule
    path = longest_path(schedule)
    on_path = sorted((int(schedule.early[row, 0]), uid) for uid, row in computed.row_of.items() if path[row])
    return {
        "schema": SCHEMA,
        "project": {
            "name": plan.options.name,
            "rules": plan.options.family.value,
            "start": _text(plan.options.start),
            "finish": _text(datetime_of(schedule.finish)),
            "stored_finish": _text(plan.options.finish),
        },
        "tasks": [_task(line) for line in found],
        "critical_path": [uid for _, uid in on_path],
        "quality": _quality(computed),
        "agreement": {
            "compared": counts.compared,
            **counts.agreed,
            "stored": counts.stored,
            "left_out": counts.left_out,
            "whole": counts.whole,
            "explained": counts.explained,
            "unexplained": counts.unexplained,
        },
        "simulation": simulation,
        "notes": list(computed.notes),
        "problems": [
            {"code": each.code, "row": each.row, "field": each.field, "sentence": each.sentence}
            for each in plan.problems
        ],
    }


def _task(line: Line) -> dict[str, Any]:
    task = line.task
    return {
        "uid": task.uid,
        "name": task.name,
        "summary": task.kind.value == "summary",
        "wbs": task.wbs,
        **_values(line.computed),
        "stored": _values(task.stored),
        "left_out": line.left_out or None,
        "differs": line.differs,
        "reason": line.reason or None,
    }


def _values(stored: Stored) -> dict[str, Any]:
    return {name: _text(getattr(stored, name)) for name in _KEYS}


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _quality(computed: Computed) -> list[dict[str, Any]]:
    names = {row: uid for uid, row in computed.row_of.items()}
    checks = check_quality(computed.schedule, _facts(computed))
    about_links = {2, 3, 4}
    return [
        {
            "number": check.number,
            "name": check.name,
            "measured": check.measured.value if isinstance(check.measured, Known) else None,
            "reason": None if isinstance(check.measured, Known) else check.measured.reason,
            "limit": check.limit,
            "passed": check.passed,
            "tasks": [] if check.number in about_links else [names[row] for row in check.rows if row in names],
            "count": len(check.rows),
        }
        for check in checks
    ]


def _facts(computed: Computed) -> QualityFacts:
    """Return what the checks need beyond the network; what the file does not say stays unknown."""
    size = len(computed.schedule.plan.activities)
    baseline = np.full(size, -1, dtype=np.int64)
    assigned = np.zeros(size, dtype=np.bool_)
    done = np.zeros(size, dtype=np.bool_)
    loaded = {assignment.task for assignment in computed.plan.assignments}
    for task in computed.plan.tasks:
        row = computed.row_of.get(task.uid)
        if row is not None:
            assigned[row] = task.uid in loaded
            done[row] = task.actual_finish is not None
            if task.baseline_finish is not None:
                baseline[row] = minute(task.baseline_finish)
    microsoft = computed.plan.options.family is Family.MICROSOFT
    return QualityFacts(
        baseline_finish=baseline if (baseline >= 0).any() else None,
        has_resources=assigned if loaded else None,
        minutes_per_day=computed.plan.options.minutes_per_day,
        done=done if microsoft else None,
    )
