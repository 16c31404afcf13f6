"""Work of an approved plan moves by a change, and exactly those hear of it whose work it touches."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from milepost.changes import actions, queries, rules
from milepost.changes.models import ChangeRequest, Notice
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.verify import verify
from milepost.planning import actions as planning
from milepost.planning import queries as plans
from milepost.planning.models import Baseline, WorkItem
from milepost.projects.models import Project
from milepost.resourcing import actions as resourcing
from tests.suites.ground.laying import ground
from tests.suites.ground.world import World, build
from tests.suites.samples.changes import APPROVE, answered, fresh, wanted
from tests.suites.samples.work.planning_work import baselined, item_of

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def planned() -> tuple[World, Project]:
    """Approve a whole plan once: that takes many documents."""
    world = build()
    return world, baselined(world)


told = ground(planned)


@pytest.fixture
def world(told: tuple[World, Project]) -> World:
    return told[0]


@pytest.fixture
def project(told: tuple[World, Project]) -> Project:
    return told[1]


LATER = (date(2026, 3, 9), date(2026, 3, 10))


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet


def asked(world: World, project: Project, **values: Any) -> ChangeRequest:
    typed = wanted(world, finish=None, **values)
    return actions.raise_change(world.actor("pm"), project, **typed)


def dates(project: Project) -> dict[int, tuple[date | None, date | None]]:
    """Return where every leaf stands, as computed."""
    facts = plans.work_of(project.pk)
    return {each.number: (facts.days[each.pk].start, facts.days[each.pk].finish) for each in facts.leaves}


def test_an_item_moves_by_a_change_only_and_pushes_what_waits_for_it(world: World, project: Project) -> None:
    before = dates(project)
    pm = world.actor("pm")
    refused("plan_says_the_dates", actions.raise_change, pm, project, **wanted(world))
    refused("items_are_on_the_plan", asked, world, project, items={99: LATER})
    change = asked(world, project, items={1: LATER})
    impact = rules.stored_impact(change.impact)
    assert {each.key for each in impact.moves if each.noun == "item"} >= {"1", "2", "3"}
    assert dates(project) == before, "computed on a copy"
    decide = actions.decide_change if change.lane == "b" else actions.rule_on_change
    decide(world.actor("pm" if change.lane == "b" else "executive"), change, **APPROVE)
    answered(change, world)
    with clock.at(clock.now() + timedelta(days=40)):
        done = actions.confirm_informed(pm, fresh(change))
    after = dates(project)
    assert {number for number in before if before[number] != after[number]} == {1, 2, 3}
    assert done.baseline is not None
    assert (done.baseline.number, done.baseline.change_reference) == (1, "CR-1")
    assert done.baseline.content_hash != Baseline.objects.get(project=project, number=0).content_hash
    assert verify().findings == ()


def test_who_answers_for_the_work_or_is_assigned_to_it_is_told_on_that_basis(world: World, project: Project) -> None:
    owner = world.people["member"]
    resourcing.assign_work(world.actor("pm"), item_of(project, 2), person=owner)
    change = asked(world, project, items={1: LATER})
    told = queries.audience_of(change)
    codes = {basis.code for basis in told[owner.pk]}
    assert "assigned_to_work" in codes
    assert {item for basis in told[owner.pk] if basis.code == "assigned_to_work" for item in basis.touched} == {
        "item:2"
    }


def test_the_audience_of_moved_work_is_complete_and_minimal_against_a_comparison_of_both_schedules(
    world: World, project: Project
) -> None:
    """Recall: everybody whose item moves is told. Minimality: without any of them, somebody would be surprised."""
    before = dates(project)
    items = {each.number: each for each in plans.items_of(project.pk)}
    for numbers in (*combinations(sorted(before), 1), *combinations(sorted(before), 2)):
        moves = {number: LATER for number in numbers if number != 3}
        if not moves:
            continue
        change = asked(world, project, items=moves)
        affected = planning.affected_by(project.pk, {items[number].pk: each for number, each in moves.items()})
        expected = {items[each.number].owner_id for each in affected.items} - {None}
        owners = {person for _, person in rules.stored_impact(change.impact).owners}
        assert owners == expected
        told = queries.audience_of(change)
        for person, bases in told.items():
            assert any(basis.touched for basis in bases), f"{person} is told of nothing"
        actions.withdraw_change(world.actor("pm"), change, reason="Only tried")


def test_another_owner_and_definition_of_done_come_by_a_change_and_both_owners_hear_of_it(
    world: World, project: Project
) -> None:
    heir = world.people["member"]
    change = asked(world, project, item=2, owner=heir, definition_of_done="Cured for a week")
    told = queries.audience_of(change)
    assert {world.people["pm"].pk, heir.pk} <= set(told)
    done = actions.authorise_emergency(world.actor("executive"), change, decision_reason="The owner left")
    item = WorkItem.objects.get(project=project, number=2)
    assert (item.owner_id, item.definition_of_done) == (heir.pk, "Cured for a week")
    lines = Notice.objects.get(change=done, recipient=heir).differences
    assert ["Item 2", "", f"owner {heir.name}; Cured for a week"] in lines
