"""What a gate asks of a project, and what was found: the same as on its page."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from milepost.governance import queries
from milepost.kernel.errors import NotSeen
from milepost.projects.queries import project_for
from milepost.surface.requests import actor_of
from milepost.surface.views import refuse_the_past

router = Router(tags=["gates"])


class CriterionOut(Schema):
    """A criterion with what its rule says of it: met, not met or unknown."""

    code: str
    sentence: str
    outcome: str
    found: str
    cure: str
    path: str


class GateOut(Schema):
    """A gate of the method that the project follows."""

    gate: str
    name: str
    criteria: list[CriterionOut]


@router.get("/{code}/{gate}", response=GateOut, summary="Read where a project stands before a gate")
def standing(request: HttpRequest, code: str, gate: str) -> GateOut:
    """Return every criterion with what was found, and for what is missing who can cure it and how."""
    refuse_the_past(request)
    check = queries.gate_check(project_for(actor_of(request), code), gate)
    if check is None:
        raise NotSeen(gate)
    criteria = [
        CriterionOut(
            code=each.criterion.code,
            sentence=each.criterion.sentence,
            outcome=each.verdict.outcome,
            found=each.verdict.found,
            cure=each.verdict.cure,
            path=each.verdict.path,
        )
        for each in check.findings
    ]
    return GateOut(gate=check.gate.code, name=check.gate.name, criteria=criteria)
