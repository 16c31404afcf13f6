"""The pages of obligations: what a project owes, why, across projects, and what a draft would change."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from milepost.compliance import actions
from milepost.compliance.bridge.meters import adherence
from milepost.compliance.jobs import record_all_breaches
from milepost.compliance.models import Duty
from milepost.compliance.panels import homes
from milepost.compliance.tests.telling import MACHINE, in_days, later
from milepost.kernel.measure import Known
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Account
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.compliance import INDUCTION, LESSONS, begun, granted, performed, raised, requested
from tests.suites.samples.methods import drafted, small

pytestmark = pytest.mark.django_db
PM, ANALYST = RoleOnProject.PM.value, PostRole.ANALYST.value
DIRECTOR, EXECUTIVE = PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(world: World, role: str) -> Client:
    person = world.people[role]
    account = Account.objects.filter(person=person).first()
    if account is None:
        people.open_account(world.actor("administrator"), person, email=person.email)
        account = Account.objects.get(person=person)
    client = Client()
    client.force_login(account, BACKEND)
    return client


def page(world: World, role: str, address: str, **asked: Any) -> str:
    answer = signed_in(world, role).get(address, asked)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_page_of_a_project_says_what_is_due_and_leads_to_why_in_one_step(world: World) -> None:
    project = owing(world)
    told = page(world, PM, f"/projects/{project.code}/")
    assert "Complete the induction to the method" in told
    address = f"/obligations/{project.code}/{INDUCTION}/"
    assert address in told
    why = page(world, PM, address)
    assert "Objective" in why
    assert "Policy and clause" in why
    assert "Record that it is done" in why
    assert "Verify or send back" not in why


def test_an_obligation_is_performed_verified_and_waived_through_the_pages(world: World) -> None:
    project = owing(world)
    pm, analyst = signed_in(world, PM), signed_in(world, ANALYST)
    form = pm.get(f"/projects/{project.code}/do/perform-obligations/", {"obligations": INDUCTION}).content.decode()
    assert f'<option value="{INDUCTION}" selected' in form
    typed = {"obligations": [INDUCTION], "evidence": "The certificate"}
    assert pm.post(f"/projects/{project.code}/do/perform-obligations/", typed).status_code == 302
    verdict = {"obligations": [INDUCTION], "result": "verified"}
    assert analyst.post(f"/projects/{project.code}/do/verify-obligations/", verdict).status_code == 302
    assert Duty.objects.get().verified_by == world.people[ANALYST]
    asked = {
        "obligation": LESSONS,
        "reason": "They are written",
        "risk_assessment": "Small",
        "compensating_control": "We talk",
        "from_date": in_days(0).isoformat(),
        "to_date": in_days(30).isoformat(),
    }
    assert pm.post(f"/projects/{project.code}/do/request-waiver/", asked).status_code == 302


def test_a_refused_form_keeps_what_was_typed_and_says_the_rule(world: World) -> None:
    project = owing(world)
    typed = {"obligations": ["write_charter.1"], "evidence": "It is on paper"}
    answer = signed_in(world, PM).post(f"/projects/{project.code}/do/perform-obligations/", typed)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "met by the approval of its document" in told
    assert "It is on paper" in told
    assert 'value="write_charter.1" selected' in told


def test_the_list_over_projects_is_narrowed_by_state_project_and_words(world: World) -> None:
    performed(world)
    assert "Have the Project Charter approved." in page(world, ANALYST, "/obligations/")
    to_verify = page(world, ANALYST, "/obligations/", show="verify")
    assert "Complete the induction to the method." in to_verify
    assert "Have the Project Charter approved." not in to_verify
    assert "No obligation fits" in page(world, ANALYST, "/obligations/", q="nothing like it")
    assert "No obligation fits" in page(world, "nobody", "/obligations/")


def test_a_home_over_very_many_projects_says_where_obligations_are(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    performed(world)
    assert "this page does not compute" not in page(world, ANALYST, "/")
    monkeypatch.setattr(homes, "MOST_AT_HOME", 0)
    told = page(world, ANALYST, "/")
    assert "this page does not compute what is to be verified" in told
    assert "/obligations/?show=breached" in told


def test_an_obligation_of_a_project_that_one_does_not_see_does_not_exist(world: World) -> None:
    assert signed_in(world, "nobody").get(f"/obligations/{owing(world).code}/{INDUCTION}/").status_code == 404
    assert signed_in(world, PM).get(f"/obligations/{owing(world).code}/nothing.1/").status_code == 404


def test_the_effect_of_a_draft_is_shown_before_it_is_published(world: World) -> None:
    owing(world)
    version = drafted(world, small("9.0.0"))
    told = page(world, DIRECTOR, f"/method-versions/{version.pk}/")
    assert "Effect on the projects that go on" in told
    assert "unaffected" in told
    whole = page(world, DIRECTOR, f"/method-versions/{version.pk}/impact/")
    assert "in breach by it on that day" in whole
    assert "That is no date" in page(world, DIRECTOR, f"/method-versions/{version.pk}/impact/", **{"from": "soon"})
    assert signed_in(world, PM).get(f"/method-versions/{version.pk}/impact/").status_code == 404


def test_the_pages_of_waivers_audits_and_findings_answer(world: World) -> None:
    waiver, finding = granted(world), raised(world)
    for slug, record in (("waivers", waiver), ("audits", finding.audit), ("findings", finding)):
        assert str(record) in page(world, ANALYST, f"/{slug}/{record.pk}/")
        assert str(record) in page(world, ANALYST, f"/{slug}/")
    assert "Holds" in page(world, ANALYST, f"/waivers/{waiver.pk}/")


def test_the_homes_show_what_waits_for_whom(world: World) -> None:
    requested(world, "request_rfp.1")
    performed(world)
    office = page(world, DIRECTOR, "/")
    for words in ("Waivers waiting", "Obligations to verify", "Adherence"):
        assert words in office
    assert "What comes next" in page(world, PM, "/")
    with later(30):
        assert "Obligations breached" in page(world, ANALYST, "/")


def test_an_executive_sees_the_critical_waiver_that_waits(world: World) -> None:
    waiver = requested(world, "request_rfp.1")
    assert "Waivers waiting" not in page(world, EXECUTIVE, "/")
    actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Bearable")
    assert "Waivers waiting" in page(world, EXECUTIVE, "/")
    assert "Waivers waiting" not in page(world, DIRECTOR, "/")


def test_an_overdue_finding_stands_on_the_home_of_the_director(world: World) -> None:
    raised(world)
    assert "Findings overdue" not in page(world, DIRECTOR, "/")
    with later(12):
        assert "Findings overdue" in page(world, DIRECTOR, "/")


def test_the_daily_work_records_every_breach_once(world: World) -> None:
    owing(world)
    with later(12):
        assert record_all_breaches(MACHINE) == Duty.objects.filter(breached_on__isnull=False).count() > 0
        assert record_all_breaches(MACHINE) == 0


def test_the_meters_name_breaches_waivers_and_refused_attempts(world: World) -> None:
    project = begun(world).project
    granted(world)
    with pytest.raises(Exception, match="E-AUTH-DELIVERY"):
        actions.perform_obligations(world.actor(ANALYST), project, obligations=["request_rfp.1"], evidence="Done")
    told = adherence(Project.objects.filter(pk=project.pk))
    assert (told.refusals, len(told.live_waivers)) == (1, 1)
    assert told.method == Known(value=1)
    assert isinstance(told.procedure, Known)
    assert told.procedure.value < 1
    assert "Adherence" in page(world, DIRECTOR, "/adherence/")
