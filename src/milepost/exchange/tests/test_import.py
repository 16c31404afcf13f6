"""Importing sheets: what comes of a row, that a trial and a second run leave no trace, and that refusals are whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from milepost.exchange.models import ExternalReference, ImportRun
from milepost.exchange.tests.import_samples import (
    FIRST,
    HEADER,
    MACHINE,
    OTHER,
    PROFILE,
    SECOND,
    content_of_database,
    run,
    sheet,
)
from milepost.finance.models import Benefit, CostOutlook
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.history import history_of_stream, records_as_of
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import Actor
from milepost.kernel.verify import verify
from milepost.people import actions as people
from milepost.people.models import Organisation, Person, Unit
from milepost.planning.models import Baseline, Outlook
from milepost.projects.actions import register_project
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.reporting.models import Period, StatusReport

pytestmark = pytest.mark.django_db


def analyst() -> Actor:
    person = people.add_person(MACHINE, name="Ana", email="ana@example.org")
    people.appoint_to_post(MACHINE, person, role="pmo_analyst")
    return Actor(person.pk, person.name, acting_role="pmo_analyst")


def report(project: str, period: str) -> StatusReport:
    return StatusReport.objects.get(project__name=project, period__code=period)


def test_the_first_step_on_an_empty_database_may_be_an_import():
    outcome = run(sheet(FIRST, SECOND, OTHER))
    assert outcome.counts == {"rows": 3, "imported": 3, "unchanged": 0, "refused": 0, "set_aside": 0}
    assert Organisation.objects.get().name == "Works department returns"
    assert Organisation.objects.get().currency == "EUR"
    assert [str(unit.code) for unit in Unit.objects.all()] == ["WORKS"]
    assert set(Period.objects.values_list("code", "origin")) == {("2023", "imported"), ("2024", "imported")}
    assert outcome.created["projects"] == ["WORKS-H-1", "WORKS-B-7"]


def test_a_project_whose_name_changed_a_little_and_that_got_an_id_is_the_same_project():
    run(sheet(FIRST))
    assert run(sheet(SECOND, OTHER)).created["projects"] == ["WORKS-B-7"]
    wall = Project.objects.get(name="Harbour Wall Project")
    assert list(wall.status_reports.order_by("period__code").values_list("period__code", flat=True)) == ["2023", "2024"]
    assert wall.origin == Origin.IMPORTED
    assert set(
        ExternalReference.objects.filter(record_id=wall.pk, noun="projects.project").values_list("key", flat=True)
    ) == {
        "unit+project_name:works|harbour wall",
        "external_id:h 1",
    }


def test_the_same_name_under_another_id_is_another_project():
    run(sheet(SECOND))
    run(sheet(SECOND.replace("H-1", "H-2").replace("2024", "2025")))
    assert Project.objects.count() == 2


def test_delivery_confidence_is_never_taken_for_the_declared_colour():
    run(sheet(FIRST))
    filed = report("Harbour wall", "2023")
    assert (filed.delivery_confidence, filed.declared_overall) == ("amber_red", "green")


def test_what_is_not_known_stays_unknown_with_its_reason_and_its_raw_text():
    run(sheet(OTHER))
    filed = report("New bridge", "2024")
    assert (filed.forecast_finish, filed.forecast_cost, filed.delivery_confidence) == (None, None, "")
    assert filed.attributes["raw"]["finish_date"] == "Exempt under Section 43"
    assert "finish_date" in filed.attributes["unknown"]
    assert filed.attributes["source"]["row"] == 2


def test_the_first_known_dates_and_cost_are_the_original_baseline_and_later_promises_follow_it():
    run(sheet(FIRST, SECOND))
    found = list(Baseline.objects.values_list("number", "finish_date", "cost", "effective_date"))
    assert found[0] == (0, date(2025, 12, 31), Decimal(100), date(2023, 12, 31))
    assert len(found) == 1  # 120 less the change of 20 is what was promised before
    assert Outlook.objects.get().forecast_finish == date(2026, 6, 30)
    assert CostOutlook.objects.get().forecast_cost == Decimal(120)
    assert Benefit.objects.get().forecast_value == Decimal(450)
    assert report("Harbour Wall Project", "2024").attributes["derived"] == ["last_baseline_cost"]


def test_an_older_return_that_comes_later_does_not_change_what_is_known_now():
    run(sheet(SECOND))
    run(sheet(FIRST))
    assert Project.objects.get().name == "Harbour Wall Project"
    assert Outlook.objects.get().forecast_finish == date(2026, 6, 30)
    assert Baseline.objects.count() == 1
    assert StatusReport.objects.count() == 2


def test_a_dry_run_is_the_real_run_rolled_back():
    empty = content_of_database()
    trial = run(sheet(FIRST, SECOND, OTHER), dry_run=True)
    assert trial.dry_run
    assert content_of_database() == empty
    real = run(sheet(FIRST, SECOND, OTHER))
    assert (trial.counts, trial.created, trial.problems) == (real.counts, real.created, real.problems)


def test_a_second_run_changes_nothing_at_all():
    run(sheet(FIRST, SECOND, OTHER))
    before = content_of_database()
    again = run(sheet(FIRST, SECOND, OTHER))
    assert again.counts["unchanged"] == 3
    assert not again.changed
    assert content_of_database() == before


def test_a_second_run_does_not_take_back_what_people_changed_since():
    run(sheet(FIRST))
    actor, project = analyst(), Project.objects.get()
    from milepost.projects.actions import change_project

    change_project(
        actor, project, name="The wall", unit=project.unit, portfolio=project.portfolio, project_class="A", purpose=""
    )
    run(sheet(FIRST))
    assert Project.objects.get().name == "The wall"


def test_a_corrected_row_replaces_what_it_said_before():
    run(sheet(FIRST, OTHER))
    outcome = run(sheet(FIRST.replace("31/12/2025", "31/01/2026"), OTHER))
    assert (outcome.counts["imported"], outcome.counts["unchanged"]) == (1, 1)
    assert report("Harbour wall", "2023").forecast_finish == date(2026, 1, 31)
    assert verify().findings == ()


def test_the_ledger_verifies_and_says_for_whom_the_machine_wrote():
    people.set_up_organisation(MACHINE, name="House")
    actor = analyst()
    run(sheet(FIRST, SECOND), actor=actor)
    assert verify().findings == ()
    run_of = ImportRun.objects.get()
    assert run_of.imported_by == Person.objects.get(name="Ana")
    step = next(iter(history_of_stream(f"project:{Project.objects.get().pk}")))
    assert (step.actor, step.actor_id, step.on_behalf_of) == ("import for Ana", None, actor.person_id)
    assert step.reason == "sheet, row 3"


def test_before_the_import_nothing_was_known_and_after_it_everything_is():
    before = clock.now()
    run(sheet(FIRST, SECOND))
    assert records_as_of(StatusReport, before) == []
    assert len(records_as_of(StatusReport, clock.now())) == 2


def test_a_project_manager_may_not_import_and_the_attempt_is_recorded():
    people.set_up_organisation(MACHINE, name="House")
    person = people.add_person(MACHINE, name="Pam")
    with pytest.raises(NotPermitted):
        run(sheet(FIRST), actor=Actor(person.pk, "Pam"))
    assert Project.objects.count() == 0
    assert LedgerEntry.objects.get(refused=True).verb == "exchange.import_sheet"


def test_rows_with_errors_stay_out_whole_and_are_named():
    outcome = run(
        sheet(FIRST, ",,,,,,,,,,,,", "2024,,,Works,,,,,,,,,Nameless but long enough", "never,X-1,A,Works,,,,,,,,,")
    )
    assert outcome.counts["imported"] == 1
    assert outcome.counts["refused"] == 2
    assert {problem["code"] for problem in outcome.problems} >= {"required_missing", "period_not_understood"}
    assert Project.objects.count() == 1


def test_an_import_that_fails_in_the_middle_leaves_nothing():
    empty = content_of_database()

    def killed(done: int, _due: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(sheet(FIRST, SECOND, OTHER), progress=killed)
    assert content_of_database() == empty


def test_a_sheet_without_any_currency_is_refused_until_somebody_names_one():
    with pytest.raises(Refusal) as caught:
        run(sheet(FIRST), profile=PROFILE.replace('currency = "EUR"\n', ""))
    assert caught.value.rule == "sheet_has_a_currency"
    assert Project.objects.count() == 0


def test_the_same_series_in_another_currency_is_refused_row_by_row():
    run(sheet(FIRST))
    outcome = run(sheet(SECOND), profile=PROFILE.replace('"EUR"', '"USD"'))
    assert outcome.problems[0]["code"] == "amounts_are_in_the_projects_currency"
    assert outcome.counts["refused"] == 1
    assert StatusReport.objects.count() == 1


def test_an_imported_code_never_takes_the_place_of_a_project_registered_here():
    run(sheet(FIRST))
    first = Project.objects.get()
    director = people.add_person(MACHINE, name="Dora")
    people.appoint_to_post(MACHINE, director, role="pmo_director")
    register_project(
        Actor(director.pk, "Dora"),
        code="BRIDGE-7",
        name="Ours",
        unit=first.unit,
        portfolio=first.portfolio,
        currency="EUR",
    )
    run(sheet(OTHER.replace("B-7", "BRIDGE-7")))
    assert Project.objects.get(code="BRIDGE-7").name == "Ours"
    assert Project.objects.get(name="New bridge").code.startswith("WORKS-")


def test_a_text_of_any_kind_is_kept_as_text():
    hostile = "<script>alert(1)</script> =cmd|'/c calc'!A1"
    run(sheet(FIRST.replace("On track", hostile).replace("A wall", hostile)))
    assert report("Harbour wall", "2023").narrative["summary"] == hostile
    assert Project.objects.get().purpose == hostile


def test_a_row_too_large_to_be_kept_is_refused_before_anything_of_it_is_written():
    header = f"{HEADER},Extra 1,Extra 2,Extra 3"
    outcome = run(sheet(f"{FIRST}{',' + 'x' * 90_000}{',' + 'y' * 90_000}{',' + 'z' * 90_000}", header=header))
    assert outcome.problems[0]["code"] == "row_can_be_kept"
    assert Project.objects.count() == 0
