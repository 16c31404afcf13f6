"""What a portfolio adds up to: colours by group, cost by currency, finishes by count, each with its coverage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from milepost.documents.cells import Cell, Integer, Number, Text, Value
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable, Unknown
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.money import (
    FIRST,
    LAST,
    CostMovement,
    cost_movement,
    finish_movement,
)
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import COLOURS, CONFIDENCES, by_worst, counts, index
from milepost.reporting.reports.reading.values import followed, share_of

BASELINES = ((FIRST, "First baseline"), (LAST, "Last baseline"))


def colour_table(reading: Reading) -> Table:
    """Return how many projects show each colour, by the facts, by declaration and by the reviewers."""
    told = (
        ("Computed from the facts", counts(line.computed for line in reading.lines)),
        ("Counted in roll-ups", counts(line.counted for line in reading.lines)),
        ("Declared by project managers", counts(line.declared for line in reading.lines)),
        ("Delivery confidence of reviewers", counts(line.confidence for line in reading.lines)),
    )
    names = (*CONFIDENCES, "grey")
    columns = (
        Column("Colour"),
        *(Column(_word(name), Kind.INTEGER) for name in names),
        Column("None", Kind.INTEGER),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            Text(label),
            *(Integer(found[name]) for name in names),
            Integer(sum(found[name] for name in ("", "not_applicable"))),
        )
        for label, found in told
        if any(found[name] for name in names)
    )
    return Table("colours", columns, rows, "Projects by colour", note="Grey counts as amber or red in roll-ups.")


def _word(colour: str) -> str:
    return colour.replace("_", "/").capitalize()


def cost_table(reading: Reading) -> Table:
    """Return the cost of the portfolio against both baselines, one row a currency and baseline."""
    columns = (
        Column("Currency"), Column("Against"), Column("Known"), Column("Baseline", Kind.MONEY),
        Column("Forecast", Kind.MONEY), Column("Moved by", Kind.MONEY), Column("Share", Kind.SHARE),
        Column("Since last period", Kind.MONEY),
    )  # fmt: skip
    rows = tuple(
        _cost_row(reading, label, cost_movement(reading.lines, currency, baseline))
        for currency in reading.currencies
        for baseline, label in BASELINES
    )
    note = "Known: of how many projects both the baseline and the forecast are stated."
    return Table("cost-movement", columns, rows, "Cost against the baselines", note=note, empty="No project reports.")


def _cost_row(reading: Reading, label: str, told: CostMovement) -> tuple[Cell, ...]:
    head: tuple[Cell, ...] = (Text(told.currency), Text(label), Text(f"{told.known} of {told.due}"))
    since = _cost_since(reading, told.currency)
    if not told.known:
        nothing = Unknown(f"No project in {told.currency} states both a baseline and a forecast.")
        return (*head, nothing, nothing, nothing, nothing, since)
    money = reading.purse
    return (
        *head,
        money.of(told.baseline, told.currency),
        money.of(told.forecast, told.currency),
        money.of(told.moved, told.currency, signed=True),
        share_of(told.moved, told.baseline, ""),
        since,
    )


def _cost_since(reading: Reading, currency: str) -> Cell:
    moved: list[Decimal] = []
    for line in reading.lines:
        now, before = line.amount("forecast_cost"), line.last.cost if line.last else None
        if line.currency == currency and now is not None and before is not None:
            moved.append(now - before)
    if not moved:
        return NotApplicable("There is no period before to compare with.")
    total = reading.purse.of(sum(moved, Decimal(0)), currency, signed=True)
    return followed(total, "", f"Of {len(moved)} projects that state a forecast in both periods.")


def finish_table(reading: Reading) -> Table:
    """Return how many projects finish later or earlier than their baselines; days are never added up."""
    columns = (
        Column("Against"), Column("Known"), Column("Later", Kind.INTEGER),
        Column("On the day", Kind.INTEGER), Column("Earlier", Kind.INTEGER), Column("Median", Kind.INTEGER),
        Column("Longest slip", Kind.INTEGER), Column("Which is"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for baseline, label in BASELINES:
        told = finish_movement(reading.lines, baseline)
        nothing = Unknown("No project states both a baseline and a forecast finish.")
        longest: Value = Integer(told.longest_days, "d") if told.longest else nothing
        middle: Value = nothing if told.median_days is None else Integer(told.median_days, "d")
        where: Cell = followed(Text(told.longest.name), told.longest.source) if told.longest else nothing
        coverage = Text(f"{told.known} of {told.due}")
        rows.append(
            (Text(label), coverage, *map(Integer, (told.later, told.on_time, told.earlier)), middle, longest, where)
        )
    return Table("finish-movement", columns, tuple(rows), "Finish against the baselines")


GROUPS = (("portfolio", "Portfolio"), ("unit", "Unit"), ("programme", "Programme"))


def group_tables(reading: Reading) -> Iterator[Table]:
    """Yield the colours of every portfolio, unit and programme."""
    for name, label in GROUPS:
        groups = by_worst(reading.lines, name)
        if set(groups) != {""}:
            rows = tuple(_group_row(label, group, lines) for group, lines in groups.items())
            yield Table(f"by-{name}", _group_columns(label), rows, f"By {label.lower()}")


def _group_columns(label: str) -> tuple[Column, ...]:
    return (
        Column(label), Column("Projects", Kind.INTEGER),
        *(Column(_word(name), Kind.INTEGER) for name in COLOURS),
        Column("Watermelon index", Kind.NUMBER), Column("Compared"), Column("Finish later", Kind.INTEGER),
    )  # fmt: skip


def _group_row(label: str, group: str, lines: list[Line]) -> tuple[Cell, ...]:
    found, compared, total = index(lines)
    shown = counts(line.computed for line in lines)
    later = finish_movement(lines, LAST)
    return (
        Text(group or f"No {label.lower()}"),
        Integer(total),
        *(Integer(shown[name]) for name in COLOURS),
        found,
        Text(f"{compared} of {total}"),
        Integer(later.later) if later.known else Unknown("No project states both a baseline and a forecast finish."),
    )


def plus(days: int) -> Number:
    """Return a movement in days with its sign."""
    return Number(Decimal(days), "d", 0, signed=True)
