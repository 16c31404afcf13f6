"""What turned worse since the period before, project by project, and what decided it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.cells import Cell, Text
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import Unknown
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import Worsening, worsenings
from milepost.reporting.reports.sections import cells
from milepost.reporting.reports.sections.rollups import plus

COLUMNS = (
    cells.PROJECT, cells.PM, cells.COMPUTED, cells.DECLARED, Column("What turned worse"),
    Column("Finish", Kind.NUMBER, width=1.3), Column("Cost", Kind.MONEY, width=1.6),
    Column("What decided"),
)  # fmt: skip


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield one table of everything that turned worse."""
    del asked
    found = worsenings(reading)
    compared = sum(1 for line in reading.lines if line.last)
    intro = (
        f"{len(found)} of {compared} projects that reported before turned worse in a colour. "
        "Finish and cost are the movement of the forecast since the last report."
    )
    table = Table(
        "turned-worse", COLUMNS, tuple(_row(reading, each) for each in found), "Turned worse since the last report",
        empty="Nothing turned worse." if compared else "There is no report before to compare with.",
    )  # fmt: skip
    yield Section("worse", "What turned worse", (table,), intro, page_break_before=True, landscape=True)


def _row(reading: Reading, told: Worsening) -> tuple[Cell, ...]:
    line, unknown = told.line, Unknown("One of the two reports states no forecast.")
    return (
        cells.name_of(line),
        Text(line.pm),
        cells.computed_of(line),
        cells.declared_of(line),
        Text("; ".join(told.changes)),
        unknown if told.days is None else plus(told.days),
        reading.purse.known(told.cost, line.currency, unknown.reason, signed=True),
        Text(line.why),
    )


REPORT = Report(
    "worse",
    "What turned worse",
    "Every project whose computed, declared or independent colour turned worse since its last report, and why.",
    sections,
    terms=("Computed colour", "Declared colour", "Grey", "Delivery confidence", "Unknown"),
)
