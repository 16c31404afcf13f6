"""What the PMO may do with a report, and who of the PMO may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.reporting import actions as reporting
from milepost.reporting.choices import OverrideState, ReportState
from milepost.reporting.models import Override, Period, StatusReport
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db

story = ground(tell)


@pytest.fixture
def period(story: Story) -> Period:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.submit(period)
    return period


@pytest.fixture
def overridden(story: Story) -> Override:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(period, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    story.submit(period)
    return Override.objects.select_related("report__period__cycle__calendar").get(dimension="overall")


def test_the_pmo_accepts_a_report(story: Story, period: Period) -> None:
    report = story.accept(period)
    assert (report.state, report.reviews, report.late_reviews) == (ReportState.ACCEPTED, 1, 0)
    assert report.reviewed_by_id == story.world.people[PostRole.ANALYST].pk


def test_the_oversight_officer_accepts_a_report(story: Story, period: Period) -> None:
    with clock.at(story.tick()):
        reporting.accept_report(story.actor(RoleOnProject.OVERSIGHT), story.report(period))
    assert story.report(period).state == ReportState.ACCEPTED


def test_a_pm_reviews_nothing(story: Story, period: Period) -> None:
    with clock.at(story.tick()), pytest.raises(NotPermitted):
        reporting.accept_report(story.pm, story.report(period))
    with clock.at(story.tick()), pytest.raises(NotPermitted):
        reporting.assess_report(story.pm, story.report(period), delivery_confidence="green")


def test_a_report_is_returned_with_a_reason_and_submitted_again(story: Story, period: Period) -> None:
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.return_report(story.analyst, story.report(period), reason=" ")
    assert refused.value.rule == "act_has_a_reason"
    with clock.at(story.tick()):
        returned = reporting.return_report(story.analyst, story.report(period), reason="What of the tests?")
    assert (returned.state, returned.return_reason) == (ReportState.RETURNED, "What of the tests?")
    again = story.submit(period)
    assert (again.state, again.submissions, again.reviewed_at) == (ReportState.SUBMITTED, 2, None)
    assert [each.number for each in again.facts.all()] == [1, 2]


def test_a_report_is_accepted_only_after_its_overrides_are_decided(story: Story, overridden: Override) -> None:
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.accept_report(story.analyst, overridden.report)
    assert {each.rule for each in refused.value.unmet} == {"overrides_are_decided"}
    assert len(refused.value.unmet) == 2
    for override in Override.objects.all():
        with clock.at(story.tick()):
            reporting.decide_override(story.analyst, override, accept=True)
    assert story.accept(overridden.report.period).state == ReportState.ACCEPTED


def test_a_rejected_override_returns_the_report_and_the_pm_corrects_it(story: Story, overridden: Override) -> None:
    period = overridden.report.period
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.decide_override(story.analyst, overridden, accept=False)
    assert refused.value.rule == "act_has_a_reason"
    override = Override.objects.get(pk=overridden.pk)
    with clock.at(story.tick()):
        reporting.decide_override(story.analyst, override, accept=False, reason="The letter says otherwise.")
    report = story.report(period)
    assert report.state == ReportState.RETURNED
    assert "The letter says otherwise." in report.return_reason
    story.declare(period, declared={"overall": "red", "schedule": "red"}, narrative={"ask": "More time."})
    assert story.submit(period).divergence == 0
    kept = Override.objects.get(pk=override.pk)
    assert (kept.state, kept.reason) == (OverrideState.REJECTED, "The letter says otherwise.")


def test_an_override_is_decided_once(story: Story, overridden: Override) -> None:
    with clock.at(story.tick()):
        reporting.decide_override(story.analyst, overridden, accept=True)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.decide_override(story.analyst, Override.objects.get(pk=overridden.pk), accept=False, reason="No.")
    assert refused.value.rule == "override_is_decided_once"


def test_a_pm_does_not_decide_her_own_override(story: Story, overridden: Override) -> None:
    with clock.at(story.tick()), pytest.raises(NotPermitted):
        reporting.decide_override(story.pm, overridden, accept=True)


def test_a_reviewer_who_lately_delivered_on_the_project_is_refused(story: Story, period: Period) -> None:
    analyst = story.world.people[PostRole.ANALYST]
    with clock.at(story.tick()):
        member = projects.appoint(story.director, story.world.project, person=analyst, role=RoleOnProject.MEMBER)
    _refused(story, period, "controller_delivers_nothing")
    with clock.at(story.tick()):
        projects.end_role(story.director, ProjectRole.objects.get(pk=member.pk), reason="Back to the PMO.")
    _refused(story, period, "controller_delivers_nothing")
    story.now += timedelta(days=181)
    assert story.accept(period).late_reviews == 1


def test_a_reviewer_who_also_wrote_the_report_is_refused(story: Story) -> None:
    with clock.at(story.tick()):
        people.appoint_to_post(story.director, story.world.people[RoleOnProject.DEPUTY], role=PostRole.ANALYST)
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    deputy = story.actor(RoleOnProject.DEPUTY)
    with clock.at(story.tick()):
        reporting.submit_report(deputy, story.report(period))
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.accept_report(deputy, story.report(period))
    assert {"controller_did_not_write_it", "controller_delivers_nothing"} == {each.rule for each in refused.value.unmet}


def test_a_reviewer_whose_manager_wrote_the_report_is_refused(story: Story, period: Period) -> None:
    analyst, pm = story.world.people[PostRole.ANALYST], story.world.people[RoleOnProject.PM]
    with clock.at(story.tick()):
        people.change_person(story.actor("operator"), analyst, name=analyst.name, email=analyst.email, manager=pm)
    _refused(story, period, "controller_is_not_led_by_author")


def _refused(story: Story, period: Period, rule: str) -> None:
    for verb, typed in (
        (reporting.accept_report, {}),
        (reporting.return_report, {"reason": "No."}),
        (reporting.assess_report, {"pmo_colour": "red"}),
    ):
        with clock.at(story.tick()), pytest.raises(Refusal) as refused:
            verb(story.analyst, story.report(period), **typed)
        assert rule in {each.rule for each in refused.value.unmet}


def test_an_assessment_stands_beside_the_report_and_changes_no_colour(story: Story, period: Period) -> None:
    before = story.report(period)
    with clock.at(story.tick()):
        reporting.assess_report(
            story.analyst,
            story.report(period),
            pmo_colour="red",
            pmo_comment="The supplier is silent.",
            delivery_confidence="amber_red",
        )
    after = story.report(period)
    assert (after.pmo_colour, after.delivery_confidence) == ("red", "amber_red")
    assert (after.computed_overall, after.declared_overall) == (before.computed_overall, before.declared_overall)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.assess_report(story.analyst, story.report(period), delivery_confidence="purple")
    assert refused.value.rule == "choice_is_known"


def test_the_database_itself_refuses_a_review_by_the_author(story: Story, period: Period) -> None:
    from django.db import IntegrityError

    report = story.report(period)
    with pytest.raises(IntegrityError, match=r"report_is_not_reviewed_by_its_author|CHECK constraint"):
        StatusReport.objects.filter(pk=report.pk).update(reviewed_by=report.submitted_by_id)


def test_the_rules_of_colour_need_two_people_and_a_date_to_come(story: Story) -> None:
    with clock.at(story.tick()):
        drafted = reporting.draft_rule_set(story.director, code="2", effective_date=date(2026, 3, 1))
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.approve_rule_set(story.director, drafted)
    assert refused.value.rule == "controller_did_not_write_it"
    story.go_to(date(2026, 3, 2))
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.approve_rule_set(story.actor(PostRole.EXECUTIVE), drafted)
    assert refused.value.rule == "rules_are_not_retroactive"


def test_an_adopted_rule_set_colours_by_its_own_limits(story: Story) -> None:
    from milepost.reporting.bridge import builtin_body

    body = builtin_body("2")
    for indicator in body["indicators"]:
        if indicator["code"] == "forecast_slip_share":
            indicator["green"], indicator["amber"] = "0.30", "0.40"
    with clock.at(story.tick()):
        drafted = reporting.draft_rule_set(
            story.director, code="2", effective_date=date(2026, 1, 1), body=body, parameters={"narrative_words": 3}
        )
    with clock.at(story.tick()):
        reporting.approve_rule_set(story.actor(PostRole.EXECUTIVE), drafted)
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    period = story.open(1)
    assert story.report(period).computed["schedule"] == "green"
    with pytest.raises(Refusal) as refused:
        story.declare(period, narrative={"summary": "More than three words."})
    assert refused.value.rule == "narrative_is_short"
    assert story.submit(period).facts.get().rule_set_version == "2"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"body": {"version": "2"}}, "rule_set_is_usable"),
        ({"parameters": {"stale_actuals_days": 0}}, "parameters_are_whole_days"),
        ({"parameters": {"speed": 3}}, "parameters_are_whole_days"),
    ],
)
def test_a_rule_set_that_cannot_be_used_is_refused(story: Story, typed: dict[str, object], rule: str) -> None:
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.draft_rule_set(story.director, code="2", effective_date=date(2026, 3, 1), **typed)  # type: ignore[arg-type]
    assert rule in {each.rule for each in refused.value.unmet}
