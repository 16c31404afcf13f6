import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from milepost.exchange.importers.sheet.plan import SheetPlan, read_plan
from milepost.exchange.importers.sheet.plan_json import SCHEMA, plan_content, refusal_content
from milepost.exchange.importers.sheet.profile_toml import shipped_profile
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.table import TableRows
from milepost.exchange.importers.sheet.values.cell import Severity
from milepost.exchange.tests.sheet_samples import csv_bytes, xlsx_bytes

ANY = shipped_profile("any-portfolio")
NYC = shipped_profile("nyc-capital")
HEADER = ("Project name", "Department", "Period", "Start date", "Budget", "Shoe size")


def plan_of(*rows: tuple[str, ...], limits: Limits | None = None) -> SheetPlan:
    return read_plan(csv_bytes([HEADER, *rows]), ANY, limits=limits)


def test_a_problem_names_row_column_field_code_severity_and_raw_text() -> None:
    plan = plan_of(("Pier", "X", "2024-05", "soonish", "5", "44"))
    (problem,) = plan.problems
    assert (problem.row, problem.column, problem.field) == (2, "Start date", "start_date")
    assert (problem.code, problem.severity, problem.raw) == ("date_not_understood", Severity.WARNING, "soonish")
    (row,) = plan.rows
    assert row.importable
    assert row.extras == {"Shoe size": "44"}


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (("", "X", "2024-05", "2024-01-01", "5", "44"), "required_missing", "project_name"),
        (("Pier", "X", "sometime", "2024-01-01", "5", "44"), "period_not_understood", "period"),
        (("Pier", "X", "", "2024-01-01", "5", "44"), "period_not_understood", "period"),
    ],
)
def test_a_row_without_name_or_period_is_kept_out_by_an_error(row: tuple[str, ...], code: str, field: str) -> None:
    plan = plan_of(row)
    errors = [(problem.code, problem.field) for problem in plan.problems if problem.severity is Severity.ERROR]
    assert (code, field) in errors
    assert (plan.counts.returns, plan.counts.importable) == (1, 0)


def test_a_second_return_of_a_project_for_a_period_is_kept_out_and_names_the_first() -> None:
    plan = plan_of(
        ("Pier", "X", "2024-05", "", "5", ""),
        ("Pier", "X", "2024-06", "", "5", ""),
        ("PIER.", "X", "May 2024", "", "6", ""),
    )
    assert plan.counts.duplicates == 1
    assert [(problem.row, problem.code) for problem in plan.problems] == [(4, "duplicate_return")]
    assert "Row 2" in plan.problems[0].sentence
    assert (plan.counts.projects, [period.code for period in plan.periods]) == (1, ["2024-05", "2024-06"])


def test_the_dates_of_a_column_are_read_by_the_evidence_of_all_its_rows() -> None:
    rows = [("A", "X", "2024-05", "02/03/2020", "1", ""), ("B", "X", "2024-05", "13/03/2020", "1", "")]
    assert [row.fields["start_date"].value for row in plan_of(*rows).rows] == [date(2020, 3, 2), date(2020, 3, 13)]
    alone = plan_of(rows[0])
    assert alone.problems_by_code == {"date_ambiguous": 1}


def test_the_decimal_mark_of_a_column_is_read_by_the_evidence_of_all_its_rows() -> None:
    rows = [("A", "X", "2024-05", "", "1.234", ""), ("B", "X", "2024-05", "", "12,50", "")]
    assert [row.fields["baseline_cost"].value for row in plan_of(*rows).rows] == [Decimal(1234), Decimal("12.50")]


def test_dates_that_contradict_the_order_of_the_profile_are_pointed_out() -> None:
    rows = [("Project Name", "Design Start", "As Of Date"), ("Pier", "25/12/2020", "2021-01-01")]
    plan = read_plan(csv_bytes(rows), NYC)
    assert plan.problems_by_code == {"date_order_differs": 1, "date_order_doubtful": 1}


def test_the_day_of_the_period_column_is_kept_as_the_as_of_date() -> None:
    rows = [("Project Name", "Date Reported As Of", "Phase"), ("Pier", "05/01/2014 12:00:00 AM", "Design")]
    (row,) = read_plan(csv_bytes(rows), NYC).rows
    assert row.fields["as_of_date"].value == date(2014, 5, 1)
    assert row.period is not None
    assert (row.period.code, row.period.end) == ("2014-05", date(2014, 5, 31))


