"""Cells and tables as HTML: a figure leads to its facts, a missing value says why."""

from __future__ import annotations

from functools import cache

from milepost.documents.cells import Cell, Colour, Figure, Link, Status, bare, reason_of
from milepost.documents.drawing.marks import shape
from milepost.documents.markup import Markup, element, escaped, joined
from milepost.documents.tables import Align, Column, Table
from milepost.documents.wording import missing, page_address, printed

_SIDES = {Align.LEFT: None, Align.RIGHT: "is-right", Align.CENTRE: "is-centre"}


@cache
def status_mark(status: Status) -> Markup:
    """Return the shape of a status as a small picture that readers skip; the word stands beside it."""
    mark = shape(status, 7, 7, 5.2)
    return element("svg", mark, viewBox="0 0 14 14", width=14, height=14, aria_hidden="true", class_="report-mark")


@cache
def status_word(status: Status) -> Markup:
    """Return a status as shape and word."""
    return element("span", status_mark(status), " ", status.word, class_=f"report-colour is-{status.code}")


@cache
def status_told(status: Status) -> Markup:
    """Return a status as its shape alone, named on hover and for readers; a key stands beneath."""
    mark = element("svg", shape(status, 7, 7, 5.2), viewBox="0 0 14 14", width=14, height=14, aria_hidden="true")
    return element(
        "span",
        mark,
        class_=f"report-mark is-{status.code}",
        role="img",
        aria_label=status.word,
        title=status.word,
    )


def shown(cell: Cell, reasons: tuple[str, ...] = (), *, bare_number: bool = False) -> Markup:
    """Return a cell; `reasons` are the footnotes to which a missing value points."""
    value = bare(cell)
    if isinstance(value, Colour):
        content = status_word(value.status)
        content = element("span", content, title=value.note) if value.note else content
    elif missing(value):
        content = _missing(cell, reasons)
    elif isinstance(value, Link):
        content = _linked(escaped(value.text), value.href)
    else:
        content = escaped(printed(value, bare_number=bare_number))
    return _followed(content, cell) if isinstance(cell, Figure) else content


def _missing(cell: Cell, reasons: tuple[str, ...]) -> Markup:
    reason = reason_of(cell)
    word = element("abbr", printed(cell), title=reason, class_="report-missing")
    if reason not in reasons:
        return word
    return joined([word, element("sup", str(reasons.index(reason) + 1))])


def _linked(content: Markup, href: str) -> Markup:
    address = page_address(href)
    return element("a", content, href=address) if address else content


def _followed(content: Markup, figure: Figure) -> Markup:
    address = page_address(figure.source)
    title = figure.explain or None
    if address:
        return element("a", content, href=address, class_="report-source", title=title)
    return element("span", content, title=title) if title else content


def table(block: Table, *, heading: bool = True) -> Markup:
    """Return a table with its caption, totals, footnotes and note."""
    caption = [element("caption", block.caption)] if block.caption and heading else []
    head = element("tr", *(_heading(column) for column in block.columns))
    reasons = block.reasons
    body = [_row(block, row, reasons) for row in block.rows]
    if not body:
        words = element("td", block.empty, colspan=str(len(block.columns)), class_="report-empty")
        body = [element("tr", words)]
    foot = [element("tfoot", _row(block, block.totals, reasons))] if block.totals else []
    made = element("table", *caption, element("thead", head), element("tbody", *body), *foot, class_="report-table")
    return element(
        "div",
        element("div", made, class_="report-scroll", tabindex="0"),
        *_notes(block),
        class_="report-block",
    )


def _heading(column: Column) -> Markup:
    unit = [" ", element("span", f"({column.unit})", class_="report-unit")] if column.unit else []
    return element("th", column.title, *unit, scope="col", class_=_SIDES[column.side])


def _row(block: Table, row: tuple[Cell, ...], reasons: tuple[str, ...]) -> Markup:
    cells = []
    for column, cell in zip(block.columns, row, strict=True):
        content = shown(cell, reasons, bare_number=bool(column.unit))
        cells.append(element("td", content, class_=_SIDES[column.side]))
    return element("tr", *cells)


def _notes(block: Table) -> list[Markup]:
    parts = []
    if block.reasons:
        items = [element("li", reason) for reason in block.reasons]
        parts.append(element("ol", *items, class_="report-notes"))
    if block.note:
        parts.append(element("p", block.note, class_="report-note"))
    return parts
