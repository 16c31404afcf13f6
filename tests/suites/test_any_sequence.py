"""Whatever is done in whatever order, lawful or not: one PM a project, a whole ledger, and a past that stays."""

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
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from milepost.changes import actions as changes
from milepost.changes.choices import Severity
from milepost.changes.models import Decision, Issue
from milepost.finance import actions as finance
from milepost.finance.rules import CostInput
from milepost.kernel import clock
from milepost.kernel.canonical import state_of
from milepost.kernel.errors import Refusal
from milepost.kernel.history import records_as_of
from milepost.kernel.models import Record
from milepost.kernel.verify import verify
from milepost.planning import actions as planning
from milepost.planning.models import Outlook
from milepost.projects import actions as projects
from milepost.projects.choices import DELIVERY, SINGLE_ROLES, RoleOnProject, Stage
from milepost.projects.models import Project, ProjectRole
from milepost.risks import actions as risks
from milepost.risks.models import Risk
from tests.suites.ground.world import PARTS, POSTS, World, register

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

BEGINNING = datetime(2030, 1, 1, tzinfo=UTC)
WATCHED: tuple[type[Record], ...] = (Project, ProjectRole, Outlook, Risk, Issue, Decision)
# Everybody tries, those who may do most try most: a sequence of refusals alone would prove little.
ROLES = st.one_of(
    st.sampled_from(("pm", "pmo_director", "executive", "pmo_analyst")),
    st.sampled_from((*POSTS, *PARTS, "nobody", "operator")),
)
PEOPLE = st.sampled_from((*POSTS, *PARTS, "nobody"))
DAYS = st.one_of(st.none(), st.dates(date(2029, 1, 1), date(2031, 12, 31)))
WHY = st.sampled_from(["", "Because"])
SHARES = st.decimals("-0.5", "1.5", places=2)
Picture = dict[type[Record], dict[int, dict[str, Any]]]


def picture() -> Picture:
    return {model: {each.pk: state_of(each) for each in model._base_manager.all()} for model in WATCHED}


