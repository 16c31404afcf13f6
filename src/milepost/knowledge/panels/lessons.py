"""What stands beside a lesson and a project: where it was used, where it happened again, what waits to be said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.kernel.policy import Actor
from milepost.knowledge import queries
from milepost.knowledge.models import Lesson
from milepost.projects.choices import Stage
from milepost.surface.resource import RESOURCES, Panel


def _uses(lesson: Lesson, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    del moment
    uses, others = queries.uses_of(lesson, actor)
    again, elsewhere = queries.recurrences_of(lesson, actor)
    projects = RESOURCES["projects"]
    return {
        "uses": [{"use": each, "url": projects.url(each.project)} for each in uses],
        "others": others,
        "again": [{"told": each, "url": projects.url(each.project)} for each in again],
        "elsewhere": elsewhere,
    }


def _learning(project: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what a project said of lessons; in Initiating also what is still to be said."""
    del actor
    if moment is not None:
        return {"past": True}
    asked = queries.undispositioned(project) if project.stage == Stage.INITIATING else []
    return {
        "said": queries.dispositions_of(project),
        "asked": asked,
        "url": reverse("knowledge-at-large:project_lessons", args=[project.code]),
    }


USES = Panel(name="uses", title="Where it was used", template="knowledge/_uses.html", facts=_uses)
LEARNING = Panel(
    name="learning", title="Lessons of similar projects", template="knowledge/_learning.html", facts=_learning
)


def _kept(adjustment: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    del moment
    lesson = queries.lessons_visible_to(actor).filter(adjustment=adjustment).first()
    return {"lesson": lesson, "url": RESOURCES["lessons"].url(lesson) if lesson else ""}


KEPT = Panel(name="kept", title="The lesson that keeps it", template="knowledge/_kept.html", facts=_kept)
