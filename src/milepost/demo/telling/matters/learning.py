"""Scenes of learning: a project records what it learnt, the PMO publishes it, and a similar project uses it."""

from __future__ import annotations

from typing import Any

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.kernel.policy import Actor
from milepost.knowledge import actions as knowledge
from milepost.knowledge.choices import Disposition, LessonState
from milepost.knowledge.models import Lesson
from milepost.projects.choices import RoleOnProject

LESSONS: dict[str, dict[str, Any]] = {
    "CUS-540": {
        "title": "Legal review decides the date of every text that customers read",
        "happened": "The first twenty letters waited for legal review, one after the other.",
        "cause": "The reviewers were asked when the letters were finished, not when the work was planned.",
        "effect": "The first letters went out late, and the calls they cause went on.",
        "effect_days": 24,
        "recommendation": "Book the legal reviewers before the first text is written",
        "addressee": "the project manager",
        "tags": "customers, legal, letters, households",
    },
}
GENERAL = ("title", "happened", "cause", "effect", "recommendation", "addressee", "tags")


def record(narrator: Narrator, strand: Strand) -> None:
    """Have the project manager record what was learnt, if this project learnt something, and the PMO publish it."""
    told = LESSONS.get(strand.plot.code)
    if told is None:
        return
    lesson = narrator.do(_pm_of(narrator, strand), knowledge.capture_lesson, strand.project, **told)
    officer = narrator.actor(strand.oversight)
    words = {name: told[name] for name in GENERAL}
    narrator.do(officer, knowledge.curate_lesson, lesson, **words, category=strand.project.category)
    narrator.do(narrator.director, knowledge.validate_lesson, lesson)
    narrator.do(officer, knowledge.publish_lesson, lesson)


def apply_the_nearest(reason: str) -> Deed:
    """Have the project manager apply the lesson that was published last, through the first risk of the project."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        lesson = Lesson.objects.filter(state=LessonState.PUBLISHED).order_by("-published_at").first()
        if lesson is None or not strand.risks:
            return
        narrator.do(
            _pm_of(narrator, strand),
            knowledge.dispose_lesson,
            strand.project,
            lesson=lesson,
            decision=Disposition.APPLY.value,
            reason=reason,
            risk=strand.risks[0],
        )

    return deed


def _pm_of(narrator: Narrator, strand: Strand) -> Actor:
    return narrator.actor(strand.plot.pm, RoleOnProject.PM.value)
