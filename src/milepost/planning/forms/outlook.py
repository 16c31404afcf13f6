"""What is typed to foresee, and to set milestones."""

from __future__ import annotations

from django import forms

from milepost.planning.choices import MilestoneKind
from milepost.surface.fields import DayField, PercentField


class OutlookForm(forms.Form):
    """What is expected now."""

    forecast_start = DayField(label="Forecast start", required=False)
    forecast_finish = DayField(label="Forecast finish", required=False)
    actual_start = DayField(label="Actual start", required=False)
    actual_finish = DayField(label="Actual finish", required=False)
    complete_share = PercentField(label="Complete", required=False, help_text="In per cent.")


class MilestoneForm(forms.Form):
    """A milestone: promised, expected and reached."""

    name = forms.CharField(label="Milestone", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=MilestoneKind.choices)
    baseline_date = DayField(label="Baseline", required=False)
    forecast_date = DayField(label="Forecast", required=False)
    actual_date = DayField(label="Actual", required=False)
