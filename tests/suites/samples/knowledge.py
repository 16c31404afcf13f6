"""Samples of the verbs of guidance: the project manager asks, the PMO answers, who asked rates."""

from __future__ import annotations

from typing import Any

from milepost.kernel import clock
from milepost.knowledge import actions
from milepost.knowledge.models import GuidanceRequest
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples import methods

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


SAMPLES = (
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
