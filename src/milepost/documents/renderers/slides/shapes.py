"""Text, lines, tables and slides as DrawingML, written directly.

One parse a shape instead of hundreds of calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide

from milepost.documents.palette import INK, MUTED, RULE
from milepost.documents.wording import breakable

POINT = 12700
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# A link keeps the colour of its words instead of the theme's blue.
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
    "</a:extLst>"
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    x: float
    y: float
    width: float
    height: float

    def xml(self, prefix: str) -> str:
        """Return the place as a transform."""
        x, y, width, height = (round(value * POINT) for value in (self.x, self.y, self.width, self.height))
        return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `address` makes them a link."""

    text: str
    size: float = 11
    colour: str = INK
    bold: bool = False
    italic: bool = False
    address: str = ""
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs, alignment and the space after it in points."""

    runs: tuple[Run, ...]
    align: str = "l"
    after: float = 0


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: its line, its fill and the rule beneath it."""

    line: Line
    fill: str = ""
    rule: str = RULE
    weight: float = 0.5


@dataclass(slots=True)
class Page:
    """A slide being filled; it numbers its shapes and keeps the sources for its notes."""

    slide: Slide
    shapes: int = 100
    sources: dict[str, str] = field(default_factory=dict)

    def _next(self) -> int:
        self.shapes += 1
        return self.shapes

    def _add(self, xml: str) -> None:
        tree: Any = self.slide.shapes.element
        tree.append(parse_xml(xml))

    def text(self, box: Box, lines: Iterable[Line], *, anchor: str = "t", fill: str = "", inset: float = 0) -> None:
        """Add a box of text."""
        number, edge = self._next(), round(inset * POINT)
        paint = f'<a:solidFill><a:srgbClr val="{fill[1:]}"/></a:solidFill>' if fill else "<a:noFill/>"
        self._add(
            f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{box.xml("a")}<a:prstGeom prst="rect"><a:avLst/>'
            f"</a:prstGeom>{paint}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="{edge}" tIns="{edge}" rIns="{edge}" bIns="{edge}" '
            f'anchor="{anchor}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{self.paragraphs(lines)}</p:txBody></p:sp>"
        )

    def retitle(self, heading: Any, line: Line) -> None:
        """Write the title of the slide into its own place, which outlines and readers use."""
        body = heading.text_frame._txBody  # noqa: SLF001  # the place of a title is written like any other text
        for old in body.findall(f"{{{_DRAWING}}}p"):
            body.remove(old)
        fresh = parse_xml(f"<p:txBody {_SPACES}><a:bodyPr/>{self.paragraphs([line])}</p:txBody>")
        for new in fresh.findall(f"{{{_DRAWING}}}p"):
            body.append(new)
        heading.text_frame.margin_left = heading.text_frame.margin_top = 0
        heading.text_frame.margin_right = heading.text_frame.margin_bottom = 0
        heading.text_frame.vertical_anchor = MSO_ANCHOR.TOP

    def rule(self, x: float, y: float, width: float, colour: str, weight: float) -> None:
        """Add a horizontal line."""
        number = self._next()
        self._add(
            f'<p:cxnSp {_SPACES}><p:nvCxnSpPr><p:cNvPr id="{number}" name="Line {number}"/>'
            f"<p:cNvCxnSpPr/><p:nvPr/>"
            f'</p:nvCxnSpPr><p:spPr>{Box(x, y, width, 0).xml("a")}<a:prstGeom prst="line"><a:avLst/>'
            f"</a:prstGeom>"
            f'<a:ln w="{round(weight * POINT)}"><a:solidFill><a:srgbClr val="{colour[1:]}"/>'
            f"</a:solidFill></a:ln></p:spPr></p:cxnSp>"
        )

    def table(
        self, box: Box, widths: Sequence[float], rows: Sequence[tuple[float, Sequence[TableCell]]], name: str
    ) -> None:
        """Add a real table; `rows` are heights in points with their cells, the first row is the heading."""
        number = self._next()
        columns = "".join(f'<a:gridCol w="{round(width * POINT)}"/>' for width in widths)
        body = "".join(
            f'<a:tr h="{round(height * POINT)}">{"".join(self._cell(cell) for cell in cells)}</a:tr>'
            for height, cells in rows
        )
        self._add(
            f'<p:graphicFrame {_SPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" '
            f'descr="{escape(breakable(name))}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr>"
            f'<p:nvPr/></p:nvGraphicFramePr>{box.xml("p")}<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl>'
            f'<a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl></a:graphicData>'
            f"</a:graphic></p:graphicFrame>"
        )

    def _cell(self, cell: TableCell) -> str:
        paint = f'<a:solidFill><a:srgbClr val="{cell.fill[1:]}"/></a:solidFill>' if cell.fill else "<a:noFill/>"
        none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
        ink = f'<a:solidFill><a:srgbClr val="{cell.rule[1:]}"/></a:solidFill>'
        rule = f'<a:lnB w="{round(cell.weight * POINT)}">{ink}</a:lnB>'
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{self.paragraphs([cell.line])}</a:txBody>"
            f'<a:tcPr marL="38100" marR="38100" marT="33000" marB="33000">{none}{rule}{paint}</a:tcPr></a:tc>'
        )

    def paragraphs(self, lines: Iterable[Line]) -> str:
        """Return paragraphs of runs."""
        return "".join(
            f'<a:p><a:pPr algn="{line.align}"><a:spcAft><a:spcPts val="{round(line.after * 100)}"/>'
            f"</a:spcAft></a:pPr>"
            f"{''.join(self._run(run) for run in line.runs)}</a:p>"
            for line in lines
        )

    def _run(self, run: Run) -> str:
        looks = f'sz="{round(run.size * 100)}" b="{int(run.bold)}" i="{int(run.italic)}"'
        raised = ' baseline="30000"' if run.raised else ""
        link = f'<a:hlinkClick r:id="{self._link(run.address)}">{_OWN_COLOUR}</a:hlinkClick>' if run.address else ""
        paint = f'<a:solidFill><a:srgbClr val="{run.colour[1:]}"/></a:solidFill>'
        properties = f'<a:rPr lang="en-GB" {looks}{raised} dirty="0">{paint}{link}</a:rPr>'
        pieces = breakable(run.text).replace("\t", " ").split("\n")
        return "<a:br/>".join(f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" for piece in pieces)

    def _link(self, address: str) -> str:
        return self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def footer(self, box: Box, words: str) -> None:
        """Add the line that dates the slide, and its number."""
        self.text(box, [Line((Run(words, 9, MUTED),))], anchor="ctr")
        number = self._next()
        right = Box(box.x + box.width - 60, box.y, 60, box.height)
        self._add(
            f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Slide number"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{right.xml("a")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f"</p:spPr><p:txBody>"
            '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB" sz="900">'
            f'<a:solidFill><a:srgbClr val="{MUTED[1:]}"/></a:solidFill></a:rPr><a:t>1</a:t></a:fld>'
            f"</a:p></p:txBody></p:sp>"
        )
