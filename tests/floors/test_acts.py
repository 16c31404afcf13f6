"""One act: what it writes, what it refuses, and what it leaves as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from milepost.kernel import clock, events
from milepost.kernel.act import Act
from milepost.kernel.actions import Action
from milepost.kernel.errors import Conflict, InvalidInput, NotPermitted, Refusal, Unmet
from milepost.kernel.history import history_of, records_as_of
from milepost.kernel.models import LedgerEntry, RecordVersion
from milepost.kernel.policy import ORGANISATION, Actor, Scope, role_used, roles_at
from milepost.people.events import PersonAppointed
from milepost.people.models import Person, Unit
from tests.suites.ground.world import OPERATOR, World

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def verb(function: Any, **options: Any) -> Action[..., Any]:
    """Make an action that is in no catalogue."""
    given = {"allowed": frozenset({"operator"}), "scope": lambda *_: ORGANISATION, "guards": (), "path": ""}
    return Action(function, name="tests.try_it", **{**given, **options})


def _add_x(act: Act) -> Unit:
    return act.add(Unit(code="X", name="X"))


def last() -> dict[str, Any]:
    return dict(json.loads(LedgerEntry.objects.order_by("-id")[0].body))


def test_what_fails_in_the_middle_leaves_rows_and_records_as_they_were(world: World) -> None:
    unit, before = world.unit, LedgerEntry.objects.count()

    def change_and_fail(act: Act, unit: Unit) -> None:
        act.change(unit, name="Changed")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        verb(change_and_fail)(OPERATOR, unit)
    assert (unit.name, unit.version) == ("Headquarters", 1)
    assert Unit.objects.get(pk=unit.pk).name == "Headquarters"
    assert LedgerEntry.objects.count() == before


def test_a_broken_constraint_is_a_refusal_that_is_kept(world: World) -> None:
    def add_twice(act: Act) -> None:
        act.add(Unit(code="HQ", name="Again"))

    with pytest.raises(InvalidInput) as refused:
        verb(add_twice)(OPERATOR)
    assert refused.value.rule == "stored_record_is_consistent"
    assert last()["refusal"][0]["rule"] == "stored_record_is_consistent"


def test_every_field_that_cannot_be_kept_is_named_at_once(world: World) -> None:
    def add(act: Act) -> None:
        act.add(Person(name="x" * 500, email="no address", zone="a\x00b"))

    with pytest.raises(InvalidInput) as refused:
        verb(add)(OPERATOR)
    assert {each.field for each in refused.value.unmet} == {"name", "email", "zone"}


def test_text_that_no_database_takes_is_refused_before_it_is_looked_for(world: World) -> None:
    find = verb(lambda _act, *, code: Unit.objects.filter(code=code).exists())
    for hostile in ("a\x00", "a\ud800"):
        with pytest.raises(InvalidInput) as refused:
            find(OPERATOR, code=hostile)
        assert refused.value.unmet[0].field == "code"


def test_a_change_that_changes_nothing_keeps_the_version(world: World) -> None:
    verb(lambda act, unit: act.change(unit, name=unit.name))(OPERATOR, world.unit)
    assert Unit.objects.get(pk=world.unit.pk).version == 1
    assert last()["changes"] == []


def test_a_record_changed_twice_in_one_act_is_told_once(world: World) -> None:
    def change_twice(act: Act, unit: Unit) -> None:
        act.change(unit, name="First")
        act.change(unit, name="Second")

    verb(change_twice)(OPERATOR, world.unit)
    (change,) = last()["changes"]
    assert (change["before"]["name"], change["after"]["name"]) == ("Headquarters", "Second")
    assert RecordVersion.objects.filter(noun="people.unit", record_id=world.unit.pk).count() == 2


def test_a_record_that_came_and_went_in_one_act_leaves_no_version(world: World) -> None:
    def come_and_go(act: Act) -> None:
        act.remove(_add_x(act))

    verb(come_and_go)(OPERATOR)
    assert last()["changes"] == []


def test_a_removed_record_is_known_as_of_before(world: World) -> None:
    made = verb(_add_x)(OPERATOR)
    key, then = made.pk, clock.now()
    verb(Act.remove)(OPERATOR, made)
    assert [unit.code for unit in records_as_of(Unit, then, [key])] == ["X"]
    assert records_as_of(Unit, clock.now(), [key]) == []
    assert last()["changes"][0]["after"] is None


def test_a_record_that_somebody_changed_meanwhile_is_not_removed(world: World) -> None:
    stale = Unit.objects.get(pk=world.unit.pk)
    verb(lambda act, unit: act.change(unit, name="Changed"))(OPERATOR, world.unit)
    with pytest.raises(Conflict):
        verb(Act.remove)(OPERATOR, stale)


def test_an_act_within_an_act_shares_its_entry_and_asks_its_own_permission(world: World) -> None:
    inner = verb(lambda act, unit: act.change(unit, name="Inner"), allowed=frozenset({"pmo_director"}))
    outer = verb(inner.within, allowed=frozenset({"pmo_director", "executive"}))
    with pytest.raises(NotPermitted):
        outer(world.actor("executive"), world.unit)
    before = LedgerEntry.objects.count()
    outer(world.actor("pmo_director"), world.unit)
    assert LedgerEntry.objects.count() == before + 1
    assert Unit.objects.get(pk=world.unit.pk).name == "Inner"


def test_an_act_called_inside_another_does_not_fork_the_chain(world: World) -> None:
    inner = verb(lambda act: act.add(Unit(code="I", name="Inner")))

    def outer(act: Act) -> None:
        inner(act.actor)
        act.add(Unit(code="O", name="Outer"))

    verb(outer)(OPERATOR)
    seqs = list(LedgerEntry.objects.filter(stream__name="organisation").order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, len(seqs) + 1))


def test_an_event_is_told_after_commit_only(
    world: World, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "_reactions", {PersonAppointed: [heard.append]})

    def appoint(act: Act, *, fails: bool) -> None:
        act.tell(PersonAppointed(at=act.at, person_id=1, role="auditor"))
        if fails:
            act.require(Unmet("never", "Never."))

    with django_capture_on_commit_callbacks(execute=True):
        verb(appoint)(OPERATOR, fails=False)
        assert heard == []
    assert len(heard) == 1
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refusal):
        verb(appoint)(OPERATOR, fails=True)
    assert len(heard) == 1


def test_a_guard_is_heard_before_anything_is_typed_and_again_when_it_is_done(world: World) -> None:
    def never(_actor: Actor, *_subjects: object) -> Iterator[Unmet]:
        yield Unmet("never", "Never.", "Something.", "Nobody", "Leave it.")

    guarded = verb(lambda _act: None, guards=(never,))
    verdict = guarded.verdict(OPERATOR)
    assert verdict is not None
    assert verdict.rule == "never"
    with pytest.raises(Refusal, match="Never"):
        guarded(OPERATOR)


def test_a_reason_is_asked_for_and_kept_to_what_can_be_kept(world: World) -> None:
    because = verb(lambda act, *, reason: act.because(reason))
    for hostile in ("", "  ", "a\x00", "\ud800", "x" * 4001):
        with pytest.raises(Refusal):
            because(OPERATOR, reason=hostile)
    because(OPERATOR, reason="It rained")
    assert last()["reason"] == "It rained"


def test_the_acting_role_counts_when_it_may_else_one_that_may(world: World) -> None:
    officer = world.people["oversight_officer"]
    scope, now = Scope("project", world.project.pk), clock.now()
    held = roles_at(Actor(officer.pk, "x"), scope, now)
    assert held == {"pmo_analyst", "oversight_officer"}
    for acting, allowed, used in (
        ("pmo_analyst", held, "pmo_analyst"),
        ("oversight_officer", held, "oversight_officer"),
        ("", held, "oversight_officer"),
        ("executive", frozenset({"executive", "pmo_analyst"}), "pmo_analyst"),
        ("pmo_analyst", frozenset({"pm"}), None),
    ):
        assert role_used(Actor(officer.pk, "x", acting_role=acting), scope, now, frozenset(allowed)) == used


def test_a_role_counts_on_its_own_project_only(world: World) -> None:
    pm = world.actor("pm")
    assert roles_at(pm, Scope("project", world.project.pk), clock.now()) == {"pm"}
    assert roles_at(pm, Scope("project", world.project.pk + 1), clock.now()) == frozenset()
    assert roles_at(pm, ORGANISATION, clock.now()) == frozenset()


def test_nobody_in_particular_is_the_operator_only_on_the_machine(world: World) -> None:
    for channel, held in (("cli", {"operator"}), ("import", {"operator"}), ("web", set()), ("api", set())):
        assert roles_at(Actor(None, "x", channel=channel), ORGANISATION, clock.now()) == held


def test_history_tells_who_in_which_role_why_and_what_changed(world: World) -> None:
    verb(lambda act, unit: (act.because("Moved"), act.change(unit, name="Seat")))(OPERATOR, world.unit)
    step, *_ = history_of(world.unit)
    assert (step.actor, step.role, step.reason) == ("operator", "operator", "Moved")
    assert step.before == {"name": "Headquarters", "version": 1}
    assert step.after == {"name": "Seat", "version": 2}


def test_entries_of_a_stream_stand_in_the_order_of_their_instants(world: World) -> None:
    instants = list(
        LedgerEntry.objects.filter(stream__name="organisation").order_by("seq").values_list("at", flat=True)
    )
    assert instants == sorted(instants)


def test_a_told_clock_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2026, 1, 1)):  # noqa: DTZ001 - the point
        pass
    told = datetime(2026, 1, 1, tzinfo=UTC)
    with clock.at(told):
        assert clock.now() == told
    assert clock.now() - told > timedelta(days=1)
