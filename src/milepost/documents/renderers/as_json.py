"""A document as JSON: a stable schema, decimals as strings, ISO dates, an unknown with its reason.

The schema is described in docs/reference/report-json.md; a change that a reader could notice raises its
number.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from milepost.documents.blocks import Beside, Block, Callout, ColourTrack, Facts, KeyFigures, Prose
from milepost.documents.cells import (
    Cell,
    Colour,
    Day,
    Figure,
    Instant,
    Integer,
    Link,
    Money,
    Number,
    Share,
    Text,
    Trail,
    Value,
)
from milepost.documents.charts import CategoryChart, Chart, MatrixChart, Measure, PointChart
from milepost.documents.model import Document, Section
from milepost.documents.renderers.options import DEFAULT, RenderOptions
from milepost.documents.tables import Table
from milepost.documents.wording import plain
from milepost.kernel.measure import NotApplicable, Unknown

SCHEMA = "milepost.report/1"
Data = dict[str, Any]


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the document as UTF-8 JSON, two blanks deep."""
    sections = []
    for done, section in enumerate(document.sections, start=1):
        sections.append(_section(section))
        options.progress(done, len(document.sections))
    data = {"schema": SCHEMA, **_head(document), "sections": sections}
    return (json.dumps(data, ensure_ascii=False, indent=2, default=_written) + "\n").encode()


def _written(value: object) -> str:
    raise TypeError(f"{type(value).__name__} has no place in the schema")


def _head(document: Document) -> Data:
    identity = document.identity
    logo = identity.logo
    picture = logo and {"media_type": logo.media_type, "base64": base64.b64encode(logo.content).decode()}
    return {
        "name": plain(document.name),
        "title": plain(document.title),
        "subtitle": plain(document.subtitle),
        "period": plain(document.period),
        "as_of": document.as_of.isoformat(),
        "generated_from": plain(document.generated_from),
        "language": document.language,
        "identity": {
            "organisation": plain(identity.organisation),
            "primary": identity.primary,
            "accent": identity.accent,
            "font": identity.font,
            "logo": picture,
        },
        "definitions": [{"term": plain(one.term), "meaning": plain(one.meaning)} for one in document.definitions],
    }


def _section(section: Section) -> Data:
    return {
        "id": plain(section.id),
        "title": plain(section.title),
        "intro": plain(section.intro),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Data:
    if isinstance(block, Table):
        return {"block": "table", **_table(block)}
    if isinstance(block, CategoryChart | PointChart | MatrixChart):
        return {"block": "chart", **_chart(block), "table": _table(block.table())}
    if isinstance(block, Beside):
        return {
            "block": "beside",
            **{side: [_block(one) for one in getattr(block, side)] for side in ("left", "right")},
        }
    if isinstance(block, KeyFigures | Facts | ColourTrack):
        return _listed(block)
    return _words(block)


def _listed(block: KeyFigures | Facts | ColourTrack) -> Data:
    if isinstance(block, KeyFigures):
        figures = [
            {
                "label": plain(one.label),
                "value": cell_json(one.cell),
                "note": plain(one.note),
                "change": None if one.change is None else cell_json(one.change),
            }
            for one in block.figures
        ]
        return {"block": "key_figures", "id": plain(block.id), "figures": figures}
    if isinstance(block, Facts):
        facts = [{"label": plain(one.label), "value": cell_json(one.cell)} for one in block.facts]
        return {"block": "facts", "id": plain(block.id), "title": plain(block.title), "facts": facts}
    tracks = [
        {
            "label": plain(one.label),
            "colours": [None if step is None else value_json(step) for step in one.colours],
        }
        for one in block.tracks
    ]
    return {
        "block": "colour_track",
        "id": plain(block.id),
        "title": plain(block.title),
        "periods": [plain(name) for name in block.periods],
        "tracks": tracks,
    }


def _words(block: Prose | Callout) -> Data:
    if isinstance(block, Callout):
        said = {"title": plain(block.title), "text": plain(block.text), "source": plain(block.source)}
        return {"block": "callout", "tone": block.tone.name.lower(), **said}
    return {
        "block": "prose",
        "heading": plain(block.heading),
        "status": value_json(block.status) if block.status else None,
        "paragraphs": [plain(text) for text in block.paragraphs],
    }


def _table(table: Table) -> Data:
    columns = [
        {"title": plain(one.title), "kind": one.kind.value, "unit": plain(one.unit), "id": plain(one.id)}
        for one in table.columns
    ]
    return {
        "id": plain(table.id),
        "caption": plain(table.caption),
        "note": plain(table.note),
        "columns": columns,
        "rows": [[cell_json(cell) for cell in row] for row in table.rows],
        "totals": [cell_json(cell) for cell in table.totals] if table.totals else None,
    }


def _chart(chart: Chart) -> Data:
    said: Data = {"id": plain(chart.id), "title": plain(chart.title), "note": plain(chart.note)}
    for name in ("x", "y"):
        axis = getattr(chart, name)
        said[name] = {"title": plain(axis.title), "unit": plain(axis.unit)}
    if isinstance(chart, CategoryChart):
        return {**said, "kind": chart.shape.value, **_series(chart)}
    return {
        **said,
        "kind": "matrix" if isinstance(chart, MatrixChart) else "bubble" if chart.bubble else "scatter",
    }


def _series(chart: CategoryChart) -> Data:
    series = [
        {
            "name": plain(one.name),
            "values": [_measure(value) for value in one.values],
            "status": one.status.code if one.status else None,
            "forecast_from": one.forecast_from,
        }
        for one in chart.series
    ]
    band = chart.band and {
        "name": plain(chart.band.name),
        **{edge: [None if one is None else str(one) for one in getattr(chart.band, edge)] for edge in ("low", "high")},
    }
    return {"categories": [plain(name) for name in chart.categories], "series": series, "band": band}


def _measure(value: Measure) -> object:
    return value_json(value) if isinstance(value, Unknown | NotApplicable) else str(value)


def cell_json(cell: Cell) -> Data:
    """Return a cell with its source and explanation, where it has them."""
    if not isinstance(cell, Figure):
        return value_json(cell)
    said = {"source": plain(cell.source), "explain": plain(cell.explain)}
    return {**value_json(cell.value), **{name: text for name, text in said.items() if text}}


_FIELDS: Mapping[type, tuple[str, tuple[str, ...]]] = {
    Text: ("text", ("text",)),
    Trail: ("text", ("text",)),
    Integer: ("integer", ("value", "unit")),
    Number: ("number", ("value", "unit", "decimals")),
    Money: ("money", ("amount", "currency")),
    Day: ("date", ("value",)),
    Instant: ("instant", ("value",)),
    Share: ("share", ("value",)),
    Link: ("link", ("text", "href")),
}


def value_json(value: Value) -> Data:
    """Return a value with its type; an unknown is {"unknown": reason}."""
    if isinstance(value, Unknown):
        return {"unknown": plain(value.reason)}
    if isinstance(value, NotApplicable):
        return {"not_applicable": plain(value.reason)}
    if isinstance(value, Colour):
        note = {"note": plain(value.note)} if value.note else {}
        return {"type": "colour", "value": value.status.code, "word": value.status.word, **note}
    kind, names = _FIELDS[type(value)]
    return {"type": kind, **{name: _plain_json(getattr(value, name)) for name in names}}


def _plain_json(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name.lower()
    return plain(value) if isinstance(value, str) else value
