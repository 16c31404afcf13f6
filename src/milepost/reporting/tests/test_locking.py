"""A period locks once, freezes what the packs need, and can be computed again from the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from milepost.kernel import clock
from milepost.kernel.canonical import canonical, digest
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.verify import verify
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.bridge import recomputed_snapshot
from milepost.reporting.choices import Breach, PackState, PeriodState, ReportState
from milepost.reporting.models import Adjustment, Pack, Period, PeriodSnapshot
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from milepost.risks import actions as risks
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db

story = ground(tell)


def told_period(story: Story, number: int, *, finish: date = ON_TIME) -> Period:
    story.go_to(date(2026, number, 26))
    story.expect(story.world.project, finish=finish, cost=1000)
    period = story.open(number)
    story.submit(period)
    return period


def test_a_locked_report_is_in_the_pack_with_a_snapshot_and_its_hash(story: Story) -> None:
    period = told_period(story, 1)
    story.accept(period)
    snapshot = story.lock(period)
    assert story.report(period).state == ReportState.IN_PACK
    stored = PeriodSnapshot.objects.get(pk=snapshot.pk)
    assert stored.sha256 == digest(canonical(stored.body))
    assert stored.body["reports"][0]["facts"]["identity"]["pm"] == "The pm"
    assert stored.body["locked_by"] == "The pmo analyst"
    assert Period.objects.get(pk=period.pk).state == PeriodState.LOCKED


def test_a_missing_report_turns_grey_with_a_named_breach(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.lock(period)
    report = story.report(period)
    assert (report.computed_overall, report.counted_overall) == ("grey", "amber")
    assert (report.breach, report.declared_overall) == (Breach.NOT_SUBMITTED, "")
    assert "due on 6\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2026 from The pm" in report.computed_why
    assert report.facts.get().body["measures"]["compliance_score"] == {"value": "0"}


def test_a_report_missing_twice_counts_red(story: Story) -> None:
    for number in (1, 2):
        story.go_to(date(2026, number, 26))
        story.expect(story.world.project, finish=ON_TIME, cost=1000)
        period = story.open(number)
        story.lock(period)
    assert (story.report(period).computed_overall, story.report(period).counted_overall) == ("grey", "red")


def test_not_reporting_is_no_way_out_of_red(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1200)
    period = story.open(1)
    story.lock(period)
    assert (story.report(period).computed_overall, story.report(period).counted_overall) == ("grey", "red")


def test_a_returned_report_that_never_came_back_has_its_own_breach(story: Story) -> None:
    period = told_period(story, 1)
    with clock.at(story.tick()):
        reporting.return_report(story.analyst, story.report(period), reason="Say why.")
    story.lock(period)
    assert story.report(period).breach == Breach.NOT_CORRECTED


def test_an_ended_project_is_not_asked_for_a_report(story: Story) -> None:
    Project.objects.filter(pk=story.world.project.pk).update(standing="ended")
    period = story.open(1)
    assert not period.reports.exists()


def test_only_the_pmo_locks_and_only_after_the_end(story: Story) -> None:
    period = told_period(story, 1)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.lock_period(story.analyst, period)
    assert refused.value.rule == "period_has_ended"
    story.go_to(date(2026, 2, 9))
    with clock.at(story.tick()), pytest.raises(NotPermitted):
        reporting.lock_period(story.pm, period)
    story.lock(period)
    with pytest.raises(Refusal) as refused:
        story.lock(period)
    assert refused.value.rule == "period_is_open"


def test_periods_of_a_cycle_do_not_overlap(story: Story) -> None:
    story.open(1)
    for start, end, rule in (
        (date(2026, 1, 31), date(2026, 2, 28), "periods_do_not_overlap"),
        (date(2026, 3, 2), date(2026, 3, 1), "period_end_not_before_start"),
    ):
        with clock.at(story.tick()), pytest.raises(Refusal) as refused:
            reporting.open_period(story.analyst, story.cycle, code="X", name="X", start_date=start, end_date=end)
        assert refused.value.rule == rule


def test_the_lock_can_be_computed_again_from_the_ledger_after_later_corrections(story: Story) -> None:
    story.go_to(date(2026, 1, 26))
    late = story.add_project("P-2")
    story.expect(story.world.project, finish=SLIPPED, cost=1100)
    with clock.at(story.tick()):
        risk = risks.raise_risk(
            story.pm,
            story.world.project,
            title="The supplier fails",
            probability_share=Decimal("0.3"),
            impact_cost=Decimal(200),
            owner=story.world.people["pm"],
            next_action="Ask for their plan",
            next_action_date=date(2026, 2, 20),
            response="reduce",
        )
    story.expect(late, finish=ON_TIME, cost=900)
    first = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(first, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    story.submit(first)
    story.lock(first)
    frozen = [PeriodSnapshot.objects.get(period=first)]
    _correct_everything(story, risk)
    story.go_to(date(2026, 2, 26))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    second = story.open(2)
    with clock.at(story.tick()):
        reporting.adjust(story.pm, story.report(first), field="forecast_cost", is_now="1234.5", reason="Typing error.")
    story.declare(second, declared={"overall": "red", "schedule": "red"}, narrative={"ask": "x"})
    story.submit(second)
    story.lock(second)
    frozen.append(PeriodSnapshot.objects.get(period=second))
    _correct_everything(story, risk)
    for snapshot in frozen:
        body, sha256 = recomputed_snapshot(Period.objects.get(pk=snapshot.period_id))
        assert body == snapshot.body
        assert sha256 == snapshot.sha256
    assert frozen[1].body["adjustments"][0]["is_now"] == "1234.50"
    assert not verify().findings


def _correct_everything(story: Story, risk: object) -> None:
    story.expect(story.world.project, finish=date(2028, 1, 1), cost=5000, contingency=1)
    with clock.at(story.tick()):
        planning.rebaseline(
            story.director,
            story.world.project,
            reason="A new promise.",
            start_date=date(2026, 1, 1),
            finish_date=date(2028, 1, 1),
            cost=Decimal(5000),
        )
    with clock.at(story.tick()):
        risks.change_risk(
            story.pm,
            type(risk).objects.get(pk=risk.pk),  # type: ignore[attr-defined]
            title="The supplier has failed",
            probability_share=Decimal("0.9"),
            impact_cost=Decimal(900),
            owner=story.world.people["pm"],
            next_action="Find another",
            next_action_date=story.now.date() + timedelta(days=9),
            response="reduce",
        )


def test_a_correction_belongs_to_the_next_open_period(story: Story) -> None:
    period = told_period(story, 1)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.adjust(story.pm, story.report(period), field="forecast_cost", is_now="1", reason="Error.")
    assert refused.value.rule == "adjusted_report_is_locked"
    before = story.lock(period).sha256
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.adjust(story.pm, story.report(period), field="forecast_cost", is_now="1", reason="Error.")
    assert refused.value.rule == "adjustment_has_a_period"
    second = story.open(2)
    with clock.at(story.tick()):
        reporting.adjust(story.pm, story.report(period), field="forecast_cost", is_now="1100", reason="Error.")
    adjustment = Adjustment.objects.get()
    assert (adjustment.period, adjustment.was, adjustment.is_now) == (second, "1000.00", "1100.00")
    assert story.report(period).forecast_cost == Decimal(1000)
    assert PeriodSnapshot.objects.get(period=period).sha256 == before


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"field": "declared_overall", "is_now": "green", "reason": "x"}, "adjustment_can_be_read"),
        ({"field": "forecast_cost", "is_now": "a lot", "reason": "x"}, "adjustment_can_be_read"),
        ({"field": "forecast_cost", "is_now": "NaN", "reason": "x"}, "adjustment_can_be_read"),
        ({"field": "forecast_finish", "is_now": "31.12.26", "reason": "x"}, "adjustment_can_be_read"),
        ({"field": "forecast_cost", "is_now": "1000", "reason": "x"}, "adjustment_changes_something"),
        ({"field": "forecast_cost", "is_now": "1", "reason": ""}, "act_has_a_reason"),
    ],
)
def test_an_adjustment_that_says_nothing_is_refused(story: Story, typed: dict[str, str], rule: str) -> None:
    period = told_period(story, 1)
    story.lock(period)
    story.open(2)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.adjust(story.pm, story.report(period), **typed)
    assert refused.value.rule == rule


def test_a_pack_is_approved_by_somebody_who_did_not_build_it_and_never_changes(story: Story) -> None:
    period = told_period(story, 1)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.record_pack(story.analyst, period, files={})
    assert refused.value.rule == "pack_rests_on_a_locked_period"
    snapshot = story.lock(period)
    period.refresh_from_db()
    files = {"pdf": {"sha256": "0" * 64, "bytes": 10, "name": "pack.pdf"}}
    with clock.at(story.tick()):
        pack = reporting.record_pack(story.director, period, files=files)
    assert (pack.number, pack.snapshot_sha256) == (1, snapshot.sha256)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.approve_pack(story.director, pack)
    assert refused.value.rule == "controller_did_not_write_it"
    with clock.at(story.tick()):
        reporting.approve_pack(story.actor(PostRole.EXECUTIVE), pack)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.approve_pack(story.actor(PostRole.EXECUTIVE), Pack.objects.get(pk=pack.pk))
    assert refused.value.rule == "pack_is_approved_once"
    with clock.at(story.tick()):
        second = reporting.record_pack(story.analyst, period, files=files)
    with clock.at(story.tick()):
        reporting.approve_pack(story.director, second)
    states = list(Pack.objects.order_by("number").values_list("state", flat=True))
    assert states == [PackState.SUPERSEDED, PackState.APPROVED]


def test_a_late_report_is_filed_beside_the_pack_which_stays_as_it_is(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    typed = {"declared_overall": "green", "narrative": {"summary": "We are late."}, "reason": "I was ill."}
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.add_addendum(story.pm, story.report(period), **typed)
    assert refused.value.rule == "addendum_stands_for_a_missing_report"
    before = story.lock(period).sha256
    with clock.at(story.tick()):
        addendum = reporting.add_addendum(story.pm, story.report(period), **typed)
    assert addendum.sha256 == digest(canonical(addendum.body))
    assert addendum.declared_overall == "green"
    assert story.report(period).computed_overall == "grey"
    assert PeriodSnapshot.objects.get(period=period).sha256 == before


def test_colours_worsen_at_once_and_improve_after_two_better_periods(story: Story) -> None:
    shown = []
    for number, finish in enumerate([ON_TIME, SLIPPED, ON_TIME, ON_TIME], start=1):
        story.go_to(date(2026, number, 26))
        story.expect(story.world.project, finish=finish, cost=1000)
        period = story.open(number)
        story.declare(period, declared={"overall": "red", "schedule": "red"}, narrative={"ask": "Help."})
        story.submit(period)
        story.lock(period)
        shown.append(story.report(period).computed["schedule"])
    assert shown == ["green", "red", "red", "green"]


def test_a_lock_costs_a_bounded_number_of_queries(story: Story, django_assert_max_num_queries: object) -> None:
    for code in ("P-2", "P-3", "P-4"):
        story.add_project(code)
    period = story.open(1)
    with django_assert_max_num_queries(80):  # type: ignore[operator]
        story.lock(period)
