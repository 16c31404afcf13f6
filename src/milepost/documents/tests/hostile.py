"""A document whose every word attacks the reader: what no format may let through."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from milepost.documents.blocks import (
    Beside,
    Callout,
    ColourTrack,
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Prose,
    Track,
)
from milepost.documents.cells import Colour, Figure, Integer, Link, Status, Text
from milepost.documents.charts import Axis, CategoryChart, MatrixChart, Point, PointChart, Series, Shape
from milepost.documents.model import Definition, Document, Identity, Section
from milepost.documents.tables import Column, Table
from milepost.kernel.measure import NotApplicable, Unknown

SCRIPT = "<script>alert(1)</script>"
WORDS = (
    SCRIPT,
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "]]><!-- & &amp; &#x0;",
    "=cmd|' /C calc'!A0",
    "+SUM(1)",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "＝1+1",  # noqa: RUF001  # the full-width sign is the attack
    '#eval("1") $x$ *b* _i_ @ref <label> `raw` #read("/etc/passwd") \\u{41}',
    "nul\x00 bell\x07 escape\x1b[31m del\x7f",
    "evil \u202egpj.exe\u202c",
    "lone \ud800 surrogate \ufffe",
    "W" * 4000,
    "שלום עולם · مرحبا بالعالم",
    "🚀👩‍👩‍👧‍👦 ✔ 漢字",
    "line one\r\nline two\n\nparagraph",
    "",
    "https://evil.example/x.xlsx",
    "javascript:alert(1)",
    "{{7*7}} {% debug %} ${7*7}",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example/",
    "/\\evil.example",
    "file:///etc",
    " \x00javascript:x",
    "/ok/",
)


EVERYTHING = "\n".join(WORDS)


def attacking_table() -> Table:
    cells = tuple(
        (Text(word), Link(word, ADDRESSES[at % len(ADDRESSES)]), Unknown(word)) for at, word in enumerate(WORDS)
    )
    columns = (Column(SCRIPT, unit="<b>"), Column("=1+1"), Column("@x"))
    return Table(SCRIPT, columns, cells, SCRIPT, note=EVERYTHING)


def attacking_charts() -> tuple[CategoryChart, PointChart, MatrixChart]:
    values = (Decimal(1), Unknown(SCRIPT), Decimal(-3))
    series = tuple(Series(word[:60], values) for word in WORDS[:6])
    line = CategoryChart(
        "=x",
        SCRIPT,
        Shape.LINE,
        (SCRIPT, "=1", "\x00"),
        series,
        Axis(SCRIPT, "<i>"),
        Axis(SCRIPT),
        note=SCRIPT,
    )
    points = tuple(Point(word, Decimal(at), Decimal(at * 2)) for at, word in enumerate(WORDS))
    scatter = PointChart("p'!", SCRIPT, points, Axis(SCRIPT), Axis(SCRIPT))
    matrix = MatrixChart("m", SCRIPT, WORDS[:2], WORDS[:2], ((Integer(1), Text(SCRIPT)), (Unknown(SCRIPT), Integer(0))))
    return line, scatter, matrix


def hostile() -> Document:
    table = attacking_table()
    line, scatter, matrix = attacking_charts()
    figures = KeyFigures(
        tuple(
            KeyFigure(word, Figure(Text(word), ADDRESSES[at % 7], word), note=word) for at, word in enumerate(WORDS[:6])
        )
    )
    track = ColourTrack((SCRIPT, "=2"), (Track(SCRIPT, (Colour(Status.RED, SCRIPT), NotApplicable(SCRIPT))),), SCRIPT)
    blocks = (
        figures,
        table,
        line,
        Beside((scatter, Callout(EVERYTHING, title=SCRIPT, source="javascript:x")), (matrix, track)),
        Prose(WORDS, SCRIPT),
        Facts(tuple(Fact(word, Text(word)) for word in WORDS), SCRIPT),
    )
    sections = (Section('"><x', SCRIPT, blocks, EVERYTHING), Section("2", "=1+1 [*]:?/\\'", (table,)))
    return Document(
        SCRIPT,
        SCRIPT,
        datetime(2026, 1, 1, tzinfo=UTC),
        Identity(SCRIPT),
        sections,
        EVERYTHING,
        SCRIPT,
        SCRIPT,
        tuple(Definition(word, word) for word in WORDS),
        "javascript:alert(1)//",
    )
