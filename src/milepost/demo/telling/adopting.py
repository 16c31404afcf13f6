"""The PMO adopts the projects under way, with the state in which it finds them; what is about to end stays history."""

from __future__ import annotations

from datetime import timedelta

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand
from milepost.projects import actions as projects
from milepost.projects.choices import Origin, Stage, Standing

MONTH, DAY = -1, 5
"""The month, and its working day, on which the PMO adopts what is under way."""
NEARLY_OVER = timedelta(days=75)
AT_WORK = frozenset({Stage.INITIATING.value, Stage.PLANNING.value, Stage.EXECUTING.value})
FOUND = {
    Stage.PLANNING.value: "The charter is signed on paper and the money is named. The plans are drafts; nothing is "
    "promised yet. From here on the gates of the method hold.",
    Stage.EXECUTING.value: "Charter and plans are approved on paper, the baseline is recorded here. Documents follow "
    "as they change. From here on the gates of the method hold.",
}


def adopt(narrator: Narrator, strand: Strand) -> None:
    """Adopt a project whose work goes on for a while."""
    project = strand.project
    going = project.standing in {Standing.ACTIVE, Standing.ON_HOLD} and project.stage in AT_WORK
    finish = strand.forecast_finish or strand.finish
    nearly_over = strand.finished_on is not None or finish - narrator.now.date() < NEARLY_OVER
    if project.origin != Origin.IMPORTED or not going or nearly_over or project.stage not in FOUND:
        return
    narrator.do(
        narrator.director,
        projects.adopt_project,
        project,
        project_class=strand.plot.project_class,
        found=FOUND[project.stage],
    )
