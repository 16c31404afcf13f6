"""Parts of a request's page: where it stands, what scorers said once all have, what the board decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.demand import bridge, queries
from milepost.demand.choices import RequestState
from milepost.demand.models import ProjectRequest, ScoringModel
from milepost.kernel.policy import Actor
from milepost.surface.resource import Panel

WAY = (
    RequestState.DRAFT,
    RequestState.SUBMITTED,
    RequestState.SCREENED,
    RequestState.SCORED,
    RequestState.SHORTLISTED,
    RequestState.APPROVED,
    RequestState.CONVERTED,
)
STANDS_AT = {
    RequestState.RETURNED: RequestState.DRAFT,
    RequestState.DEFERRED: RequestState.SHORTLISTED,
    RequestState.REJECTED: RequestState.SHORTLISTED,
}


def _standing(request: ProjectRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    state = RequestState(request.state)
    at = STANDS_AT.get(state, state)
    reached = WAY.index(at) if at in WAY else -1
    steps = [
        {"label": each.label, "state": "done" if number < reached else "current" if number == reached else "todo"}
        for number, each in enumerate(WAY)
    ]
    return {"standing": queries.standing_of(request, moment), "request": request, "steps": steps}


def _scores(request: ProjectRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    sheets = queries.sheets_of(request, moment)
    if not sheets or request.scoring_model is None:
        return {"sheets": sheets, "blind": True}
    if queries.is_blind(sheets):
        return {"sheets": sheets, "blind": True, "model": request.scoring_model}
    told = bridge.scored(request.scoring_model, sheets)
    said = [
        {"line": line, "answers": [(sheet.scorer.name, sheet.answers.get(line.code, {})) for sheet in sheets]}
        for line in told.lines
    ]
    return {"sheets": sheets, "blind": False, "model": request.scoring_model, "told": told, "said": said}


def _decisions(request: ProjectRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return {"decisions": queries.decisions_of(request, moment)}


def _criteria(model: ScoringModel, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    return {"criteria": [{**each, "steps": list(enumerate(each["anchors"]))} for each in model.criteria]}


REQUEST_PANELS = (
    Panel(name="standing", title="Where it stands", template="demand/_standing.html", facts=_standing),
    Panel(name="decisions", title="Decisions", template="demand/_decisions.html", facts=_decisions),
    Panel(name="scores", title="Scores", template="demand/_scores.html", facts=_scores),
)
MODEL_PANELS = (Panel(name="criteria", title="Criteria", template="demand/_criteria.html", facts=_criteria),)
