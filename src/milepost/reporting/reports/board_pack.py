"""The board pack: the portfolio, what moved and who is late, a page a project, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.model import Section
from milepost.reporting.reports import (
    decisions,
    late,
    movements,
    portfolio,
    project,
    risks,
    service_levels,
    watermelons,
    worse,
)
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.sections import provenance
from milepost.reporting.reports.sections.wording import ALL_TERMS

BEFORE_PROJECTS = (portfolio, decisions, worse, watermelons, movements, late, risks)


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the whole pack in the order in which a board reads it."""
    for part in BEFORE_PROJECTS:
        yield from part.sections(reading, asked)
    for line in reading.lines:
        yield project.page(reading, line)
    yield provenance.adjustments(reading)
    yield from service_levels.sections(reading, asked)
    yield provenance.appendix(reading)


REPORT = Report(
    "board-pack",
    "Board pack",
    "The whole pack of a period: portfolio, decisions, what turned worse, movements, late reports, risks, a page a "
    "project, adjustments, the PMO's own service levels, definitions and provenance.",
    sections,
    cover=True,
    terms=ALL_TERMS,
)
