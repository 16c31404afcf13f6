"""The panels of whoever works on projects: my projects, what is due next, late actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from milepost.governance.queries import GateCheck
from milepost.kernel import clock
from milepost.projects.choices import APPOINTABLE, DELEGATES, INSIDERS, LEADS, RoleOnProject, Stage, Standing
from milepost.reporting.panels import links
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.reporting.panels.project import stages_of
from milepost.reporting.queries.homes.mine import drafts_to_write, next_steps
from milepost.reporting.queries.portfolio.names import ProjectName, project_names
from milepost.reporting.queries.portfolio.standing import Standing as WhereItStands
from milepost.reporting.queries.portfolio.standing import standings

MOST = 12
STEPS = 8


def my_projects(reader: Reader) -> list[HomePanel]:
    """Return the reader's projects with stage, colours, trend and the report that waits to be written."""
    ids = reader.parts.of(*(INSIDERS & APPOINTABLE | DELEGATES))
    if not ids:
        return []
    going_on = (each for each in project_names(ids).values() if each.standing != Standing.ENDED)
    named = sorted(going_on, key=lambda each: each.code)
    shown = named[:MOST]
    known = standings([each.id for each in shown])
    led = reader.parts.of(*LEADS)
    drafts, ahead = drafts_to_write(led), reader.ahead
    facts = {
        "rows": [
            {**_project(reader, each, known.get(each.id), drafts.get(each.id)), "gate": _gate(each, ahead)}
            for each in shown
        ],
        "count": len(named),
        "more_url": links.listed("projects") if len(named) > MOST else "",
        "today": clock.today(),
    }
    return [HomePanel("reporting/home/projects.html", facts, 12)]


def _project(reader: Reader, named: ProjectName, standing: WhereItStands | None, draft: Any) -> dict[str, Any]:
    held = [RoleOnProject(role).label for role in RoleOnProject.values if named.id in reader.parts.of(role)]
    return {
        "project": named,
        "url": links.record("projects", named.code),
        "role": ", ".join(held),
        "stage": Stage(named.stage).label,
        "stages": stages_of(named.stage),
        "standing": standing,
        "explain_url": links.explained("colour", report=standing.line.id) if standing else "",
        "trend": [{"label": each.period, "colour": each.computed or "grey"} for each in standing.trend]
        if standing
        else [],
        "write_url": reverse("reporting:write", args=[draft[0]]) if draft else "",
        "due_on": draft[1] if draft else None,
    }


def _gate(named: ProjectName, ahead: Mapping[int, GateCheck]) -> dict[str, Any] | None:
    """Return the next gate of a project that the reader leads, and how much is missing there."""
    check = ahead.get(named.id)
    if check is None:
        return None
    url = reverse("governance:gate", args=[named.code, check.gate.code])
    return {"name": check.gate.name, "missing": len(check.missing), "url": url}


def actions(reader: Reader) -> list[HomePanel]:
    """Return the next actions that are late or due within two weeks; none for who sees no project."""
    if not reader.parts.of(*(INSIDERS | DELEGATES)):
        return []
    today = clock.today()
    steps = next_steps(reader.actor, reader.parts.of(*LEADS), STEPS)
    rows = [
        {"step": each, "url": links.record(each.noun, each.id), "late": each.on is not None and each.on < today}
        for each in steps
    ]
    return [HomePanel("reporting/home/actions.html", {"rows": rows}, 12)]
