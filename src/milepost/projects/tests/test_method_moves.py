"""A project follows the version of its day and moves to a later one by an announced, acknowledged step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.verify import verify
from milepost.methods import actions as methods
from milepost.methods.models import MethodVersion
from milepost.methods.queries import difference_between
from milepost.people.choices import PostRole
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import MethodMove, Project
from tests.suites.ground.world import World, register, register_imported, staff
from tests.suites.samples.methods import LEFT_OUT, lighter, published, small, text
from tests.suites.samples.projects import announced

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

ANALYST = PostRole.ANALYST.value


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def days(count: int) -> date:
    return clock.today() + timedelta(days=count)


def two_versions(world: World) -> tuple[MethodVersion, MethodVersion]:
    return published(world, small(), days(2)), published(world, small("1.1.0"), days(20))


def later(count: int) -> Any:
    return clock.at(clock.now() + timedelta(days=count))


def typed(version: MethodVersion, count: int = 40) -> dict[str, Any]:
    return {"to_version": version, "effective_date": days(count), "reason": "It protects personal facts"}


def test_a_project_follows_the_version_that_is_in_force_on_its_day(world: World) -> None:
    first, second = two_versions(world)
    assert register(world, "P-0").method_version is None
    followed = {}
    for count in (3, 25):
        with later(count):
            followed[count] = register(world, f"P-{count}").method_version
    assert followed == {3: first, 25: second}


def test_an_imported_project_follows_none(world: World) -> None:
    published(world, small(), days(2))
    with later(5):
        assert register_imported(world, "I-1").method_version is None


def test_a_project_moves_in_three_steps(world: World) -> None:
    version = published(world, small(), days(2))
    move = announced(world, **typed(version))
    pm, analyst = world.actor("pm"), world.actor(ANALYST)
    refused("move_is_in", actions.complete_method_move, analyst, move)
    actions.acknowledge_method_move(pm, move)
    refused("day_of_the_move_has_come", actions.complete_method_move, analyst, move)
    assert world.project.method_version is None
    with later(41):
        actions.complete_method_move(analyst, MethodMove.objects.get(pk=move.pk))
    assert world.project.method_version == version
    assert verify().findings == ()


def test_a_move_is_announced_five_working_days_ahead(world: World) -> None:
    version = published(world, small(), clock.today())
    earliest = queries.earliest_move(clock.today())
    assert earliest >= days(7)
    early = {**typed(version), "effective_date": earliest - timedelta(days=1)}
    refused("move_is_announced_ahead", announced, world, **early)
    announced(world, **{**early, "effective_date": earliest})


def test_a_project_moves_forward_only_and_not_before_the_version_is_in_force(world: World) -> None:
    first, second = two_versions(world)
    with later(25):
        project = register(world, "P-25")
        staff(world, project)
        announce = actions.announce_method_move
        for version in (first, second):
            refused("move_goes_forward", announce, world.actor(ANALYST), project, **typed(version, 65))
    refused("version_is_in_force_by", announced, world, **typed(second, 15))


def test_a_project_moves_to_what_is_published_and_makes_one_move_at_a_time(world: World) -> None:
    first, second = two_versions(world)
    draft = methods.import_method_version(world.actor(ANALYST), text=text("2.0.0"))
    refused("version_is_published", announced, world, **typed(draft))
    announced(world, **typed(first))
    refused("one_move_at_a_time", announced, world, **typed(second))


def test_a_project_without_a_manager_is_not_moved(world: World) -> None:
    version = published(world, small(), days(2))
    project = register(world, "P-2")
    act = actions.announce_method_move
    refused("somebody_acknowledges", act, world.actor(ANALYST), project, **typed(version))


def test_who_delivers_is_not_moved_by_their_own_hand(world: World) -> None:
    version = published(world, small(), days(2))
    for role in ("pm", "sponsor", "executive", "member"):
        with pytest.raises(NotPermitted):
            actions.announce_method_move(world.actor(role), world.project, **typed(version))
    actions.appoint(world.actor("pm"), world.project, person=world.people[ANALYST], role=RoleOnProject.MEMBER)
    refused("control_is_independent", announced, world, **typed(version))


def test_a_withdrawn_move_leaves_the_project_where_it_was(world: World) -> None:
    first, second = two_versions(world)
    move = announced(world, **typed(first))
    actions.withdraw_method_move(world.actor(ANALYST), move, reason="Too soon")
    refused("move_is_in", actions.acknowledge_method_move, world.actor("pm"), move)
    announced(world, **typed(second))
    assert world.project.method_version is None


def test_a_version_does_not_retire_while_a_project_follows_it_or_is_on_its_way_to_it(world: World) -> None:
    first, second = two_versions(world)
    director = world.actor(PostRole.DIRECTOR)
    with later(3):
        project = register(world, "P-3")
    with later(25):
        refusal = refused("nobody_stands_on_it", methods.retire_method_version, director, first, reason="x")
        assert refusal.unmet[0].missing == "1 follow it."
    assert (queries.followers_of(first.pk), queries.followers_of(second.pk)) == (1, 0)
    announced(world, **typed(second))
    assert queries.followers_of(second.pk) == 1
    assert Project.objects.get(pk=project.pk).method_version == first


def test_what_a_move_changes_is_told_for_the_class_of_the_project(world: World) -> None:
    first, second = published(world, small(), days(2)), published(world, lighter(small(), "1.1.0"), days(20))
    told = difference_between(first.pk, second.pk, "A")
    assert [each.code for each in told.lost] == [LEFT_OUT]
    assert not told.gained
