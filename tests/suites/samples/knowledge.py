"""Samples of the verbs of knowledge: questions and answers, and lessons from their capture to their use."""

from __future__ import annotations

from typing import Any

from milepost.kernel import clock
from milepost.knowledge import actions
from milepost.knowledge.choices import Disposition
from milepost.knowledge.models import GuidanceRequest, Lesson
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World, register, staff
from tests.suites.samples import methods
from tests.suites.samples.ending import closing

ANSWER = "Name the owner of each benefit first; the rest follows from it."
HEADING = "How detailed must a charter be?"


def with_method(world: World) -> World:
    """Put the shipped method in force from today on."""
    methods.published(world, effective_from=local_date(clock.now()))
    return world


def wanted(_world: World) -> dict[str, Any]:
    return {"topic": "Depth of the charter", "question": "How detailed must ours be?"}


def asked(world: World, role: str = "pm", **step: str) -> GuidanceRequest:
    return actions.ask_question(world.actor(role), world.project, **wanted(world), **step)


def answered(world: World, role: str = "pm", text: str = ANSWER, **step: str) -> GuidanceRequest:
    return actions.answer_question(world.actor(PostRole.ANALYST), asked(world, role, **step), text=text)


def answered_at_a_step(world: World) -> GuidanceRequest:
    return answered(with_method(world), artefact_type_code="project_charter")


def promoted(world: World) -> GuidanceRequest:
    return actions.promote_answer(world.actor(PostRole.ANALYST), answered_at_a_step(world), shown_as=HEADING)


def a_question(world: World) -> Subjects:
    return (asked(world),)


def an_answered_question(world: World) -> Subjects:
    return (answered(world),)


def learnt(_world: World) -> dict[str, Any]:
    return {
        "title": "Papers for customs take longer than planned",
        "happened": "Two deliveries waited at the border.",
        "cause": "The papers were asked for after the goods had left.",
        "effect": "The montage began late.",
        "effect_days": 10,
        "recommendation": "Order the customs papers before the goods leave",
        "addressee": "procurement",
        "tags": "import, customs",
    }


def general(_world: World) -> dict[str, Any]:
    told = learnt(_world)
    return {name: value for name, value in told.items() if name != "effect_days"} | {"category": "Import"}


def captured(world: World, **differently: Any) -> Lesson:
    return actions.capture_lesson(world.actor("pm"), world.project, **{**learnt(world), **differently})


def curated(world: World, **differently: Any) -> Lesson:
    told = {**general(world), **differently}
    return actions.curate_lesson(world.actor(PostRole.ANALYST), captured(world), **told)


def validated(world: World, **differently: Any) -> Lesson:
    return actions.validate_lesson(world.actor(PostRole.DIRECTOR), curated(world, **differently))


def published(world: World, **differently: Any) -> Lesson:
    return actions.publish_lesson(world.actor(PostRole.ANALYST), validated(world, **differently))


def another(world: World) -> Project:
    """Return a second project, to which what the first learnt is news."""
    found = Project.objects.filter(code="P-2").first()
    if found is None:
        found = register(world, "P-2")
        staff(world, found)
    return found


def a_lesson(make: Any) -> Any:
    return lambda world: (make(world),)


def disposed(world: World) -> dict[str, Any]:
    return {"lesson": published(world), "decision": Disposition.NOT_APPLICABLE, "reason": "We import nothing"}


LESSONS = (
    Sample(actions.capture_lesson, RoleOnProject.MEMBER, subjects=lambda world: (world.project,), typed=learnt),
    Sample(
        actions.keep_adjustment,
        PostRole.ANALYST,
        subjects=lambda world: (closing.asked(world),),
        typed=lambda _: {
            "recommendation": "Plan ten days more for customs clearance",
            "addressee": "the project manager",
            "effect": "The montage began late.",
            "effect_days": 10,
        },
    ),
    Sample(
        actions.curate_lesson,
        PostRole.ANALYST,
        subjects=a_lesson(captured),
        typed=general,
        again={"title": "Something else"},
    ),
    Sample(actions.validate_lesson, PostRole.EXECUTIVE, subjects=a_lesson(curated)),
    Sample(actions.publish_lesson, PostRole.DIRECTOR, subjects=a_lesson(validated)),
    Sample(
        actions.embed_lesson,
        PostRole.DIRECTOR,
        subjects=a_lesson(published),
        typed=lambda _: {"embedded_in": "Work Plan, field schedule, of method 1.1.0"},
        again={"embedded_in": "Elsewhere"},
    ),
    Sample(
        actions.retire_lesson,
        PostRole.DIRECTOR,
        subjects=a_lesson(published),
        typed=lambda _: {"reason": "The customs union ended it"},
    ),
    Sample(
        actions.merge_lesson,
        PostRole.ANALYST,
        subjects=a_lesson(captured),
        typed=lambda world: {"into": captured(world), "reason": "Said before"},
    ),
    Sample(
        actions.sign_nothing_learnt,
        RoleOnProject.PM,
        subjects=lambda world: (world.project,),
        typed=lambda _: {"reason": "It was stopped in its first week"},
    ),
    Sample(actions.dispose_lesson, RoleOnProject.PM, subjects=lambda world: (another(world),), typed=disposed),
    Sample(
        actions.record_recurrence,
        RoleOnProject.MEMBER,
        subjects=lambda world: (another(world),),
        typed=lambda world: {"lesson": published(world), "happened": "Our lorries waited too"},
    ),
)
SAMPLES = (
    *LESSONS,
    Sample(actions.ask_question, RoleOnProject.PM, subjects=lambda world: (with_method(world).project,), typed=wanted),
    Sample(actions.ask_in_general, PostRole.EXECUTIVE, typed=wanted),
    Sample(
        actions.withdraw_question, RoleOnProject.PM, subjects=a_question, typed=lambda _: {"reason": "Found it myself"}
    ),
    Sample(actions.answer_question, PostRole.DIRECTOR, subjects=a_question, typed=lambda _: {"text": ANSWER}),
    Sample(
        actions.supersede_answer,
        PostRole.ANALYST,
        subjects=an_answered_question,
        typed=lambda _: {"text": "Two pages at most.", "reason": "The method changed"},
        again={"text": "Three pages."},
    ),
    Sample(actions.rate_answer, RoleOnProject.PM, subjects=an_answered_question, typed=lambda _: {"usefulness": 4}),
    Sample(
        actions.promote_answer,
        PostRole.DIRECTOR,
        subjects=lambda world: (answered_at_a_step(world),),
        typed=lambda _: {"shown_as": HEADING},
    ),
    Sample(
        actions.withdraw_promotion,
        PostRole.DIRECTOR,
        subjects=lambda world: (promoted(world),),
        typed=lambda _: {"reason": "The method says it now"},
    ),
)
