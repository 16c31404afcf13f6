"""Each format carries the figures of the document with their types, and says what is unknown."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from milepost.documents.cells import Integer, Money, Number, Text
from milepost.documents.model import Section
from milepost.documents.renderers.as_html import content_policy, fragment
from milepost.documents.renderers.as_pptx import render as render_pptx
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import RenderOptions, UnknownTableError
from milepost.documents.renderers.slides.base import TemplateError
from milepost.documents.tables import Column, Kind, Table
from milepost.documents.tests.sample import pack, risks
from milepost.kernel.measure import NotApplicable, Unknown


@pytest.fixture(scope="module")
def document():
    return pack(3)


def workbook(document):
    return openpyxl.load_workbook(io.BytesIO(render(document, "xlsx")))


def with_table(document, table):
    return replace(document, sections=(Section("only", "Only", (table,)),))


def test_unknown_is_never_zero_or_blank_in_any_format(document):
    columns = (Column("Name"), Column("Cost", Kind.MONEY), Column("Left", Kind.NUMBER))
    row = (Text("A"), Unknown("The ledger is not closed."), NotApplicable("It has ended."))
    bare = with_table(document, Table("costs", columns, (row,), "Costs"))
    said = {name: render(bare, name) for name in FORMATS}
    assert b'class="report-missing">unknown</abbr>' in said["html"]
    assert b"<li>The ledger is not closed.</li>" in said["html"]
    page = "".join(page.extract_text() for page in PdfReader(io.BytesIO(said["pdf"])).pages)
    assert "unknown" in page
    assert "The ledger is not closed." in page
    slides = Presentation(io.BytesIO(said["pptx"])).slides
    words = " ".join(text for slide in slides for text in slide.shapes.element.itertext())
    assert "unknown" in words
    assert "The ledger is not closed." in words
    sheet = openpyxl.load_workbook(io.BytesIO(said["xlsx"]))["Costs"]
    assert sheet["B2"].value == "unknown (The ledger is not closed.)"
    assert sheet["C2"].value == "\N{EN DASH} (It has ended.)"
    assert b"A,unknown (The ledger is not closed.),,not applicable (It has ended.)" in said["csv"]
    cells = json.loads(said["json"])["sections"][0]["blocks"][0]["rows"][0]
    assert cells[1:] == [{"unknown": "The ledger is not closed."}, {"not_applicable": "It has ended."}]


def test_a_workbook_holds_numbers_dates_and_currencies_as_what_they_are(document):
    sheet = workbook(document)["Movement against the baseline"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert row["Forecast cost"].value == 48_200_000
    assert row["Forecast cost"].number_format.startswith('"£"#,##0.0,,"m"')
    assert row["Baseline finish"].value == datetime(2027, 1, 31)  # noqa: DTZ001  # a sheet knows no zones
    assert row["Change"].value == pytest.approx(-0.06)
    assert row["Project"].hyperlink.target == "https://pmo.example.org/projects/0/"


def test_the_risks_of_all_projects_are_one_sheet_with_the_project_in_front(document):
    sheet = workbook(document)["Top risks"]
    assert sheet["A1"].value == "Section"
    assert sheet.max_row == 1 + 3 * 5
    assert sheet["A7"].value == "Tax letters online 1"


def test_an_amount_with_more_digits_than_a_spreadsheet_keeps_is_written_as_words(document):
    amount = Decimal("1234567890123456.78")
    table = Table("t", (Column("Cost", Kind.MONEY),), ((Money(amount, "GBP"),),), "T")
    assert workbook(with_table(document, table))["T"]["A2"].value == "1234567890123456.78"


def test_a_value_that_is_unknown_is_a_gap_in_the_chart_of_a_workbook_and_not_zero():
    document = pack(4)
    book = workbook(document)
    chart = book["Cumulative cost"]._charts[3]
    actual = chart.series[1].val.numRef.f
    assert actual == "'Drawn Cumulative cost'!$C$38:$C$49"
    values = [row[0].value for row in book["Drawn Cumulative cost"]["C38:C49"]]
    assert values.count(None) == 1
    assert 0 not in values
    assert "unknown (The ledger of August was not closed.)" in [row[3].value for row in book["Cumulative cost"]]


def test_sheets_with_the_same_long_name_are_kept_apart(document):
    tables = tuple(
        Table(f"t{at}", (Column("X"),), (), f"A very long caption, the same for all: [{at}]") for at in range(3)
    )
    names = workbook(replace(document, sections=(Section("s", "S", tables),))).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_every_chart_of_a_presentation_is_native_and_opens_its_own_workbook(document):
    presentation = Presentation(io.BytesIO(render(document, "pptx")))
    charts = [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 3 + 2 + 2
    for chart in charts:
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert book["Sheet1"].max_row > 2
    cost = next(chart for chart in charts if chart.plots[0].series[0].name == "Baseline")
    book = openpyxl.load_workbook(io.BytesIO(cost.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    assert [book.cell(at, 2).value for at in range(2, 14)] == list(cost.plots[0].series[0].values)


def test_a_long_table_goes_on_over_slides_and_no_row_is_lost(document):
    table = Table(
        "long",
        (Column("Name"), Column("N", Kind.INTEGER)),
        tuple((Text(f"row {at}"), Integer(at)) for at in range(90)),
        "Long",
    )
    presentation = Presentation(io.BytesIO(render(with_table(document, table), "pptx")))
    tables = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
    names = [row.cells[0].text for one in tables for row in list(one.rows)[1:]]
    assert [name for name in names if name.startswith("row")] == [f"row {at}" for at in range(90)]


def test_no_shape_of_a_slide_stands_outside_it(document):
    presentation = Presentation(io.BytesIO(render(document, "pptx")))
    for number, slide in enumerate(presentation.slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0, number
            assert shape.left + shape.width <= presentation.slide_width, number
            assert shape.top + shape.height <= presentation.slide_height, number


def test_the_notes_of_a_slide_name_its_sources(document):
    presentation = Presentation(io.BytesIO(render(document, "pptx")))
    notes = [slide.notes_slide.notes_text_frame.text for slide in presentation.slides if slide.has_notes_slide]
    assert any("https://pmo.example.org/projects/0/cost/" in note for note in notes)


def test_an_organisations_template_is_used_and_its_own_slides_are_not(document):
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[5]).shapes.title.text = "OLD SLIDE"
    own.slide_master.name = "Meridian master"
    file = io.BytesIO()
    own.save(file)
    made = Presentation(io.BytesIO(render_pptx(document, RenderOptions(template=file.getvalue()))))
    assert made.slide_master.name == "Meridian master"
    assert made.slide_width == own.slide_width
    assert "OLD SLIDE" not in " ".join(text for slide in made.slides for text in slide.shapes.element.itertext())


@pytest.mark.parametrize("template", [b"no archive", b"PK\x05\x06" + b"\x00" * 18])
def test_a_template_that_is_no_presentation_is_refused_with_a_reason(document, template):
    with pytest.raises(TemplateError, match="not a PowerPoint"):
        render(document, "pptx", RenderOptions(template=template))


def test_a_template_with_macros_is_refused(document):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
    with pytest.raises(TemplateError, match="macros"):
        render(document, "pptx", RenderOptions(template=file.getvalue()))


def test_csv_of_one_table_has_one_head_and_plain_numbers(document):
    text = render(document, "csv", RenderOptions(table="risks")).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0][:5] == ["Section", "Risk", "Owner", "Exposure", "Exposure currency"]
    assert rows[1][3:5] == ["1200000", "GBP"]
    assert len(rows) == 1 + 3 * 5


def test_a_table_that_does_not_exist_is_refused_with_those_that_do(document):
    with pytest.raises(UnknownTableError, match="movements"):
        render(document, "csv", RenderOptions(table="nothing"))


def test_a_format_that_does_not_exist_is_refused(document):
    with pytest.raises(LookupError, match="docx"):
        render(document, "docx")


def test_json_keeps_every_decimal_exactly(document):
    exact = Decimal("0.1000000000000000000001")
    table = Table("t", (Column("N", Kind.NUMBER),), ((Number(exact, "kg", 3),),))
    data = json.loads(render(with_table(document, table), "json"))
    cell = data["sections"][0]["blocks"][0]["rows"][0][0]
    assert cell == {"type": "number", "value": "0.1000000000000000000001", "unit": "kg", "decimals": 3}
    assert data["schema"] == "milepost.report/1"


def test_a_fragment_stands_under_a_strict_content_policy(document):
    said = fragment(document)
    assert "<script" not in said
    assert " style=" not in said
    assert said.count("<figure") == said.count("<details><summary>Table")
    assert "'unsafe-inline'" not in content_policy(document)


def test_a_pdf_is_dated_by_the_document_and_not_by_the_clock(document):
    reader = PdfReader(io.BytesIO(render(document, "pdf")))
    assert reader.metadata.creation_date.replace(tzinfo=None) == document.as_of.replace(tzinfo=None)
    assert reader.metadata.title == "Board pack"
    assert "as of 3" in reader.pages[4].extract_text()
    assert len(reader.pages) == 10, "one page a project, and seven more"


def test_a_pdf_carries_only_the_fonts_that_are_shipped(document):
    reader = PdfReader(io.BytesIO(render(document, "pdf")))
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("SourceSansPro" in name or "DejaVuSans" in name or "NotoEmoji" in name for name in fonts)


@pytest.mark.parametrize("name", FORMATS)
def test_progress_is_told_and_ends_when_all_is_done(document, name):
    heard = []
    render(document, name, RenderOptions(progress=lambda done, total: heard.append((done, total))))
    assert len(heard) >= len(document.sections)
    assert heard[-1][0] == heard[-1][1]
    assert heard == sorted(heard)


def test_a_row_of_the_wrong_width_is_refused_when_the_table_is_made():
    with pytest.raises(ValueError, match="2 columns"):
        Table("t", (Column("a"), Column("b")), ((Text("1"),),))


def test_reasons_are_told_once_each():
    assert risks(0).reasons == ("The owner has set no date.",)
