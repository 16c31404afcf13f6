"""A document as a PowerPoint presentation: 16:9, real tables, native charts, notes with sources."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC

from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation
from pptx.util import Emu

from milepost.documents.archive import normalised
from milepost.documents.blocks import Beside
from milepost.documents.cells import Text
from milepost.documents.fitting import brief
from milepost.documents.model import Document, Section
from milepost.documents.palette import MUTED
from milepost.documents.renderers.options import DEFAULT, RenderOptions
from milepost.documents.renderers.slides.base import is_title, start, title_layout
from milepost.documents.renderers.slides.pieces import GAP, Piece, piece_of
from milepost.documents.renderers.slides.shapes import POINT, Box, Line, Page, Run
from milepost.documents.tables import Column, Table
from milepost.documents.wording import as_of_line, plain

MARGIN = 44.0


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the presentation; its dates are the document's as-of, so that it is the same every time."""
    deck = _Deck(document, start(document.identity, options.template))
    if document.cover:
        deck.cover()
    for done, section in enumerate((*document.sections, *_appendix(document)), start=1):
        deck.section(section)
        options.progress(min(done, len(document.sections)), len(document.sections))
    return deck.finish()


def _appendix(document: Document) -> list[Section]:
    if not document.definitions:
        return []
    cells = tuple((Text(one.term), Text(one.meaning)) for one in document.definitions)
    return [Section("-definitions", "Definitions", (Table("definitions", (Column("Term"), Column("Meaning")), cells),))]


class _Deck:
    """A presentation being filled: pieces flow from slide to slide."""

    def __init__(self, document: Document, presentation: Presentation) -> None:
        self.document = document
        self.presentation = presentation
        _number_parts(presentation)
        self.layout = title_layout(presentation)
        self.width = (presentation.slide_width or 0) / POINT
        self.height = (presentation.slide_height or 0) / POINT
        self.body = Box(MARGIN, 104, self.width - 2 * MARGIN, self.height - 104 - 46)
        self.pages: list[Page] = []

    def _page(self, title: str, box: Box, size: float) -> Page:
        slide = self.presentation.slides.add_slide(self.layout)
        page = Page(slide)
        for place in list(slide.placeholders):
            if not is_title(place):
                place.element.getparent().remove(place.element)
        heading = slide.shapes.title
        if heading is not None:
            heading.left, heading.top, heading.width, heading.height = (
                Emu(round(value * POINT)) for value in (box.x, box.y, box.width, box.height)
            )
            run = Run(brief(title, 80), size, self.document.identity.primary, bold=True)
            page.retitle(heading, Line((run,)))
        self.pages.append(page)
        return page

    def cover(self) -> None:
        """Add the title slide: logo, title, period, as-of, organisation."""
        document, middle = self.document, self.height * 0.4
        page = self._page(document.title, Box(MARGIN, middle, self.width - 2 * MARGIN, 52), 40)
        page.rule(MARGIN, middle - 14, 96, document.identity.primary, 3)
        lines = [Line((Run(brief(document.subtitle, 140), 18),), after=8)] if document.subtitle else []
        lines.append(Line((Run(as_of_line(document), 14, MUTED),)))
        page.text(Box(MARGIN, middle + 56, self.width - 2 * MARGIN, 80), lines)
        foot = [Line((Run(brief(document.identity.organisation, 90), 12, bold=True),), after=2)]
        foot += [Line((Run(f"Snapshot {document.generated_from}", 9, MUTED),))] if document.generated_from else []
        page.text(Box(MARGIN, self.height - 84, self.width - 2 * MARGIN, 40), foot)
        if document.identity.logo:
            picture = page.slide.shapes.add_picture(
                io.BytesIO(document.identity.logo.content),
                Emu(round(MARGIN * POINT)),
                Emu(40 * POINT),
                height=Emu(46 * POINT),
            )
            picture.name = plain(document.identity.logo.description)

    def section(self, section: Section) -> None:
        """Add a section: its blocks from top to bottom, on as many slides as they need."""
        flow = _Flow(self, section)
        for block in section.blocks:
            if isinstance(block, Beside):
                flow.beside([[piece_of(self.document, one) for one in side] for side in (block.left, block.right)])
            else:
                flow.place(piece_of(self.document, block))

    def new_page(self, section: Section, *, again: bool) -> Page:
        """Add a slide for a section with its title, introduction and footer."""
        width = self.width - 2 * MARGIN
        page = self._page(f"{section.title} (continued)" if again else section.title, Box(MARGIN, 34, width, 34), 24)
        if section.intro and not again:
            page.text(Box(MARGIN, 70, width, 26), [Line((Run(brief(section.intro, 260), 12, MUTED),))])
        foot = f"{self.document.identity.organisation} · {self.document.title} · {as_of_line(self.document)}"
        page.footer(Box(MARGIN, self.height - 34, width, 16), brief(foot, 150))
        return page

    def finish(self) -> bytes:
        """Write the notes and the properties, and return the file."""
        for page in self.pages:
            if page.sources:
                lines = [f"{words}: {address}" for address, words in page.sources.items()]
                frame = page.slide.notes_slide.notes_text_frame
                if frame is not None:
                    frame.text = plain("Sources\n" + "\n".join(lines))
        properties, moment = (
            self.presentation.core_properties,
            self.document.as_of.astimezone(UTC).replace(tzinfo=None),
        )
        properties.title, properties.author = (
            plain(self.document.title)[:255],
            plain(self.document.identity.organisation)[:255],
        )
        properties.last_modified_by = properties.author
        properties.created = properties.modified = moment.replace(microsecond=0)
        properties.revision = 1
        file = io.BytesIO()
        self.presentation.save(file)
        return normalised(file.getvalue())


