"""The page of a project's list: what who leads does now, what waits on others, and what comes later."""

from __future__ import annotations

from typing import Any

from milepost.kernel.policy import Actor
from milepost.projects.choices import LEADS
from milepost.workbench.choices import Part
from milepost.workbench.panels.rows import row_of
from milepost.workbench.queries import Project, bench_of, examples_of, listed

TITLES = {
    Part.LEADS: "To do now",
    Part.OTHERS: "Waits on others",
    Part.LATER: "Comes later",
}
NOTHING = {
    Part.LEADS: "Nothing waits for who leads this project.",
    Part.OTHERS: "Nothing waits for anybody else.",
    Part.LATER: "Nothing further is foreseen in the method.",
}


def page_facts(project: Project, reader: Actor) -> dict[str, Any]:
    """Return the whole list of a project in its parts, each entry with what helps with it."""
    bench = bench_of([project])
    told = listed(bench)
    examples = examples_of(bench, project, [each.ask for each in told if each.part != Part.LATER], reader)
    rows: dict[Part, list[dict[str, Any]]] = {part: [] for part in Part}
    for each in told:
        rows[each.part].append(row_of(bench, each, reader, examples.get(each.ask.subject)))
    first = next((row for part in (Part.LEADS, Part.OTHERS) for row in rows[part] if row["mine"]), None)
    if first is not None:
        first["first"] = True
    leads = bench.holders.roles(project.pk, reader.person_id) & LEADS
    return {
        "parts": [
            {"name": part.value, "title": TITLES[part], "nothing": NOTHING[part], "rows": rows[part]} for part in Part
        ],
        "mine": sum(row["mine"] for row in (*rows[Part.LEADS], *rows[Part.OTHERS])),
        "late": sum(row["late"] for row in (*rows[Part.LEADS], *rows[Part.OTHERS])),
        "leads": bool(leads),
        "follows": project.method_version_id is not None,
    }
