"""Samples of the verbs of the end of a project: it is archived, closed, and reviewed by somebody independent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from milepost.closing import actions, queries
from milepost.closing.choices import AdjustmentTarget, ObjectiveVerdict
from milepost.closing.conditions import Facts
from milepost.closing.models import Adjustment, ArchivePackage, PersonalDataFlag, PostImplementationReview
from milepost.closing.queries import still_open
from milepost.kernel.act import Act
from milepost.kernel.actions import Action
from milepost.kernel.measure import Known
from milepost.people.choices import PostRole
from milepost.projects.actions import enter_stage
from milepost.projects.choices import EntryBasis, RoleOnProject, Stage
from milepost.projects.models import Project
from milepost.projects.queries import project_scope
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import OPERATOR, World

DIRECTOR, ANALYST, EXECUTIVE, AUDITOR = PostRole.DIRECTOR, PostRole.ANALYST, PostRole.EXECUTIVE, PostRole.AUDITOR
WHY = {"reason": "It has to be said"}
FAR = timedelta(days=366 * 11)
OWN = frozenset({"benefits", "end_report", "archive", "review"})


def _brought_to_closing(act: Act, project: Project) -> None:
    enter_stage(act, project, Stage.CLOSING, basis=EntryBasis.TERMINATED)


BRING_TO_CLOSING: Action[..., Any] = Action(
    _brought_to_closing,
    name="tests.bring_to_closing",
    allowed=frozenset({"operator"}),
    scope=project_scope,
    guards=(),
    path="",
)


def in_closing(world: World, project: Project | None = None) -> Project:
    """Return a project in Closing, however it came there: the floor of gates is not what is tried here."""
    found = project or world.project
    if found.stage != Stage.CLOSING:
        BRING_TO_CLOSING(OPERATOR, found)
    return Project.objects.get(pk=found.pk)


@contextmanager
def all_is_told(**differently: Any) -> Iterator[None]:
    """Have the floors that stand elsewhere tell that nothing is open, but for what is told `differently`."""
    before = dict(still_open._STANDINGS)
    for subject in (each.name for each in fields(Facts)):
        if subject not in OWN or subject in differently:
            told = differently.get(subject, Known(()))
            queries.provide_standing(subject, lambda _project, told=told: told)
    try:
        yield
    finally:
        still_open._STANDINGS.clear()
        still_open._STANDINGS.update(before)


def sealed(world: World, project: Project | None = None) -> ArchivePackage:
    return actions.seal_archive(world.actor(ANALYST), in_closing(world, project))


def flagged(world: World) -> PersonalDataFlag:
    return actions.raise_privacy_flag(world.actor("pm"), world.project, place="Risk 3", concern="It names a patient")


def scheduled(world: World, project: Project | None = None) -> PostImplementationReview:
    lead = world.people[AUDITOR]
    return actions.schedule_review(world.actor(ANALYST), in_closing(world, project), lead=lead, months_after=6)


def closed(world: World, project: Project | None = None) -> Project:
    """Return a closed project; what it needs for that is done where it was not yet."""
    found = in_closing(world, project)
    if not PostImplementationReview.objects.filter(project=found).exists():
        scheduled(world, found)
    if queries.present_archive(found) is None:
        sealed(world, found)
    with all_is_told():
        actions.close_project(world.actor(EXECUTIVE), found, reason="It went its whole road")
    return Project.objects.get(pk=found.pk)


def begun(world: World, project: Project | None = None) -> PostImplementationReview:
    review = PostImplementationReview.objects.get(project=closed(world, project))
    return actions.begin_review(world.actor(AUDITOR), review)


def asked(world: World) -> Adjustment:
    return actions.ask_adjustment(world.actor(AUDITOR), begun(world), **change(world))


def asked_for(world: World, project: Project) -> Adjustment:
    """Have the review of a closed project begin and ask for an adjustment."""
    review = PostImplementationReview.objects.get(project=project)
    actions.begin_review(world.actor(AUDITOR), review)
    return actions.ask_adjustment(world.actor(AUDITOR), review, **change(world))


def change(world: World) -> dict[str, Any]:
    return {
        "target": AdjustmentTarget.ESTIMATES,
        "change": "Plan ten days more for customs clearance",
        "cause": "Two deliveries waited for papers",
        "owner": world.people[DIRECTOR],
        "due_date": date(2031, 6, 30),
    }


def judged(world: World) -> PostImplementationReview:
    review = begun(world)
    told = {"objective": "Lorries cross", "verdict": ObjectiveVerdict.MET, "evidence": "Counted in May"}
    actions.judge_objective(world.actor(AUDITOR), review, **told)
    return review


def reported(world: World) -> PostImplementationReview:
    return actions.report_review(
        world.actor(AUDITOR), judged(world), summary="It does what it was built for", satisfaction="The users are glad"
    )


def accepted(world: World) -> PostImplementationReview:
    return actions.accept_review(world.actor(EXECUTIVE), reported(world))


def held(world: World) -> ArchivePackage:
    return actions.place_hold(world.actor(EXECUTIVE), sealed(world), reason="A claim is pending")


def an_archive(world: World) -> Subjects:
    return (sealed(world),)


def a_review(make: Any) -> Any:
    return lambda world: (make(world),)


def _due(world: World) -> Subjects:
    closed(world)
    return (PostImplementationReview.objects.get(project=world.project),)


SAMPLES = (
    Sample(actions.seal_archive, ANALYST, subjects=lambda world: (in_closing(world),)),
    Sample(actions.try_restore, AUDITOR, subjects=an_archive, typed=lambda _: {"note": "Yearly"}),
    Sample(actions.place_hold, EXECUTIVE, subjects=an_archive, typed=lambda _: WHY),
    Sample(actions.release_hold, DIRECTOR, subjects=lambda world: (held(world),), typed=lambda _: WHY),
    Sample(
        actions.raise_privacy_flag,
        RoleOnProject.MEMBER,
        subjects=lambda world: (world.project,),
        typed=lambda _: {"place": "Risk 3", "concern": "It names a patient"},
    ),
    Sample(
        actions.settle_flag,
        ANALYST,
        subjects=lambda world: (flagged(world),),
        typed=lambda _: {"resolution": "The name was taken out"},
        again={"resolution": "It stays"},
    ),
    Sample(
        actions.schedule_review,
        DIRECTOR,
        subjects=lambda world: (in_closing(world),),
        typed=lambda world: {"lead": world.people[AUDITOR], "months_after": 6},
    ),
    Sample(
        actions.name_review_lead,
        DIRECTOR,
        subjects=lambda world: (scheduled(world),),
        typed=lambda world: {"lead": world.people[EXECUTIVE], "reason": "The auditor left"},
    ),
    Sample(actions.begin_review, AUDITOR, subjects=_due),
    Sample(
        actions.judge_objective,
        AUDITOR,
        subjects=a_review(begun),
        typed=lambda _: {"objective": "Lorries cross", "verdict": ObjectiveVerdict.UNKNOWN, "evidence": "No counts"},
    ),
    Sample(actions.ask_adjustment, AUDITOR, subjects=a_review(begun), typed=change),
    Sample(
        actions.report_review,
        AUDITOR,
        subjects=a_review(judged),
        typed=lambda _: {"summary": "It does its work", "satisfaction": "The users are glad"},
    ),
    Sample(actions.accept_review, EXECUTIVE, subjects=a_review(reported)),
    Sample(actions.close_review, ANALYST, subjects=a_review(accepted)),
    Sample(
        actions.implement_adjustment,
        DIRECTOR,
        subjects=a_review(asked),
        typed=lambda _: {"reference": "Library of estimates, entry 12"},
        again={"reference": "Entry 13"},
    ),
    Sample(actions.reject_adjustment, DIRECTOR, subjects=a_review(asked), typed=lambda _: WHY),
)
