"""How closing moves a project on: the one seam to the life of projects."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.projects.choices import Stage, Standing
from milepost.projects.events import StageChanged
from milepost.projects.models import Project


def enter_stage(act: Act, project: Project, stage: str) -> None:
    """Have a project stand in its next stage; closed, it has ended."""
    before = project.stage
    standing = Standing.ENDED.value if stage == Stage.CLOSED else project.standing
    act.change(project, stage=stage, standing=standing)
    act.tell(
        StageChanged(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, before=before, after=project.stage)
    )
