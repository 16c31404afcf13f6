from datetime import date
from decimal import Decimal

import pytest

from milepost.exchange.importers.sheet.plan import SheetPlan, read_plan
from milepost.exchange.importers.sheet.profile_toml import shipped_profile
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.values.colours import Colour
from milepost.exchange.tests.sheet_samples import UK_HEADERS, UK_ROWS, csv_bytes, xlsx_bytes

UK = shipped_profile("uk-major-projects")
ANY = shipped_profile("any-portfolio")


def uk_plan(content: bytes) -> SheetPlan:
    return read_plan(content, UK, period="2022")


def assert_reads_the_two_projects(plan: SheetPlan) -> None:
    first, second = plan.rows
    assert (first.fields["project_name"].value, first.fields["unit"].value) == ("Harbour Wall", "XY")
    assert first.fields["delivery_confidence"].value is Colour.AMBER
    assert first.fields["start_date"].value == date(2020, 4, 1)
    assert first.fields["baseline_finish_date"].value == date(2030, 12, 31)
    assert first.fields["period_baseline_spend"].value == Decimal(155800000)
    assert first.fields["baseline_cost"].value == Decimal(3330000000)
    assert second.fields["declared_colour"].value is Colour.RED
    assert second.fields["declared_colour"].raw == "Red*"
    assert second.fields["delivery_confidence"].unknown is not None
    assert second.fields["start_date"].value == date(2021, 4, 1)
    assert second.fields["baseline_finish_date"].value == date(2028, 3, 31)
    assert second.fields["period_baseline_spend"].value is None
    assert second.fields["period_forecast_spend"].value == Decimal(1200000000)
    assert second.fields["baseline_cost"].value == Decimal(-12500000)
    assert first.period is not None
    assert (first.period.code, first.period.end) == ("2022", date(2022, 3, 31))
    assert first.period.start == date(2021, 4, 1)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_return_with_long_headers_is_read_in_any_encoding(codec: str, delimiter: str) -> None:
    assert_reads_the_two_projects(uk_plan(csv_bytes([UK_HEADERS, *UK_ROWS], delimiter, codec)))


def test_the_same_return_as_a_workbook_reads_the_same() -> None:
    assert_reads_the_two_projects(uk_plan(xlsx_bytes({"Data": [UK_HEADERS, *UK_ROWS]})))


def test_a_return_on_its_side_reads_the_same() -> None:
    plan = uk_plan(csv_bytes(list(zip(UK_HEADERS, *UK_ROWS, strict=True)), encoding="utf-8-sig"))
    assert plan.table.transposed
    assert [row.row for row in plan.rows] == [2, 3]
    assert_reads_the_two_projects(plan)


def test_a_table_on_its_side_beyond_the_limit_is_refused() -> None:
    content = csv_bytes(list(zip(UK_HEADERS, *UK_ROWS, strict=True)))
    with pytest.raises(SheetRefused) as caught:
        read_plan(content, UK, period="2022", limits=Limits(transposed_cells=10))
    assert caught.value.code == "transposed_too_large"


def test_titles_above_and_notes_totals_and_headers_below_are_set_aside_and_listed() -> None:
    rows = [
        ("Major projects return 2022",),
        ("Official",),
        (),
        UK_HEADERS,
        UK_ROWS[0],
        UK_HEADERS,
        UK_ROWS[1],
        ("Total", "", "", "", "", "", "", "10", "20", "30"),
        (),
        ("* Subject to approval of the business case.",),
    ]
    plan = uk_plan(csv_bytes(rows))
    assert plan.table.header_rows == (4,)
    assert_reads_the_two_projects(plan)
    listed = [(problem.row, problem.code) for problem in plan.problems]
    assert listed == [(6, "header_repeated"), (8, "total_set_aside"), (10, "note_set_aside")]
    assert plan.counts.set_aside == 3


def test_a_header_over_two_rows_is_joined_by_column_under_its_group_titles() -> None:
    rows = [
        ("Project", "", "Baseline", "", "Forecast", ""),
        ("name", "code", "cost", "finish", "cost", "finish"),
        ("Pier", "P-1", "100", "2024-05-01", "120", "2024-06-01"),
    ]
    plan = read_plan(csv_bytes(rows), ANY, period="2024-01")
    assert plan.table.header_rows == (1, 2)
    (pier,) = plan.rows
    assert pier.fields["baseline_cost"].value == 100
    assert pier.fields["forecast_cost"].value == 120
    assert pier.fields["finish_date"].value == date(2024, 6, 1)


def test_the_sheet_with_the_table_is_found_and_another_can_be_asked_for() -> None:
    book = xlsx_bytes(
        {
            "Read me": [("This workbook holds", "two tables")],
            "Old": [("Project name", "Budget"), ("Old pier", 5)],
            "New": [("Project name", "Budget"), ("New pier", 7)],
        }
    )
    assert [row.fields["project_name"].value for row in read_plan(book, ANY, period="2024-01").rows] == ["Old pier"]
    chosen = read_plan(book, ANY, period="2024-01", sheet_name="New")
    assert [row.fields["project_name"].value for row in chosen.rows] == ["New pier"]
    with pytest.raises(SheetRefused) as caught:
        read_plan(book, ANY, period="2024-01", sheet_name="None")
    assert caught.value.code == "sheet_missing"


def test_a_sheet_without_the_required_columns_is_refused_and_shows_what_was_found() -> None:
    with pytest.raises(SheetRefused) as caught:
        read_plan(b"Fruit,Department\napple,5\n", ANY, period="2024-01")
    assert caught.value.code == "header_not_found"
    assert "project_name" in caught.value.sentence
    assert "Department" in caught.value.sentence


def test_cells_beyond_the_header_are_reported_with_their_row() -> None:
    plan = read_plan(b"Project name,Department,Budget,Stage\nPier,X,5,Build,lost,cells\n", ANY, period="2024-01")
    assert [(problem.row, problem.code, problem.raw) for problem in plan.problems] == [(2, "row_longer", "lost")]


def test_a_row_that_ends_early_is_read_with_blanks() -> None:
    (row,) = read_plan(b"Project name,Department,Budget,Stage\nPier,X\n", ANY, period="2024-01").rows
    assert row.fields["baseline_cost"].raw == ""
    assert row.importable


def test_columns_of_the_same_name_do_not_hide_one_another() -> None:
    (row,) = read_plan(b"Project name,Other,Other,,Unit\nPier,a,b,c,X\n", ANY, period="2024-01").rows
    assert row.extras == {"Other": "a", "Other (3)": "b", "column 4": "c"}
