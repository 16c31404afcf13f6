"""The blocks of a section as HTML. No script, no style attribute: it stands under a strict content policy."""

from __future__ import annotations

from milepost.documents.blocks import (
    Beside,
    Block,
    Callout,
    ColourTrack,
    Facts,
    KeyFigure,
    KeyFigures,
    Prose,
)
from milepost.documents.cells import Colour, Status, Value
from milepost.documents.charts import Chart
from milepost.documents.drawing.catalogue import drawn
from milepost.documents.markup import Markup, element
from milepost.documents.model import Identity, Section
from milepost.documents.renderers.pages.cells import shown, status_mark, status_told, status_word, table
from milepost.documents.tables import Table
from milepost.documents.tabular import statuses_of
from milepost.documents.wording import NOT_APPLICABLE, page_address, plain
from milepost.kernel.measure import NotApplicable, Unknown


def section(part: Section, identity: Identity, *, level: int = 2) -> Markup:
    """Return a section as a fragment that any page may hold."""
    intro = [element("p", part.intro, class_="report-intro")] if part.intro else []
    marks = [
        "report-section",
        *(["breaks"] if part.page_break_before else []),
        *(["wide"] if part.landscape else []),
    ]
    blocks = [_block(block, identity) for block in part.blocks]
    anchor = f"section-{part.id}"
    heading = element(f"h{level}", part.title, id=f"{anchor}-title")
    return element(
        "section",
        heading,
        *intro,
        *blocks,
        id=anchor,
        class_=" ".join(marks),
        aria_labelledby=f"{anchor}-title",
    )


def _block(block: Block, identity: Identity, *, half: bool = False) -> Markup:
    if isinstance(block, Table):
        return table(block)
    if isinstance(block, Beside):
        sides = [
            element("div", *(_block(one, identity, half=True) for one in side)) for side in (block.left, block.right)
        ]
        return element("div", *sides, class_="report-beside")
    if isinstance(block, KeyFigures | Facts | ColourTrack):
        return _listed(block)
    if isinstance(block, Prose):
        return _prose(block)
    return _callout(block) if isinstance(block, Callout) else _chart(block, identity, half=half)


def _listed(block: KeyFigures | Facts | ColourTrack) -> Markup:
    if isinstance(block, KeyFigures):
        return element("dl", *(_key_figure(one) for one in block.figures), class_="report-figures")
    if isinstance(block, ColourTrack):
        return _track(block)
    title = [element("h3", block.title)] if block.title else []
    pairs = [element("div", element("dt", one.label), element("dd", shown(one.cell))) for one in block.facts]
    return element("div", *title, element("dl", *pairs, class_="report-facts"), class_="report-block")


def _key_figure(one: KeyFigure) -> Markup:
    change = [element("span", shown(one.change), class_="report-change")] if one.change is not None else []
    note = [element("span", one.note)] if one.note else []
    below = [element("dd", *change, " " if change and note else "", *note, class_="report-small")]
    return element(
        "div", element("dt", one.label), element("dd", shown(one.cell), class_="report-large"),
        *(below if change or note else []),
    )  # fmt: skip


def _prose(block: Prose) -> Markup:
    mark = [status_mark(block.status.status), " "] if block.status else []
    word = [element("span", f" {block.status.status.word}", class_="report-unit")] if block.status else []
    heading = [element("h3", *mark, block.heading, *word)] if block.heading or mark else []
    paragraphs = [
        element("p", *_lines(paragraph)) for text in block.paragraphs for paragraph in plain(text).split("\n\n")
    ]
    return element("div", *heading, *paragraphs, class_="report-prose")


def _lines(paragraph: str) -> list[str]:
    lines = paragraph.split("\n")
    parts: list[str] = [lines[0]]
    for line in lines[1:]:
        parts += [element("br"), line]
    return parts


def _callout(block: Callout) -> Markup:
    address = page_address(block.source)
    more = [" ", element("a", "Facts", href=address)] if address else []
    title = element("strong", block.title or block.tone.value)
    return element(
        "aside", title, element("p", block.text, *more), class_=f"report-callout is-{block.tone.name.lower()}"
    )


def _chart(block: Chart, identity: Identity, *, half: bool) -> Markup:
    behind = element("details", element("summary", "Table"), table(block.table(), heading=False))
    note = [element("p", block.note, class_="report-note")] if block.note else []
    marks = "report-chart is-half" if half else "report-chart"
    caption = element("figcaption", block.title)
    return element("figure", caption, drawn(block, identity, half=half), *note, behind, class_=marks)


def _track(block: ColourTrack) -> Markup:
    head = element("tr", element("th", "", scope="col"), *(element("th", name, scope="col") for name in block.periods))
    rows = [
        element(
            "tr",
            element("th", track.label, scope="row"),
            *(element("td", _step(one)) for one in track.colours),
        )
        for track in block.tracks
    ]
    caption = [element("caption", block.title)] if block.title else []
    made = element("table", *caption, element("thead", head), element("tbody", *rows), class_="report-track")
    key = element(
        "p",
        *(part for status in statuses_of(block) for part in (status_word(status), " ")),
        class_="report-key",
    )
    return element("div", element("div", made, class_="report-scroll", tabindex="0"), key, class_="report-block")


def _step(value: Value | None) -> Markup:
    if isinstance(value, Colour):
        mark = status_told(value.status)
        return element("span", mark, title=value.note) if value.note else mark
    if isinstance(value, Unknown):
        return element("span", status_told(Status.GREY), title=value.reason)
    if isinstance(value, NotApplicable):
        return element("abbr", NOT_APPLICABLE, title=value.reason)
    return element("abbr", "", title="It did not exist in this period.") if value is None else shown(value)
