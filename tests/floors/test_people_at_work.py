"""Work in people's hands: given and answered, done once, checked by somebody else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.changes.models import Issue
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people.queries import local_date
from milepost.planning import actions as planning
from milepost.planning import queries as plans
from milepost.planning.models import WorkItem
from milepost.resourcing import actions, queries
from milepost.resourcing.models import Assignment, TimeEntry
from milepost.resourcing.rules import hours_fit_a_day
from tests.suites.ground.world import World
from tests.suites.samples.work.planning_work import CLEAR, an_item, baselined, item_of
from tests.suites.samples.work.resourcing import accepted, handed_in, offered, started

WHY = "It lacks a certificate"


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


@pytest.mark.parametrize(
    ("hours", "entered", "fits"),
    [
        ("24", "0", True),
        ("0.25", "23.75", True),
        ("1", "23.5", False),
        ("0", "0", False),
        ("-1", "0", False),
        ("NaN", "0", False),
    ],
)
def test_a_day_has_24_hours(hours: str, entered: str, fits: bool) -> None:
    assert (hours_fit_a_day(Decimal(hours), Decimal(entered), date(2026, 3, 2)) is None) is fits


@pytest.mark.django_db
@pytest.mark.data_layer
class TestAtWork:
    """What needs rows."""

    def test_work_is_given_with_due_date_and_definition_to_the_team_only(self, world: World) -> None:
        pm = world.actor("pm")
        vague = planning.add_work_item(pm, world.project, name="Vague")
        refused("assigned_work_is_clear", actions.assign_work, pm, vague, person=world.people["member"])
        item = an_item(world)
        refused("person_is_on_the_team", actions.assign_work, pm, item, person=world.people["sponsor"])
        actions.assign_work(pm, item, person=world.people["member"])
        refused("work_is_assigned_once", actions.assign_work, pm, item, person=world.people["member"])
        top = planning.add_work_item(pm, world.project, name="Top", kind="summary", **CLEAR)
        refused("work_has_no_parts", actions.assign_work, pm, top, person=world.people["member"])

    def test_declined_work_goes_back_to_who_leads_with_the_reason(self, world: World) -> None:
        assignment = offered(world)
        refused("act_has_a_reason", actions.decline_assignment, world.actor("member"), assignment, reason=" ")
        actions.decline_assignment(world.actor("member"), assignment, reason=WHY)
        back = queries.unanswered([world.project.pk])
        assert [(each.item.name, each.reason) for each in back] == [("Dig", WHY)]
        refused("assignment_is_in", actions.log_time, world.actor("member"), assignment, hours=Decimal(1))

    def test_nobody_answers_works_or_enters_hours_for_another(self, world: World) -> None:
        assignment = accepted(world)
        for act, words in (
            (actions.log_time, {"hours": Decimal(1)}),
            (actions.start_work, {}),
            (actions.hand_in_work, {"evidence": "Photos"}),
        ):
            refused("assignment_is_yours", act, world.actor("pm"), assignment, **words)
        for role in ("pmo_director", "pmo_analyst", "sponsor"):
            refused("role_may_act", actions.log_time, world.actor(role), assignment, hours=Decimal(1))

    def test_hours_are_entered_once_and_everything_follows(self, world: World) -> None:
        assignment = accepted(world)
        today = local_date(clock.now())
        actions.log_time(world.actor("member"), assignment, hours=Decimal(6), remaining_hours=Decimal(10))
        item = WorkItem.objects.get(pk=assignment.item_id)
        assert (item.state, item.actual_start) == ("in_progress", today)
        assert (item.spent_hours, item.remaining_hours) == (Decimal(6), Decimal(10))
        assert plans.complete_share(item) == Decimal(6) / Decimal(16)
        days = plans.work_of(world.project.pk).days[item.pk]
        assert days.expected_finish is not None
        assert days.expected_finish >= today > days.finish
        assert queries.progress_of(world.project.pk).complete_share == Decimal(6) / Decimal(16)

    def test_hours_that_cannot_be_are_refused(self, world: World) -> None:
        member, assignment = world.actor("member"), accepted(world)
        tomorrow = local_date(clock.now()) + timedelta(days=1)
        refused("time_lies_in_the_past", actions.log_time, member, assignment, hours=Decimal(1), date=tomorrow)
        actions.log_time(member, assignment, hours=Decimal(20))
        refused("hours_fit_a_day", actions.log_time, member, assignment, hours=Decimal(5))
        left = {"hours": Decimal(1), "remaining_hours": Decimal(-1)}
        refused("remaining_hours_is_not_negative", actions.log_time, member, assignment, **left)
        assert TimeEntry.objects.count() == 1

    def test_closed_work_takes_no_hours_and_no_people(self, world: World) -> None:
        item = handed_in(world)
        actions.accept_work(world.actor("pm"), item)
        assignment = Assignment.objects.get(item=item)
        refused("work_is_open", actions.log_time, world.actor("member"), assignment, hours=Decimal(1))
        refused("work_is_open", actions.assign_work, world.actor("pm"), item, person=world.people["deputy"])

    def test_an_entry_that_was_wrong_is_taken_back_and_stays(self, world: World) -> None:
        member, assignment = world.actor("member"), accepted(world)
        entry = actions.log_time(member, assignment, hours=Decimal(6))
        refused("assignment_is_yours", actions.withdraw_time, world.actor("pm"), entry, reason=WHY)
        actions.withdraw_time(member, entry, reason="Another item")
        assert WorkItem.objects.get(pk=assignment.item_id).spent_hours == 0
        assert queries.hours_on(entry.person_id, entry.date) == 0
        assert TimeEntry.objects.count() == 1

    def test_nobody_accepts_their_own_work(self, world: World) -> None:
        pm = world.actor("pm")
        own = actions.assign_work(pm, an_item(world), person=world.people["pm"])
        own = actions.start_work(pm, actions.accept_assignment(pm, own))
        item = actions.hand_in_work(pm, own, evidence="Photos").item
        refused("checker_is_not_the_maker", actions.accept_work, pm, item)
        refused("checker_leads_or_owns", actions.accept_work, world.actor("member"), item)
        assert actions.accept_work(world.actor("deputy"), item).state == "done"

    def test_work_is_done_when_it_was_checked_and_goes_back_when_it_is_not(self, world: World) -> None:
        refused("evidence_is_told", actions.hand_in_work, world.actor("member"), started(world), evidence=" ")
        assignment = Assignment.objects.get()
        item = actions.hand_in_work(world.actor("member"), assignment, evidence="Photos").item
        actions.return_work(world.actor("pm"), item, reason="A corner is missing", remaining_hours=Decimal(2))
        item.refresh_from_db()
        assert (item.state, item.remaining_hours) == ("in_progress", Decimal(2))
        actions.hand_in_work(world.actor("member"), Assignment.objects.get(), evidence="Photos of the corner")
        done = actions.accept_work(world.actor("pm"), WorkItem.objects.get(pk=item.pk))
        assert (done.state, done.remaining_hours) == ("done", Decimal(0))
        assert done.actual_finish == local_date(clock.now())

    def test_work_before_what_it_waits_for_needs_the_reason_which_stays(self, world: World) -> None:
        pm, member = world.actor("pm"), world.actor("member")
        an_item(world)
        after = planning.add_work_item(
            pm, world.project, name="Pour", predecessors="1", planned_finish=date(2026, 3, 6),
            effort_hours=Decimal(8), **CLEAR,
        )  # fmt: skip
        assignment = actions.accept_assignment(member, actions.assign_work(pm, after, person=world.people["member"]))
        refusal = refused("predecessors_are_done", actions.start_work, member, assignment)
        assert "1 Dig" in refusal.unmet[0].missing
        actions.start_work(member, assignment, out_of_sequence="The form could be built in the shop")
        after.refresh_from_db()
        assert after.out_of_sequence == "The form could be built in the shop"
        task = queries.tasks_of(world.people["member"].pk, date(2026, 3, 9))[0]
        assert (task.waits_for, task.late) == (("1 Dig",), True)

    def test_blocked_work_raises_an_issue_in_the_same_act(self, world: World) -> None:
        assignment = actions.block_work(world.actor("member"), started(world), reason="The digger is broken")
        assert Issue.objects.get().description == "The digger is broken"
        assert assignment.item.state == "blocked"
        actions.unblock_work(world.actor("member"), assignment)
        assert WorkItem.objects.get(pk=assignment.item_id).state == "in_progress"

    def test_what_the_plan_misses_is_proposed_and_a_baselined_plan_takes_it_by_request_only(self, world: World) -> None:
        project = baselined(world)
        proposal = actions.propose_work(world.actor("member"), project, name="Fence", why="Children play there")
        refused("baselined_work_changes_by_request", actions.plan_proposal, world.actor("pm"), proposal)
        actions.refuse_proposal(world.actor("pm"), proposal, reason="Asked for in CR-1")
        refused("proposal_waits", actions.refuse_proposal, world.actor("pm"), proposal, reason="Again")

    def test_accepted_work_of_an_approved_plan_changes_hands_by_request_only(self, world: World) -> None:
        project = baselined(world)
        pm, member = world.actor("pm"), world.actor("member")
        given = actions.assign_work(pm, item_of(project, 1), person=world.people["member"])
        actions.accept_assignment(member, given)
        refused("people_change_by_request", actions.end_assignment, pm, given, reason="Somebody else")
        affected = planning.affected_by(project.pk, {given.item_id: (date(2026, 3, 2), date(2026, 3, 5))})
        told = queries.affected_people(affected)
        assert [(each.person_id, each.basis) for each in told] == [
            (world.people["member"].pk, "assignee:work_item:1:changed")
        ]

    def test_work_warns_when_it_starts_late_and_the_office_hears_when_its_float_is_gone(self, world: World) -> None:
        pm = world.actor("pm")
        long = {"planned_start": date(2026, 3, 2), "planned_finish": date(2026, 3, 20), "effort_hours": Decimal(80)}
        short = {"planned_start": date(2026, 3, 2), "planned_finish": date(2026, 3, 3), "effort_hours": Decimal(8)}
        planning.add_work_item(pm, world.project, name="Long", **long)
        planning.add_work_item(pm, world.project, name="Short", **short)

        def told(day: date) -> dict[str, tuple[str, bool]]:
            return {each.item.name: (each.kind, each.float_gone) for each in plans.alerts_of([world.project.pk], day)}

        assert told(date(2026, 2, 1)) == {}
        assert told(date(2026, 2, 20))["Short"] == ("soon", False)
        assert told(date(2026, 3, 3)) == {"Long": ("float_gone", True), "Short": ("late_start", False)}
        assert told(date(2026, 3, 10))["Short"] == ("overdue", False)
        assert told(date(2026, 3, 23))["Short"] == ("float_gone", True)

    def test_colleagues_do_not_see_each_others_hours(self, world: World) -> None:
        actions.log_time(world.actor("member"), accepted(world), hours=Decimal(6))
        assert queries.time_visible_to(world.actor("member")).count() == 1
        assert queries.time_visible_to(world.actor("pm")).count() == 1
        assert queries.time_visible_to(world.actor("sponsor")).count() == 0
        assert queries.time_visible_to(world.actor("partner")).count() == 0
