"""Green outside, red inside: where the declared colour is better than the facts, on what grounds, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.documents.blocks import Beside
from milepost.documents.cells import Cell, Integer, Text
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.reporting.choices import OverrideState
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import by_worst, index
from milepost.reporting.reports.reading.values import coloured, dated, day_of, followed
from milepost.reporting.reports.sections import cells, trends

PROJECTS = (
    cells.PROJECT, cells.PM, cells.COMPUTED, cells.DECLARED, Column("Levels better", Kind.INTEGER),
    Column("Index over its periods", Kind.NUMBER), Column("Compared"), Column("What the facts say"),
)  # fmt: skip
OVERRIDES = (
    cells.PROJECT, Column("Dimension"), cells.COMPUTED, cells.DECLARED, Column("Justification"),
    Column("Evidence"), Column("Recovered by", Kind.DAY, width=1.3), Column("The PMO"),
    Column("Reason"),
)  # fmt: skip
GROUPS = (("pm", "Project manager"), ("unit", "Unit"), ("programme", "Programme"), ("portfolio", "Portfolio"))


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the projects that declare better than the facts, their overrides, and the index of every group."""
    del asked
    brighter = [line for line in reading.lines if line.divergence > 0]
    projects = Table(
        "watermelons", PROJECTS, tuple(_project(line) for line in reading.lines if _ever(line)),
        "Declared better than the facts say, now or in a period shown",
        empty="No project declares or declared better than the facts say.",
    )  # fmt: skip
    groups = {name: _group(reading, name, label) for name, label in GROUPS}
    top = Beside((trends.index_trend(reading),), (groups["unit"],))
    yield Section(
        "watermelons", "Watermelons", (top, projects, override_table(reading.lines)),
        f"{len(brighter)} of {len(reading.lines)} projects declare better than the facts say.",
        page_break_before=True, landscape=True,
    )  # fmt: skip
    beside = Beside((groups["pm"],), (groups["programme"], groups["portfolio"]))
    yield Section("watermelon-index", "Watermelon index", (beside,), "By who declares, and by where.")


def _ever(line: Line) -> bool:
    """Return whether a project declares better than the facts say, or did: its index counts both."""
    return line.divergence > 0 or any((each.divergence or 0) > 0 for each in line.before)


def override_table(lines: tuple[Line, ...]) -> Table:
    """Return every override with its grounds and what the PMO decided."""
    rows = tuple(_override(line, each) for line in lines for each in line.told["overrides"])
    return Table("overrides", OVERRIDES, rows, "Overrides and their grounds", empty="Nobody proposed an override.")


def _project(line: Line) -> tuple[Cell, ...]:
    found, compared, total = index((*line.before, line))
    return (
        cells.name_of(line),
        Text(line.pm),
        cells.computed_of(line),
        cells.declared_of(line),
        Integer(line.divergence),
        followed(found, line.project_source),
        Text(f"{compared} of {total} periods"),
        Text(line.why),
    )


def _override(line: Line, told: Mapping[str, Any]) -> tuple[Cell, ...]:
    decided = OverrideState(told["state"]).label
    return (
        cells.name_of(line),
        Text(told["dimension"].capitalize()),
        coloured(told["computed"]),
        coloured(told["declared"]),
        Text(told["justification"]),
        Text(told["evidence"]),
        dated(day_of(told["recovery_date"]), "No recovery date is named."),
        followed(Text(f"{decided} by {told['decided_by']}" if told["decided_by"] else "Undecided"), line.source),
        Text(told["reason"]),
    )


def _group(reading: Reading, name: str, label: str) -> Table:
    rows = []
    for group, lines in by_worst(reading.lines, name).items():
        found, compared, total = index(lines)
        brighter = sum(line.divergence > 0 for line in lines)
        rows.append((Text(group or f"No {label.lower()}"), found, Text(f"{compared} of {total}"), Integer(brighter)))
    columns = (
        Column(label), Column("Index", Kind.NUMBER), Column("Compared"), Column("Declared better", Kind.INTEGER),
    )  # fmt: skip
    return Table(f"watermelon-by-{name}", columns, tuple(rows), f"By {label.lower()}", empty="No project reports.")


REPORT = Report(
    "watermelons",
    "Watermelons",
    "Where the declared colour is better than the facts: per project, manager, unit, programme and portfolio, with the "
    "grounds and the PMO's decision.",
    sections,
    terms=("Computed colour", "Declared colour", "Override", "Watermelon index", "n of m"),
)
