"""What is typed to promise."""

from __future__ import annotations

from django import forms

from milepost.surface.fields import DayField


class BaselineForm(forms.Form):
    """The first promise: dates and cost as approved."""

    start_date = DayField(label="Start")
    finish_date = DayField(label="Finish")
    cost = forms.DecimalField(label="Cost", required=False, max_digits=18, decimal_places=2)
    reason = forms.CharField(label="Basis", required=False, max_length=4000)


class RebaselineForm(BaselineForm):
    """A new promise in place of the last; the first one is kept for ever."""

    reason = forms.CharField(label="Reason", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