class AnySequence(RuleBasedStateMachine):
    """People, each in some role, try things; time goes on a minute with every try."""

    first: ClassVar[World]

    @initialize()
    def begin(self) -> None:
        self.world, self.now = deepcopy(self.first), BEGINNING
        self.past: list[tuple[datetime, Picture]] = []
        self.stale: dict[tuple[type[Record], int], Record] = {}
        self.outer = transaction.atomic()
        self.outer.__enter__()
        with clock.at(self.now):
            self.world.projects.append(register(self.world, "P-2"))

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def trying(self, act: Callable[[], object]) -> None:
        """Do it or be refused; remember what there was before, so that the past can be asked."""
        self.past.append((self.now, picture()))
        self.now += timedelta(minutes=1)
        with clock.at(self.now):
            before = picture()
            try:
                act()
            except Refusal:
                assert picture() == before

    def project(self, number: int) -> Project:
        return Project.objects.get(pk=self.world.projects[number % 2].pk)

    def one(self, model: type[Any], number: int, *, old: bool = False) -> Any:
        """Return one record of a noun, sometimes as somebody read it long ago."""
        ids = list(model.objects.order_by("pk").values_list("pk", flat=True))
        if not ids:
            return None
        key = ids[number % len(ids)]
        fresh = model.objects.get(pk=key)
        return deepcopy(self.stale.setdefault((model, key), fresh)) if old else fresh

    @rule(role=ROLES, number=st.integers(0, 1), person=PEOPLE, part=st.sampled_from(PARTS))
    def appoint(self, role: str, number: int, person: str, part: str) -> None:
        who = self.world.people[person]
        self.trying(lambda: projects.appoint(self.world.actor(role), self.project(number), person=who, role=part))

    @rule(role=ROLES, number=st.integers(0, 20), old=st.booleans())
    def end_role(self, role: str, number: int, *, old: bool) -> None:
        held = self.one(ProjectRole, number, old=old)
        self.trying(lambda: projects.end_role(self.world.actor(role), held))

    @rule(role=ROLES, single=st.sampled_from(SINGLE_ROLES))
    def leave_without_a_successor(self, role: str, single: str) -> None:
        held = ProjectRole.objects.get(project=self.project(0), role=single, ends_at=None)
        self.trying(lambda: projects.end_role(self.world.actor(role), held))

    @rule(role=ROLES, number=st.integers(0, 1), days=st.integers(-2, 100), why=st.sampled_from(["", "x"]))
    def hold_project(self, role: str, number: int, days: int, why: str) -> None:
        told = {"reason": why, "resources": why, "review_date": clock.today() + timedelta(days=days)}
        self.trying(lambda: projects.hold_project(self.world.actor(role), self.project(number), **told))

    @rule(role=ROLES, number=st.integers(0, 1), why=st.sampled_from(["", "x"]))
    def resume_project(self, role: str, number: int, why: str) -> None:
        self.trying(lambda: projects.resume_project(self.world.actor(role), self.project(number), reason=why))

    @rule(role=ROLES, number=st.integers(0, 1), why=st.sampled_from(["", "x"]))
    def terminate_project(self, role: str, number: int, why: str) -> None:
        self.trying(lambda: projects.terminate_project(self.world.actor(role), self.project(number), reason=why))

    @rule(role=ROLES, number=st.integers(0, 1), stage=st.sampled_from(Stage.values))
    def tell_stage(self, role: str, number: int, stage: str) -> None:
        actor = self.world.actor(role)
        self.trying(lambda: projects.tell_stage(actor, self.project(number), stage=stage, standing="active"))

    @rule(role=ROLES, number=st.integers(0, 1), start=DAYS, finish=DAYS, forecast=DAYS, share=SHARES)
    def update_outlook(
        self, role: str, number: int, *, start: date | None, finish: date | None, forecast: date | None, share: Decimal
    ) -> None:
        self.trying(
            lambda: planning.update_outlook(
                self.world.actor(role),
                self.project(number),
                actual_start=start,
                actual_finish=finish,
                forecast_finish=forecast,
                complete_share=share,
            )
        )

    @rule(role=ROLES, number=st.integers(0, 1), months=st.lists(st.integers(1, 12), max_size=4), amount=SHARES)
    def record_costs(self, role: str, number: int, months: list[int], amount: Decimal) -> None:
        lines = [CostInput(date(2029, month, 1), "actual", amount) for month in months]
        self.trying(lambda: finance.record_costs(self.world.actor(role), self.project(number), lines=lines))

    @rule(role=ROLES, number=st.integers(0, 1), share=SHARES, critical=st.booleans())
    def raise_risk(self, role: str, number: int, share: Decimal, *, critical: bool) -> None:
        self.trying(
            lambda: risks.raise_risk(
                self.world.actor(role), self.project(number), title="R", probability_share=share, critical=critical
            )
        )

    @rule(role=ROLES, number=st.integers(0, 5), share=SHARES, old=st.booleans())
    def change_risk(self, role: str, number: int, share: Decimal, *, old: bool) -> None:
        risk = self.one(Risk, number, old=old)
        if risk:
            self.trying(
                lambda: risks.change_risk(self.world.actor(role), risk, title=f"{share}", probability_share=share)
            )

    @rule(role=ROLES, number=st.integers(0, 5), severity=st.sampled_from(Severity.values))
    def raise_or_change_issue(self, role: str, number: int, severity: str) -> None:
        issue, actor = self.one(Issue, number), self.world.actor(role)
        if issue:
            self.trying(lambda: changes.change_issue(actor, issue, title="I", severity=severity))
        else:
            self.trying(lambda: changes.raise_issue(actor, self.project(number), title="I", severity=severity))

    @rule(role=ROLES, number=st.integers(0, 5))
    def ask_or_decide(self, role: str, number: int) -> None:
        decision, actor = self.one(Decision, number), self.world.actor(role)
        if decision:
            self.trying(lambda: changes.decide(actor, decision, choice="Yes", rationale="Better"))
        else:
            self.trying(lambda: changes.ask_decision(actor, self.project(number), question="May we?"))

    @invariant()
    def the_ledger_is_whole(self) -> None:
        if hasattr(self, "past"):
            assert verify().findings == ()

    @invariant()
    def the_first_project_has_exactly_one_pm_and_no_project_two(self) -> None:
        if not hasattr(self, "past"):
            return
        held = ProjectRole.objects.filter(ends_at=None, role=RoleOnProject.PM)
        counts = [held.filter(project=project).count() for project in self.world.projects[-2:]]
        assert counts[0] == 1
        assert counts[1] <= 1

    @invariant()
    def nobody_controls_what_they_deliver(self) -> None:
        if not hasattr(self, "past"):
            return
        for role in ProjectRole.objects.filter(ends_at=None, role=RoleOnProject.OVERSIGHT):
            same = ProjectRole.objects.filter(ends_at=None, project=role.project, person=role.person)
            assert not same.filter(role__in=DELIVERY).exists()
        for decision in Decision.objects.exclude(decided_by=None):
            assert decision.decided_by_id != decision.asked_by_id

    @invariant()
    def every_earlier_moment_reads_as_it_was(self) -> None:
        if not getattr(self, "past", None):
            return
        for moment, then in (self.past[0], self.past[len(self.past) // 2], self.past[-1]):
            now_known = {model: {each.pk: state_of(each) for each in records_as_of(model, moment)} for model in WATCHED}
            assert now_known == then


def test_any_sequence_of_acts_keeps_the_promises(world: World) -> None:
    AnySequence.first = world
    run_state_machine_as_test(
        AnySequence,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),  # at most 25 steps: shrinking them takes longer than reading them
            suppress_health_check=list(HealthCheck),
        ),
    )
