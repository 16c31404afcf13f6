"""Who is missing: a project has one project manager, one sponsor and one oversight officer."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.projects.choices import SINGLE_ROLES, RoleOnProject
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import form, record, turn_of
from milepost.workbench.rules import Ask, Turn, Why

SENTENCE = "Every project has one project manager, one sponsor and one oversight officer."


def people(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield every single role that nobody holds."""
    if project.method_version_id is None:
        return
    held = bench.holders.on_project.get(project.pk, {})
    appoints = Turn(turn_of("appoint").roles - {RoleOnProject.PM.value})
    for role in SINGLE_ROLES:
        if not held.get(role):
            label = RoleOnProject(role).label
            yield Ask(
                subject=f"appointment:{role}",
                project_id=project.pk,
                what=f"Appoint the {label.lower()}.",
                place=form(project, "appoint", "Appoint", role=role),
                turn=appoints,
                whys=(Why(SENTENCE, "Roles on a project", record("projects", project.code, "The project")),),
                weight=20,
            )
