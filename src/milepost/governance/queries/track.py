"""The track of a project: its stages and the gates between them, with the days on which they were passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.governance.choices import OPEN_REVIEWS, ReviewState
from milepost.governance.models import GateReview
from milepost.governance.queries.gates import method_of
from milepost.governance.queries.reviews import reviews_of
from milepost.projects import queries as projects
from milepost.projects.choices import Stage
from milepost.projects.models import Project


@dataclass(frozen=True, slots=True)
class GateStop:
    """A gate on the track: passed, to be decided, refused, or ahead; with its planned day and its latest review."""

    code: str
    label: str
    state: str
    planned: date | None
    review: GateReview | None


@dataclass(frozen=True, slots=True)
class StageStop:
    """A stage on the track, the day on which the project entered it, and the gate that leads out of it."""

    code: str
    label: str
    state: str
    date: date | None
    gate: GateStop | None


def track_of(project: Project, moment: datetime | None = None) -> list[StageStop]:
    """Return the stages of a project with the gates of its method between them, with at most four queries."""
    entered = projects.phase_entries([project.pk], moment)[project.pk]
    days = {each.stage: each.entered_on for each in entered}
    order = [each for each in Stage.values if each != Stage.REVIEWED or project.stage == Stage.REVIEWED]
    at = order.index(project.stage)
    gates = _gates(project, {each.gate for each in entered}, moment)
    return [
        StageStop(stage, Stage(stage).label, _place(place, at), days.get(stage), gates.get(stage))
        for place, stage in enumerate(order)
    ]


def _place(place: int, at: int) -> str:
    if place == at:
        return "current"
    return "done" if place < at else "todo"


def _gates(project: Project, passed: set[str], moment: datetime | None) -> dict[str, GateStop]:
    """Return the gate that leads out of each phase of the method that the project follows, by the phase."""
    method = method_of(project)
    if method is None:
        return {}
    planned = projects.planned_gates([project.pk], moment)[project.pk]
    latest = {each.gate: each for each in reversed(reviews_of(project.pk, moment))}
    gates = {gate.code: gate for gate in method.gates}
    return {
        phase.code: GateStop(
            code=phase.exit_gate,
            label=gates[phase.exit_gate].name,
            state="passed" if phase.exit_gate in passed else _state(latest.get(phase.exit_gate)),
            planned=planned.get(phase.exit_gate),
            review=latest.get(phase.exit_gate),
        )
        for phase in method.phases
        if phase.exit_gate in gates
    }


def _state(review: GateReview | None) -> str:
    if review is None:
        return "todo"
    if review.state in OPEN_REVIEWS:
        return "open"
    return "refused" if review.state == ReviewState.DECIDED else "todo"
