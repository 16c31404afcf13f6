"""Importing the real portfolios where they lie: who is the same project over the years, and that nothing is doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.exchange.actions import Outcome, import_sheet
from milepost.exchange.importers.sheet.plan import read_plan
from milepost.exchange.importers.sheet.profile_toml import shipped_profile
from milepost.exchange.tests.import_samples import MACHINE
from milepost.kernel.models import LedgerEntry
from milepost.kernel.verify import verify
from milepost.projects.models import Project
from milepost.reporting.models import StatusReport

pytestmark = pytest.mark.django_db


def run(path: Path, profile: str, **how: str) -> Outcome:
    return import_sheet(MACHINE, read_plan(path, shipped_profile(profile), **how))


def test_all_returns_of_a_government_become_one_portfolio_over_the_years(real_portfolios):
    folder = real_portfolios / "portfolios" / "uk_major_projects"
    years = run(folder / "returns_2014_2021.csv", "uk-major-projects")
    assert years.counts["imported"] == years.counts["rows"] > 1_200
    assert StatusReport.objects.count() == years.counts["imported"]
    assert 400 < Project.objects.count() < 600
    over_years = Project.objects.get(name="Geological Disposal Facility Programme (GDF)")
    assert over_years.status_reports.count() == 8

    entries = LedgerEntry.objects.count()
    again = run(folder / "returns_2014_2021.csv", "uk-major-projects")
    assert again.counts["unchanged"] == years.counts["rows"]
    assert LedgerEntry.objects.count() == entries

    projects = Project.objects.count()
    department = run(folder / "department_original_headers_2022.csv", "uk-major-projects", period="2022")
    assert department.counts["imported"] == department.counts["rows"] > 0
    assert Project.objects.count() - projects < department.counts["rows"] / 2
    assert over_years.status_reports.count() == 9
    returns = StatusReport.objects.exclude(period__code="2022")
    assert not returns.exclude(declared_overall="").exists()
    assert returns.exclude(delivery_confidence="").count() > 1_000
    assert not StatusReport.objects.exclude(forecast_cost=None, forecast_finish=None, benefits_forecast=None).exists()
    assert returns.exclude(last_baseline_cost=None).count() > 1_000
    assert returns.exclude(last_baseline_finish=None).count() > 1_000
    told = set(StatusReport.objects.values_list("computed__cost", "computed__schedule", "computed__benefits"))
    assert {colour for each in told for colour in each} <= {"grey", "not_applicable"}, "no forecast, no colour"
    assert set(StatusReport.objects.values_list("counted_overall", flat=True)) <= {"amber", "not_applicable"}
    assert verify().findings == ()


def test_changes_of_a_citys_projects_are_told_against_what_was_promised(real_portfolios):
    outcome = run(real_portfolios / "portfolios" / "nyc_capital" / "changes_2013_2017.csv", "nyc-capital")
    assert outcome.counts["imported"] == outcome.counts["rows"] == 839
    ward = Project.objects.filter(name__startswith="26th Ward Waste Water Treatment Plant Pr").first()
    assert ward is not None
    filed = ward.status_reports.get(period__code="2014-05")
    assert (filed.last_baseline_cost, filed.last_baseline_finish, filed.currency) == (None, None, "USD")
    assert filed.attributes["stated"]["cost_change_total"] == "-4318643.37"
    last = ward.status_reports.order_by("-period__end_date")[0]
    assert (last.last_baseline_cost, last.last_baseline_finish) == (filed.forecast_cost, filed.forecast_finish)
    assert set(last.attributes["from_first_return"]) == {"last_baseline_cost", "last_baseline_finish"}


def test_two_years_of_it_projects_join_where_they_have_the_same_id(real_portfolios):
    folder = real_portfolios / "portfolios" / "canada_it"
    first = run(folder / "gc-it-projects-2016.csv", "canada-it")
    second = run(folder / "gc-it-projects-2019.csv", "canada-it")
    joined = second.counts["imported"] - len(second.created["projects"])
    assert first.counts["refused"] == second.counts["refused"] == 0
    assert 50 < joined < second.counts["rows"]
