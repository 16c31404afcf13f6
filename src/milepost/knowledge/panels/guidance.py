"""What stands beside a question and a project: the answers given, and those shown at the same step."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.urls import reverse

from milepost.kernel.policy import Actor
from milepost.knowledge import queries
from milepost.knowledge.models import GuidanceRequest
from milepost.surface.resource import Panel

MOST = 5


class Staged(Protocol):
    """A project, as far as its stage is concerned."""

    stage: str


def _given(question: GuidanceRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return {"answers": queries.answers_to(question.pk, moment)}


def _at_the_same_step(question: GuidanceRequest, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    found = queries.answers_for(actor, question.artefact_type_code, question.phase_code, but=question.pk, moment=moment)
    return _shown(found)


def _at_the_stage(project: Staged, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return _shown(queries.answers_for(actor, "", project.stage, moment=moment))


def _shown(found: list[queries.ShownAnswer]) -> dict[str, Any]:
    return {"answers": found[:MOST], "count": len(found), "all_url": reverse("knowledge-at-large:answers")}


ANSWERS = Panel(name="answers", title="Answers", template="knowledge/_answers.html", facts=_given)
AT_THE_SAME_STEP = Panel(
    name="answered-before", title="Answered before", template="knowledge/_answered_before.html", facts=_at_the_same_step
)
AT_THE_STAGE = Panel(
    name="answered-before",
    title="Answered before at this stage",
    template="knowledge/_answered_before.html",
    facts=_at_the_stage,
)
