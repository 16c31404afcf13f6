"""The cells of a project that many tables show: its name, its colours, its dates and its money."""

from __future__ import annotations

from milepost.documents.cells import Cell, Text, Value
from milepost.documents.tables import Column, Kind
from milepost.kernel.measure import NotApplicable, Unknown
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.values import NO_COLOUR, coloured, dated, followed

PROJECT = Column("Project")
UNIT = Column("Unit")
COMPUTED = Column("Computed", Kind.COLOUR, width=1.3)
DECLARED = Column("Declared", Kind.COLOUR, width=1.3)
PM = Column("Project manager")
IMPORTED = NotApplicable("An imported return declares no colour.")
NOT_HANDED_IN = Unknown("No report was handed in, so nothing is declared.")
NOT_DECLARED = Unknown("The project manager declared no colour.")
NO_REVIEWER = NotApplicable("No reviewer gave a delivery confidence.")
NO_FORECAST = "The project reports no forecast finish."
NO_COST = "The project reports no forecast cost."


def name_of(line: Line) -> Cell:
    """Return the name of a project, leading to it."""
    return followed(Text(line.name), line.project_source, f"{line.code} · {line.pm}")


def unit_of(line: Line) -> Cell:
    """Return the unit that owns a project."""
    return Text(str(line.identity.get("unit") or ""))


def computed_of(line: Line) -> Cell:
    """Return the computed colour with what decided it."""
    return followed(coloured(line.computed, line.why), line.source, line.why)


def declared_of(line: Line) -> Cell:
    """Return the declared colour, or why there is none."""
    return followed(coloured(line.declared, missing=undeclared(line)), line.source)


def undeclared(line: Line) -> Value:
    """Return why a project declares nothing."""
    if line.imported:
        return IMPORTED
    return NOT_HANDED_IN if line.told["breach"] else NOT_DECLARED


def confidence_of(line: Line) -> Cell:
    """Return the delivery confidence, or that nobody gave one."""
    return followed(coloured(line.confidence, missing=NO_REVIEWER), line.source)


def dimension_of(line: Line, name: str) -> Cell:
    """Return the computed colour of a dimension with what decided it."""
    told = line.dimension(name)
    return followed(coloured(line.told["computed"].get(name, ""), told.get("sentence", "")), line.source)


def finish_of(line: Line) -> Cell:
    """Return the expected finish."""
    return followed(dated(line.forecast_finish, NO_FORECAST), line.source)


__all__ = [
    "COMPUTED", "DECLARED", "IMPORTED", "NOT_DECLARED", "NOT_HANDED_IN", "NO_COLOUR", "NO_COST", "NO_FORECAST",
    "NO_REVIEWER", "PM", "PROJECT", "UNIT", "computed_of", "confidence_of", "declared_of", "dimension_of", "finish_of",
    "name_of", "undeclared", "unit_of",
]  # fmt: skip
