"""The end of a project: once its work is done it moves to Closing, and a month later it is closed."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand
from milepost.projects import actions as projects
from milepost.projects.choices import Stage, Standing

HAND_OVER = timedelta(days=35)


def wind_up(narrator: Narrator, strand: Strand, data_date: date) -> None:
    """Have the oversight officer move a finished project one stage on."""
    project, finished = strand.project, strand.finished_on
    if finished is None or project.standing != Standing.ACTIVE:
        return
    officer = narrator.actor(strand.oversight)
    if project.stage == Stage.EXECUTING:
        reason = "All deliverables are accepted; Ready for Closing was passed."
        narrator.do(officer, projects.change_stage, project, stage=Stage.CLOSING.value, reason=reason)
    elif project.stage == Stage.CLOSING and data_date - finished > HAND_OVER:
        reason = "Books closed, team released, archive complete."
        narrator.do(officer, projects.change_stage, project, stage=Stage.CLOSED.value, reason=reason)
