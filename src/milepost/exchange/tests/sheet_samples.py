"""Builders of small sheets of our own, for the tests of the sheet importer."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

import xlsxwriter
from openpyxl import Workbook

UK_HEADERS = (
    "GMPP ID Number",
    "Project Name",
    "Department",
    "IPA Delivery Confidence Assessment \n(on a three-point scale; definitions in the annual report)",
    "SRO Delivery Confidence Assessment \n(on a three-point scale)",
    "Project - Start Date \n(Latest Approved Start Date)",
    "Project - End Date \n(Latest Approved End Date)",
    "Financial Year Baseline (£m) (including Non-Government Costs)",
    "Financial Year Forecast (£m) (including Non-Government Costs)",
    "TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)",
)
UK_ROWS = (
    ("XY_0001_2021-Q1", "Harbour Wall", "XY", "Amber", "", "2020-04-01", "31/12/2030", "£155.80", "£13.80", "£3,330"),
    (
        "XY_0002_2021-Q1",
        "Lighthouse Renewal (LR)",
        "XY",
        "Exempt under Section 43 of the Freedom of Information Act 2000",
        "Red*",
        "Apr-21",
        "2027-28",
        "n/a",
        "£1.2bn",
        "(12.5)",
    ),
)


def csv_bytes(rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Write rows as delimited text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def xlsx_bytes(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Write sheets of rows as a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def shared_strings_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Write a workbook whose texts stand in the part for shared strings, as spreadsheet programs do."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("One")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    """Write a zip of the given parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = content
    return zip_bytes(parts)
