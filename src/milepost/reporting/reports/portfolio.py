"""The portfolio page: where the projects stand, how that moved, what it costs and when it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.documents.blocks import Beside, Block, Callout, KeyFigure, KeyFigures, Prose, Tone
from milepost.documents.cells import Integer, Number
from milepost.documents.model import Section
from milepost.documents.wording import day
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import index, reports_in, worsenings
from milepost.reporting.reports.sections import rollups, trends
from milepost.reporting.reports.sections.wording import ALL_TERMS

NAMED = 6


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the pages of the portfolio as a whole."""
    del asked
    yield _standing(reading)
    yield Section(
        "portfolio-movement",
        "Cost and finish against the baselines",
        (rollups.cost_table(reading), rollups.finish_table(reading)),
        "Amounts of different currencies are never added. A sum counts only projects that state both figures.",
        page_break_before=True,
    )
    yield Section(
        "portfolio-parts",
        "By portfolio, unit and programme",
        tuple(rollups.group_tables(reading)),
        "Colours are counted, not averaged.",
    )


def _standing(reading: Reading) -> Section:
    confidence = trends.confidence_trend(reading)
    blocks: list[Block] = [*_warnings(reading), figures(reading), Prose(headlines(reading))]
    blocks.append(Beside((trends.computed_trend(reading),), (trends.declared_trend(reading),)))
    second: tuple[Block, ...] = (confidence,) if confidence else (rollups.colour_table(reading),)
    blocks.append(Beside((trends.index_trend(reading),), second))
    if confidence:
        blocks.append(rollups.colour_table(reading))
    return Section("portfolio", "Where the portfolio stands", tuple(blocks))


def _warnings(reading: Reading) -> Iterator[Block]:
    if not reading.found.locked:
        yield Callout(
            "The period was open when this was read. Figures can still change, and no snapshot stands behind them. "
            f"{len(reading.found.live)} of {len(reading.lines)} reports were not handed in: their facts are those of "
            "the moment.",
            Tone.WARNING,
            "Draft",
        )
    imported = sum(line.imported for line in reading.lines)
    if imported:
        yield Callout(
            f"{imported} of {len(reading.lines)} reports were imported and are unverified: they show what a file "
            "states, without the facts behind it.",
            Tone.NOTE,
            "Imported, unverified",
        )


def figures(reading: Reading) -> KeyFigures:
    """Return the strip of figures that the board reads first."""
    lines = reading.lines
    found, compared, total = index(lines)
    red, before = sum(line.counted == "red" for line in lines), [each for line in lines if (each := line.last)]
    asks = [each for line in lines for each in line.items("decisions")]
    since = _change(red, sum(each.counted == "red" for each in before)) if before else None
    return KeyFigures(
        (
            KeyFigure("Projects", Integer(len(lines)), note=f"{reports_in(lines)} of {len(lines)} reports in"),
            KeyFigure("Red by the facts", Integer(red), since, "since last period" if before else "no period before"),
            KeyFigure("Turned worse", Integer(len(worsenings(reading))), note=f"{len(before)} of {total} compared"),
            KeyFigure("Watermelon index", found, note=f"{compared} of {total} compared"),
            KeyFigure("Late or grey", Integer(_late_or_grey(reading)), note="a name stands behind each"),
            KeyFigure("Decisions asked", Integer(len(asks)), note=_first_needed(asks)),
        )
    )


def _late_or_grey(reading: Reading) -> int:
    return sum(bool(line.breach) or line.computed == "grey" for line in reading.lines)


def _change(now: int, before: int) -> Number:
    return Number(Decimal(now - before), "", 0, signed=True)


def _first_needed(asks: list[Mapping[str, Any]]) -> str:
    needed = sorted(each["needed_by"] for each in asks if each["needed_by"])
    if not asks:
        return "nothing waits"
    return f"the first by {day(date.fromisoformat(needed[0]))}" if needed else "no day is named"


def headlines(reading: Reading) -> tuple[str, ...]:
    """Return what the board should know in three sentences, each counted from the reports."""
    lines = reading.lines
    red = [line for line in lines if line.counted == "red"]
    brighter = [line for line in lines if line.divergence > 0]
    grey = [line for line in lines if line.computed == "grey"]
    return (
        f"{_of(len(red), len(lines))} red by the facts{_named(red)}.",
        f"{_of(len(brighter), len(lines))} declared better than the facts say{_named(brighter)}.",
        f"{_of(len(grey), len(lines))} grey, where facts that are due are unknown or stale{_named(grey)}.",
    )


def _of(count: int, total: int) -> str:
    return f"{count or 'None'} of {total} projects {'is' if count == 1 else 'are'}"


def _named(lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    more = f" and {len(lines) - NAMED} more" if len(lines) > NAMED else ""
    return f": {', '.join(line.name for line in lines[:NAMED])}{more}"


REPORT = Report(
    "portfolio",
    "Portfolio",
    "Where the projects stand: colours and their trend, cost and finish against the baselines, by unit and programme.",
    sections,
    terms=ALL_TERMS,
)
