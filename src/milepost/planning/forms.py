"""What is typed to promise, to foresee, and to set milestones."""

from __future__ import annotations

from django import forms

from milepost.planning.choices import MilestoneKind
from milepost.surface.fields import DayField, PercentField


class BaselineForm(forms.Form):
    """The first promise: dates and cost as approved."""

    start_date = DayField(label="Start")
    finish_date = DayField(label="Finish")
    cost = forms.DecimalField(label="Cost", required=False, max_digits=18, decimal_places=2)
    reason = forms.CharField(label="Basis", required=False, max_length=4000)


class RebaselineForm(BaselineForm):
    """A new promise in place of the last; the first one is kept for ever."""

    reason = forms.CharField(label="Reason", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


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
