"""Questions about lessons: who reads them, which are near to a project, and what projects did with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from milepost.changes.models import Decision
from milepost.kernel.measure import Known
from milepost.kernel.policy import Actor
from milepost.knowledge.choices import READABLE, UNPUBLISHED, Disposition, LessonState
from milepost.knowledge.models import Lesson, LessonDisposition, LessonRecurrence, NothingLearnt
from milepost.knowledge.rules import TOP_K, Nearness, Traits, nearness, words_of
from milepost.people import queries as people
from milepost.people.choices import PMO
from milepost.planning.models import Milestone
from milepost.projects import queries as projects
from milepost.projects.choices import LEADS, Origin, Stage, Standing
from milepost.projects.models import Project, ProjectRole
from milepost.risks.models import Risk


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson that is near to a project, why, and what the project does with it, if it said so."""

    lesson: Lesson
    nearness: Nearness
    disposition: LessonDisposition | None


@dataclass(frozen=True, slots=True)
class PublishedLesson:
    """A lesson as everybody of the house reads it; the project is named only to who sees it."""

    lesson: Lesson
    project: str
    used: int
    recurred: int


def lessons_visible_to(actor: Actor) -> QuerySet[Lesson]:
    """Return the lessons whose whole record `actor` sees: all for who oversees, else those of their projects and own.

    What is published others read in its general words, on a page of its own.
    """
    if people.oversees(actor):
        return Lesson.objects.all()
    own = Q(author=actor.person_id or 0)
    return Lesson.objects.filter(own | Q(project__in=projects.visible_to(actor)))


def published_lessons(reader: Actor, words: str = "") -> list[PublishedLesson]:
    """Return the published lessons, those found by `words` only, the latest first, with three queries."""
    found = Lesson.objects.filter(state__in=READABLE).annotate(
        used=Count("dispositions", filter=Q(dispositions__decision__in=("apply", "adapt")), distinct=True),
        recurred=Count("recurrences", distinct=True),
    )
    wanted = words_of(words) or frozenset(words.casefold().split())
    kept = [each for each in found.order_by("-published_at", "-pk") if wanted <= _every_word(each)]
    seen = {each.pk: str(each) for each in projects.visible_to(reader).filter(pk__in={one.project_id for one in kept})}
    return [PublishedLesson(each, seen.get(each.project_id, ""), each.used, each.recurred) for each in kept]


def _every_word(lesson: Lesson) -> frozenset[str]:
    told = (lesson.title, lesson.happened, lesson.cause, lesson.effect, lesson.recommendation, lesson.addressee)
    said = " ".join((*told, lesson.category, *lesson.tags)).casefold()
    return words_of(said) | frozenset(said.split())


def traits_of(project: Project) -> Traits:
    """Return what of a project is compared with lessons."""
    return Traits(
        project_class=project.project_class,
        category=project.category,
        tags=frozenset(),
        words=words_of(project.name, project.purpose),
    )


def nearest_lessons(project: Project) -> list[tuple[Lesson, Nearness]]:
    """Return the published lessons of other projects that are nearest to a project, at most `TOP_K`, nearest first."""
    mine = traits_of(project)
    found = Lesson.objects.filter(state=LessonState.PUBLISHED).exclude(project=project).order_by("-published_at", "pk")
    scored = [(each, nearness(mine, _traits(each))) for each in found]
    near = [each for each in scored if each[1].is_near]
    return sorted(near, key=lambda each: -each[1].points)[:TOP_K]


def _traits(lesson: Lesson) -> Traits:
    return Traits(
        project_class=lesson.project_class,
        category=lesson.category,
        tags=frozenset(lesson.tags),
        words=words_of(lesson.title, lesson.happened, lesson.recommendation),
    )


def proposals(project: Project) -> list[Proposal]:
    """Return the nearest lessons with what the project does with each, with two queries."""
    said = {each.lesson_id: each for each in LessonDisposition.objects.filter(project=project)}
    return [Proposal(lesson, near, said.get(lesson.pk)) for lesson, near in nearest_lessons(project)]


def undispositioned(project: Project) -> list[Lesson]:
    """Return the nearest lessons of which the project did not say yet what it does with them.

    A lesson that was put off is dispositioned: with its reason it stands on record, and is asked again by nobody.
    """
    return [each.lesson for each in proposals(project) if each.disposition is None]


