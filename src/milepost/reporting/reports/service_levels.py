"""The PMO's own record: whether it reviewed in time, and whether projects reported in time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from milepost.documents.blocks import Beside, Block, Callout
from milepost.documents.cells import Integer, Share, Text, Value
from milepost.documents.charts import Axis, CategoryChart, Series, Shape
from milepost.documents.model import Section
from milepost.documents.tables import Align, Column, Table
from milepost.kernel.measure import NotApplicable
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.late import is_late
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import shown_in
from milepost.reporting.reports.reading.values import amount_of


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the service levels of the PMO beside those of the projects."""
    del asked
    blocks: tuple[Block, ...] = (Beside((_reviews(reading),), (_reports(reading),)), _missing(reading))
    yield Section(
        "service-levels", "The PMO's own service levels", blocks,
        "Computed from what happened; nobody can type them.", page_break_before=True,
    )  # fmt: skip


def _reviews(reading: Reading) -> Block:
    told = reading.body["service_levels"]
    if not told:
        return Callout("The PMO's service levels are shown to those who oversee the portfolio.", title="Not shown")
    share = amount_of(told["on_time_share"])
    on_time: Value = NotApplicable("No review was due yet.") if share is None else Share(share)
    due = told["reviews"] + told["overdue_reviews"] + told["never_reviewed"]
    return _levels(
        ("Reviews due", Integer(due)),
        ("Done in time", on_time),
        ("Done late", Integer(told["late_reviews"])),
        ("Overdue now", Integer(told["overdue_reviews"])),
        ("Went into the pack unreviewed", Integer(told["never_reviewed"])),
        ("Waiting, not due yet", Integer(told["open_reviews"] - told["overdue_reviews"])),
        caption="What the PMO owed: reviews",
        name="pmo-service",
    )


def _reports(reading: Reading) -> Table:
    native = [line for line in reading.lines if not line.imported]
    missing = [line for line in native if line.told["breach"]]
    late = [line for line in native if is_late(line, reading.as_of.date())]
    in_time: Value = NotApplicable("No report was due.")
    if native:
        in_time = Share(Decimal(len(native) - len(late)) / len(native))
    again = sum(1 for line in native if line.told["submissions"] > 1)
    return _levels(
        ("Reports due", Integer(len(native))),
        ("In time", in_time),
        ("Late", Integer(len(late) - len(missing))),
        ("Not handed in before the lock", Integer(len(missing))),
        ("Submitted more than once", Integer(again)),
        ("Imported, due to nobody here", Integer(len(reading.lines) - len(native))),
        caption="What projects owed: reports",
        name="project-service",
    )


def _levels(*rows: tuple[str, Value], caption: str, name: str) -> Table:
    columns = (Column("Promise"), Column("Figure", align=Align.RIGHT))
    return Table(name, columns, tuple((Text(label), value) for label, value in rows), caption)


def _missing(reading: Reading) -> CategoryChart:
    current = reading.period["code"]
    counted = []
    for period in reading.periods:
        shown = [each for line in reading.lines if not line.imported and (each := shown_in(line, period, current))]
        counted.append(Decimal(sum(bool(each.breach) for each in shown)))
    return CategoryChart(
        "missing-reports", "Reports missing at the lock", Shape.BAR, reading.periods,
        (Series("Missing reports", tuple(counted)),), Axis("Period"), Axis("Reports"),
    )  # fmt: skip


REPORT = Report(
    "service-levels",
    "The PMO's own service levels",
    "Whether the PMO reviewed in time, and whether projects reported in time, over the periods.",
    sections,
    terms=("Late", "n of m"),
)
