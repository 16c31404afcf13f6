"""Samples of the verbs of method versions: one is written by an analyst, approved and published by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from milepost.kernel import clock
from milepost.methods import actions
from milepost.methods.definition import Method
from milepost.methods.models import MethodVersion
from milepost.methods.notation import method_to_yaml
from milepost.methods.packs import pack
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

AUTHOR, DIRECTOR = PostRole.ANALYST.value, PostRole.DIRECTOR.value
OTHER = RoleOnProject.OVERSIGHT.value
"""Somebody else of the PMO: in the world the oversight officer holds the post of an analyst, too."""
SHIPPED = pack()
HOUSE = replace(SHIPPED, code="house", name="House")


def small(version: str = "1.0.0", summary: str = "") -> Method:
    """Return a sound method of the house's own."""
    return replace(HOUSE, version=version, summary=summary)


LEFT_OUT = "hold_planning_kickoff"


def lighter(definition: Method, version: str) -> Method:
    """Return a later version of a method that asks for one obligation less, which nothing else needs."""
    kept = tuple(each for each in definition.obligations if each.code != LEFT_OUT)
    return replace(definition, version=version, obligations=kept)


@cache
def text(version: str = "1.0.0", summary: str = "") -> str:
    return method_to_yaml(small(version, summary))


@cache
def shipped() -> str:
    return method_to_yaml(SHIPPED)


def drafted(world: World, definition: Method | None = None) -> MethodVersion:
    """Have an analyst write the shipped pack or another method."""
    typed = method_to_yaml(definition) if definition else shipped()
    return actions.import_method_version(world.actor(AUTHOR), text=typed, changelog="First")


def in_review(world: World, definition: Method | None = None) -> MethodVersion:
    return actions.submit_method_version(world.actor(AUTHOR), drafted(world, definition))


def approved(world: World, definition: Method | None = None) -> MethodVersion:
    version = in_review(world, definition)
    for role in (DIRECTOR, OTHER):
        actions.approve_method_version(world.actor(role), version)
    return version


def published(world: World, definition: Method | None = None, effective_from: date | None = None) -> MethodVersion:
    day = effective_from or clock.today() + timedelta(days=2)
    return actions.publish_method_version(world.actor(DIRECTOR), approved(world, definition), effective_from=day)


def a_draft(world: World) -> Subjects:
    return (drafted(world),)


def in_a_week(_world: World) -> dict[str, Any]:
    return {"effective_from": clock.today() + timedelta(days=7)}


SAMPLES = (
    Sample(actions.import_method_version, AUTHOR, typed=lambda _: {"text": text(), "changelog": "First"}),
    Sample(actions.start_from_pack, AUTHOR, typed=lambda _: {"changelog": "As shipped"}),
    Sample(
        actions.rewrite_method_version,
        DIRECTOR,
        subjects=lambda world: (drafted(world, small()),),
        typed=lambda _: {"text": text(summary="Changed"), "changelog": "Second"},
        again={"text": text(summary="Changed otherwise")},
    ),
    Sample(actions.submit_method_version, AUTHOR, subjects=a_draft),
    Sample(
        actions.return_method_version,
        DIRECTOR,
        subjects=lambda world: (approved(world),),
        typed=lambda _: {"reason": "Class C needs less"},
    ),
    Sample(actions.approve_method_version, DIRECTOR, subjects=lambda world: (in_review(world),)),
    Sample(actions.publish_method_version, DIRECTOR, subjects=lambda world: (approved(world),), typed=in_a_week),
    Sample(
        actions.retire_method_version,
        DIRECTOR,
        subjects=lambda world: (published(world),),
        typed=lambda _: {"reason": "A gate has no decider"},
    ),
)
