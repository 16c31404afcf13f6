"""The colours of one project: computed beside declared with what decided, over the periods, and its overrides."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.blocks import Block, Callout, ColourTrack, Tone, Track
from milepost.documents.cells import Cell, Text, Value
from milepost.documents.tables import Column, Kind, Table
from milepost.documents.wording import day
from milepost.kernel.measure import NotApplicable
from milepost.reporting.choices import DIMENSIONS, OverrideState
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import Shown, shown_in
from milepost.reporting.reports.reading.values import coloured, day_of, followed, status_of
from milepost.reporting.reports.sections import cells

COLUMNS = (
    Column("Dimension"), Column("Computed", Kind.COLOUR),
    Column("Declared", Kind.COLOUR), Column("What decided"),
)  # fmt: skip
NOT_DECLARED_HERE = NotApplicable("No colour was declared for this dimension.")
SHOWN_PERIODS = 13


def table(line: Line) -> Table:
    """Return every dimension that is measured, computed beside declared, with the rule that decided."""
    whole = (Text("Overall"), cells.computed_of(line), cells.declared_of(line), Text(line.why))
    rows = (whole, *(_dimension(line, name) for name in measured(line)))
    return Table("project-colours", COLUMNS, rows, "Colours and what decided them")


def measured(line: Line) -> list[str]:
    """Return the dimensions that something measures or somebody declared."""
    return [
        name for name in DIMENSIONS if status_of(line.told["computed"].get(name, "")) or line.told["declared"].get(name)
    ]


def _dimension(line: Line, name: str) -> tuple[Cell, ...]:
    declared = coloured(line.told["declared"].get(name, ""), missing=NOT_DECLARED_HERE)
    sentence = line.dimension(name).get("sentence", "")
    good = line.told["computed"].get(name) == "green"
    words = f"{sentence.partition(': ')[0].rstrip('.')}." if good and sentence else sentence
    return Text(name.capitalize()), cells.dimension_of(line, name), followed(declared, line.source), Text(words)


def track(reading: Reading, line: Line) -> ColourTrack:
    """Return the colours of the project over the periods."""
    periods = reading.periods[-SHOWN_PERIODS:]
    shown = [shown_in(line, period, reading.period["code"]) for period in periods]
    tracks = [
        Track("Computed", tuple(_step(each.computed) if each else None for each in shown)),
        Track("Declared", tuple(_step(each.declared) if each else None for each in shown)),
    ]
    if any(each and each.confidence for each in shown):
        tracks.append(Track("Confidence", tuple(_step(each.confidence) if each else None for each in shown)))
    tracks += [
        Track(name.capitalize(), tuple(_step(_of(each, name)) if each else None for each in shown))
        for name in measured(line)
    ]
    return ColourTrack(tuple(map(_short, periods)), tuple(tracks), "Colours over the periods")


def _of(shown: Shown, name: str) -> str:
    told = shown.told["computed"] if isinstance(shown, Line) else shown.dimensions
    return str(told.get(name, ""))


def _step(colour: str) -> Value | None:
    return coloured(colour) if status_of(colour) else None


def _short(period: str) -> str:
    """Return the code of a period in as few letters as tell it apart: 2026-03 as 26-03."""
    return period[2:] if len(period) == len("2026-03") and period[:2] == "20" else period


def overrides(line: Line) -> Iterator[Block]:
    """Yield every override with its grounds and what the PMO decided."""
    for told in line.told["overrides"]:
        recovery = day_of(told["recovery_date"])
        decided = OverrideState(told["state"])
        by = f" by {told['decided_by']}" if told["decided_by"] else ""
        reason = f": {told['reason']}" if told["reason"] else ""
        words = (
            f"{told['justification']} Evidence: {told['evidence']} "
            f"Recovery by {day(recovery) if recovery else 'no day named'}. PMO: {decided.label.lower()}{by}{reason}."
        )
        title = f"{told['dimension'].capitalize()} declared {told['declared']} where the facts say {told['computed']}"
        tone = Tone.NOTE if decided == OverrideState.ACCEPTED else Tone.WARNING
        yield Callout(words.replace("..", "."), tone, title, line.source)
