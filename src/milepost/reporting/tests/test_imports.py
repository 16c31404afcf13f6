"""Imported history: final, read-only, flagged, filed twice without a change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.bridge import recomputed_snapshot
from milepost.reporting.models import Period, StatusReport
from milepost.reporting.tests.story import Story, tell
from tests.suites.ground.laying import ground
from tests.suites.ground.world import IMPORTER, register_imported

pytestmark = pytest.mark.django_db

story = ground(tell)


@pytest.fixture
def project(story: Story) -> Project:
    with clock.at(story.tick()):
        return register_imported(story.world, "M-1")


def year(story: Story, number: int) -> Period:
    with clock.at(story.tick()):
        return reporting.open_imported_period(
            IMPORTER,
            story.cycle,
            code=f"R{number}",
            name=f"Return {number}",
            start_date=date(number - 1, 10, 1),
            end_date=date(number, 9, 30),
        )


def filed(finish: date, cost: int) -> reporting.Return:
    return reporting.Return(
        delivery_confidence="amber_red",
        start_date=date(2012, 1, 1),
        forecast_finish=finish,
        forecast_cost=Decimal(cost),
        narrative={"summary": "A story."},
        attributes={"dca_raw": "Amber/Red", "cost_raw": "£1,000m"},
    )


def file(story: Story, project: Project, period: Period, told: reporting.Return) -> bool:
    with clock.at(story.tick()):
        return reporting.file_imported_report(IMPORTER, project, period, filed=told)


def test_a_second_run_of_the_same_file_changes_nothing(story: Story, project: Project) -> None:
    period = year(story, 2014)
    told = filed(date(2015, 1, 1), 1000)
    assert file(story, project, period, told) is True
    version = StatusReport.objects.get().version
    assert file(story, project, period, told) is False
    assert year(story, 2014) == period
    assert StatusReport.objects.get().version == version


def test_an_imported_report_keeps_its_raw_texts_and_is_flagged(story: Story, project: Project) -> None:
    file(story, project, year(story, 2014), filed(date(2015, 1, 1), 1000))
    report = StatusReport.objects.get()
    assert (report.origin, report.delivery_confidence) == ("imported", "amber_red")
    assert report.attributes["cost_raw"] == "£1,000m"
    assert (report.declared_overall, report.submitted_by, report.due_on) == ("", None, None)
    assert report.computed["schedule"] == "not_applicable"


def test_the_first_return_stands_for_a_baseline_that_no_return_states(story: Story, project: Project) -> None:
    file(story, project, year(story, 2014), filed(date(2014, 12, 31), 1000))
    second = year(story, 2015)
    file(story, project, second, filed(date(2016, 12, 31), 1080))
    report = StatusReport.objects.get(period=second)
    assert (report.first_baseline_finish, report.first_baseline_cost) == (date(2014, 12, 31), Decimal(1000))
    assert report.attributes["from_first_return"] == ["last_baseline_finish", "last_baseline_cost"]
    assert (report.computed["schedule"], report.computed["cost"], report.computed_overall) == ("red", "amber", "red")


def test_a_corrected_return_is_filed_and_the_older_facts_stay(story: Story, project: Project) -> None:
    period = year(story, 2014)
    file(story, project, period, filed(date(2015, 1, 1), 1000))
    assert file(story, project, period, filed(date(2016, 1, 1), 1000)) is True
    report = StatusReport.objects.get()
    assert report.forecast_finish == date(2016, 1, 1)
    assert report.facts.count() == 2


def test_nobody_writes_an_imported_report(story: Story, project: Project) -> None:
    file(story, project, year(story, 2014), filed(date(2015, 1, 1), 1000))
    report = StatusReport.objects.get()
    for verb in (reporting.return_report, reporting.accept_report, reporting.assess_report):
        refusal = verb.verdict(story.analyst, report)
        assert refusal is not None
        assert refusal.rule == "report_is_native"
    with clock.at(story.tick()), pytest.raises(NotPermitted):
        reporting.file_imported_report(
            story.actor(RoleOnProject.PM), project, report.period, filed=filed(date(2015, 1, 1), 1)
        )


def test_an_import_replaces_no_native_report_and_enters_no_native_period(story: Story) -> None:
    period = story.open(1)
    with clock.at(story.tick()), pytest.raises(Refusal) as refused:
        reporting.file_imported_report(
            story.actor(PostRole.ANALYST), story.world.project, period, filed=filed(date(2015, 1, 1), 1)
        )
    assert refused.value.rule == "imports_have_their_own_periods"


def test_imported_periods_lock_and_can_be_computed_again(story: Story, project: Project) -> None:
    first, second = year(story, 2014), year(story, 2015)
    with clock.at(story.tick()):
        pairs = [(project, filed(date(2014, 12, 31), 1000))]
        assert reporting.file_imported_reports(IMPORTER, first, returns=pairs) == 1
    file(story, project, second, filed(date(2016, 12, 31), 1080))
    snapshot = story.lock(second, date(2026, 1, 5))
    again, sha256 = recomputed_snapshot(Period.objects.get(pk=second.pk))
    assert (again, sha256) == (snapshot.body, snapshot.sha256)
    assert snapshot.body["service_levels"]["reviews"] == 0
