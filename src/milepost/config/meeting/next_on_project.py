"""What comes next, on the page of a project: the list of the workbench beside how the obligations are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from milepost.compliance.panels.project import kept_of
from milepost.kernel.policy import Actor
from milepost.projects.models import Project
from milepost.surface.resource import RESOURCES
from milepost.workbench.panels.top import on_project


def what_comes_next(project: Project, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the top of the list with the score of the obligations, from one reading of the account."""
    bench, facts = on_project(project, actor, moment)
    return {**facts, **kept_of(project, bench.accounts.get(project.pk))}


def put_the_list_first() -> None:
    """Put the list of the workbench where the obligations of a project stand; doing it again changes nothing."""
    resource = RESOURCES["projects"]
    resource.panels = tuple(
        replace(each, title="What comes next", template="workbench/_on_project.html", facts=what_comes_next)
        if each.name == "obligations"
        else each
        for each in resource.panels
    )
