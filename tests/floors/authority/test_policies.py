"""Whoever a policy binds acknowledges it before its day, and whoever has not is named to the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.methods.definition import Role
from milepost.methods.packs import pack
from milepost.people.actions import open_account
from milepost.people.queries import local_date
from milepost.projects import actions, queries
from milepost.projects.choices import PLAYED_BY
from milepost.projects.models import PolicyAcknowledgement
from milepost.projects.rules.players import played_by
from milepost.projects.rules.policies import review_day
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples import methods
from tests.suites.samples.artefacts import owing

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def missing(code: str, world: World) -> set[int]:
    return next(each.missing for each in queries.binds_of() if each.binding.policy.code == code)


def test_a_policy_binds_the_people_who_play_its_audience_on_the_projects_that_follow_it(world: World) -> None:
    version = owing(world).method_version
    assert version is not None
    people = world.people
    for each in queries.binds_of(version.pk):
        audience = each.binding.policy.audience
        assert ("pct" in audience) == (people["member"].pk in each.people), each.binding.policy.code
        assert ("pm" in audience) == (people["pm"].pk in each.people)
        assert people["nobody"].pk not in each.people
        assert people["partner"].pk not in each.people, "only colleagues"
        assert each.missing == each.people


def test_what_is_acknowledged_is_owed_no_more_and_cannot_be_acknowledged_again(world: World) -> None:
    version = owing(world).method_version
    assert version is not None
    pm = world.actor("pm")
    owed = queries.owed_by(pm.person_id or 0, version.pk)
    assert owed
    actions.acknowledge_policies(pm, version)
    assert PolicyAcknowledgement.objects.filter(person=pm.person_id).count() == len(owed)
    assert queries.owed_by(pm.person_id or 0) == []
    assert pm.person_id not in missing(owed[0].policy.code, world)
    with pytest.raises(Refusal) as refused:
        actions.acknowledge_policies(pm, version)
    assert refused.value.rule == "something_is_owed"


def test_whoever_a_policy_does_not_bind_has_nothing_to_acknowledge(world: World) -> None:
    version = owing(world).method_version
    assert version is not None
    with pytest.raises(Refusal) as refused:
        actions.acknowledge_policies(world.actor("colleague"), version)
    assert refused.value.rule == "something_is_owed"


def test_a_version_to_come_is_read_before_its_day_unless_its_wording_is_known(world: World) -> None:
    first = owing(world).method_version
    assert first is not None
    pm = world.actor("pm")
    actions.acknowledge_policies(pm, first)
    day = local_date(clock.now()) + timedelta(days=30)
    told = pack()
    reworded = replace(told.policies[0], objective="Money goes only to what somebody answers for.")
    later = replace(told, version="1.1.0", policies=(reworded, *told.policies[1:]))
    coming = methods.published(world, later, effective_from=day)
    known = {each.binding.wording for each in queries.binds_of(first.pk)}
    new = [each.binding for each in queries.binds_of(coming.pk) if each.binding.wording not in known]
    mine = {each.wording for each in queries.owed_by(pm.person_id or 0, coming.pk)}
    assert mine == {each.wording for each in new}, "the same wording is acknowledged once"
    assert [each.policy.code for each in new] == [reworded.code]
    assert all(not each.binding.late for each in queries.binds_of(coming.pk))
    assert all(each.binding.effective == day for each in queries.binds_of(coming.pk))
    with clock.at(clock.now() + timedelta(days=31)):
        assert all(each.binding.late for each in queries.binds_of(coming.pk))


def test_a_review_that_is_overdue_is_shown(world: World) -> None:
    version = owing(world).method_version
    assert version is not None
    reviewed = [each.binding for each in queries.binds_of(version.pk) if each.binding.review_by]
    assert reviewed
    assert not any(each.review_passed for each in reviewed)
    with clock.at(clock.now() + timedelta(days=5 * 366)):
        assert all(each.binding.review_passed for each in queries.binds_of(version.pk) if each.binding.review_by)


def test_the_office_sees_the_names_and_others_their_own_part_only(world: World) -> None:
    version = owing(world).method_version
    assert version is not None
    member = world.people["member"].name
    for role, sees in (("pmo_director", True), ("pm", False)):
        person = world.people[role]
        client = Client()
        client.force_login(open_account(OPERATOR, person, email=person.email), backend=BACKEND)
        page = client.get(f"/method-versions/{version.pk}/").content.decode()
        assert "Who has read the policies" in page
        assert (member in page) == sees
        home = client.get("/").content.decode()
        assert ("policies-not-read" in home) == sees
        assert "policies-to-read" in home


@pytest.mark.parametrize(
    ("effective", "months", "day"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 27), 12, date(2027, 11, 27)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 1), 0, None),
    ],
)
def test_a_policy_is_reviewed_so_many_months_after_its_day(effective: date, months: int, day: date | None) -> None:
    assert review_day(effective, months) == day


def test_a_role_that_the_house_does_not_know_is_played_by_its_side() -> None:
    assert played_by(Role(code="tester", name="Tester", side="delivery")) == PLAYED_BY["pm"]
