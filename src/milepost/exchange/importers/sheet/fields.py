"""The fields that a return can carry into the house, each with its kind: the contract with the domain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milepost.exchange.importers.sheet.values.dates import Edge


class FieldKind(StrEnum):
    """How the cells of a field are read."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    COLOUR = "colour"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class TargetField:
    """A field of a return: its stable name, its kind, its title, and which day a month or year stands for."""

    name: str
    kind: FieldKind
    title: str
    edge: Edge = "end"


TARGET_FIELDS: dict[str, TargetField] = {
    field.name: field
    for field in (
        TargetField("project_name", FieldKind.LINE, "Project name"),
        TargetField("project_code", FieldKind.LINE, "Project code"),
        TargetField("external_id", FieldKind.LINE, "Id in the source"),
        TargetField("unit", FieldKind.LINE, "Owner unit"),
        TargetField("sub_unit", FieldKind.LINE, "Client or sub-unit"),
        TargetField("programme", FieldKind.LINE, "Programme"),
        TargetField("category", FieldKind.LINE, "Category"),
        TargetField("stage", FieldKind.LINE, "Stage"),
        TargetField("description", FieldKind.TEXT, "Description"),
        TargetField("sponsor", FieldKind.LINE, "Sponsor"),
        TargetField("pm", FieldKind.LINE, "Project manager"),
        TargetField("start_date", FieldKind.DATE, "Start", "start"),
        TargetField("finish_date", FieldKind.DATE, "Forecast finish"),
        TargetField("baseline_finish_date", FieldKind.DATE, "Baseline finish"),
        TargetField("baseline_cost", FieldKind.MONEY, "Baseline whole-life cost"),
        TargetField("forecast_cost", FieldKind.MONEY, "Forecast whole-life cost"),
        TargetField("cost_change_latest", FieldKind.MONEY, "Latest change of cost"),
        TargetField("cost_change_total", FieldKind.MONEY, "Total change of cost"),
        TargetField("schedule_change_latest_days", FieldKind.DAYS, "Latest change of finish in days"),
        TargetField("schedule_change_total_days", FieldKind.DAYS, "Total change of finish in days"),
        TargetField("period_baseline_spend", FieldKind.MONEY, "Baseline spend of the period"),
        TargetField("period_forecast_spend", FieldKind.MONEY, "Forecast spend of the period"),
        TargetField("benefits_target", FieldKind.MONEY, "Target of benefits"),
        TargetField("benefits_forecast", FieldKind.MONEY, "Forecast benefits"),
        TargetField("delivery_confidence", FieldKind.COLOUR, "Delivery confidence"),
        TargetField("declared_colour", FieldKind.COLOUR, "Declared colour"),
        TargetField("narrative_overall", FieldKind.TEXT, "Narrative"),
        TargetField("narrative_schedule", FieldKind.TEXT, "Narrative on schedule"),
        TargetField("narrative_cost", FieldKind.TEXT, "Narrative on cost"),
        TargetField("narrative_benefits", FieldKind.TEXT, "Narrative on benefits"),
        TargetField("as_of_date", FieldKind.DATE, "As of"),
    )
}
