"""Questions about scoring: the model in force, who scores, and who may see what others said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.demand import rules
from milepost.demand.choices import RANKED, ModelState
from milepost.demand.models import ProjectRequest, ScoreSheet, ScoringModel
from milepost.demand.rules.standard import STANDARD_CRITERIA
from milepost.kernel.history import records
from milepost.people import queries as people


def standard_criteria() -> list[dict[str, Any]]:
    """Return the criteria that a new version of the model starts from, to be changed."""
    return [{**each, "anchors": list(each["anchors"])} for each in STANDARD_CRITERIA]


def active_model() -> ScoringModel | None:
    """Return the version of the scoring model that counts for rounds which begin now."""
    return ScoringModel.objects.filter(state=ModelState.ACTIVE).first()


def sheets_of(request: ProjectRequest, moment: datetime | None = None) -> list[ScoreSheet]:
    """Return the sheets of the present round of a request with their scorers, by name."""
    sheets = records(ScoreSheet, moment, request_id=request.pk, round=request.round) if request.round else []
    names = people.people({sheet.scorer_id for sheet in sheets})
    for sheet in sheets:
        sheet.scorer = names[sheet.scorer_id]
    return sorted(sheets, key=lambda sheet: sheet.scorer.name)


def is_blind(sheets: list[ScoreSheet]) -> bool:
    """Say whether what scorers said stays closed: until every one of at least two has scored, nobody sees any."""
    return len(sheets) < rules.LEAST_SCORERS or any(sheet.scored_at is None for sheet in sheets)


def open_sheet(request: ProjectRequest, person_id: int | None) -> ScoreSheet | None:
    """Return the sheet of a scorer in the present round that waits to be filled."""
    waiting = ScoreSheet.objects.filter(request=request, round=request.round, scorer=person_id or 0, scored_at=None)
    return waiting.select_related("scoring_model").first()


def ranked_sheets(model: ScoringModel) -> dict[ProjectRequest, list[ScoreSheet]]:
    """Return the requests that were scored by a model and wait for the board, each with the sheets of its round."""
    waiting = ProjectRequest.objects.filter(state__in=RANKED, scoring_model=model).select_related("unit")
    ranked: dict[int, tuple[ProjectRequest, list[ScoreSheet]]] = {each.pk: (each, []) for each in waiting}
    for sheet in ScoreSheet.objects.filter(request__in=list(ranked), scored_at__isnull=False).order_by("pk"):
        request, sheets = ranked[sheet.request_id]
        if sheet.round == request.round:
            sheets.append(sheet)
    return dict(ranked.values())


def models_ranked() -> list[ScoringModel]:
    """Return the versions of the model by which waiting requests were scored, the newest first."""
    used = ProjectRequest.objects.filter(state__in=RANKED).values("scoring_model")
    return list(ScoringModel.objects.filter(pk__in=used).order_by("-pk"))
