"""The work list: its tree, its links, the dates that they lead to, and who is touched by a move."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel.errors import Refusal
from milepost.planning import actions, queries
from milepost.planning.models import WorkItem, WorkLink
from milepost.planning.rules import Wait, dangling, read_links, written_links
from milepost.planning.rules.plan import Leaf
from tests.suites.ground.world import World

MONDAY = date(2026, 3, 2)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


def add(world: World, name: str, **typed: Any) -> WorkItem:
    return actions.add_work_item(world.actor("pm"), world.project, name=name, **typed)


def chain(world: World) -> tuple[WorkItem, WorkItem, WorkItem]:
    """Three pieces of work of two, three and one days, each after the other; the last two days later."""
    first = add(world, "Dig", planned_start=MONDAY, duration_days=Decimal(2))
    second = add(world, "Pour", duration_days=Decimal(3), predecessors="1")
    third = add(world, "Cure", effort_hours=Decimal(8), predecessors="2FS+2d")
    return first, second, third


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("", ()),
        ("3", (Wait(3),)),
        ("3FS+2d", (Wait(3, "FS", 960),)),
        ("4ss-4h; 3ff", (Wait(3, "FF"), Wait(4, "SS", -240))),
        ("7 SF + 1.5 d", (Wait(7, "SF", 720),)),
        ("7FS+1", (Wait(7, "FS", 480),)),
    ],
)
def test_links_are_read_as_people_type_them(text: str, waits: tuple[Wait, ...]) -> None:
    assert read_links(text, 480) == (waits, None)
    assert read_links(written_links(waits, 480), 480) == (waits, None)


@pytest.mark.parametrize("text", ["x", "3XX", "3FS+", "3+2d", "3FS+2w", "3,3", "-3", "3FS+0.001d", "3FS+99999d"])
def test_links_that_nobody_can_read_are_refused(text: str) -> None:
    found, unmet = read_links(text, 480)
    assert not found
    assert unmet is not None
    assert unmet.rule == "links_are_readable"


def leaf(name: str, *, waits: bool, holds: bool) -> Leaf:
    return Leaf(name, True, True, True, MONDAY, MONDAY, waits, holds, 0)


def test_only_what_hangs_in_the_air_counts_as_missing_logic() -> None:
    first, middle, last = (
        leaf("a", waits=False, holds=True),
        leaf("b", waits=True, holds=True),
        leaf("c", waits=True, holds=False),
    )
    assert dangling([first, middle, last]) == []
    alone = leaf("d", waits=False, holds=False)
    assert alone in dangling([first, middle, last, alone])


@pytest.mark.django_db
@pytest.mark.data_layer
class TestWorkList:
    """What needs rows."""

    def test_dates_follow_from_links_and_the_calendar(self, world: World) -> None:
        first, second, third = chain(world)
        days = queries.work_of(world.project.pk).days
        assert (days[first.pk].start, days[first.pk].finish) == (MONDAY, date(2026, 3, 3))
        assert (days[second.pk].start, days[second.pk].finish) == (date(2026, 3, 4), date(2026, 3, 6))
        assert days[third.pk].start == date(2026, 3, 11)  # two working days after Friday
        assert all(each.critical for each in days.values())

    def test_what_nobody_estimated_has_no_dates_and_holds_nobody(self, world: World) -> None:
        unknown = add(world, "Something")
        after = add(world, "After it", planned_start=MONDAY, duration_days=Decimal(1), predecessors="1")
        days = queries.work_of(world.project.pk).days
        assert unknown.pk not in days
        assert days[after.pk].start == MONDAY

    def test_a_loop_is_refused_and_named_and_changes_nothing(self, world: World) -> None:
        first, _, third = chain(world)
        loop = refused(
            "links_make_no_loop", actions.change_work_item, world.actor("pm"), first,
            name="Dig", kind="task", planned_start=MONDAY, duration_days=Decimal(2), predecessors=str(third.number),
        )  # fmt: skip
        assert "1 Dig" in loop.unmet[0].missing
        assert "3 Cure" in loop.unmet[0].missing
        assert not WorkLink.objects.filter(after=first).exists()
        refused(
            "links_make_no_loop", actions.change_work_item, world.actor("pm"), first,
            name="Dig", kind="task", predecessors="1",
        )  # fmt: skip

    def test_links_join_pieces_of_work_of_this_project_only(self, world: World) -> None:
        top = add(world, "House", kind="summary")
        add(world, "Wall", part_of=top.number, effort_hours=Decimal(8))
        refused("links_join_leaves", add, world, "Paint", predecessors="1")
        refused("items_are_of_this_project", add, world, "Paint", predecessors="99")

    def test_what_is_linked_takes_no_parts_and_nothing_is_part_of_itself(self, world: World) -> None:
        first, second, _ = chain(world)
        refused("parent_takes_parts", add, world, "Part", part_of=second.number)
        top = add(world, "Top", kind="summary")
        below = add(world, "Below", kind="summary", part_of=top.number)
        typed = {"name": "Top", "kind": "summary"}
        refused("no_part_of_itself", actions.change_work_item, world.actor("pm"), top, part_of=below.number, **typed)
        assert first.parent_id is None

    @pytest.mark.parametrize(
        ("rule", "typed"),
        [
            ("finish_not_before_start", {"planned_start": date(2026, 3, 3), "planned_finish": MONDAY}),
            ("effort_hours_is_not_negative", {"effort_hours": Decimal(-1)}),
            ("duration_days_is_not_negative", {"duration_days": Decimal(-1)}),
            ("milestone_takes_no_time", {"kind": "milestone", "duration_days": Decimal(1)}),
            (
                "milestone_has_one_date",
                {"kind": "milestone", "planned_start": MONDAY, "planned_finish": date(2026, 3, 3)},
            ),
            (
                "duration_is_told_once",
                {"planned_start": MONDAY, "planned_finish": MONDAY, "duration_days": Decimal(1)},
            ),
            ("field_is_valid", {"kind": "nonsense"}),
        ],
    )
    def test_what_cannot_be_true_of_work_is_refused(self, world: World, rule: str, typed: dict[str, Any]) -> None:
        refused(rule, add, world, "Impossible", **typed)

    def test_only_who_leads_plans_and_the_office_never_does(self, world: World) -> None:
        for role in ("pmo_director", "pmo_analyst", "sponsor", "oversight_officer", "member", "executive"):
            refused("role_may_act", actions.add_work_item, world.actor(role), world.project, name="By stealth")

    def test_an_outline_gives_a_summary_the_dates_of_its_parts(self, world: World) -> None:
        top = add(world, "House", kind="summary")
        add(world, "Roof", part_of=top.number, planned_start=date(2026, 3, 9), duration_days=Decimal(1))
        add(world, "Wall", part_of=top.number, planned_start=MONDAY, duration_days=Decimal(1))
        lines = queries.outline(queries.work_of(world.project.pk))
        assert [(each.item.name, each.depth, each.is_leaf) for each in lines] == [
            ("House", 0, False), ("Roof", 1, True), ("Wall", 1, True),
        ]  # fmt: skip
        assert (lines[0].start, lines[0].finish) == (MONDAY, date(2026, 3, 9))

    def test_a_move_touches_what_it_pushes_and_nothing_is_written_by_asking(self, world: World) -> None:
        first, second, third = chain(world)
        aside = add(world, "Fence", planned_start=MONDAY, duration_days=Decimal(1))
        affected = actions.affected_by(world.project.pk, {first.pk: (MONDAY, date(2026, 3, 5))})
        told = {each.number: (each.days, each.basis) for each in affected.items}
        assert told == {
            1: (2, "changed:work_item:1"), 2: (2, "rescheduled:work_item:2"), 3: (2, "rescheduled:work_item:3"),
        }  # fmt: skip
        assert aside.pk not in {each.item_id for each in affected.items}
        assert affected.finish_after is not None
        assert affected.finish_before is not None
        assert affected.finish_after > affected.finish_before
        first.refresh_from_db()
        assert first.planned_finish is None
        assert {second.pk, third.pk} < {each.item_id for each in affected.items}

    def test_a_move_within_the_float_touches_nobody_else(self, world: World) -> None:
        first = add(world, "Dig", planned_start=MONDAY, planned_finish=MONDAY)
        add(world, "Pour", planned_start=date(2026, 3, 9), planned_finish=date(2026, 3, 9), predecessors="1")
        affected = actions.affected_by(world.project.pk, {first.pk: (MONDAY, date(2026, 3, 4))})
        assert [each.number for each in affected.items] == [1]

    def test_a_cancelled_item_stays_and_holds_nobody(self, world: World) -> None:
        first, second, _ = chain(world)
        refused("act_has_a_reason", actions.cancel_work_item, world.actor("pm"), first, reason=" ")
        actions.cancel_work_item(world.actor("pm"), first, reason="Done by the city")
        assert first.pk not in queries.work_of(world.project.pk).days
        assert WorkItem.objects.get(pk=first.pk).state == "cancelled"
        refused("closed_work_stands", actions.cancel_work_item, world.actor("pm"), first, reason="Again")
        assert second.pk in queries.work_of(world.project.pk).days
