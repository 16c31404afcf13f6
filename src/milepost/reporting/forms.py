"""What is typed in the reporting cycle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from milepost.projects.choices import ProjectClass
from milepost.projects.queries import all_projects
from milepost.reporting.bridge import builtin_body
from milepost.reporting.choices import (
    ASK,
    OVERALL,
    PARAMETER_LABELS,
    SUMMARY,
    Adjustable,
    Cadence,
    DeclaredColour,
    DeliveryConfidence,
)
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.queries.reports import ColourRow
from milepost.reporting.rules.calendar import LONGEST_CADENCE, SHORTEST_CADENCE
from milepost.reporting.rules.parameters import Parameters
from milepost.reporting.rules.reports import Grounds
from milepost.surface.fields import DayField, long_text

COLOUR_CHOICES = [("", "not declared"), *DeclaredColour.choices]


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One dimension of a report as it is written: what was computed beside the fields that are typed."""

    told: ColourRow
    declared: forms.BoundField
    narrative: forms.BoundField
    grounds: tuple[forms.BoundField, ...]
    carried_over: bool


class WriteReportForm(forms.Form):
    """The report of a project manager: a colour and a text per dimension, and grounds where they are needed.

    The fields follow the dimensions that the report has: what nothing measures is not asked for.
    """

    def __init__(self, report: StatusReport, rows: list[ColourRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.told = report, rows
        standing = {row.dimension: row.override for row in rows if row.override}
        for row in rows:
            part = SUMMARY if row.dimension == OVERALL else row.dimension
            self._add_colour(row)
            self._add_text(part, "Summary" if part == SUMMARY else "What the board needs to know")
            self._add_grounds(row.dimension, standing.get(row.dimension))
        self._add_text(ASK, "What you ask of management")

    def rows(self) -> Iterator[WrittenRow]:
        """Yield the dimensions with their bound fields."""
        for row in self.told:
            part = SUMMARY if row.dimension == OVERALL else row.dimension
            names = [f"{kind}_{row.dimension}" for kind in ("justification", "evidence", "recovery")]
            yield WrittenRow(
                told=row,
                declared=self[f"declared_{row.dimension}"],
                narrative=self[f"text_{part}"],
                grounds=tuple(self[name] for name in names),
                carried_over=part in self.report.carried_over,
            )

    @property
    def ask(self) -> forms.BoundField:
        """Return the field of the ask."""
        return self[f"text_{ASK}"]

    def typed(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        clean = self.cleaned_data
        grounds: dict[str, Grounds] = {}
        for row in self.told:
            name = row.dimension
            reason, evidence, recovery = (clean[f"{kind}_{name}"] for kind in ("justification", "evidence", "recovery"))
            if reason or evidence or recovery:
                grounds[name] = Grounds(reason, evidence, recovery)
        return {
            "declared": {row.dimension: clean[f"declared_{row.dimension}"] for row in self.told},
            "narrative": {name.removeprefix("text_"): text for name, text in clean.items() if name.startswith("text_")},
            "grounds": grounds,
            "confirmed": clean.get("confirmed", False),
        }

    def _add_colour(self, row: ColourRow) -> None:
        self.fields[f"declared_{row.dimension}"] = forms.ChoiceField(
            label=f"{row.label}: your colour",
            choices=COLOUR_CHOICES,
            required=row.dimension == OVERALL,
            initial=row.declared,
        )

    def _add_text(self, part: str, label: str) -> None:
        self.fields[f"text_{part}"] = forms.CharField(
            label=label,
            required=False,
            max_length=8000,
            initial=self.report.narrative.get(part, ""),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def _add_grounds(self, dimension: str, standing: Override | None) -> None:
        values: tuple[str, str, date | None] = (
            (standing.justification, standing.evidence, standing.recovery_date) if standing else ("", "", None)
        )
        self.fields[f"justification_{dimension}"] = forms.CharField(
            label="Why it is better than computed",
            required=False,
            max_length=4000,
            initial=values[0],
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"evidence_{dimension}"] = forms.CharField(
            label="Evidence",
            required=False,
            max_length=2000,
            initial=values[1],
            help_text="A document, a test, a link.",
        )
        self.fields[f"recovery_{dimension}"] = DayField(label="Recovered by", required=False, initial=values[2])


class ReturnForm(forms.Form):
    """Return a report to its project manager."""

    reason = long_text("What is to be corrected")


class AcceptForm(forms.Form):
    """Accept a report for the pack."""

    comment = long_text("Comment", required=False)


class AssessForm(forms.Form):
    """The PMO's own view, beside the report."""

    pmo_colour = forms.ChoiceField(label="Colour as the PMO sees it", choices=COLOUR_CHOICES, required=False)
    delivery_confidence = forms.ChoiceField(
        label="Delivery confidence of an independent review",
        choices=[("", "not reviewed"), *DeliveryConfidence.choices],
        required=False,
    )
    pmo_comment = long_text("Comment", required=False)


class AcceptOverrideForm(forms.Form):
    """Accept a declared colour that is better than the computed one."""

    reason = long_text("Why it is accepted", required=False)


class RejectOverrideForm(forms.Form):
    """Reject a declared colour; the report goes back to its project manager."""

    reason = long_text("Why it is rejected")


class AdjustForm(forms.Form):
    """Correct a figure of a locked report."""

    field = forms.ChoiceField(label="Figure", choices=Adjustable.choices)
    is_now = forms.CharField(label="Is now", max_length=40, help_text="A date as 2026-03-31, or an amount.")
    reason = long_text("Reason")


class AddendumForm(forms.Form):
    """File a report that came after its period was locked."""

    declared_overall = forms.ChoiceField(label="Overall: your colour", choices=DeclaredColour.choices)
    summary = long_text("Summary")
    reason = long_text("Why it is late")


class OpenPeriodForm(forms.Form):
    """Open a period: every project that takes part gets a draft made from its facts."""

    code = forms.SlugField(label="Code", max_length=40, help_text="Such as 2026-11.")
    name = forms.CharField(label="Name", max_length=120, help_text="Such as November 2026.")
    start_date = DayField(label="First day")
    end_date = DayField(label="Last day: the data date")


class OpenCycleForm(forms.Form):
    """Open a series of reports."""

    code = forms.SlugField(label="Code", max_length=40)
    name = forms.CharField(label="Name", max_length=120)
    cadence = forms.ChoiceField(
        label="Cadence", choices=[each for each in Cadence.choices if each[0] != Cadence.INTERIM.value]
    )


class CadenceForm(forms.Form):
    """Say how often a class reports in between."""

    project_class = forms.ChoiceField(label="Class", choices=ProjectClass.choices)
    interim_days = forms.IntegerField(
        label="Days between reports",
        required=False,
        min_value=SHORTEST_CADENCE,
        max_value=LONGEST_CADENCE,
        help_text="14 asks for a report every fortnight. Left empty, the class reports once a period only.",
    )
    effective_date = DayField(label="From")


class JoinCycleForm(forms.Form):
    """Have a project report in the cycle."""

    project = forms.ModelChoiceField(label="Project", queryset=all_projects())
    from_date = DayField(label="From")


class ConfirmForm(forms.Form):
    """Do what the button says, once more asked."""


class LockForm(forms.Form):
    """Lock a period for ever."""

    understood = forms.BooleanField(
        label="I know that a locked period never opens again",
        help_text="Reports that are not in turn grey. Corrections come as dated adjustments in the next period.",
    )


def limits_of(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the measured facts of a rule set with their limits, in their order; flags have none."""
    return [{**each, "at_most": each["kind"] == "at_most"} for each in body["indicators"] if each["kind"] != "flag"]


class DraftRuleSetForm(forms.Form):
    """Draft rules: every limit of the built-in ones and every parameter, to be changed where it shall differ."""

    code = forms.SlugField(label="Version", max_length=20, help_text="Short and unique, such as v2.")
    effective_date = DayField(label="From")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in limits_of(builtin_body("")):
            sign = "at most" if each["at_most"] else "at least"
            for colour in ("green", "amber"):
                self.fields[f"{colour}_{each['code']}"] = forms.DecimalField(
                    label=f"{each['label'].rstrip(',')}: {colour} {sign}", initial=Decimal(each[colour]), max_digits=18
                )
        for parameter in fields(Parameters):
            self.fields[f"parameter_{parameter.name}"] = forms.IntegerField(
                label=PARAMETER_LABELS[parameter.name], min_value=1, initial=parameter.default
            )


def rule_set_typed(given: dict[str, Any]) -> dict[str, Any]:
    """Return the rules as they are stored: numbers as decimal strings, and only parameters that differ."""
    body = builtin_body(given["code"])
    for each in body["indicators"]:
        if each["kind"] != "flag":
            each |= {colour: _text_of(given[f"{colour}_{each['code']}"]) for colour in ("green", "amber")}
    told = {each.name: given[f"parameter_{each.name}"] for each in fields(Parameters)}
    differing = {each.name: told[each.name] for each in fields(Parameters) if told[each.name] != each.default}
    return {
        "code": given["code"],
        "effective_date": given["effective_date"],
        "body": body,
        "parameters": differing,
    }


def _text_of(number: Decimal) -> str:
    return repr(float(number))
