"""Every story's claim holds in what was told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import Sum

from milepost.artefacts.models import Artefact
from milepost.changes.models import Decision, Issue
from milepost.demo.months import Months
from milepost.demo.seed import seed
from milepost.demo.stories.steady.closed import Closed
from milepost.demo.tests.told import TODAY, report, tell
from milepost.finance.models import CostLine, CostOutlook
from milepost.kernel.errors import Refusal
from milepost.kernel.models import LedgerEntry
from milepost.kernel.verify import verify
from milepost.knowledge.models import GuidanceRequest
from milepost.methods.models import MethodVersion
from milepost.people.models import Account
from milepost.planning.models import Baseline, Outlook
from milepost.projects.models import Direction, Project, ProjectRole
from milepost.reporting.models import CadenceRule, Override, Period, StatusReport
from milepost.risks.models import Risk


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The whole cast over the last months, told once; every test reads it and writes nothing."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        tell()
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.usefixtures("told"), pytest.mark.django_db]


def test_the_ledger_is_whole_and_nothing_was_refused():
    found = verify()
    assert not found.findings, found.findings[:3]
    assert not LedgerEntry.objects.filter(refused=True).exists()


def test_nothing_is_told_that_has_not_happened_yet():
    assert LedgerEntry.objects.order_by("-at").first().at < Months(TODAY).now


def test_the_cast_is_about_a_hundred_people_and_forty_projects():
    assert 85 <= Account.objects.count() <= 110
    assert 38 <= Project.objects.count() <= 45
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_the_pmo_laid_down_its_method_by_three_people_before_the_first_project():
    (version,) = MethodVersion.objects.all()
    first = LedgerEntry.objects.filter(verb="projects.register_project").order_by("at").first()
    assert (version.state, version.method.code) == ("published", "pm2")
    assert version.published_at < first.at
    people = {*version.authors.values_list("person", flat=True), *version.approvals.values_list("person", flat=True)}
    assert len(people) == 3


def test_the_present_month_is_open_and_in_the_middle_of_its_cycle():
    open_periods = Period.objects.filter(state="open")
    assert open_periods.count() == 1
    reports = StatusReport.objects.filter(period=open_periods.get())
    assert {"drafted", "submitted", "returned", "accepted"} == set(reports.values_list("state", flat=True))
    waiting = reports.filter(state="submitted")
    assert waiting.filter(review_due_on__lt=TODAY).exists(), "the PMO is late with a review"
    assert waiting.filter(review_due_on__gte=TODAY).exists(), "another review is not due yet"
    assert reports.filter(state="drafted", due_on__lt=TODAY).exists(), "a project manager is late"


def test_the_watermelon_was_rejected_once_and_waits_for_a_decision_again():
    assert report("DIG-515", -4).divergence == 2
    assert report("DIG-515", -2).divergence == 0, "corrected after the rejection"
    assert Override.objects.filter(report=report("DIG-515", -2), state="rejected").exists()
    present = report("DIG-515", 0)
    assert (present.computed_overall, present.declared_overall, present.divergence) == ("red", "green", 2)
    assert Override.objects.filter(report=present, state="proposed", dimension="overall").exists()


def test_the_other_watermelon_was_accepted_on_its_evidence():
    assert (report("EST-607", -1).computed_overall, report("EST-607", -1).divergence) == ("amber", 1)
    assert set(Override.objects.filter(report__project__code="EST-607").values_list("state", flat=True)) == {"accepted"}


def test_the_stale_projects_are_grey_and_grey_for_long_counts_red():
    assert report("SHE-709", 0).computed["schedule"] == "grey"
    assert report("SHE-709", 0).computed_overall == "grey"
    assert (report("WWT-219", 0).counted_overall, report("WWT-219", 0).state) == ("red", "returned")


def test_directions_are_done_accepted_and_left_unanswered():
    today = Months(TODAY).now.date()
    by_state = {each.state: each for each in Direction.objects.all()}
    assert set(by_state) == {"issued", "accepted", "closed"}
    silent = by_state["issued"]
    assert (silent.ruling, silent.answer_by_date < today) == ("upheld", True)
    assert by_state["closed"].confirmed_by is not None


def test_the_pmo_is_asked_answers_and_shows_what_holds_for_others():
    today = Months(TODAY).now.date()
    asked = {each.project.code: each for each in GuidanceRequest.objects.all()}
    assert set(asked) == {"WAT-120", "BUS-418", "DIG-533"}
    waiting = asked["DIG-533"]
    assert waiting.state == "waiting"
    assert today <= waiting.due_date <= Months(TODAY).after(0, 9), "due soon, and not late"
    assert asked["BUS-418"].answers.get().usefulness == 4
    shown = asked["WAT-120"]
    assert (shown.promoted_at is not None, shown.phase_code) == (True, "initiating")
    assert all(each.first_answered_on <= each.due_date for each in (shown, asked["BUS-418"]))


def test_the_zombie_stays_at_95_percent_while_its_finish_moves():
    assert Outlook.objects.get(project__code="DIG-488").complete_share == Decimal("0.95")
    finishes = [report("DIG-488", month).forecast_finish for month in range(-6, 1)]
    assert finishes == sorted(set(finishes))
    assert report("DIG-488", 0).computed_overall == "red"


def test_the_recovering_projects_are_green_against_the_new_baseline_and_late_against_the_first():
    for code in ("WAT-104", "DIG-497"):
        assert report(code, -10).computed_overall == "red"
        present = report(code, 0)
        assert present.computed_overall == "green"
        assert present.first_baseline_finish < present.last_baseline_finish == present.forecast_finish
        assert Baseline.objects.get(project__code=code, number=1).reason


def test_the_slow_slip_turns_from_green_over_amber_to_red():
    colours = [report("WAT-112", month).computed_overall for month in (-9, -3, 0)]
    assert colours == ["green", "amber", "red"]


def test_the_overspend_turns_red_on_cost():
    assert report("WWT-211", 0).computed["cost"] == "red"
    assert report("WWT-211", 0).computed["schedule"] == "green"


def test_the_late_reporters_missed_a_report_and_are_late_now():
    assert report("WAT-115", -3).breach == "report_not_submitted"
    assert report("WAT-115", 0).state == "drafted"


def test_the_project_on_hold_asks_what_to_do():
    assert Project.objects.get(code="BUS-396").standing == "on_hold"
    assert Decision.objects.filter(project__code="BUS-396", state="asked").exists()


def test_the_stand_in_reports_for_the_manager_on_leave():
    deputy = ProjectRole.objects.get(project__code="TRM-322", role="deputy").person
    assert report("TRM-322", -1).submitted_by == deputy
    assert report("TRM-322", -4).submitted_by != deputy


def test_new_projects_promise_nothing_and_finished_ones_are_closed():
    assert not Baseline.objects.filter(project__code__in=("WAT-120", "CUS-561")).exists()
    finished = Project.objects.filter(code__in=[plot.code for plot in Closed().plots])
    assert {(each.stage, each.standing) for each in finished} == {("closed", "ended")}
    assert Project.objects.get(code="PPL-902").standing == "ended"


def test_the_programme_of_class_a_has_four_projects():
    line = Project.objects.filter(programme__code="LINE5")
    assert set(line.values_list("project_class", flat=True)) == {"A"}
    assert line.count() == 4


def test_something_waits_for_everybody():
    assert Decision.objects.filter(state="asked").count() >= 3
    assert Issue.objects.filter(state="open", acknowledged_at=None).exists()


def test_nothing_of_an_ended_project_waits_for_anybody():
    ended = Project.objects.filter(standing="ended")
    assert not Risk.objects.filter(project__in=ended, state="open").exists()
    assert not Issue.objects.filter(project__in=ended, state="open").exists()
    assert not Decision.objects.filter(project__in=ended, state="asked").exists()


def test_nobody_oversees_what_they_manage():
    for project in Project.objects.all():
        held = dict(ProjectRole.objects.filter(project=project, ends_at=None).values_list("role", "person"))
        assert len({held["pm"], held["sponsor"], held["oversight_officer"]}) == 3


def test_the_money_adds_up():
    for outlook in CostOutlook.objects.all():
        lines = CostLine.objects.filter(project=outlook.project_id)
        assert lines.filter(kind="actual").aggregate(sum=Sum("amount"))["sum"] == (outlook.actual_cost or None)
        promised = Baseline.objects.filter(project=outlook.project_id).order_by("-number").first()
        assert lines.filter(kind="baseline").aggregate(sum=Sum("amount"))["sum"] == promised.cost
        told = Outlook.objects.get(project=outlook.project_id)
        if told.updated_on >= Months(TODAY).start(0) and not told.actual_finish:
            coming = lines.filter(kind="forecast").aggregate(sum=Sum("amount"))["sum"]
            assert outlook.actual_cost + coming == outlook.forecast_cost
        if told.actual_finish:
            assert outlook.actual_cost == outlook.forecast_cost


def test_a_second_telling_is_refused():
    before = LedgerEntry.objects.count()
    with pytest.raises(Refusal, match="empty database"):
        next(seed(TODAY))
    assert LedgerEntry.objects.count() == before


def test_class_a_reports_every_fortnight_by_an_adopted_policy_and_not_always_in_time():
    rule = CadenceRule.objects.get()
    assert (rule.project_class, rule.interim_days, rule.state) == ("A", 14, "effective")
    assert rule.approver_id != rule.author_id
    between = StatusReport.objects.filter(period__cycle__interim_of__isnull=False)
    assert set(between.values_list("project__project_class", flat=True)) == {"A"}
    assert between.filter(reviewed_at__isnull=False).count() >= 9
    last = between.filter(period__end_date=between.latest("period__end_date").period.end_date)
    assert list(last.exclude(breach="").values_list("project__code", flat=True)) == ["TRM-333"]
    assert [
        each.project.code for each in last if each.first_submitted_on and each.first_submitted_on > each.due_on
    ] == ["TRM-331"]
    assert last.filter(late_reviews=1).get().project.code == "TRM-330"
    assert not between.filter(computed_overall="grey", breach="").exists()


def test_a_small_project_has_its_charter_approved_by_its_sponsor_who_read_it():
    artefact = Artefact.objects.get(project__code="BUS-402")
    version = artefact.versions.get()
    assert (artefact.state, artefact.approved_number, version.state) == ("approved", 1, "approved")
    assert artefact.readings.get().reader_id == version.approved_by_id
    assert artefact.comments.get().resolved_at is not None


def test_another_charter_waits_in_review_for_an_answer():
    artefact = Artefact.objects.get(project__code="CUS-561")
    assert artefact.state == "in_review"
    assert artefact.comments.get().resolved_at is None
