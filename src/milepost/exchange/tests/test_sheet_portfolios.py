"""The shipped profiles on real portfolios, read in place; a clone without them lists these tests as not run."""

import os
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from milepost.exchange.importers.sheet.plan import SheetPlan, read_plan
from milepost.exchange.importers.sheet.profile_toml import shipped_profile

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("MILEPOST_DATA", ROOT.parent / "shared" / "data")) / "portfolios"
UK = "uk_major_projects/returns_2014_2021.csv"
DEPARTMENT = "uk_major_projects/department_original_headers_2022.csv"


def planned(name: str, profile: str, period: str | None = None) -> SheetPlan:
    path = DATA / name
    if not path.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"The portfolio {name} is missing; set MILEPOST_DATA to the folder of the data.")
        pytest.skip(f"The portfolio {name} is not here.")
    return read_plan(path, shipped_profile(profile), period=period)


def share_understood(plan: SheetPlan) -> float:
    cells = [coverage for coverage in plan.coverage if coverage.column.field]
    missed = sum(coverage.not_understood for coverage in cells)
    return 1 - missed / sum(coverage.known + coverage.unknown + coverage.not_understood for coverage in cells)


def test_all_uk_returns_are_read_and_agree_with_the_values_of_the_compilers() -> None:
    plan = planned(UK, "uk-major-projects")
    assert (plan.counts.returns, plan.counts.importable, len(plan.periods)) == (1248, 1248, 8)
    assert share_understood(plan) > 0.999
    differing = []
    for row in plan.rows:
        for field, column in (("start_date", "start_date"), ("baseline_finish_date", "end_date")):
            value = row.fields[field].value
            if (value.isoformat() if value else "") != row.extras.get(column, ""):
                differing.append((row.row, field))
        for field, column in (
            ("period_baseline_spend", "fy_baseline_m"),
            ("period_forecast_spend", "fy_forecast_m"),
            ("baseline_cost", "wlc_baseline_m"),
        ):
            value, told = row.fields[field].value, row.extras.get(column, "")
            if (value is None) != (told == "") or (told and abs(value - Decimal(told) * 10**6) > Decimal("0.001")):
                differing.append((row.row, field))
        told = row.extras.get("dca", "").lower().replace("/", "_")
        if (row.fields["delivery_confidence"].value or "") != told and told != "reset":
            differing.append((row.row, "delivery_confidence"))
    assert differing == []


def test_a_project_of_the_uk_returns_is_followed_over_the_years() -> None:
    plan = planned(UK, "uk-major-projects")
    years: dict[str, set[str]] = {}
    for row in plan.rows:
        assert row.period is not None
        years.setdefault(row.natural_key, set()).add(row.period.code)
    assert plan.counts.duplicates == 0
    assert sum(1 for seen in years.values() if len(seen) >= 3) > 150


def test_a_department_return_with_its_original_headers_is_read() -> None:
    plan = planned(DEPARTMENT, "uk-major-projects", "2022")
    assert (plan.counts.returns, plan.counts.importable) == (22, 22)
    found = plan.table.matched()
    assert {"external_id", "delivery_confidence", "declared_colour", "baseline_cost", "narrative_schedule"} <= found
    assert share_understood(plan) == 1


def test_the_changes_of_a_city_are_read() -> None:
    plan = planned("nyc_capital/changes_2013_2017.csv", "nyc-capital")
    assert (plan.counts.returns, plan.counts.importable) == (839, 839)
    assert share_understood(plan) == 1


@pytest.mark.parametrize(("year", "count"), [("2016", 398), ("2019", 463)])
def test_the_projects_of_a_federation_are_read(year: str, count: int) -> None:
    plan = planned(f"canada_it/gc-it-projects-{year}.csv", "canada-it")
    assert (plan.counts.returns, plan.counts.importable) == (count, count)
    assert share_understood(plan) == 1


def test_reading_all_uk_returns_needs_little_memory() -> None:
    tracemalloc.start()
    try:
        plan = planned(UK, "uk-major-projects")
        assert sum(1 for _ in plan.rows) == 1248
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40_000_000
