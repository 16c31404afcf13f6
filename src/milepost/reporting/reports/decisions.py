"""What management is asked: decisions with who is asked and by when, and what project managers ask in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from milepost.documents.cells import Cell, Integer, Text, Value
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable
from milepost.reporting.choices import ASK
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import dated, day_of, followed, text
from milepost.reporting.reports.sections import cells

DECISIONS = (
    Column("Needed by", Kind.DAY), Column("Decision"), Column("Asked of"), cells.PROJECT,
    cells.COMPUTED, Column("Asked on", Kind.DAY), Column("Waits", Kind.INTEGER),
    Column("Overdue", Kind.INTEGER),
)  # fmt: skip
ASKS = (cells.PROJECT, cells.PM, cells.COMPUTED, cells.DECLARED, Column("What is asked"))


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the decisions by the day on which they are needed, and the asks of the reports."""
    del asked
    found = [(line, each) for line in reading.lines for each in line.items("decisions")]
    found.sort(key=lambda each: (each[1]["needed_by"] or "9999", each[1]["asked_on"], each[0].name))
    asks = [line for line in reading.lines if line.told["narrative"].get(ASK, "").strip()]
    today = reading.data_date
    blocks = (
        Table("decisions", DECISIONS, tuple(_decision(line, each, today) for line, each in found), "Decisions asked",
              empty="No decision is asked."),
        Table("asks", ASKS, tuple(_ask(line) for line in asks), "Asked by project managers in their reports",
              empty="No report asks for anything."),
    )  # fmt: skip
    intro = f"Decisions that wait for management: {len(found)}. Reports that ask for something: {len(asks)}."
    yield Section("decisions", "Decisions asked", blocks, intro, page_break_before=True, landscape=True)


def _decision(line: Line, told: Mapping[str, Any], today: date) -> tuple[Cell, ...]:
    needed, asked_on = day_of(told["needed_by"]), day_of(told["asked_on"])
    over: Value = NotApplicable("No day is named.")
    if needed:
        over = Integer(max(0, (today - needed).days), "d")
    return (
        dated(needed, "No day is named."),
        followed(Text(told["question"]), line.project_source),
        text(told["asked_of"], "Nobody is named."),
        cells.name_of(line),
        cells.computed_of(line),
        dated(asked_on, "No day is recorded."),
        Integer(max(0, (today - asked_on).days), "d") if asked_on else NotApplicable("No day is recorded."),
        over,
    )


def _ask(line: Line) -> tuple[Cell, ...]:
    words = followed(Text(line.told["narrative"][ASK]), line.source)
    return cells.name_of(line), Text(line.pm), cells.computed_of(line), cells.declared_of(line), words


REPORT = Report(
    "decisions",
    "Decisions asked",
    "What management is asked to decide, of whom and by when, and what project managers ask in their reports.",
    sections,
    terms=("Computed colour", "Declared colour"),
)
