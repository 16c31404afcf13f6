"""An archive is kept until its day, longer under a hold; two people dispose of it; files are read by class."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage

from milepost.closing import actions, queries
from milepost.closing.choices import ArchiveState
from milepost.closing.models import ArchivedFile
from milepost.closing.rules import years_after
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people.choices import PostRole
from milepost.risks import actions as risks
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import PM
from tests.suites.samples.ending.closing import FAR, WHY, held, sealed
from tests.suites.samples.risks import cared_for

EXECUTIVE, DIRECTOR, ANALYST = PostRole.EXECUTIVE, PostRole.DIRECTOR, PostRole.ANALYST


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def test_nothing_is_deleted_before_its_day(world: World) -> None:
    archive = sealed(world)
    refused("disposal_is_due", actions.propose_disposal, world.actor(ANALYST), archive, **WHY)
    refused("disposal_is_due", actions.confirm_disposal, world.actor(EXECUTIVE), archive, **WHY)
    with clock.at(clock.now() + timedelta(days=365 * 9)):
        refused("disposal_is_due", actions.propose_disposal, world.actor(ANALYST), archive, **WHY)


def test_two_people_dispose_of_an_archive_and_its_index_stays(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    archive = sealed(world)
    place = f"archives/{archive.sha256[:2]}/{archive.sha256}.zip"
    with clock.at(clock.now() + FAR):
        refused("disposal_is_proposed", actions.confirm_disposal, world.actor(EXECUTIVE), archive, **WHY)
        actions.propose_disposal(world.actor(DIRECTOR), archive, reason="Ten years are over")
        refused("somebody_else_disposes", actions.confirm_disposal, world.actor(DIRECTOR), archive, **WHY)
        assert default_storage.exists(place)
        with django_capture_on_commit_callbacks(execute=True):
            actions.confirm_disposal(world.actor(EXECUTIVE), archive, reason="Ten years are over")
    assert archive.state == ArchiveState.DISPOSED
    assert not default_storage.exists(place)
    assert ArchivedFile.objects.filter(archive=archive).exists(), "what was in it is still known by name and digest"
    assert not queries.files_visible_to(world.actor(EXECUTIVE)).exists(), "and no longer offered to be read"
    refused("archive_is_in", actions.place_hold, world.actor(EXECUTIVE), archive, **WHY)


def test_a_legal_hold_outlasts_the_day_and_ends_a_proposal(world: World) -> None:
    archive = sealed(world)
    with clock.at(clock.now() + FAR):
        actions.propose_disposal(world.actor(ANALYST), archive, **WHY)
        actions.place_hold(world.actor(EXECUTIVE), archive, reason="A claim is pending")
        refused("archive_is_not_held", actions.confirm_disposal, world.actor(EXECUTIVE), archive, **WHY)
        refused("archive_is_not_held", actions.propose_disposal, world.actor(ANALYST), archive, **WHY)
        actions.release_hold(world.actor(DIRECTOR), archive, reason="Settled")
        refused("disposal_is_proposed", actions.confirm_disposal, world.actor(EXECUTIVE), archive, **WHY)
        refused("archive_is_held", actions.release_hold, world.actor(DIRECTOR), archive, **WHY)


@pytest.mark.parametrize("role", ["pm", "pmo_analyst", "auditor", "nobody"])
def test_only_an_executive_or_the_director_holds_and_releases(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.release_hold(world.actor(role), held(world), **WHY)


def test_an_archive_is_kept_as_long_as_its_longest_file() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_everybody_of_the_house_finds_internal_files_and_only_who_oversees_the_restricted(world: World) -> None:
    risks.raise_risk(world.actor(PM), world.project, **{**cared_for(world), "title": "Customs interface fails"})
    sealed(world)

    def found(role: str) -> set[str]:
        return set(queries.files_visible_to(world.actor(role)).values_list("path", flat=True))

    assert "ledger/stream.jsonl" in found("auditor")
    assert "records/risks.json" in found("resource_manager")
    for role in ("pm", "member", "sponsor", "administrator"):
        assert "records/risks.json" in found(role)
        assert "ledger/stream.jsonl" not in found(role)
    for role in ("client_signatory", "partner", "nobody"):
        assert found(role) == set()
    by_words = queries.files_visible_to(world.actor("member")).filter(words__icontains="customs interface")
    assert [each.path for each in by_words] == ["records/risks.json"]


def test_what_is_restricted_is_not_counted_for_who_may_not_read_it(world: World) -> None:
    archive = sealed(world)
    mine, all_of_it = (dict(queries.kinds_of(archive, world.actor(role))) for role in ("pm", "auditor"))
    assert sum(all_of_it.values()) == archive.entries - 2
    assert sum(mine.values()) < sum(all_of_it.values())
    assert not queries.may_take(world.actor("pm"))
