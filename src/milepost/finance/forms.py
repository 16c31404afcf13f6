"""What is typed of costs and benefits."""

from __future__ import annotations

from django import forms

from milepost.finance.choices import BenefitKind
from milepost.people.queries import everybody
from milepost.surface.fields import DayField


def _amount(label: str, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=2, help_text=help_text)


class CostOutlookForm(forms.Form):
    """What the whole project is expected to cost, what was spent, and what is held against risk."""

    forecast_cost = _amount("Forecast at completion")
    actual_cost = _amount("Spent to date")
    contingency = _amount("Contingency held")


class BenefitForm(forms.Form):
    """A benefit with its owner outside the team, its target and what is expected now."""

    name = forms.CharField(label="Benefit", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=BenefitKind.choices)
    owner = forms.ModelChoiceField(
        label="Owner", queryset=everybody(), required=False, help_text="Not of the delivery team."
    )
    unit = forms.CharField(label="Unit", required=False, max_length=40, help_text="EUR a year, hours, points …")
    target_value = _amount("Target")
    forecast_value = _amount("Forecast")
    realised_value = _amount("Realised")
    due_date = DayField(label="Due", required=False)
