"""Whatever is tried in whatever order: no change holds that somebody whom it touches did not hear of in time (R6)."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from milepost.changes import actions, queries
from milepost.changes.models import ChangeRequest, Notice
from milepost.changes.tests.ledger_checker import Judge
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people import actions as people
from milepost.people.models import Person
from milepost.planning import actions as planning
from milepost.planning.models import Baseline, Milestone
from milepost.projects import actions as projects
from milepost.projects.models import Project, ProjectRole
from tests.suites.ground.world import OPERATOR, PARTS, World

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

BEGINNING = datetime(2030, 1, 3, 9, tzinfo=UTC)
PROMISE: dict[str, Any] = {
    "start_date": date(2030, 1, 7), "finish_date": date(2030, 12, 31), "cost": Decimal(1_000_000),
}  # fmt: skip
ROLES = st.one_of(st.sampled_from(("pm", "deputy")), st.sampled_from((*PARTS, "executive", "pmo_director")))
PEOPLE = st.one_of(st.sampled_from(("sponsor", "member")), st.sampled_from((*PARTS, "executive", "notice_proxy")))
TEAM = ("notice_recipient", "notice_proxy", "colleague")
COSTS = (None, Decimal(1_010_000), None, Decimal(1_400_000))
DEEDS = st.sampled_from(
    (
        *("raise_change", "press_on") * 4, *("decide", "everybody_answers", "acknowledge", "name_a_proxy") * 2,
        "call_it_an_emergency", "escalate_and_release", "go_on_or_back", "time_passes", "join", "leave",
        "edit_past_the_change",
    )
)  # fmt: skip
WEEK = {day: [[480, 720], [780, 1020]] for day in "1245"}


class PriorNotice(RuleBasedStateMachine):
    """People raise, decide, tell, answer, press on; calendars, teams and the clock move under them."""

    first: ClassVar[World]
    seen: ClassVar[dict[str, int]] = {}

    @initialize()
    def begin(self) -> None:
        self.world, self.now = deepcopy(self.first), BEGINNING
        self.outer = transaction.atomic()
        self.outer.__enter__()
        with clock.at(self.now):
            pm = self.world.actor("pm")
            planning.record_baseline(pm, self.world.project, **PROMISE)
            for name, kind, day in (("Pilot", "internal", 3), ("Handover", "contract", 5)):
                on = date(2030, 6, day)
                planning.add_milestone(pm, self.world.project, name=name, kind=kind, baseline_date=on)

    def teardown(self) -> None:
        if not hasattr(self, "outer"):
            return
        try:
            with clock.at(self.now):
                self.judge()
        finally:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def judge(self) -> None:
        judge = Judge().read()
        assert judge.found == []
        for name in ("effective", "emergencies", "told"):
            self.seen[name] = self.seen.get(name, 0) + getattr(judge, name)
        overdue = {
            each.pk
            for each in Notice.objects.filter(afterwards=True)
            if (each.acknowledged_at or self.now) >= each.answer_by_at
        }
        assert {each.notice_id for each in queries.breaches_of([self.project.pk])} == overdue

    @property
    def project(self) -> Project:
        return self.world.project

    def trying(self, act: Callable[[], object]) -> None:
        self.now += timedelta(minutes=1)
        with clock.at(self.now):
            try:
                act()
            except Refusal:
                self.seen["refused"] = self.seen.get("refused", 0) + 1

    def change(self, number: int, *likely: str) -> ChangeRequest | None:
        """Return one of the latest changes, mostly one that stands where the deed is likely to be lawful."""
        told = ChangeRequest.objects.select_related("project").order_by("-pk")
        found = list(told.filter(state__in=likely)[:3] if likely and number else told[:3])
        return found[number % len(found)] if found else None

    def notice(self, number: int) -> Notice | None:
        waiting = Notice.objects.select_related("change", "project", "recipient").filter(acknowledged_at=None)
        found = list(waiting.order_by("-pk"))
        return found[number % len(found)] if found else None

    def actor(self, person: Person) -> Any:
        role = next(role for role, each in self.world.people.items() if each.pk == person.pk)
        return self.world.actor(role)

    @rule(deed=DEEDS, role=ROLES, other=PEOPLE, number=st.integers(0, 9), twist=st.integers(0, 11))
    def try_something(self, deed: str, role: str, other: str, number: int, twist: int) -> None:
        getattr(self, deed)(role, other, number, twist)

    def raise_change(self, role: str, other: str, number: int, twist: int) -> None:
        """Raise one of many differences, in the name of somebody or one's own, and have it decided at once or not."""
        moved = list(Milestone.objects.order_by("pk"))[twist % 3 : twist % 3 + 1]
        last = Baseline.objects.filter(project=self.project).latest("number").finish_date or date(2030, 12, 31)
        further = timedelta(days=number * 4 - 5)
        typed: dict[str, Any] = {
            "title": "Otherwise",
            "reason": "It must be",
            "requested_by": self.world.people[other] if number % 3 else None,
            "finish": None if moved else last + further,
            "cost": COSTS[number % 4],
            "milestones": {each.pk: (each.baseline_date or last) + further for each in moved},
            "about": "Scope" if twist > 9 else "",
            "after": "Less" if twist > 9 else "",
        }
        raiser = ("pm", "deputy", "member", "sponsor")[twist % 4]
        self.trying(lambda: actions.raise_change(self.world.actor(raiser), self.project, **typed))
        if number % 2:
            self.decide(role, other, 1, twist)

    def decide(self, role: str, other: str, number: int, twist: int) -> None:
        """Have the impact computed, then the decision tried from the project and from above it."""
        change = self.change(number, "assessed", "draft")
        if change is None:
            return
        typed = {"outcome": "reject" if twist == 11 else "approve", "decision_reason": "Because"}
        self.trying(lambda: actions.assess_change(self.world.actor("deputy"), change))
        self.trying(lambda: actions.decide_change(self.world.actor(role), change, **typed))
        self.trying(lambda: actions.rule_on_change(self.world.actor(other), change, **typed))

    def call_it_an_emergency(self, role: str, other: str, number: int, twist: int) -> None:
        change, why = self.change(number, "assessed"), "It would fall" if twist % 4 else ""
        if change:
            self.trying(lambda: actions.authorise_emergency(self.world.actor(role), change, decision_reason=why))
            self.trying(lambda: actions.authorise_emergency(self.world.actor(other), change, decision_reason=why))

    def acknowledge(self, role: str, _other: str, number: int, twist: int) -> None:
        notice = self.notice(number)
        if notice:
            actor = self.world.actor(role) if twist % 3 else self.actor(notice.recipient)
            self.trying(lambda: actions.acknowledge_notice(actor, notice))

    def everybody_answers(self, _role: str, _other: str, _number: int, _twist: int) -> None:
        for notice in list(Notice.objects.select_related("change", "recipient").filter(acknowledged_at=None)):
            self.trying(lambda each=notice: actions.acknowledge_notice(self.actor(each.recipient), each))  # type: ignore[misc]

    def name_a_proxy(self, _role: str, other: str, number: int, twist: int) -> None:
        notice, person, pm = self.notice(number), self.world.people[other], self.world.actor("pm")
        if notice:
            self.trying(lambda: actions.name_proxy(pm, notice, proxy=person, proxy_reason="Away"))
            if twist % 2:
                self.trying(lambda: actions.acknowledge_notice(self.world.actor(other), notice))

    def escalate_and_release(self, role: str, _other: str, number: int, _twist: int) -> None:
        notice = self.notice(number)
        if notice:
            self.trying(lambda: actions.escalate_notice(self.world.actor("pm"), notice, escalation="Called"))
            self.trying(lambda: actions.release_notice(self.world.actor(role), notice, release_reason="Gone"))

    def press_on(self, role: str, other: str, number: int, twist: int) -> None:
        """Try to make a change hold: at once or after days, with everybody's answer or without."""
        change = self.change(number, "noticed")
        if twist % 3:
            self.everybody_answers(role, other, number, twist)
        if change:
            self.now += timedelta(days=9 if twist % 2 else 0, hours=twist)
            self.trying(lambda: actions.send_missing_notices(self.world.actor("deputy"), change))
            self.trying(lambda: actions.confirm_informed(self.world.actor(role), change))

    def go_on_or_back(self, role: str, _other: str, number: int, twist: int) -> None:
        change, actor = self.change(number, "effective", "implemented"), self.world.actor(role)
        if change:
            self.trying(lambda: actions.implement_change(actor, change, evidence="There"))
            self.trying(lambda: actions.verify_change(actor, change))
            self.trying(lambda: actions.close_change(actor, change))
            if twist == 0:
                self.trying(lambda: actions.withdraw_change(self.world.actor("pm"), change, reason="No"))

    def time_passes(self, _role: str, _other: str, number: int, twist: int) -> None:
        self.now += timedelta(days=number, hours=twist)

    def join(self, _role: str, _other: str, number: int, twist: int) -> None:
        director, person = self.world.actor("pmo_director"), self.world.people[TEAM[number % 3]]
        part = ("member", "deputy", "partner")[twist % 3]
        self.trying(lambda: projects.appoint(director, self.project, person=person, role=part))

    def leave(self, _role: str, _other: str, number: int, _twist: int) -> None:
        who = self.world.people[TEAM[number % 3]]
        held = ProjectRole.objects.filter(project=self.project, person=who, ends_at=None).first()
        if held:
            self.trying(lambda: projects.end_role(self.world.actor("pmo_director"), held))

    def edit_past_the_change(self, role: str, _other: str, number: int, _twist: int) -> None:
        milestone = Milestone.objects.select_related("project").order_by("pk")[0]
        on = (milestone.baseline_date or date(2030, 6, 3)) + timedelta(days=number)
        typed = {"name": milestone.name, "kind": milestone.kind, "baseline_date": on}
        self.trying(lambda: planning.change_milestone(self.world.actor(role), milestone, **typed))


