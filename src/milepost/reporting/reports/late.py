"""Who is late: reports by name of who owed them, reviews that the PMO owed, and what is grey and who can cure it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.documents.cells import Cell, Integer, Text, Value
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable
from milepost.reporting.choices import CLOSED, DIMENSIONS
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import dated, day_of, followed
from milepost.reporting.reports.sections import cells
from milepost.reporting.rules.scores import days_late

REPORTS_LATE = (
    Column("Who owes it"), cells.PROJECT, cells.UNIT, Column("Due", Kind.DAY),
    Column("First handed in", Kind.DAY), Column("Days late", Kind.INTEGER), Column("How it stands"),
)  # fmt: skip
GREY = (Column("Who can cure it"), cells.PROJECT, Column("What is grey"), Column("Why"))
REVIEWS_LATE = (
    cells.PROJECT, Column("Review due", Kind.DAY), Column("Reviewed", Kind.DAY), Column("Reviewed by"),
    Column("Late reviews", Kind.INTEGER), Column("How it stands"),
)  # fmt: skip


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the late reports, the grey colours and the PMO's own late reviews."""
    del asked
    today = reading.as_of.date()
    late = sorted((line for line in reading.lines if is_late(line, today)), key=_by_name)
    reviews = tuple(_review(line) for line in reading.lines if review_is_late(line, today))
    blocks = (
        Table("late-reports", REPORTS_LATE, tuple(_late(line, today) for line in late),
              "Reports that came late or not at all",
              empty="Every report that was due came in time."),
        Table("grey-colours", GREY, tuple(_grey_rows(reading)), "Grey: facts that are due are unknown or stale",
              empty="No colour is grey."),
        Table("late-reviews", REVIEWS_LATE, reviews,
              "Reviews that the PMO owed", empty="Every review that was due was done in time."),
    )  # fmt: skip
    native = sum(not line.imported for line in reading.lines)
    intro = (
        f"{len(late)} of {native} reports that were due came late or not at all. Both sides are measured: projects by "
        "their reports, the PMO by its reviews."
    )
    yield Section("late", "Late and grey", blocks, intro, page_break_before=True, landscape=True)


def is_late(line: Line, today: date) -> bool:
    """Return whether a report came late, is overdue, or never came."""
    return not line.imported and (bool(line.told["breach"]) or _days(line, today) > 0)


def review_is_late(line: Line, today: date) -> bool:
    """Return whether the PMO reviewed late, has not reviewed yet though it is due, or never did."""
    if line.imported:
        return False
    return line.told["late_reviews"] > 0 or _overdue(line, today) or _never(line)


def _overdue(line: Line, today: date) -> bool:
    return line.told["state"] == "submitted" and days_late(line.day("review_due_on"), None, today) > 0


def _never(line: Line) -> bool:
    return line.told["state"] in CLOSED and bool(line.told["submitted_at"]) and not line.told["reviewed_at"]


def _days(line: Line, today: date) -> int:
    return days_late(line.day("due_on"), line.day("first_submitted_on"), today)


def _by_name(line: Line) -> tuple[str, str]:
    return line.pm.casefold(), line.name.casefold()


def _late(line: Line, today: date) -> tuple[Cell, ...]:
    handed = line.day("first_submitted_on")
    never = NotApplicable("It was not handed in.")
    return (
        Text(line.pm),
        cells.name_of(line),
        cells.unit_of(line),
        dated(line.day("due_on"), "No due day was set."),
        dated(handed, "") if handed else never,
        followed(Integer(_days(line, today), "d"), line.source, "From the due day to the first submission, or to now"),
        Text(line.state),
    )


def _grey_rows(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for line in sorted(reading.lines, key=_by_name):
        if line.told["breach"]:
            yield Text(line.pm), cells.name_of(line), Text("The whole report"), _why(line, line.why)
            continue
        for name in DIMENSIONS:
            if line.told["computed"].get(name) == "grey":
                sentence = line.dimension(name).get("sentence", "")
                yield Text(line.pm), cells.name_of(line), Text(name.capitalize()), _why(line, sentence)


def _why(line: Line, sentence: str) -> Cell:
    return followed(Text(sentence), line.source)


def _review(line: Line) -> tuple[Cell, ...]:
    reviewed = day_of(line.told["reviewed_at"])
    done: Value = dated(reviewed, "") if reviewed else NotApplicable("It was not reviewed.")
    return (
        cells.name_of(line),
        dated(line.day("review_due_on"), "No due day was set."),
        done,
        Text(line.told["reviewed_by"]),
        followed(Integer(line.told["late_reviews"]), line.source),
        Text("Went into the pack unreviewed" if _never(line) else line.state),
    )


REPORT = Report(
    "late",
    "Late and grey",
    "Reports that came late or not at all by name of who owed them, grey colours with who can cure them, and the PMO's "
    "own late reviews.",
    sections,
    terms=("Late", "Grey", "Unknown"),
)
