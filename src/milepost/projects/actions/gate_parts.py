"""Giving and taking the parts that a gate review brings, within its act: its reviewers, and who decides it."""

from __future__ import annotations

from collections.abc import Collection

from milepost.kernel.act import Act
from milepost.projects.models import Project, ProjectRole


def give_parts(act: Act, project: Project, role: str, people: Collection[int]) -> None:
    """Have exactly these people hold a part that a gate review gives; others who held it lose it now."""
    held = {each.person_id: each for each in ProjectRole.objects.filter(project=project, role=role, ends_at=None)}
    for person, part in held.items():
        if person not in people:
            act.change(part, ends_at=act.at)
    given = [
        ProjectRole(project=project, person_id=person, role=role, starts_at=act.at)
        for person in sorted(set(people) - held.keys())
    ]
    act.add_all(given)
