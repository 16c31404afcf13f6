"""Whatever people type is shown as what it is, in every format, and does nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader

from milepost.documents.model import Document, Identity
from milepost.documents.renderers.as_csv import harmless
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import RenderOptions
from milepost.documents.tests.hostile import SCRIPT, WORDS, hostile
from milepost.documents.wording import plain

KEPT = ("<script>alert(1)</script>", "#eval", "{{7*7}}", "שלום", "漢字", "javascript:alert(1)")


class Page(HTMLParser):
    """Reads a page as a browser does: which elements, which attributes, which words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def document() -> Document:
    return hostile()


def test_a_page_holds_no_element_attribute_or_address_that_a_text_brought(document):
    page = Page(render(document, "html").decode())
    assert not page.tags & {"script", "img", "x", "b", "i", "iframe"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    addresses = [value for name, value in page.attributes if name in ("href", "src")]
    assert addresses
    assert all(re.match(r"[#/][^/\\]|https?://", value) for value in addresses)
    said = "".join(page.words)
    assert all(word in said for word in KEPT)


def test_a_page_fetches_nothing_and_allows_nothing(document):
    page = render(document, "html").decode()
    policies = [value for name, value in Page(page).attributes if name == "content" and "default-src" in value]
    assert policies[0].startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "url(" not in page
    assert "@import" not in page


def test_a_pdf_shows_markup_as_words(document):
    reader = PdfReader(io.BytesIO(render(document, "pdf")))
    said = "".join(page.extract_text() for page in reader.pages).replace("\u200b", "").replace("\n", "")
    assert SCRIPT in said
    assert '#read("/etc/passwd")' in said.replace("”", '"').replace("“", '"')
    assert "root:" not in said


def test_a_workbook_has_no_formula_and_no_link_out(document):
    content = render(document, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "inlineStr"}
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    assert "=cmd|' /C calc'!A0" in texts
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_a_formula_is_an_error_that_this_test_would_see():
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    file = io.BytesIO()
    book.save(file)
    assert openpyxl.load_workbook(file).active["A1"].data_type == "f"


def test_every_part_of_the_office_files_is_well_formed(document):
    for name in ("pptx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(render(document, name))) as archive:
            for entry in archive.namelist():
                if entry.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(entry))


def test_a_presentation_shows_the_words_and_links_nowhere(document):
    presentation = Presentation(io.BytesIO(render(document, "pptx")))
    said = " ".join(str(run) for slide in presentation.slides for run in slide.shapes.element.itertext())
    assert all(word in said.replace("\u200b", "") for word in KEPT)
    links = [one.target_ref for slide in presentation.slides for one in slide.part.rels.values() if one.is_external]
    assert not links


@pytest.mark.parametrize("word", [word for word in WORDS if word])
def test_no_word_starts_a_formula_in_csv(word):
    assert harmless(word).lstrip(" \u00a0")[:1] not in ("=", "+", "-", "@", "\t", "\uff1d")
    assert plain(word) in harmless(word)


def test_csv_can_be_read_back_cell_by_cell(document):
    text = render(document, "csv", RenderOptions(table=SCRIPT, byte_order_mark=True))
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 2 * len(WORDS)
    assert {len(row) for row in rows} == {4}
    assert b"\r\n" in text


def test_json_holds_the_words_without_what_corrupts_a_file(document):
    text = render(document, "json").decode("utf-8")
    data = json.loads(text)
    assert data["title"] == SCRIPT
    assert "\\u0000" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_document_is_a_valid_file(name):
    empty = Document("empty", "Empty", hostile().as_of, Identity("Works"), (), cover=False)
    assert render(empty, name) or name == "csv"
