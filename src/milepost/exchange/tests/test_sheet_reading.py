import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.exchange.importers.sheet.plan import read_plan
from milepost.exchange.importers.sheet.profile_toml import shipped_profile
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.source.reading import OpenedSheet, open_sheet
from milepost.exchange.tests.sheet_samples import (
    csv_bytes,
    replaced_part,
    shared_strings_bytes,
    xlsx_bytes,
    zip_bytes,
)

ROWS = (("Name", "Ville", "Prix"), ("Café «Élan»", "Besançon", "5 € \u2013 7 €"), ("a\nb", "", 'say "x"'))
ANY = shipped_profile("any-portfolio")


def texts(opened: OpenedSheet) -> list[tuple[str, ...]]:
    return [row.texts for row in opened.rows()]


def refusal(given: bytes | Path, limits: Limits | None = None) -> SheetRefused:
    with pytest.raises(SheetRefused) as caught:
        list(open_sheet(given, limits).rows())
    assert caught.value.sentence
    assert caught.value.cure
    return caught.value


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_sane_encoding_and_delimiter_gives_the_same_rows(codec: str, found: str, delimiter: str) -> None:
    opened = open_sheet(csv_bytes(ROWS, delimiter, codec))
    assert texts(opened) == list(ROWS)
    assert opened.encoding is not None
    assert (opened.encoding.name, opened.delimiter) == (found, delimiter)


def test_a_code_page_that_is_not_western_is_guessed_and_said() -> None:
    rows = [("Проект", "Город")] + [("Строительство моста через реку", "Нижний Новгород")] * 20
    opened = open_sheet(csv_bytes(rows, encoding="cp1251"))
    assert texts(opened) == rows
    assert opened.encoding is not None
    assert "likeliest" in opened.encoding.evidence


def test_a_separator_line_of_excel_rules_and_is_no_row() -> None:
    opened = open_sheet(b"sep=;\r\na,b;c\r\n1,2;3\r\n")
    assert texts(opened) == [("a,b", "c"), ("1,2", "3")]


def test_rows_carry_the_numbers_that_a_spreadsheet_shows() -> None:
    opened = open_sheet(b'a,b\n\n"x\ny",2\n3,4\n')
    assert [row.number for row in opened.rows()] == [1, 3, 4]


def test_zero_bytes_never_reach_a_value() -> None:
    assert texts(open_sheet(b"name,city\nab\x00c,d\n" + b"x,y\n" * 50))[1] == ("abc", "d")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7 ...", "not_a_sheet"),
        (b"\x1f\x8b\x08\x00", "not_a_sheet"),
        (b"\x89PNG\r\n\x1a\n", "not_a_sheet"),
        (bytes(range(32)) * 40, "not_a_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old_xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xef\xbb\xbf <HTML><body><table>", "markup"),
        (b"PK\x03\x04 broken", "workbook_broken"),
        (zip_bytes({"a.txt": b"x"}), "not_a_sheet"),
        (zip_bytes({"[Content_Types].xml": b"", "word/document.xml": b""}), "not_a_sheet"),
        (zip_bytes({"xl/workbook.bin": b"", "[Content_Types].xml": b""}), "xlsb"),
        (zip_bytes({"content.xml": b"", "mimetype": b""}), "ods"),
        (zip_bytes({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "workbook_broken"),
        (b'a,b\n1,"open\n2,3\n', "quote_not_closed"),
        (b"a,b\n" + b"x" * 200_000, "row_unreadable"),
        (b"a" + b",b" * 600, "too_many_columns"),
        (b"\xff\xfea\x00,\x00\x00\xd8\n\x00", "encoding_broken"),
    ],
)
def test_what_is_no_readable_sheet_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_limits_of_size_rows_cells_and_lines_are_kept() -> None:
    content = csv_bytes([("a", "b")] * 20 + [("c" * 60, "d")])
    assert refusal(content, Limits(file_bytes=50)).code == "file_too_large"
    assert refusal(content, Limits(rows=10)).code == "too_many_rows"
    assert refusal(content, Limits(cell_chars=50)).code == "cell_too_long"
    assert refusal(content, Limits(line_chars=40)).code == "line_too_long"
    with pytest.raises(ValueError, match="rows"):
        Limits(rows=0)


