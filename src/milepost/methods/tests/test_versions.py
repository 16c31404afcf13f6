"""A version is written by one, approved by two others, in force by date, and never changes behind the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from milepost.kernel import clock
from milepost.kernel.errors import Conflict, InvalidInput, NotPermitted, Refusal
from milepost.kernel.verify import verify
from milepost.methods import actions, queries
from milepost.methods.choices import VersionStanding
from milepost.methods.models import MethodApproval, MethodVersion
from milepost.methods.notation import content_of, method_to_yaml
from milepost.methods.packs import pack
from milepost.methods.rules import ContentDiffers
from tests.suites.ground.world import World
from tests.suites.samples.methods import (
    AUTHOR,
    DIRECTOR,
    OTHER,
    approved,
    drafted,
    in_review,
    published,
    small,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def days(count: int) -> date:
    return clock.today() + timedelta(days=count)


def test_what_is_imported_is_what_is_read_back(world: World) -> None:
    version = drafted(world)
    assert queries.definition_of(version.pk) == pack()
    assert (version.state, version.method.code, version.code) == ("draft", "pm2", "1.0.0")
    assert list(queries.authors_of(version.pk)) == [world.people[AUTHOR].pk]


def test_a_text_that_cannot_be_read_is_refused_with_every_place(world: World) -> None:
    wrong = "code: m\nname: M\nversion: one\nroles: [{code: pm, name: PM, side: left}]\n"
    with pytest.raises(InvalidInput) as refusal:
        actions.import_method_version(world.actor(AUTHOR), text=wrong)
    assert {each.missing.partition(":")[0] for each in refusal.value.unmet} == {"version", "roles[0].side"}
    assert not MethodVersion.objects.exists()


def test_only_the_pmo_writes_a_method(world: World) -> None:
    for role in ("pm", "executive", "administrator", "operator"):
        with pytest.raises(NotPermitted):
            actions.import_method_version(world.actor(role), text=text())


def test_a_draft_is_replaced_only_when_that_is_said_and_its_replacer_is_an_author(world: World) -> None:
    version = drafted(world, small())
    newer, director = text(summary="Newer"), world.actor(DIRECTOR)
    refused("draft_is_replaced_knowingly", actions.import_method_version, director, text=newer)
    refused(
        "draft_says_something_new",
        actions.import_method_version,
        director,
        text=text(),
        replace=True,
        changelog="First",
    )
    again = actions.import_method_version(director, text=newer, replace=True)
    assert again.pk == version.pk
    assert queries.definition_of(version.pk).summary == "Newer"
    assert set(queries.authors_of(version.pk)) == {world.people[AUTHOR].pk, world.people[DIRECTOR].pk}


def test_who_only_changes_the_changelog_is_no_author(world: World) -> None:
    version = drafted(world, small())
    actions.rewrite_method_version(world.actor(DIRECTOR), version, text=text(), changelog="In other words")
    assert set(queries.authors_of(version.pk)) == {world.people[AUTHOR].pk}


def test_the_sole_author_neither_approves_nor_publishes(world: World) -> None:
    version = in_review(world, small())
    refused("not_by_its_sole_author", actions.approve_method_version, world.actor(AUTHOR), version)
    for role in (DIRECTOR, OTHER):
        actions.approve_method_version(world.actor(role), version)
    refused(
        "not_by_its_sole_author", actions.publish_method_version, world.actor(AUTHOR), version, effective_from=days(2)
    )
    actions.publish_method_version(world.actor(DIRECTOR), version, effective_from=days(2))


def test_two_who_wrote_it_together_may_approve_it(world: World) -> None:
    version = drafted(world, small())
    actions.rewrite_method_version(world.actor(DIRECTOR), version, text=text(summary="Ours"))
    actions.submit_method_version(world.actor(AUTHOR), version)
    for role in (AUTHOR, DIRECTOR):
        actions.approve_method_version(world.actor(role), version)
    actions.publish_method_version(world.actor(AUTHOR), version, effective_from=days(2))


def test_two_different_people_approve(world: World) -> None:
    version = in_review(world, small())
    actions.approve_method_version(world.actor(DIRECTOR), version)
    refused("approves_once", actions.approve_method_version, world.actor(DIRECTOR), version)
    refused("enough_have_approved", actions.publish_method_version, world.actor(OTHER), version, effective_from=days(2))


def test_a_version_that_is_returned_loses_its_approvals_and_can_be_changed(world: World) -> None:
    version = approved(world, small())
    director = world.actor(DIRECTOR)
    refused(
        "published_content_never_changes", actions.rewrite_method_version, director, version, text=text(summary="x")
    )
    refused("act_has_a_reason", actions.return_method_version, director, version, reason=" ")
    actions.return_method_version(director, version, reason="Too long")
    assert not MethodApproval.objects.exists()
    actions.rewrite_method_version(world.actor(AUTHOR), version, text=text(summary="Shorter"))
    assert verify().findings == ()


def test_nothing_is_retroactive(world: World) -> None:
    version = approved(world, small())
    refused(
        "effective_date_lies_ahead",
        actions.publish_method_version,
        world.actor(DIRECTOR),
        version,
        effective_from=days(-2),
    )


def test_no_action_changes_what_was_published(world: World) -> None:
    version = published(world, small())
    analyst = world.actor(AUTHOR)
    changed = {"text": text(summary="Changed"), "changelog": "x"}
    refused("published_content_never_changes", actions.rewrite_method_version, analyst, version, **changed)
    refused("published_content_never_changes", actions.import_method_version, analyst, replace=True, **changed)
    refused("version_is_in", actions.submit_method_version, analyst, version)
    refused("version_is_in", actions.return_method_version, analyst, version, reason="x")
    refused("number_is_higher", actions.import_method_version, analyst, text=text("0.9.0"))


def test_a_version_is_in_force_from_its_day_until_the_next_and_a_past_day_keeps_its_answer(world: World) -> None:
    first = published(world, small(), effective_from=days(10))
    second = published(world, small("1.1.0"), effective_from=days(20))
    in_force = {count: queries.version_in_force(days(count)) for count in (9, 10, 19, 20, 400)}
    assert in_force == {9: None, 10: first, 19: first, 20: second, 400: second}
    told = {count: queries.standings([first, second], days(count)) for count in (9, 10, 20)}
    assert [told[9][each.pk] for each in (first, second)] == [VersionStanding.PUBLISHED, VersionStanding.PUBLISHED]
    assert [told[10][each.pk] for each in (first, second)] == [VersionStanding.EFFECTIVE, VersionStanding.PUBLISHED]
    assert [told[20][each.pk] for each in (first, second)] == [VersionStanding.RETIRING, VersionStanding.EFFECTIVE]
    with clock.at(clock.now() + timedelta(days=30)):
        actions.retire_method_version(world.actor(DIRECTOR), first, reason="Nobody follows it")
        refused("not_in_force", actions.retire_method_version, world.actor(DIRECTOR), second, reason="x")
    assert queries.version_in_force(days(15)) == first
    assert queries.standings([first], days(31))[first.pk] == VersionStanding.RETIRED


def test_a_version_whose_day_has_not_come_can_be_taken_back(world: World) -> None:
    first = published(world, small(), effective_from=days(10))
    actions.retire_method_version(world.actor(DIRECTOR), first, reason="A gate has no decider")
    assert queries.version_in_force(days(11)) is None
    second = published(world, small("1.0.1"), effective_from=days(5))
    assert queries.version_in_force(days(11)) == second


def test_a_later_version_is_effective_later_than_the_others(world: World) -> None:
    published(world, small(), effective_from=days(10))
    version = approved(world, small("1.1.0"))
    for count in (5, 10):
        refused(
            "effective_after_the_others",
            actions.publish_method_version,
            world.actor(DIRECTOR),
            version,
            effective_from=days(count),
        )


def test_a_version_does_not_retire_while_anything_stands_on_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    version = published(world, small(), effective_from=days(10))
    monkeypatch.setattr(queries, "_pins", [lambda _version_id: 3])
    refusal = refused("nobody_stands_on_it", actions.retire_method_version, world.actor(DIRECTOR), version, reason="x")
    assert refusal.unmet[0].missing == "3 follow it."


def tamper(version: MethodVersion, **values: Any) -> None:
    MethodVersion.objects.filter(pk=version.pk).update(**values)


def test_content_that_was_changed_behind_the_ledger_is_named_and_refused(world: World) -> None:
    version = published(world, small())
    assert queries.definition_of(version.pk).summary == ""
    tamper(version, content={**version.content, "summary": "Slipped in"})
    with pytest.raises(ContentDiffers) as refusal:
        queries.definition_of(version.pk)
    assert "House 1.0.0" in refusal.value.unmet[0].sentence
    assert "was changed behind it" in str(verify().findings[0])


def test_a_hash_that_was_changed_along_with_the_content_is_refused_too(world: World) -> None:
    version = published(world, small())
    plain, content_hash = content_of(small(summary="Slipped in"))
    tamper(version, content=plain, content_hash=content_hash)
    with pytest.raises(ContentDiffers):
        queries.definition_of(version.pk)
    assert verify().findings


def test_what_was_tampered_with_is_not_approved(world: World) -> None:
    version = in_review(world, small())
    tamper(version, content={**version.content, "summary": "Slipped in"})
    with pytest.raises(ContentDiffers):
        actions.approve_method_version(world.actor(DIRECTOR), version)


@pytest.mark.parametrize(
    "values",
    [{"effective_from": None}, {"published_by": None}, {"state": "draft"}, {"retired_on": date(2030, 1, 1)}],
    ids=str,
)
def test_the_database_keeps_state_and_dates_together(world: World, values: dict[str, Any]) -> None:
    version = published(world, small())
    with pytest.raises(IntegrityError), transaction.atomic():
        tamper(version, **values)


def test_the_same_definition_is_parsed_once(world: World) -> None:
    version = drafted(world)
    first = queries.definition_of(version.pk)
    assert queries.definition_of(version.pk) is first


def test_drafts_are_the_pmos_and_what_was_published_is_everybodys(world: World) -> None:
    draft, open_to_all = drafted(world), published(world, small())
    assert set(queries.visible_versions(world.actor(AUTHOR))) == {draft, open_to_all}
    for role in ("pm", "nobody", "executive"):
        assert list(queries.visible_versions(world.actor(role))) == [open_to_all]


def test_a_version_of_another_method_takes_over_on_its_day(world: World) -> None:
    published(world, small(), effective_from=days(10))
    other = published(world, replace(small(), code="other", name="Other"), effective_from=days(20))
    assert queries.version_in_force(days(25)) == other


def test_a_draft_stays_a_version_of_its_method(world: World) -> None:
    version = drafted(world, small())
    foreign = method_to_yaml(replace(small(), code="other"))
    refused("method_stays", actions.rewrite_method_version, world.actor(AUTHOR), version, text=foreign)


def test_a_version_that_was_returned_meanwhile_is_not_approved_from_an_old_page(world: World) -> None:
    version = in_review(world, small())
    stale = MethodVersion.objects.get(pk=version.pk)
    actions.return_method_version(world.actor(OTHER), version, reason="Too long")
    with pytest.raises(Conflict):
        actions.approve_method_version(world.actor(DIRECTOR), stale)
    assert not MethodApproval.objects.exists()


def test_a_version_in_which_the_linter_finds_an_error_is_not_published(world: World) -> None:
    unsound = replace(small(), gates=(replace(pack().gates[0], decided_by=""), *pack().gates[1:]))
    version = approved(world, unsound)
    assert not queries.lint_of(version.pk).is_clean
    publish, director = actions.publish_method_version, world.actor(DIRECTOR)
    refusal = refused("version_is_sound", publish, director, version, effective_from=days(2))
    assert "gates[0].decided_by" in " ".join(each.missing for each in refusal.unmet)
    assert queries.lint_of(drafted(world).pk).findings == ()
