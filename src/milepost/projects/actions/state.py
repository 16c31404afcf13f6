"""Verbs of a project's life: its stage and its standing.

Until gates stand, the PMO moves a project from stage to stage and says why; a gate decision will take that over.
"""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PostRole
from milepost.projects import queries, rules
from milepost.projects.actions.stages import record_entry
from milepost.projects.choices import OFFICE, EntryBasis, Origin, Stage, Standing
from milepost.projects.events import StageChanged, StandingChanged
from milepost.projects.models import Project
from milepost.projects.policies import project_scope

HOLDERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value, OPERATOR})


@action(
    "projects.change_stage",
    allowed=OFFICE,
    scope=project_scope,
    guards=(queries.can_be_written, queries.independent("decide about its stage or standing")),
    path="Ask the PMO, with the evidence that the stage is done.",
)
def change_stage(act: Act, project: Project, *, stage: str, reason: str = "", version: int | None = None) -> Project:
    """Move a project to its next stage; a closed project has ended."""
    act.expect(project, version)
    by_machine, before = act.actor.person_id is None, project.stage
    act.because(reason, needed=not by_machine)
    basis = EntryBasis.IMPORTED if project.origin == Origin.IMPORTED else EntryBasis.RECORD
    act.require(rules.stage_follows(project.origin, before, stage, basis))
    ended = stage == Stage.CLOSED and not by_machine
    act.change(project, stage=stage, standing=Standing.ENDED if ended else project.standing)
    record_entry(act, project, basis=basis, note=reason)
    act.tell(
        StageChanged(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, before=before, after=project.stage)
    )
    return project


@action(
    "projects.change_standing",
    allowed=HOLDERS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.independent("decide about its stage or standing")),
    path="Ask the PMO director or an executive to decide.",
)
def change_standing(
    act: Act, project: Project, *, standing: str, reason: str = "", version: int | None = None
) -> Project:
    """Hold, resume, terminate or end a project."""
    act.expect(project, version)
    before = project.standing
    act.because(reason, needed=act.actor.person_id is not None)
    act.require(rules.standing_follows(project.origin, before, standing))
    act.change(project, standing=standing)
    act.tell(
        StandingChanged(
            at=act.at, project_id=project.pk, actor_id=act.actor.person_id, before=before, after=project.standing
        )
    )
    return project
