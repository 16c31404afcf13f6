"""The end of a project: once its work is done it moves to Closing, and a month later it is closed."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.changes import actions as changes
from milepost.demo.shapes import Beat
from milepost.demo.telling.beginning import tell_stage
from milepost.demo.telling.facts import leader
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand
from milepost.projects.choices import Origin, Stage, Standing
from milepost.risks import actions as risks
from milepost.risks.choices import RiskState

HAND_OVER = timedelta(days=35)


def put_away(narrator: Narrator, strand: Strand) -> None:
    """Have the project manager close what is still open: nothing of an ended project waits for anybody."""
    pm = leader(narrator, strand, Beat())
    for risk in strand.risks:
        reason = "The project ends, and what is left of this risk is operations' to carry."
        narrator.do(pm, risks.close_risk, risk, state=RiskState.CLOSED.value, reason=reason)
    for issue in strand.issues:
        narrator.do(pm, changes.resolve_issue, issue, resolution="Settled with the handover.")
    strand.risks.clear()
    strand.issues.clear()


def wind_up(narrator: Narrator, strand: Strand, data_date: date) -> None:
    """Tell that a finished project that came over moved one stage on; an adopted one waits for its gate."""
    project, finished = strand.project, strand.finished_on
    if finished is None or project.standing != Standing.ACTIVE or project.origin != Origin.IMPORTED:
        return
    if project.stage == Stage.EXECUTING:
        tell_stage(narrator, strand, Stage.CLOSING, "All deliverables are accepted, says the old register.")
    elif project.stage == Stage.CLOSING and data_date - finished > HAND_OVER:
        put_away(narrator, strand)
        reason = "Books closed, team released, archive complete."
        tell_stage(narrator, strand, Stage.CLOSED, reason, Standing.ENDED.value)