class _Flow:
    """Where the next piece of a section goes."""

    def __init__(self, deck: _Deck, section: Section) -> None:
        self.deck, self.section = deck, section
        self.page = deck.new_page(section, again=False)
        self.top = deck.body.y if section.intro else deck.body.y - 24
        self.y = self.top
        self.bottom = deck.body.y + deck.body.height

    def _turn(self) -> None:
        self.page = self.deck.new_page(self.section, again=True)
        self.top = self.deck.body.y - 24
        self.y = self.top

    def place(self, piece: Piece) -> None:
        """Place a piece over the whole width."""
        self.y = self._column([piece], self.deck.body.x, self.deck.body.width)[0]

    def beside(self, sides: Sequence[list[Piece]]) -> None:
        """Place two columns; what does not fit goes on, side by side, on the next slide."""
        width = (self.deck.body.width - 2 * GAP) / 2
        if self.y > self.top and any(side and self._homeless(side[0], width) for side in sides):
            self._turn()
        left: list[list[Piece]] = [list(side) for side in sides]
        while True:
            ends = []
            for at, side in enumerate(left):
                end, left[at] = self._fill(side, self.deck.body.x + at * (width + 2 * GAP), width)
                ends.append(end)
            if not any(left):
                self.y = max(ends)
                return
            self._turn()

    def _homeless(self, piece: Piece, width: float) -> bool:
        room = self.bottom - self.y
        return piece.fitted(width, room) is None and piece.split(width, room) is None

    def _column(self, pieces: list[Piece], x: float, width: float) -> tuple[float, list[Piece]]:
        end, rest = self._fill(pieces, x, width)
        while rest:
            self._turn()
            end, rest = self._fill(rest, x, width)
        return end, rest

    def _fill(self, pieces: list[Piece], x: float, width: float) -> tuple[float, list[Piece]]:
        """Draw what fits from the present height down; return where it ends and what is left."""
        y, waiting = self.y, list(pieces)
        while waiting:
            piece, room = waiting[0], self.bottom - y
            fitting = piece.fitted(width, room)
            if fitting is None:
                parts = piece.split(width, room)
                if parts is None and y > self.top:
                    return y, waiting
                if parts is not None:
                    parts[0].draw(self.page, x, y, width)
                    return self.bottom, [parts[1], *waiting[1:]]
            drawn = fitting or piece
            drawn.draw(self.page, x, y, width)
            y += drawn.height(width) + GAP
            waiting.pop(0)
        return y, waiting


def _number_parts(presentation: Presentation) -> None:
    """Count the names of new parts instead of walking the whole package for each, which is quadratic."""
    package = presentation.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    counts: dict[str, int] = {}

    def next_partname(template: str) -> PackURI:
        number = counts.get(template, 0) + 1
        while template % number in taken:
            number += 1
        counts[template] = number
        return PackURI(template % number)

    package.next_partname = next_partname  # type: ignore[method-assign,assignment]  # one instance only
