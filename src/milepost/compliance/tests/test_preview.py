"""What the preview of a draft predicts is what is computed once it is published and the projects have moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.compliance import queries
from milepost.compliance.queries.preview import Impact, impact, impacts
from milepost.compliance.rules.account import account
from milepost.compliance.rules.deeds import Deed
from milepost.compliance.rules.life import Life
from milepost.compliance.rules.shapes import Facts, Item, Outcome, Plan
from milepost.compliance.tests.telling import enters, in_days, later
from milepost.methods import actions as methods
from milepost.methods.applying import tailored
from milepost.methods.definition import Anchor, Method, Obligation, Recurrence
from milepost.methods.models import MethodVersion
from milepost.methods.packs import pack
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.world import World, register, staff
from tests.suites.samples.artefacts import owing
from tests.suites.samples.methods import drafted

ANALYST, DIRECTOR, PM = PostRole.ANALYST.value, PostRole.DIRECTOR.value, RoleOnProject.PM.value
OTHER = RoleOnProject.OVERSIGHT.value
NEW = Obligation(
    code="protect_data",
    verb="shall",
    action="Go through the data protection checklist.",
    role="pm",
    anchor=Anchor(kind="phase_start", of="planning", days=30),
    clause="governance.2",
    verified_by="pmo",
    minutes=72,
)
INDUCTION = "complete_induction"


def with_duties(*duties: Obligation, without: Collection[str] = (), version: str = "2.0.0") -> Method:
    """Return the shipped method with other obligations in place of those of the same code, and some left out."""
    named = {each.code for each in duties} | set(without)
    kept = tuple(each for each in pack().obligations if each.code not in named)
    return replace(pack(), version=version, obligations=(*kept, *duties))


def shown(items: Collection[Item]) -> list[tuple[str, str, date | None, Outcome | None]]:
    return sorted((each.key, each.state.value, each.due, each.outcome) for each in items)


def drafted_version(world: World, definition: Method) -> MethodVersion:
    return drafted(world, definition)


def previewed(world: World, version: MethodVersion, day: date) -> Impact:
    return impact(version.pk, day, world.actor(DIRECTOR))


def of(found: Impact, project: Project) -> Any:
    return next(each for each in found.projects if each.project.pk == project.pk)


def published_and_moved(world: World, version: MethodVersion, day: date, moving: Collection[Project]) -> None:
    methods.submit_method_version(world.actor(ANALYST), version)
    for role in (DIRECTOR, OTHER):
        methods.approve_method_version(world.actor(role), version)
    methods.publish_method_version(world.actor(DIRECTOR), version, effective_from=day)
    moves = []
    for each in moving:
        told = {"to_version": version, "effective_date": day, "reason": "Personal facts"}
        moves.append(projects.announce_method_move(world.actor(DIRECTOR), each, **told))
    for move in moves:
        projects.acknowledge_method_move(world.actor(PM), move)
    with later((day - in_days(0)).days):
        for move in moves:
            move.refresh_from_db()
            move.project.refresh_from_db()
            projects.complete_method_move(world.actor(DIRECTOR), move)


@pytest.mark.django_db
@pytest.mark.data_layer
def test_what_is_predicted_is_what_happens_once_it_is_published_and_moved(world: World) -> None:
    first = enters(owing(world), "planning")
    second = register(world, "P-EARLY")
    staff(world, second)
    sooner = replace(next(each for each in pack().obligations if each.code == INDUCTION), anchor=_initiating(5))
    version = drafted_version(world, with_duties(NEW, sooner, without=["hold_planning_kickoff", "raise_request"]))
    day = in_days(12)
    predicted = previewed(world, version, day)
    published_and_moved(world, version, day, [first, second])
    with later(12):
        for each in (first, second):
            found = queries.account_of(Project.objects.get(pk=each.pk))
            assert found is not None
            assert shown(found.items) == shown(of(predicted, each).after)
            breached = {item.key for item in found.items if item.outcome == Outcome.BREACHED}
            assert {item.key for item in of(predicted, each).breached} <= breached


def _initiating(days: int) -> Anchor:
    return Anchor(kind="phase_start", of="initiating", days=days)


@pytest.mark.django_db
@pytest.mark.data_layer
def test_the_preview_says_who_gains_who_is_unaffected_and_what_it_costs(world: World) -> None:
    touched = [enters(owing(world), "planning")]
    for number in range(2):
        past = register(world, f"P-PAST-{number}")
        staff(world, past)
        enters(past, "planning", "executing")
    version = drafted_version(world, with_duties(replace(NEW, anchor=Anchor(kind="gate", of="rfe", days=0))))
    told = previewed(world, version, in_days(20))
    assert [each.project.pk for each in told.touched] == [each.pk for each in touched]
    assert told.sentence == (
        "2 projects unaffected, 1 would gain 1 obligation; 1.2 person-hours; 0 in breach by it on that day."
    )


@pytest.mark.django_db
@pytest.mark.data_layer
def test_an_obligation_that_is_moved_into_the_past_would_be_breached(world: World) -> None:
    project = owing(world)
    sooner = replace(next(each for each in pack().obligations if each.code == INDUCTION), anchor=_initiating(5))
    version = drafted_version(world, with_duties(sooner))
    (told,) = impacts([project], version.pk, in_days(10))
    assert [(each.item.code, each.before, each.after) for each in told.moved] == [(INDUCTION, in_days(20), in_days(5))]
    assert [each.code for each in told.breached] == [INDUCTION]
    assert not impacts([project], version.pk, in_days(4))[0].breached


BEGAN = date(2031, 1, 6)
CODES = ("alpha", "beta", "gamma", "delta")
anchors = st.one_of(
    st.builds(Anchor, kind=st.just("project_start"), days=st.integers(-5, 120)),
    st.builds(
        Anchor,
        kind=st.sampled_from(["phase_start", "phase_end"]),
        of=st.sampled_from(["initiating", "planning", "executing", "closing"]),
        days=st.integers(-20, 90),
    ),
)
recurrences = st.one_of(
    st.none(),
    st.builds(Recurrence, every=st.sampled_from(["week", "month"]), until=st.one_of(st.none(), anchors)),
)


@st.composite
def duties(draw: st.DrawFn) -> tuple[Obligation, ...]:
    chosen = draw(st.lists(st.sampled_from(CODES), unique=True))
    return tuple(
        Obligation(
            code=code,
            verb=draw(st.sampled_from(["shall", "should"])),
            action=code,
            role="pm",
            anchor=draw(anchors),
            recurrence=draw(recurrences),
            artefact=draw(st.sampled_from(["", "project_charter"])),
        )
        for code in chosen
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[Facts, Plan, date]:
    """Draw a project on one version, a draft, and a day on which it would move."""
    gaps = draw(st.lists(st.integers(1, 60), max_size=3))
    entries, day = [("initiating", BEGAN)], BEGAN
    for stage, gap in zip(("planning", "executing", "closing"), gaps, strict=False):
        day = _after(day, gap)
        entries.append((stage, day))
    deeds = [Deed(_after(BEGAN, each)) for each in draw(st.lists(st.integers(0, 150), max_size=3))]
    life = Life(1, "C", tuple(entries))
    plan = Plan(BEGAN, 1, tailored(replace(pack(), obligations=draw(duties()), tailoring=()), "C"))
    moves_on = _after(day, draw(st.integers(1, 90)))
    draft = Plan(moves_on, 2, tailored(replace(pack(), obligations=draw(duties()), tailoring=()), "C"))
    done = {"project_charter": [each for each in deeds if each.on <= moves_on]}
    return Facts(life, [plan], (), done), draft, moves_on


def _after(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


@given(stories())
@settings(max_examples=60)
def test_whatever_a_draft_says_nothing_that_was_settled_is_settled_anew(story: tuple[Facts, Plan, date]) -> None:
    facts, draft, day = story
    eve = _after(day, -1)
    before = {each.key: each for each in account(facts, eve)}
    after = {each.key: each for each in account(replace(facts, plans=[*facts.plans, draft]), day)}
    for key, item in before.items():
        settled = item.outcome is not None and (item.performed_on is None or item.performed_on < day)
        if settled and item.outcome != Outcome.NOT_APPLICABLE:
            assert (after[key].outcome, after[key].due) == (item.outcome, item.due)
    asked_now = {each.code for each in draft.method.obligations}
    for key, item in after.items():
        if key not in before and item.outcome == Outcome.BREACHED:
            assert item.code in {each.code for each in facts.plans[0].method.obligations} & asked_now


@given(stories())
@settings(max_examples=60)
def test_whatever_happens_an_unmet_shall_past_its_day_is_a_breach(story: tuple[Facts, Plan, date]) -> None:
    facts, draft, day = story
    for item in account(replace(facts, plans=[*facts.plans, draft]), day):
        if item.mandatory and item.is_fact and item.due is not None and item.due < day and item.performed_on is None:
            assert item.outcome == Outcome.BREACHED, item
