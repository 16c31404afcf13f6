"""What a pack rests on: corrections, the rules with their thresholds, the moment and the digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.documents.blocks import Fact, Facts
from milepost.documents.cells import Cell, Colour, Instant, Integer, Status, Text
from milepost.documents.model import Section
from milepost.documents.tables import Column, Kind, Table
from milepost.reporting.choices import PARAMETER_LABELS, Adjustable
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import dated, day_of

ADJUSTMENTS = (
    Column("Project"), Column("Of period"), Column("Figure"), Column("Was"), Column("Is now"),
    Column("Dated", Kind.DAY), Column("Reason"),
)  # fmt: skip
THRESHOLDS = (
    Column("Dimension"), Column("Indicator"), Column("Green"),
    Column("Amber"),
    Column("When raised", Kind.COLOUR),
)  # fmt: skip
_COMPARED = {"at_most": "up to {}", "at_least": "from {}"}


def adjustments(reading: Reading) -> Section:
    """Return the corrections of locked figures that belong to this period."""
    names = {line.project_id: line.name for line in reading.lines}
    rows = tuple(_adjustment(names, told) for told in reading.body["adjustments"])
    table = Table(
        "adjustments", ADJUSTMENTS, rows, "Corrections of earlier periods", empty="No locked figure was corrected."
    )
    intro = "A locked report stays as it was; its correction is shown in the next period."
    return Section("adjustments", "Adjustments", (table,), intro, page_break_before=True)


def _adjustment(names: Mapping[int, str], told: Mapping[str, Any]) -> tuple[Cell, ...]:
    return (
        Text(names.get(told["project_id"], f"Project {told['project_id']}, which does not report in this period")),
        Text(told["about_period"]),
        Text(Adjustable(told["field"]).label),
        Text(told["was"] or "nothing"),
        Text(told["is_now"]),
        dated(day_of(told["dated"]), "No day is recorded."),
        Text(told["reason"]),
    )


def appendix(reading: Reading) -> Section:
    """Return the rules that coloured the reports, and where every figure comes from."""
    return Section(
        "rules", "How this was made", (_origin(reading), _thresholds(reading), _course(reading)), page_break_before=True
    )


def _origin(reading: Reading) -> Facts:
    found = reading.found
    version = reading.body["rules"]["rule_set"]["version"]
    return Facts(
        (
            Fact("As of", Instant(reading.as_of)),
            Fact("Data date", dated(reading.data_date, "")),
            Fact(
                "Locked by",
                Text(reading.body["locked_by"] or ("The operator" if found.locked else "Nobody: it is open")),
            ),
            Fact("Snapshot, SHA-256", Text(found.sha256 or "None: the period was open")),
            Fact("Rule set", Text(f"Version {version}")),
            Fact("Reports", Integer(len(reading.lines))),
            Fact("Left out, not seen by the reader", Integer(found.hidden)),
        ),
        "Where this comes from",
        "origin",
    )


def _thresholds(reading: Reading) -> Table:
    rows = tuple(map(_threshold, reading.body["rules"]["rule_set"]["indicators"]))
    note = "Shares as decimals: 0.05 is 5 %. What stands beyond amber is red."
    return Table("thresholds", THRESHOLDS, rows, "Indicators and their thresholds", note=note)


def _threshold(told: Mapping[str, Any]) -> tuple[Cell, ...]:
    compared = _COMPARED.get(told["kind"])
    label = f"{told['label'].rstrip(',')}{' (critical)' if told['critical'] else ''}"
    head: tuple[Cell, ...] = (Text(told["dimension"].capitalize()), Text(label))
    if compared is None:
        raised = Colour(Status.RED if told["when_raised"] == "red" else Status.AMBER)
        return (*head, Text("not raised"), Text(""), raised)
    return (*head, Text(compared.format(told["green"])), Text(compared.format(told["amber"])), Colour(Status.RED))


def _course(reading: Reading) -> Facts:
    rules = reading.body["rules"]
    told = rules["rule_set"]
    facts = [
        Fact("Leading dimensions: one red makes the project red", Text(", ".join(told["leading"]))),
        Fact("Other dimensions red that make the project red", Integer(told["reds_for_red"])),
        Fact("Dimensions amber that make the project amber", Integer(told["ambers_for_amber"])),
        Fact("Periods in which a better colour must hold before it shows", Integer(told["improve_after_periods"])),
        Fact("Grey counts red from its period number", Integer(told["grey_red_from_period"])),
    ]
    facts += [
        Fact(PARAMETER_LABELS.get(name, name), Integer(value)) for name, value in sorted(rules["parameters"].items())
    ]
    return Facts(tuple(facts), "How colours are combined", "rule-parameters")
