"""What cannot be done to a report through its pages, and that nothing typed is lost in trying."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from milepost.kernel import clock
from milepost.kernel.models import LedgerEntry
from milepost.kernel.verify import verify
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.reporting.choices import ReportState
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.tests.story import MONTH_ENDS, SLIPPED, Story
from tests.suites.ground.lived_in import signed_in
from tests.suites.ground.world import register

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

SAID = "The supplier delivers in week nine & not before <week 9>"


@pytest.fixture
def report(story: Story) -> StatusReport:
    """The drafted March report of the first project, whose schedule is computed red."""
    story.go_to(MONTH_ENDS[2] - timedelta(days=2))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    return story.report(story.open(3))


def typed(report: StatusReport, **more: Any) -> dict[str, Any]:
    """Return what a browser sends for a report declared as computed."""
    return {
        "version": report.version,
        "declared_overall": "red",
        "text_summary": SAID,
        "text_ask": "Two engineers",
        "submit": "1",
        **more,
    }


def write(client: Client, report: StatusReport, **more: Any) -> Any:
    return client.post(f"/status-reports/{report.pk}/write/", typed(report, **more))


def test_the_project_manager_submits_her_own_report(story: Story, report: StatusReport) -> None:
    answer = write(signed_in(story, "pm"), report)
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.state, report.narrative["summary"]) == (ReportState.SUBMITTED, SAID)


def test_a_pm_cannot_see_or_submit_the_report_of_somebody_elses_project(story: Story, report: StatusReport) -> None:
    with clock.at(story.tick()):
        other = register(story.world, "P-9")
        projects.appoint(story.director, other, person=story.world.people["nobody"], role=RoleOnProject.PM)
    stranger = signed_in(story, "nobody")
    assert "P-9" in stranger.get("/projects/").content.decode(), "a project manager, of another project"
    for address in (f"/status-reports/{report.pk}/", f"/status-reports/{report.pk}/write/"):
        assert stranger.get(address).status_code == 404
    assert write(stranger, report).status_code == 404
    report.refresh_from_db()
    assert report.state == ReportState.DRAFTED
    assert SAID not in report.narrative.values()


@pytest.mark.parametrize("role", ["partner", "client_signatory"])
def test_a_partner_and_a_client_see_nothing_of_a_project_but_pages_of_their_own(
    story: Story, report: StatusReport, role: str
) -> None:
    outsider, code = signed_in(story, role), report.project.code
    for address in (f"/projects/{code}/", f"/status-reports/{report.pk}/", f"/status-reports/{report.pk}/write/"):
        assert outsider.get(address).status_code == 404
    assert write(outsider, report).status_code == 404
    assert code not in outsider.get("/projects/").content.decode()
    assert outsider.get("/").status_code == 200
    report.refresh_from_db()
    assert report.state == ReportState.DRAFTED


@pytest.mark.parametrize("role", ["pmo_director", "pmo_analyst", "executive", "auditor", "sponsor", "member"])
def test_nobody_but_the_project_manager_writes_a_report_and_what_they_typed_stays(
    story: Story, report: StatusReport, role: str
) -> None:
    answer = write(signed_in(story, role), report)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "mp-refusal" in page
    assert "The supplier delivers in week nine &amp; not before &lt;week 9&gt;" in page
    report.refresh_from_db()
    assert report.state == ReportState.DRAFTED


def test_of_two_people_who_submit_the_same_report_the_second_keeps_their_text(
    story: Story, report: StatusReport
) -> None:
    first, second = signed_in(story, "pm"), signed_in(story, "deputy")
    for client in (first, second):
        assert client.get(f"/status-reports/{report.pk}/write/").status_code == 200
    assert write(first, report, text_summary="I was first").status_code == 302
    late = write(second, report, text_summary="I was second")
    assert late.status_code in {409, 422}
    page = late.content.decode()
    assert "I was second" in page
    assert "mp-refusal" in page
    report.refresh_from_db()
    assert report.narrative["summary"] == "I was first"
    assert report.submissions == 1


def test_of_two_people_who_keep_the_same_draft_the_second_is_told_and_keeps_their_text(
    story: Story, report: StatusReport
) -> None:
    first, second = signed_in(story, "pm"), signed_in(story, "deputy")
    draft = {name: value for name, value in typed(report).items() if name != "submit"}
    address = f"/status-reports/{report.pk}/write/"
    assert first.post(address, {**draft, "text_summary": "I was first"}).status_code == 302
    late = second.post(address, {**draft, "text_summary": "I was second"})
    assert late.status_code == 409
    assert "I was second" in late.content.decode()
    report.refresh_from_db()
    assert report.narrative["summary"] == "I was first"


def test_a_report_for_a_locked_period_is_refused_with_the_lawful_way(story: Story) -> None:
    locked = StatusReport.objects.filter(period__state="locked", project=story.world.project).get()
    before = (locked.version, locked.state, locked.narrative)
    answer = write(signed_in(story, "pm"), locked)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "period_is_open" in page
    assert "addendum" in page
    locked.refresh_from_db()
    assert (locked.version, locked.state, locked.narrative) == before


@pytest.mark.parametrize("missing", ["justification", "evidence", "recovery"])
def test_an_override_without_one_of_its_grounds_is_refused_and_kept(
    story: Story, report: StatusReport, missing: str
) -> None:
    given = {"justification": "Crew doubled", "evidence": "Letter 17", "recovery": "2999-06-30"}
    grounds = {f"{name}_overall": value for name, value in given.items() if name != missing}
    answer = write(signed_in(story, "pm"), report, declared_overall="green", **grounds)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f"override_has_{missing}".replace("recovery", "recovery_date") in page
    assert all(value in page for value in grounds.values())
    report.refresh_from_db()
    assert report.state == ReportState.DRAFTED
    assert not Override.objects.filter(report=report).exists()


def test_a_colour_that_does_not_exist_cannot_be_declared(story: Story, report: StatusReport) -> None:
    for colour in ("grey", "not_applicable", "blue", "", "<b>"):
        assert write(signed_in(story, "pm"), report, declared_overall=colour).status_code == 422, colour


def test_fields_that_no_form_has_change_nothing(story: Story, report: StatusReport) -> None:
    forged = {
        "computed_overall": "green",
        "state": "accepted",
        "due_on": "2999-01-01",
        "pmo_colour": "green",
        "id": "1",
    }
    assert write(signed_in(story, "pm"), report, **forged).status_code == 302
    report.refresh_from_db()
    assert (report.computed_overall, report.state, report.pmo_colour) == ("red", ReportState.SUBMITTED, "")


@pytest.mark.parametrize("version", ["", "-1", "²", "9" * 5000, "x", "0", "1e3"])
def test_a_forged_version_is_refused_or_harmless(story: Story, report: StatusReport, version: str) -> None:
    assert write(signed_in(story, "pm"), report, version=version).status_code in {302, 409, 422}
    assert verify().findings == ()


def test_a_project_manager_cannot_accept_her_own_report_or_override(story: Story, report: StatusReport) -> None:
    pm = signed_in(story, "pm")
    write(pm, report)
    assert pm.post(f"/status-reports/{report.pk}/do/accept/", {"version": "99"}).status_code == 403
    proposed = Override.objects.filter(state="proposed").first()
    assert proposed is not None
    assert pm.post(f"/overrides/{proposed.pk}/do/accept/", {"reason": "Mine is fine"}).status_code == 403
    report.refresh_from_db()
    proposed.refresh_from_db()
    assert (report.state, proposed.state) == (ReportState.SUBMITTED, "proposed")


def test_every_refused_attempt_is_on_record_and_the_ledger_stays_whole(story: Story, report: StatusReport) -> None:
    write(signed_in(story, "auditor"), report)
    entry = LedgerEntry.objects.order_by("-id")[0]
    assert (entry.refused, entry.verb) == (True, "reporting.declare")
    assert entry.actor_id == story.world.people["auditor"].pk
    assert verify().findings == ()
