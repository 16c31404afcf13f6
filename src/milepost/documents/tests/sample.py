"""An invented board pack of any size: what the tests render and the bench measures."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, date, datetime, timedelta
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
    Tone,
    Track,
)
from milepost.documents.cells import (
    Cell,
    Colour,
    Day,
    Figure,
    Integer,
    Link,
    Money,
    Number,
    Scale,
    Share,
    Status,
    Text,
)
from milepost.documents.charts import (
    Axis,
    Band,
    CategoryChart,
    MatrixChart,
    Point,
    PointChart,
    Series,
    Shape,
)
from milepost.documents.model import Definition, Document, Identity, Logo, Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable, Unknown

PERIODS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
SCALE = tuple(Status)
_NAMES = (
    "Harbour signalling",
    "Tax letters online",
    "Northern depot",
    "Archive digitisation",
    "Clinic network",
)
_UNITS = ("Transport", "Revenue", "Estates", "Records", "Health")
DELIVERY = (
    "The second delivery arrived in full and was accepted; the third moved by two weeks because the "
    "test bench was booked. Mitigation is agreed and paid for within tolerance."
)
AS_OF = datetime(2026, 4, 3, 17, 30, tzinfo=UTC)


def a_logo() -> Logo:
    width, height = 120, 40
    line = b"\x00" + b"".join(bytes((31, 58, 95)) if x < 40 or x > 56 else bytes((181, 101, 29)) for x in range(width))

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(line * height)) + chunk(b"IEND", b"")
    return Logo(b"\x89PNG\r\n\x1a\n" + body, "image/png", "Meridian Works")


def name_of(index: int) -> str:
    return f"{_NAMES[index % 5]} {index // 5 + 1}"


def status_of(index: int, period: int) -> Status:
    return SCALE[(index * 7 + period // 3) % 6]


def millions(amount: int, *, signed: bool = False) -> Money:
    return Money(Decimal(amount * 10_000), "GBP", Scale.MILLIONS, 1, signed)


def s_curve(index: int) -> CategoryChart:
    plan = [Decimal((step + 1) ** 2 * (3 + index % 4)) / 10 for step in range(12)]
    spent = [value * Decimal("1.08") for value in plan]
    low = tuple(None if step < 8 else value * Decimal("0.95") for step, value in enumerate(spent))
    high = tuple(None if step < 8 else value * Decimal("1.2") for step, value in enumerate(spent))
    actual: tuple[Decimal | Unknown, ...] = tuple(spent)
    if index % 5 == 3:
        actual = (*actual[:4], Unknown("The ledger of August was not closed."), *actual[5:])
    series = (Series("Baseline", tuple(plan)), Series("Actual and forecast", actual, forecast_from=9))
    return CategoryChart(
        "cumulative-cost",
        "Cumulative cost",
        Shape.S_CURVE,
        PERIODS,
        series,
        Axis("Period"),
        Axis("Cost", "£m", 1),
        Band("P10 to P90", low, high),
    )


def colour_track(index: int) -> ColourTrack:
    tracks = tuple(
        Track(dimension, tuple(Colour(status_of(index + at, period)) for period in range(12)))
        for at, dimension in enumerate(("Computed", "Declared", "Schedule", "Cost"))
    )
    return ColourTrack(PERIODS, tracks, "Colours over twelve periods")


def risks(index: int) -> Table:
    columns = (
        Column("Risk"),
        Column("Owner"),
        Column("Exposure", Kind.MONEY, "£m"),
        Column("Next action"),
        Column("Due", Kind.DAY),
        Column("Status", Kind.COLOUR),
    )
    rows = tuple(
        (
            Text(
                (
                    "Supplier cannot staff the second shift",
                    "Permit for the east quay comes late",
                    "Data of the old system is incomplete",
                )[at % 3]
            ),
            Text(("A. Lindqvist", "R. Okafor", "M. Duarte")[(index + at) % 3]),
            Figure(millions(120 + 37 * at + index), f"/risks/{index}-{at}/", "Probability times impact"),
            Text("Agree recovery plan with the supplier"),
            Day(date(2026, 4, 10) + timedelta(days=9 * at)) if at != 3 else Unknown("The owner has set no date."),
            Colour(status_of(index, at * 3)),
        )
        for at in range(5)
    )
    return Table("risks", columns, rows, "Top risks")


def project_section(index: int) -> Section:
    late = (
        Unknown("No forecast was reported since November.")
        if index % 7 == 4
        else Number(Decimal(index % 9), "weeks", 0, signed=True)
    )
    figures = KeyFigures(
        (
            KeyFigure("Computed", Colour(status_of(index, 11), "Schedule decides"), note="schedule decides"),
            KeyFigure("Declared", Colour(status_of(index + 1, 11))),
            KeyFigure(
                "Forecast cost",
                Figure(millions(48_20 + index * 13), f"/projects/{index}/cost/"),
                millions(240, signed=True),
                "on baseline",
            ),
            KeyFigure("Spent", Share(Decimal(40 + index % 50) / 100), note="of forecast"),
            KeyFigure("Finish", late, note="against baseline"),
        )
    )
    narrative = tuple(
        Prose(
            (DELIVERY,),
            dimension,
            Colour(status_of(index + at, 11)),
        )
        for at, dimension in enumerate(("Schedule", "Cost", "Benefits", "Risk"))
    )
    blocks = (
        figures,
        Beside((colour_track(index),), (s_curve(index),)),
        risks(index),
        Beside(narrative[:2], narrative[2:]),
    )
    intro = f"{_UNITS[index % 5]} · stage Executing · sponsor L. Marchetti · project manager J. Weiss"
    return Section(f"project-{index}", name_of(index), blocks, intro, page_break_before=True)


def late_reports() -> MatrixChart:
    return MatrixChart(
        "unit-period",
        "Late reports by unit",
        _UNITS,
        PERIODS[:8],
        tuple(tuple(Integer((row * 5 + at * 3) % 11) for at in range(8)) for row in range(5)),
        Axis("Period"),
        Axis("Unit"),
    )


def portfolio_charts(projects: int) -> tuple[CategoryChart, PointChart]:
    counts = tuple(
        Series(
            status.word,
            tuple(Decimal((projects * (at + 2) + period) % 17 + 2) for period in range(12)),
            status,
        )
        for at, status in enumerate(SCALE)
    )
    stacked = CategoryChart(
        "colours",
        "Projects by computed colour",
        Shape.STACKED_BAR,
        PERIODS,
        counts,
        Axis("Period"),
        Axis("Projects"),
    )
    points = tuple(
        Point(
            name_of(at),
            Decimal(at * 37 % 100),
            Decimal(at * 61 % 80 - 10),
            Decimal(at * 13 % 70 + 3),
            status_of(at, 11),
        )
        for at in range(min(projects, 30))
    )
    bubble = PointChart(
        "value-risk",
        "Value against schedule movement",
        points,
        Axis("Value score"),
        Axis("Movement", "weeks"),
        Axis("Cost", "£m"),
        bubble=True,
    )
    return stacked, bubble


def portfolio_section(projects: int) -> Section:
    stacked, bubble = portfolio_charts(projects)
    figures = KeyFigures(
        (
            KeyFigure("Projects", Integer(projects), note="in 5 units"),
            KeyFigure(
                "Forecast cost",
                Money(Decimal(8412300000), "GBP", Scale.MILLIONS, 0),
                Share(Decimal("0.031"), 1, signed=True),
                "since last period",
            ),
            KeyFigure("Confident", Share(Decimal("0.64")), note="of known projects"),
            KeyFigure("Benefits realised", Unknown("Three units have not returned benefits."), note="17 of 20 known"),
        )
    )
    ask = Callout(
        "Release the second tranche of Harbour signalling 1, £12.4m, before 30 April.",
        Tone.ASK,
        source="/asks/1/",
    )
    note = Prose(
        ("Confidence fell again, two thirds of it by one supplier.\n\nCost is within authority.",),
        "What changed",
    )
    return Section("portfolio", "Portfolio", (figures, ask, note, Beside((stacked,), (bubble,)), late_reports()))


def movement_rows(projects: int) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for at in range(projects):
        finish = date(2027, 1, 31) + timedelta(days=at * 11 % 300)
        moved = at * 17 % 90 - 12
        forecast = (
            Unknown("No forecast was reported since November.") if at % 7 == 4 else Day(finish + timedelta(days=moved))
        )
        rows.append(
            (
                Link(name_of(at), f"/projects/{at}/"),
                Text(_UNITS[at % 5]),
                Colour(status_of(at, 11)),
                Day(finish),
                forecast,
                Integer(moved) if at % 7 != 4 else NotApplicable("There is no forecast."),
                Money(Decimal(45_000_000 + at * 10_000), "GBP", Scale.MILLIONS, 1),
                Money(Decimal(48_200_000 + at * 130_000), "GBP", Scale.MILLIONS, 1),
                Share(Decimal(at % 23 - 6) / 100, 1, signed=True),
            )
        )
    return rows


def movements_section(projects: int) -> Section:
    columns = (
        Column("Project"),
        Column("Unit"),
        Column("Colour", Kind.COLOUR),
        Column("Baseline finish", Kind.DAY),
        Column("Forecast finish", Kind.DAY),
        Column("Moved", Kind.INTEGER, "days"),
        Column("Baseline cost", Kind.MONEY, "£m"),
        Column("Forecast cost", Kind.MONEY, "£m"),
        Column("Change", Kind.SHARE, "%"),
    )
    total = (
        Text("Portfolio"),
        Text(""),
        NotApplicable("Colours are not added."),
        NotApplicable("Dates are not added."),
        NotApplicable("Dates are not added."),
        NotApplicable("Days are not added."),
        Money(Decimal(45_000_000 * projects), "GBP", Scale.MILLIONS, 1),
        Money(Decimal(48_200_000 * projects), "GBP", Scale.MILLIONS, 1),
        Share(Decimal("0.071"), 1, signed=True),
    )
    table = Table(
        "movements",
        columns,
        tuple(movement_rows(projects)),
        "Movement against the baseline",
        total,
        "Cost at prices of 2026.",
    )
    return Section("movements", "Movements", (table,), page_break_before=True, landscape=True)


def service_section() -> Section:
    months = Series(
        "Reports reviewed in time",
        tuple(Decimal(value) for value in (91, 88, 94, 97, 92, 90, 85, 96, 98, 97, 93, 95)),
    )
    target = Series("Target", (Decimal(95),) * 12)
    line = CategoryChart(
        "service",
        "Reviews within three working days",
        Shape.LINE,
        PERIODS,
        (months, target),
        Axis("Period"),
        Axis("In time", "%"),
    )
    bars = CategoryChart(
        "spend",
        "Spend by unit",
        Shape.BAR,
        _UNITS,
        (
            Series("Plan", tuple(Decimal(v) for v in (410, 380, 220, 90, 310))),
            Series("Actual", tuple(Decimal(v) for v in (395, 402, 180, 110, -12))),
        ),
        Axis("Unit"),
        Axis("Spend", "£m"),
    )
    facts = Facts(
        (
            Fact("Reports due", Integer(200)),
            Fact("Late", Integer(9)),
            Fact("Waivers", Unknown("The register is being moved.")),
        ),
        "The PMO's own record",
    )
    return Section("service", "Service levels of the PMO", (Beside((facts,), (line,)), bars), page_break_before=True)


def pack(projects: int = 4) -> Document:
    sections = (
        portfolio_section(projects),
        movements_section(projects),
        *(project_section(at) for at in range(projects)),
        service_section(),
    )
    definitions = (
        Definition("Computed colour", "What the rule set says of the facts, with the rule that decided."),
        Definition("Declared colour", "What the project manager reports."),
        Definition("Unknown", "A figure that is due and was not reported. It is not zero."),
    )
    return Document(
        "board-pack",
        "Board pack",
        AS_OF,
        Identity("Meridian Works", a_logo()),
        sections,
        "Portfolio of change",
        "March 2026",
        "sha256:" + "3f9a" * 16,
        definitions,
        "https://pmo.example.org",
    )