def test_a_sheet_without_a_period_needs_one_and_a_sheet_with_periods_keeps_its_own() -> None:
    with pytest.raises(SheetRefused) as caught:
        read_plan(b"Project name,Unit\nPier,X\n", ANY)
    assert caught.value.code == "period_missing"
    with pytest.raises(SheetRefused) as caught:
        read_plan(b"Project name,Unit\nPier,X\n", ANY, period="soon")
    assert caught.value.code == "period_not_understood"
    plan = read_plan(b"Project name,Unit,Period\nPier,X,2024-05\n", ANY, period="2020-01")
    assert plan.problems_by_code == {"period_ignored": 1}
    assert [period.code for period in plan.periods] == ["2024-05"]


def test_coverage_says_of_every_column_how_much_was_understood() -> None:
    plan = plan_of(
        ("A", "X", "2024-05", "2024-01-01", "TBC", "44"),
        ("B", "X", "2024-05", "whenever", "5", ""),
        ("C", "X", "2024-05", "", "6", "45"),
    )
    told = {
        coverage.column.header: (coverage.known, coverage.unknown, coverage.empty, coverage.not_understood)
        for coverage in plan.coverage
    }
    assert told == {
        "Project name": (3, 0, 0, 0),
        "Department": (3, 0, 0, 0),
        "Period": (3, 0, 0, 0),
        "Start date": (1, 0, 1, 1),
        "Budget": (2, 1, 0, 0),
        "Shoe size": (2, 0, 1, 0),
    }


def test_problems_beyond_the_limit_are_counted_although_not_listed() -> None:
    rows = [(f"P{number}", "X", "2024-05", "whenever", "", "") for number in range(10)]
    plan = plan_of(*rows, limits=Limits(problems=3))
    assert (len(plan.problems), plan.problems_omitted, plan.problems_by_code) == (3, 7, {"date_not_understood": 10})


def test_the_same_sheet_always_gives_the_same_plan_kept_or_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"P{number % 7}", "X", "2024-05", "13/03/2020", "1.5", "x") for number in range(20)]
    kept = plan_of(*rows)
    monkeypatch.setattr(TableRows, "KEPT_CHARS", 10)
    streamed = plan_of(*rows)
    assert list(kept.rows) == list(kept.rows) == list(streamed.rows)
    assert plan_content(kept) == plan_content(streamed)


def test_a_workbook_with_formulas_that_were_never_computed_says_so() -> None:
    book = xlsx_bytes({"One": [("Project name", "Budget", "Period"), ("Pier", "=1+1", "2024-05")]})
    plan = read_plan(book, ANY)
    assert plan.problems_by_code == {"formula_not_computed": 1}


def test_the_plan_is_plain_json_of_a_named_shape() -> None:
    content = json.loads(json.dumps(plan_content(plan_of(("Pier", "X", "2024-05", "soonish", "5", "44")))))
    assert (content["schema"], content["outcome"]) == (SCHEMA, "planned")
    assert content["problems"][0] == {
        "row": 2,
        "column": "Start date",
        "field": "start_date",
        "code": "date_not_understood",
        "severity": "warning",
        "sentence": "The text is not a date.",
        "raw": "soonish",
    }
    assert content["source"]["encoding"] == "utf-8"
    assert content["counts"]["returns"] == 1
    refused = refusal_content(SheetRefused("file_empty", "The file is empty.", "Send the sheet itself."))
    assert (refused["outcome"], refused["refusal"]["code"]) == ("refused", "file_empty")


def test_the_page_on_profiles_explains_every_code_and_field() -> None:
    root = Path(__file__).resolve().parents[4]
    page = (root / "docs" / "how-to" / "profile.md").read_text("utf-8")
    code = "\n".join(
        path.read_text("utf-8") for path in sorted((root / "src/milepost/exchange/importers/sheet").rglob("*.py"))
    )
    for word in _codes(code):
        assert f"`{word}`" in page, word


def _codes(code: str) -> set[str]:
    import re

    from milepost.exchange.importers.sheet.fields import TARGET_FIELDS

    makers = r"SheetRefused|CellProblem|not_understood|self\._aside|_row_error|RowProblem"
    calls = rf'(?:{makers})\((?:[^()"]*?,)?\s*"([a-z_]{{3,}})"'
    found = set(re.findall(calls, code)) | set(re.findall(r'"([a-z_]+)", Severity', code))
    assert {"file_empty", "date_ambiguous", "duplicate_return", "key_missing", "period_ignored"} <= found
    return found | set(TARGET_FIELDS)
