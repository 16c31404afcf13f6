"""What a project manager may submit, and what is refused by name."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from milepost.changes import actions as changes
from milepost.finance.models import CostLine
from milepost.kernel import clock
from milepost.kernel.errors import Conflict, NotPermitted, Refusal
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from milepost.reporting import actions as reporting
from milepost.reporting.choices import Breach, OverrideState, ReportState
from milepost.reporting.models import Override, ReportFacts, StatusReport
from milepost.reporting.rules.reports import Grounds
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db

story = ground(tell)


def rules_of(refusal: pytest.ExceptionInfo[Refusal]) -> set[str]:
    return {each.rule for each in refusal.value.unmet}


def test_a_period_opens_with_every_report_drafted_from_facts(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    report = story.report(story.open(1))
    assert report.state == ReportState.DRAFTED
    assert report.computed["schedule"] == report.computed["cost"] == "green"
    assert report.computed_overall == report.declared_overall == "green"
    assert report.forecast_finish == ON_TIME
    assert report.due_on == date(2026, 2, 6)


def test_a_project_without_an_outlook_is_grey_and_its_owner_is_named(story: Story) -> None:
    report = story.report(story.open(1))
    assert report.computed["schedule"] == "grey"
    assert report.computed_overall == "grey"
    assert report.declared_overall == ""


def test_stale_facts_are_grey_with_the_item_and_its_owner_named(story: Story) -> None:
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.declare(period, declared={"overall": "amber"})
    story.submit(period)
    body = ReportFacts.objects.get().body
    schedule = body["colours"]["dimensions"]["schedule"]
    assert schedule["shown"] == "grey"
    assert "The pm must update it" in schedule["sentence"]
    assert "schedule outlook was last updated on 15\N{NO-BREAK SPACE}Dec\N{NO-BREAK SPACE}2025" in schedule["sentence"]


def test_a_submission_freezes_facts_and_colours_with_their_hash(story: Story) -> None:
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    story.go_to(date(2026, 1, 30))
    story.expect(story.world.project, finish=SLIPPED, cost=1125)
    period = story.open(1)
    story.go_to(date(2026, 2, 3))
    story.declare(period, narrative={"ask": "Two more engineers from March."})
    report = story.submit(period)
    facts = ReportFacts.objects.get(report=report)
    assert report.computed_overall == report.declared_overall == "red"
    assert facts.body["measures"]["vac_share"] == {"value": "-0.125000"}
    assert facts.body["colours"]["overall"]["rule"] == "leading_dimension_red"
    assert (report.first_submitted_on, report.review_due_on) == (date(2026, 2, 3), date(2026, 2, 6))
    assert report.divergence == 0


def test_a_declared_colour_better_than_computed_needs_all_three_grounds(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    story.declare(period, declared={"overall": "green", "schedule": "green"})
    with pytest.raises(Refusal) as refused:
        story.submit(period)
    assert rules_of(refused) == {
        "override_has_justification",
        "override_has_evidence",
        "override_has_recovery_date",
    }
    assert {each.field.rpartition("_")[2] for each in refused.value.unmet} == {"overall", "schedule"}
    assert story.report(period).state == ReportState.DRAFTED
    assert refused.value.typed["declared"]["overall"] == "green"


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (Grounds("", "Letter", date(2026, 6, 30)), "override_has_justification"),
        (Grounds("Because", " ", date(2026, 6, 30)), "override_has_evidence"),
        (Grounds("Because", "Letter", None), "override_has_recovery_date"),
        (Grounds("Because", "Letter", date(2026, 1, 2)), "override_has_recovery_date"),
    ],
)
def test_half_given_grounds_are_refused_and_kept(story: Story, given: Grounds, rule: str) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.declare(period, declared={"schedule": "green"}, grounds={"schedule": given})
    assert rules_of(refused) == {rule}
    assert refused.value.typed["grounds"] == {"schedule": given}


def test_an_override_with_grounds_is_submitted_beside_the_computed_colour(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(period, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    report = story.submit(period)
    assert (report.computed_overall, report.declared_overall, report.divergence) == ("red", "green", 2)
    assert {(each.dimension, each.state) for each in Override.objects.all()} == {
        ("overall", OverrideState.PROPOSED),
        ("schedule", OverrideState.PROPOSED),
    }


def test_an_override_that_is_no_longer_needed_is_dropped_at_submission(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(period, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    story.submit(period)
    assert not Override.objects.exists()


def test_an_override_expires_with_its_period(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    first = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(first, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    story.submit(first)
    story.lock(first)
    story.go_to(date(2026, 2, 26))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    second = story.open(2)
    story.declare(second, declared=told)
    with pytest.raises(Refusal) as refused:
        story.submit(second)
    assert "override_has_justification" in rules_of(refused)


def test_a_red_report_asks_for_something(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.submit(period)
    assert rules_of(refused) == {"red_carries_an_ask"}
    with clock.at(story.tick()):
        changes.ask_decision(story.pm, story.world.project, question="May we move the date?")
    assert story.submit(period).state == ReportState.SUBMITTED


def test_a_report_without_a_declared_colour_is_refused(story: Story) -> None:
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.submit(period)
    assert rules_of(refused) == {"overall_is_declared"}


def test_a_report_with_an_actual_in_the_future_is_refused(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    CostLine.objects.create(
        project=story.world.project, month=date(2026, 9, 1), kind="actual", amount=Decimal(5)
    )  # past the rule of the floor below, as a broken import would leave it
    with pytest.raises(Refusal) as refused:
        story.submit(period)
    assert rules_of(refused) == {"no_actual_in_the_future"}


def test_texts_keep_to_their_limit_and_place(story: Story) -> None:
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.declare(period, narrative={"summary": "word " * 151})
    assert rules_of(refused) == {"narrative_is_short"}
    assert refused.value.typed["narrative"] == {"summary": "word " * 151}
    with pytest.raises(Refusal) as refused:
        story.declare(period, narrative={"gossip": "x"})
    assert rules_of(refused) == {"narrative_has_a_place"}


@pytest.mark.parametrize("text", ["half \ud83d", "zero \x00"])
def test_a_text_that_no_database_holds_is_refused(story: Story, text: str) -> None:
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.declare(period, narrative={"summary": text})
    assert rules_of(refused) == {"text_is_storable"}


def test_nobody_declares_grey_or_an_unknown_dimension(story: Story) -> None:
    period = story.open(1)
    with pytest.raises(Refusal) as refused:
        story.declare(period, declared={"overall": "grey", "mood": "green"})
    assert rules_of(refused) == {"colours_are_declarable"}
    assert len(refused.value.unmet) == 2


@pytest.mark.parametrize("text", ["No change.", "unchanged", "As last month"])
def test_no_change_is_refused_when_the_facts_changed(story: Story, text: str) -> None:
    first, second = _two_periods(story)
    story.declare(second, narrative={"schedule": text}, confirmed=True)
    with pytest.raises(Refusal) as refused:
        story.submit(second)
    assert rules_of(refused) == {"no_change_is_true"}
    assert first != second


def test_a_text_carried_over_untouched_is_refused_when_the_facts_under_it_changed(story: Story) -> None:
    _, second = _two_periods(story)
    assert story.report(second).carried_over == ["schedule"]
    with pytest.raises(Refusal) as refused:
        story.submit(second)
    assert rules_of(refused) == {"no_change_is_true"}
    story.declare(second, narrative={"schedule": "The tests moved by two weeks."})
    assert story.submit(second).carried_over == []


def test_a_text_carried_over_stands_when_the_facts_did_not_change(story: Story) -> None:
    _, second = _two_periods(story, moved=False)
    assert story.submit(second).state == ReportState.SUBMITTED


def _two_periods(story: Story, *, moved: bool = True) -> tuple[object, object]:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    first = story.open(1)
    story.declare(first, narrative={"schedule": "All is on time."})
    story.submit(first)
    story.lock(first)
    story.go_to(date(2026, 2, 26))
    story.expect(story.world.project, finish=ON_TIME + timedelta(days=14 if moved else 0), cost=1000)
    return first, story.open(2)


def test_only_the_pm_or_the_deputy_of_this_project_submits(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    lawful = {RoleOnProject.PM, RoleOnProject.DEPUTY}
    for role in {*PostRole, *RoleOnProject} - lawful:
        with clock.at(story.tick()), pytest.raises(NotPermitted):
            reporting.submit_report(story.actor(role), story.report(period))
    with clock.at(story.tick()):
        submitted = reporting.submit_report(story.actor(RoleOnProject.DEPUTY), story.report(period))
    assert submitted.submitted_by_id == story.world.people[RoleOnProject.DEPUTY].pk


def test_the_pm_of_another_project_submits_nothing_here(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    stranger = story.world.actor("nobody")
    with clock.at(story.tick()), pytest.raises(NotPermitted) as refused:
        reporting.submit_report(stranger, story.report(period))
    assert refused.value.rule == "role_may_act"


def test_two_people_who_submit_the_same_report_do_not_overwrite_each_other(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    mine, theirs, also_theirs = story.report(period), story.report(period), story.report(period)
    with clock.at(story.tick()):
        reporting.declare(story.pm, mine, narrative={"summary": "Mine."}, version=mine.version)
    with clock.at(story.tick()), pytest.raises(Conflict) as refused:
        reporting.declare(
            story.actor(RoleOnProject.DEPUTY), theirs, narrative={"summary": "Theirs."}, version=theirs.version
        )
    assert refused.value.typed["narrative"] == {"summary": "Theirs."}
    with clock.at(story.tick()), pytest.raises(Conflict):
        reporting.submit_report(story.actor(RoleOnProject.DEPUTY), also_theirs)
    with clock.at(story.tick()):
        reporting.submit_report(story.pm, story.report(period))
    stored = story.report(period)
    assert (stored.narrative["summary"], stored.submissions) == ("Mine.", 1)


def test_a_stale_page_does_not_submit_what_it_did_not_see(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    seen = story.report(period).version
    story.declare(period, narrative={"summary": "Later words."})
    with clock.at(story.tick()), pytest.raises(Conflict):
        reporting.submit_report(story.pm, story.report(period), version=seen)


def test_a_locked_period_takes_no_report_and_names_the_lawful_path(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.lock(period)
    for attempt in (story.submit, story.declare):
        with pytest.raises(Refusal) as refused:
            attempt(period)
        assert refused.value.rule == "period_is_open"
        assert "adjustment" in refused.value.unmet[0].path


def test_no_action_but_the_pms_own_can_change_a_declared_colour(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    story.declare(period, narrative={"ask": "Help."})
    story.submit(period)
    before = _declared(story.report(period))
    for role in (PostRole.DIRECTOR, PostRole.ANALYST, PostRole.EXECUTIVE):
        with clock.at(story.tick()), pytest.raises(Refusal):
            reporting.declare(story.actor(role), story.report(period), declared={"overall": "green"})
    with clock.at(story.tick()):
        reporting.assess_report(story.analyst, story.report(period), pmo_colour="green", pmo_comment="I see it better.")
    assert _declared(story.report(period)) == before


def _declared(report: StatusReport) -> tuple[str, dict[str, str], int | None]:
    return report.declared_overall, report.declared, report.divergence


def test_a_late_submission_is_late_by_the_first_day_it_came(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.go_to(date(2026, 2, 10))
    story.submit(period)
    with clock.at(story.tick()):
        reporting.return_report(story.analyst, story.report(period), reason="Say why.")
    story.go_to(date(2026, 2, 12))
    report = story.submit(period)
    assert (report.first_submitted_on, report.submissions) == (date(2026, 2, 10), 2)
    body = ReportFacts.objects.filter(report=report).latest("number").body
    assert body["obligations"][-1]["outcome"] == "late"
    assert body["measures"]["compliance_score"] == {"value": "0.5"}
    assert report.breach not in Breach.values
