"""The one writer of a stage, called within the act of a gate decision, a termination, a closing or an import."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.people.queries import local_date
from milepost.projects import rules
from milepost.projects.choices import EntryBasis, Stage, Standing
from milepost.projects.events import StageChanged
from milepost.projects.models import PhaseEntry, Project


def enter_stage(
    act: Act,
    project: Project,
    stage: str,
    *,
    basis: str = EntryBasis.RECORD,
    gate: str = "",
    decision_id: int | None = None,
    note: str = "",
) -> PhaseEntry:
    """Have a project stand in its next stage and record by what; closed, it has ended.

    This is no action: whoever calls it has asked who may, and why. Without a basis it is a closing record, by which
    a project is closed and later reviewed.
    """
    before = project.stage
    act.require(
        rules.stage_follows(project.origin, before, stage, basis),
        rules.stage_is_entered_by_a_decision(stage, basis, gate, decision_id),
    )
    standing = Standing.ENDED.value if stage == Stage.CLOSED else project.standing
    act.change(project, stage=stage, standing=standing)
    act.tell(
        StageChanged(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, before=before, after=project.stage)
    )
    return record_entry(act, project, basis=basis, gate=gate, decision_id=decision_id, note=note)


def record_entry(
    act: Act, project: Project, *, basis: str, gate: str = "", decision_id: int | None = None, note: str = ""
) -> PhaseEntry:
    """Record that a project stands in its stage from today, and by what."""
    entry = PhaseEntry(project=project, stage=project.stage, entered_date=local_date(act.at), entered_at=act.at)
    entry.basis, entry.gate, entry.decision_id, entry.note = basis, gate, decision_id, note
    return act.add(entry)
