"""The top of the list where it is not shown whole: on the page of a project, and on the home of who leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from milepost.governance.queries import GateCheck
from milepost.kernel.policy import Actor
from milepost.workbench.choices import Part
from milepost.workbench.panels.rows import page_of, row_of
from milepost.workbench.queries import Bench, Project, bench_of, listed

ON_PROJECT, AT_HOME = 5, 6


def on_project(project: Project, reader: Actor, moment: datetime | None) -> tuple[Bench, dict[str, Any]]:
    """Return the top of the list of a project, with the bench that it was read from."""
    bench = bench_of([project], moment)
    return bench, {**_top(bench, reader, ON_PROJECT), "url": page_of(project)}


def at_home(led: Collection[Project], reader: Actor, ahead: Mapping[int, GateCheck]) -> dict[str, Any]:
    """Return the top of the lists of every project that the reader leads."""
    return _top(bench_of(led, ahead=ahead), reader, AT_HOME)


def _top(bench: Bench, reader: Actor, most: int) -> dict[str, Any]:
    told = listed(bench)
    now = [each for each in told if each.part == Part.LEADS]
    others = [each for each in told if each.part == Part.OTHERS]
    return {
        "rows": [row_of(bench, each, reader) for each in now[:most]],
        "count": len(now),
        "others": [row_of(bench, each, reader) for each in others[: most - min(len(now), most - 2)]],
        "others_count": len(others),
        "pages": [{"project": each, "url": page_of(each)} for each in bench.projects],
    }
