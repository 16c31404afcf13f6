"""Every block as a table, and the tables of a document as lists.

What a sheet, a CSV file and a reader can count.
"""

from __future__ import annotations

from dataclasses import dataclass

from milepost.documents.blocks import Block, ColourTrack, Facts, KeyFigures
from milepost.documents.cells import Cell, Colour, Figure, Status, Text
from milepost.documents.charts import CategoryChart, MatrixChart, PointChart
from milepost.documents.model import Document, Section
from milepost.documents.tables import Column, Kind, Table
from milepost.kernel.measure import NotApplicable, Unknown

CHARTS = (CategoryChart, PointChart, MatrixChart)
_NOT_YET = NotApplicable("It did not exist in this period.")


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The tables of one id and one set of columns over the sections: one sheet, one CSV file."""

    id: str
    title: str
    parts: tuple[tuple[Section, Table], ...]

    @property
    def spans_sections(self) -> bool:
        """Say whether the rows need the name of their section."""
        return len(self.parts) > 1

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that all parts share."""
        return self.parts[0][1].columns


def as_table(block: Block) -> Table | None:
    """Return a block as a table, or nothing for words."""
    if isinstance(block, Table):
        return block
    if isinstance(block, CHARTS):
        return block.table()
    if isinstance(block, KeyFigures):
        return _key_figures(block)
    if isinstance(block, Facts):
        rows = tuple((Text(fact.label), fact.cell) for fact in block.facts)
        return Table(block.id, (Column("Fact"), Column("Value")), rows, caption=block.title or "Facts")
    if isinstance(block, ColourTrack):
        return _colour_track(block)
    return None


def _key_figures(block: KeyFigures) -> Table:
    nothing: Cell = Text("")
    rows = tuple(
        (
            Text(one.label),
            one.cell,
            nothing if one.change is None else one.change,
            Text(one.note),
            _address(one.cell),
        )
        for one in block.figures
    )
    columns = (Column("Figure"), Column("Value"), Column("Change"), Column("Note"), Column("Source"))
    return Table(block.id, columns, rows, caption="Key figures")


def _address(cell: Cell) -> Text:
    return Text(cell.source if isinstance(cell, Figure) else "")


def _colour_track(block: ColourTrack) -> Table:
    columns = (Column("Subject"), *(Column(period, Kind.COLOUR) for period in block.periods))
    rows = tuple(
        (Text(track.label), *(_NOT_YET if colour is None else colour for colour in track.colours))
        for track in block.tracks
    )
    return Table(block.id, columns, rows, caption=block.title or "Colours over periods")


def table_groups(document: Document, *, every_block: bool = False) -> tuple[TableGroup, ...]:
    """Return the tables of a document, those of charts too, grouped by id and columns in order of appearance.

    With `every_block` key figures, facts and colour tracks come as tables as well.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Section, Table]]] = {}
    wanted = (Table, *CHARTS, KeyFigures, Facts, ColourTrack) if every_block else (Table, *CHARTS)
    for section in document.sections:
        for block in section.flat():
            table = as_table(block) if isinstance(block, wanted) else None
            if table is not None:
                key = (table.id, tuple(column.heading for column in table.columns))
                groups.setdefault(key, []).append((section, table))
    return tuple(_group(name, parts) for (name, _), parts in groups.items())


def _group(name: str, parts: list[tuple[Section, Table]]) -> TableGroup:
    captions = {table.caption for _, table in parts}
    shared = captions.pop() if len(captions) == 1 else ""
    return TableGroup(name, shared or name.replace("-", " ").replace("_", " ").capitalize(), tuple(parts))


def statuses_of(block: ColourTrack) -> tuple[Status, ...]:
    """Return the statuses that a track shows, best first: the entries of its key.

    An unknown colour is grey.
    """
    steps = [step for track in block.tracks for step in track.colours]
    shown = {step.status for step in steps if isinstance(step, Colour)}
    shown |= {Status.GREY for step in steps if isinstance(step, Unknown)}
    return tuple(status for status in Status if status in shown)
