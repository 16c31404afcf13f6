"""The verbs of projects towards lessons: say what is done with one, and that it happened again."""

from __future__ import annotations

from typing import Any

from milepost.changes.models import Decision
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.knowledge import queries, rules
from milepost.knowledge.choices import READABLE
from milepost.knowledge.events import LessonDispositioned, LessonRecurred
from milepost.knowledge.models import Lesson, LessonDisposition, LessonRecurrence
from milepost.knowledge.policies import DISPOSERS, WITNESSES
from milepost.planning.models import Milestone
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, project_scope
from milepost.risks.models import Risk


@action(
    "knowledge.dispose_lesson",
    allowed=DISPOSERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Ask the project manager or the deputy to say what the project does with it.",
)
def dispose_lesson(
    act: Act,
    project: Project,
    *,
    lesson: Lesson,
    decision: str,
    reason: str,
    risk: Risk | None = None,
    milestone: Milestone | None = None,
    asked_decision: Decision | None = None,
) -> LessonDisposition:
    """Say what a project does with a published lesson, and why; saying it anew replaces what was said."""
    objects = [each for each in (risk, milestone, asked_decision) if each is not None]
    published = lesson.state in READABLE and lesson.project_id != project.pk
    act.because(reason)
    act.require(
        rules.lesson_is_proposed(proposed=published),
        rules.decision_is_known(decision),
        rules.used_lesson_names_its_object(decision, len(objects)),
        rules.object_is_of_the_project(same=all(each.project_id == project.pk for each in objects)),
    )
    values: dict[str, Any] = {"decision": decision, "reason": reason, "risk": risk, "milestone": milestone}
    values |= {"asked_decision": asked_decision, "decided_by_id": act.actor.person_id or 0, "decided_at": act.at}
    said = LessonDisposition.objects.filter(project=project, lesson=lesson).first()
    made = LessonDisposition(project=project, lesson=lesson, **values)
    said = act.add(made) if said is None else act.change(said, **values)
    act.tell(
        LessonDispositioned(
            at=act.at,
            project_id=project.pk,
            actor_id=act.actor.person_id,
            lesson_id=lesson.pk,
            decision=decision,
        )
    )
    return said


@action(
    "knowledge.record_recurrence",
    allowed=WITNESSES,
    scope=project_scope,
    guards=(can_be_written,),
    path="Tell the project manager or the oversight officer.",
)
def record_recurrence(act: Act, project: Project, *, lesson: Lesson, happened: str) -> LessonRecurrence:
    """Say that what a lesson warns of happened again here; whether it had been applied is looked up, not typed."""
    published = lesson.state in READABLE and lesson.project_id != project.pk
    act.require(
        rules.lesson_is_proposed(proposed=published), rules.text_is_written(happened, "happened", "What happened")
    )
    ignored = queries.is_ignored(project, lesson)
    recurred = act.add(
        LessonRecurrence(
            project=project,
            lesson=lesson,
            happened=happened,
            ignored=ignored,
            recorded_by_id=act.actor.person_id or 0,
            recorded_at=act.at,
        )
    )
    act.tell(
        LessonRecurred(
            at=act.at,
            project_id=project.pk,
            actor_id=act.actor.person_id,
            lesson_id=lesson.pk,
            ignored=ignored,
        )
    )
    return recurred