def run(world: World, examples: int, steps: int) -> dict[str, int]:
    """Try many sequences and return what was seen, so that a run that did nothing is no proof."""
    PriorNotice.first, PriorNotice.seen = world, {}
    run_state_machine_as_test(
        PriorNotice,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    return PriorNotice.seen


def with_calendars(world: World) -> World:
    """Give some of the people calendars of their own: four days a week, far away, with a Friday off."""
    own = people.add_calendar(OPERATOR, name="Elsewhere", zone="America/Lima", week=WEEK)
    people.add_calendar_exception(OPERATOR, own, date=date(2030, 1, 11), name="Off")
    for role in ("member", "partner", "notice_recipient"):
        people.give_calendar(OPERATOR, world.people[role], calendar=own)
    return world


def test_no_sequence_of_acts_makes_a_change_hold_that_somebody_did_not_hear_of_in_time(world: World) -> None:
    seen = run(with_calendars(world), 25, 40)
    assert seen["effective"] > seen["emergencies"] > 0, seen
    assert seen["told"] > 0, seen
    assert seen["refused"] > 0, seen


@pytest.mark.soak
def test_a_hundred_thousand_acts_make_no_change_hold_unheard(world: World) -> None:
    seen = run(with_calendars(world), 2500, 40)
    assert seen["effective"] > seen["emergencies"] > 0, seen