def test_a_missing_file_is_refused_and_a_file_that_changes_meanwhile_too(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv").code == "file_missing"
    assert refusal(tmp_path).code == "file_missing"
    path = tmp_path / "sheet.csv"
    path.write_bytes(b"a,b\n1,2\n")
    opened = open_sheet(path)
    path.write_bytes(b"a,b\n1,2\n3,4\n")
    with pytest.raises(SheetRefused) as caught:
        list(opened.rows())
    assert caught.value.code == "file_changed"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    book = xlsx_bytes({"One": [("Project name",), ("x",)]})
    bomb = replaced_part(book, "xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    assert refusal(bomb).code == "zip_bomb"
    assert refusal(book, Limits(zip_bytes=100)).code == "zip_bomb"
    assert refusal(book, Limits(zip_entries=3)).code == "zip_entries"
    strings = replaced_part(book, "xl/sharedStrings.xml", b"<sst/>" + b" " * 5000)
    assert refusal(strings, Limits(shared_strings_bytes=1000)).code == "zip_bomb"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_xml_that_grows_by_entities_is_refused(part: str) -> None:
    book = shared_strings_bytes([("Project name",), ("x",)])
    assert texts(open_sheet(book)) == [("Project name",), ("x",)]
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
    assert refusal(replaced_part(book, part, bomb)).code in {"workbook_broken", "no_sheet"}


def test_a_row_number_far_beyond_a_sheet_does_not_keep_the_reader_busy() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Project</t></is></c></row>'
        b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    book = replaced_part(xlsx_bytes({"One": [("x",)]}), "xl/worksheets/sheet1.xml", sheet)
    assert refusal(book).code == "too_many_rows"


def test_cells_of_a_workbook_become_the_text_that_stands_in_them() -> None:
    book = xlsx_bytes({"One": [("a", 1, 1.5, True, datetime(2024, 3, 31), None, 0.1, "=1+1")]})  # noqa: DTZ001
    opened = open_sheet(book)
    (row,) = texts(opened)
    assert opened.formulas_without_result == 1
    assert row == ("a", "1", "1.5", "TRUE", "2024-03-31", "", "0.1")


def test_a_percentage_of_a_workbook_keeps_its_sign() -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["x", 0.25])
    sheet["B1"].number_format = "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    assert texts(open_sheet(stream.getvalue())) == [("x", "25%")]


MILLION = """
import re, sys, time
from pathlib import Path
from milepost.exchange.importers.sheet.plan import read_plan
from milepost.exchange.importers.sheet.profile_toml import shipped_profile
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
profile = shipped_profile("any-portfolio")
before = time.process_time()
try:
    read_plan(Path(sys.argv[1]), profile)
except SheetRefused as refused:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    print(refused.code, round(time.process_time() - before, 2), peak // 1024)
"""


def test_a_million_rows_are_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "million.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("Project name,Period,Start date,Budget\n")
        stream.writelines(f"Project {number},2024-01,13/01/2020,1234.50\n" for number in range(1_000_000))
    done = subprocess.run(
        [sys.executable, "-c", MILLION, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    code, seconds, mebibytes = done.stdout.split()
    assert code == "too_many_rows"
    assert int(mebibytes) < 100
    assert float(seconds) < 20


def outcome(content: bytes) -> str:
    try:
        plan = read_plan(content, ANY, period="2024-01")
        assert sum(1 for _ in plan.rows) == plan.counts.returns
    except SheetRefused as refused:
        return refused.code
    return "planned"


_BYTES = st.binary(max_size=300)
_SHEETLIKE = st.lists(
    st.sampled_from([b"Project name", b"Period", b",", b";", b"\n", b'"', b"\x00", b"\xff", b"2024", b"x"])
)
BOOK = xlsx_bytes({"One": [("Project name", "Period"), ("x", "2024-01")]})


@settings(max_examples=200, deadline=None)
@given(_BYTES | _SHEETLIKE.map(b"".join))
def test_any_bytes_are_planned_or_refused_and_nothing_else(content: bytes) -> None:
    assert outcome(content)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_planned_or_refused_and_nothing_else(place: int, damage: bytes) -> None:
    assert outcome(BOOK[:place] + damage + BOOK[place + len(damage) :])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(zipfile.ZipFile(io.BytesIO(BOOK)).namelist())), st.data())
def test_a_workbook_with_a_damaged_part_is_planned_or_refused_and_nothing_else(part: str, data: st.DataObject) -> None:
    whole = zipfile.ZipFile(io.BytesIO(BOOK)).read(part)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    middle = data.draw(st.sampled_from([b"", b"<", b"-1", b"99999999", b"x", b'"', b'<c r="ZZZ9"/>']))
    assert outcome(replaced_part(BOOK, part, whole[:start] + middle + whole[end:]))