def dispositions_of(project: Project) -> list[LessonDisposition]:
    """Return what a project does with lessons, in the order in which it said so."""
    related = ("lesson", "risk", "milestone", "asked_decision", "decided_by")
    return list(LessonDisposition.objects.filter(project=project).select_related(*related).order_by("pk"))


def uses_of(lesson: Lesson, reader: Actor) -> tuple[list[LessonDisposition], int]:
    """Return what projects that `reader` sees do with a lesson, and how many others there are."""
    said = LessonDisposition.objects.filter(lesson=lesson)
    seen = list(
        said.filter(project__in=projects.visible_to(reader)).select_related("project", "decided_by").order_by("pk")
    )
    return seen, said.count() - len(seen)


def recurrences_of(lesson: Lesson, reader: Actor) -> tuple[list[LessonRecurrence], int]:
    """Return where it happened again on projects that `reader` sees, and how often on others."""
    told = LessonRecurrence.objects.filter(lesson=lesson)
    seen = list(told.filter(project__in=projects.visible_to(reader)).select_related("project").order_by("pk"))
    return seen, told.count() - len(seen)


def counts_of(lessons: Collection[Lesson]) -> dict[int, tuple[int, int]]:
    """Return per lesson how many projects use it and how often it happened again, with one query."""
    told = Lesson.objects.filter(pk__in=[each.pk for each in lessons]).annotate(
        used=Count("dispositions", filter=Q(dispositions__decision__in=("apply", "adapt")), distinct=True),
        again=Count("recurrences", distinct=True),
    )
    return {pk: (used, again) for pk, used, again in told.values_list("pk", "used", "again")}


def is_ignored(project: Project, lesson: Lesson) -> bool:
    """Return whether a project has not applied a lesson, whatever its reason."""
    said = LessonDisposition.objects.filter(project=project, lesson=lesson).first()
    return said is None or said.decision in {Disposition.NOT_APPLICABLE, Disposition.DEFER}


def lessons_filed(project: Project) -> Known[tuple[str, ...]]:
    """Return what closing misses of the lessons of a project: nothing once one is recorded, or none is signed."""
    filed = Lesson.objects.filter(project=project).exclude(state=LessonState.RETIRED).exists()
    signed = filed or NothingLearnt.objects.filter(project=project).exists()
    return Known(() if signed else ("no lesson is recorded, and nobody signed that there is none",))


def adjustments_kept(adjustment_ids: Collection[int]) -> frozenset[int]:
    """Return which adjustments are kept as lessons that were published."""
    found = Lesson.objects.filter(adjustment__in=list(adjustment_ids), state__in=READABLE)
    return frozenset(found.values_list("adjustment_id", flat=True))


def names_on(project: Project) -> tuple[str, ...]:
    """Return the names that a published lesson of a project does not say: its own, and of everybody who had a part."""
    told = ProjectRole.objects.filter(project=project).values_list("person__name", flat=True)
    return (project.code, project.name, *sorted(set(told)))


def lessons_waiting(posts: Collection[str]) -> QuerySet[Lesson] | None:
    """Return the lessons that the PMO has to curate, validate or publish; None for whoever is not of the PMO."""
    return Lesson.objects.filter(state__in=UNPUBLISHED) if PMO & set(posts) else None


def projects_to_learn(person_id: int, moment: datetime) -> list[Project]:
    """Return the projects in Initiating that `person_id` leads and that have lessons to dispose of."""
    held = ProjectRole.objects.filter(
        people.in_force(moment), person_id=person_id, starts_at__lte=moment, role__in=LEADS
    )
    begun = Project.objects.filter(
        pk__in=held.values("project_id"), stage=Stage.INITIATING, standing=Standing.ACTIVE, origin=Origin.NATIVE
    )
    return [each for each in begun.order_by("code") if undispositioned(each)]


def objects_of(project: Project) -> dict[str, QuerySet[Any]]:
    """Return what of a project may have come of a lesson: its risks, milestones and decisions."""
    nouns: dict[str, Any] = {"risk": Risk, "milestone": Milestone, "asked_decision": Decision}
    return {name: noun.objects.filter(project=project).order_by("pk") for name, noun in nouns.items()}
