"""The verbs of a lesson: captured by the project, put into general words, validated by another, published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from milepost.closing.choices import AdjustmentState
from milepost.closing.models import Adjustment
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet, refuse
from milepost.kernel.policy import Actor
from milepost.knowledge import queries, rules
from milepost.knowledge.choices import LessonSource, LessonState
from milepost.knowledge.events import LessonMoved
from milepost.knowledge.models import Lesson, NothingLearnt
from milepost.knowledge.policies import CAPTURERS, CURATORS, DISPOSERS, PUBLISHERS, VALIDATORS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, part_scope, project_scope

ASK_WHO_DELIVERS = "Tell the project manager, or the PMO."
ASK_THE_OFFICE = "Ask the PMO director or an analyst."


def _in(*wanted: str) -> Callable[..., Iterator[Unmet]]:
    def guard(_actor: Actor, lesson: Lesson, *_others: object) -> Iterator[Unmet]:
        yield from _unmet(rules.lesson_is_in(lesson.state, *wanted))

    return guard


def _second(actor: Actor, lesson: Lesson) -> Iterator[Unmet]:
    yield from _unmet(rules.somebody_else_validates(actor.person_id, lesson.author_id, lesson.curated_by_id))


@action(
    "knowledge.capture_lesson",
    allowed=CAPTURERS,
    scope=project_scope,
    guards=(can_be_written,),
    path=ASK_WHO_DELIVERS,
)
def capture_lesson(
    act: Act,
    project: Project,
    *,
    title: str,
    happened: str,
    cause: str,
    effect: str,
    recommendation: str,
    addressee: str,
    effect_cost: Decimal | None = None,
    effect_days: int | None = None,
    effect_unknown: str = "",
    tags: str = "",
    phase_code: str = "",
    artefact_type_code: str = "",
    supplier_type: str = "",
) -> Lesson:
    """Record what a project learnt: what happened, why, what it cost, and what who should do differently."""
    lesson = Lesson(project=project, title=title, happened=happened, cause=cause, effect=effect)
    lesson.effect_cost, lesson.effect_days, lesson.effect_unknown = effect_cost, effect_days, effect_unknown
    lesson.recommendation, lesson.addressee, lesson.tags = recommendation, addressee, rules.tags_of(tags)
    lesson.phase_code, lesson.artefact_type_code = phase_code or project.stage, artefact_type_code
    lesson.supplier_type = supplier_type
    return _captured(act, project, lesson)


@action(
    "knowledge.keep_adjustment",
    allowed=CURATORS,
    scope=part_scope,
    path=ASK_THE_OFFICE,
)
def keep_adjustment(
    act: Act,
    adjustment: Adjustment,
    *,
    recommendation: str,
    addressee: str,
    effect: str,
    effect_cost: Decimal | None = None,
    effect_days: int | None = None,
    effect_unknown: str = "",
    tags: str = "",
) -> Lesson:
    """Keep what a review asked for as a lesson, so that the next similar project meets it."""
    if adjustment.state == AdjustmentState.REJECTED:
        raise refuse(
            "adjustment_was_not_rejected",
            "A rejected adjustment is no lesson.",
            missing="An adjustment that stands.",
            cure="Nobody",
            path="Record what is to be learnt on the page of the project.",
        )
    act.require(rules.adjustment_is_kept_once(kept=Lesson.objects.filter(adjustment=adjustment).exists()))
    project = adjustment.project
    lesson = Lesson(project=project, source=LessonSource.REVIEW, adjustment=adjustment, title=adjustment.change)
    lesson.happened = lesson.cause = adjustment.cause
    lesson.effect, lesson.recommendation, lesson.addressee = effect, recommendation, addressee
    lesson.effect_cost, lesson.effect_days, lesson.effect_unknown = effect_cost, effect_days, effect_unknown
    lesson.tags = rules.tags_of(tags)
    return _captured(act, project, lesson)


@action(
    "knowledge.curate_lesson",
    allowed=CURATORS,
    scope=part_scope,
    guards=(_in(LessonState.CAPTURED, LessonState.CURATED),),
    path=ASK_THE_OFFICE,
)
def curate_lesson(
    act: Act,
    lesson: Lesson,
    *,
    title: str,
    happened: str,
    cause: str,
    effect: str,
    recommendation: str,
    addressee: str,
    tags: str = "",
    category: str = "",
    supplier_type: str = "",
    version: int | None = None,
) -> Lesson:
    """Put a lesson into words that hold anywhere; what its author wrote stays in its history."""
    act.expect(lesson, version)
    told = {"title": title, "happened": happened, "cause": cause, "effect": effect}
    act.require(*_incomplete(**told, recommendation=recommendation, addressee=addressee))
    values = {**told, "recommendation": recommendation, "addressee": addressee, "tags": rules.tags_of(tags)}
    values |= {"category": category, "supplier_type": supplier_type}
    return _moved(act, lesson, state=LessonState.CURATED, curated_by_id=act.actor.person_id, **values)


@action(
    "knowledge.validate_lesson",
    allowed=VALIDATORS,
    scope=part_scope,
    guards=(_in(LessonState.CURATED), _second),
    path="Ask another person of the PMO, an executive, a resource manager or an auditor.",
)
def validate_lesson(act: Act, lesson: Lesson, *, version: int | None = None) -> Lesson:
    """Confirm that a lesson is true and worth doing; never who wrote or curated it."""
    act.expect(lesson, version)
    return _moved(act, lesson, state=LessonState.VALIDATED, validated_by_id=act.actor.person_id)


@action(
    "knowledge.publish_lesson",
    allowed=PUBLISHERS,
    scope=part_scope,
    guards=(_in(LessonState.VALIDATED),),
    path=ASK_THE_OFFICE,
)
def publish_lesson(act: Act, lesson: Lesson, *, version: int | None = None) -> Lesson:
    """Show a lesson to everybody of the house, and propose it to similar projects; it names nobody."""
    act.expect(lesson, version)
    words = (
        lesson.title, lesson.happened, lesson.cause, lesson.effect, lesson.recommendation, lesson.addressee,
        lesson.effect_unknown, *lesson.tags,
    )  # fmt: skip
    act.require(rules.lesson_names_nobody(words, queries.names_on(lesson.project)))
    return _moved(act, lesson, state=LessonState.PUBLISHED, published_by_id=act.actor.person_id, published_at=act.at)


@action(
    "knowledge.embed_lesson",
    allowed=PUBLISHERS,
    scope=part_scope,
    guards=(_in(LessonState.PUBLISHED),),
    path=ASK_THE_OFFICE,
)
def embed_lesson(act: Act, lesson: Lesson, *, embedded_in: str, version: int | None = None) -> Lesson:
    """Say into which method, template or checklist a lesson was built: projects then meet it there."""
    act.expect(lesson, version)
    act.require(rules.text_is_written(embedded_in, "embedded_in", "Where it was built in"))
    return _moved(act, lesson, state=LessonState.EMBEDDED, embedded_in=embedded_in)


@action(
    "knowledge.retire_lesson",
    allowed=PUBLISHERS,
    scope=part_scope,
    guards=(_in(*(each for each in LessonState.values if each != LessonState.RETIRED)),),
    path=ASK_THE_OFFICE,
)
def retire_lesson(act: Act, lesson: Lesson, *, reason: str, version: int | None = None) -> Lesson:
    """Propose a lesson no longer, and say why; what was done with it stays."""
    act.expect(lesson, version)
    act.because(reason)
    return _moved(act, lesson, state=LessonState.RETIRED)


@action(
    "knowledge.merge_lesson",
    allowed=CURATORS,
    scope=part_scope,
    guards=(_in(LessonState.CAPTURED, LessonState.CURATED),),
    path=ASK_THE_OFFICE,
)
def merge_lesson(act: Act, lesson: Lesson, *, into: Lesson, reason: str, version: int | None = None) -> Lesson:
    """Say that a lesson was learnt before: it retires as a duplicate, and is found from the other."""
    act.expect(lesson, version)
    act.because(reason)
    act.require(rules.lesson_is_another_one(lesson.pk, into.pk))
    return _moved(act, lesson, state=LessonState.RETIRED, duplicate_of=into)


@action(
    "knowledge.sign_nothing_learnt",
    allowed=DISPOSERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Ask the project manager.",
)
def sign_nothing_learnt(act: Act, project: Project, *, reason: str) -> NothingLearnt:
    """Sign that a project has no lesson to record, and why; closing asks for this or for a lesson."""
    act.because(reason)
    act.require(
        rules.nothing_contradicts_nothing(Lesson.objects.filter(project=project).count()),
        rules.nothing_is_signed_once(signed=NothingLearnt.objects.filter(project=project).exists()),
    )
    return act.add(
        NothingLearnt(project=project, reason=reason, signed_by_id=act.actor.person_id or 0, signed_at=act.at)
    )


def _captured(act: Act, project: Project, lesson: Lesson) -> Lesson:
    told = {name: getattr(lesson, name) for name in ("title", "happened", "cause", "effect")}
    act.require(
        *_incomplete(**told, recommendation=lesson.recommendation, addressee=lesson.addressee),
        rules.effect_is_quantified(lesson.effect_cost, lesson.effect_days, lesson.effect_unknown),
    )
    lesson.project_class, lesson.category, lesson.currency = project.project_class, project.category, project.currency
    lesson.author_id, lesson.captured_at = act.actor.person_id or 0, act.at
    return _told(act, act.add(lesson))


def _incomplete(*, recommendation: str, addressee: str, **told: str) -> Iterator[Unmet | None]:
    names = {"title": "What is learnt", "happened": "What happened", "cause": "Why", "effect": "What it led to"}
    yield from (rules.text_is_written(text, name, names[name]) for name, text in told.items())
    yield rules.recommendation_is_an_act(recommendation)
    yield rules.lesson_has_an_addressee(addressee)


def _moved(act: Act, lesson: Lesson, **values: Any) -> Lesson:
    act.change(lesson, **values)
    return _told(act, lesson)


def _told(act: Act, lesson: Lesson) -> Lesson:
    act.tell(
        LessonMoved(
            at=act.at,
            project_id=lesson.project_id,
            actor_id=act.actor.person_id,
            lesson_id=lesson.pk,
            state=lesson.state,
        )
    )
    return lesson


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
