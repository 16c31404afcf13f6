"""What is typed to raise, change and close a risk."""

from __future__ import annotations

from django import forms

from milepost.people.queries import everybody
from milepost.risks.choices import RiskResponse, RiskState
from milepost.surface.fields import DayField, PercentField


class RiskForm(forms.Form):
    """A risk: what may happen, how likely, what it would cost, who owns it and what is done next."""

    title = forms.CharField(label="Risk", max_length=200, help_text="Cause, event, effect in one line.")
    description = forms.CharField(
        label="Description", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    probability_share = PercentField(label="Probability", help_text="In per cent.")
    impact_cost = forms.DecimalField(
        label="Cost impact", required=False, max_digits=18, decimal_places=2, help_text="In the project's currency."
    )
    impact_days = forms.IntegerField(label="Delay in days", required=False, min_value=0)
    critical = forms.BooleanField(label="Critical: reaches the PMO at once", required=False)
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
    response = forms.ChoiceField(label="Response", choices=RiskResponse.choices)
    next_action = forms.CharField(label="Next action", required=False, max_length=300)
    next_action_date = DayField(label="By", required=False)


class CloseRiskForm(forms.Form):
    """Close a risk: it passed, or it happened and becomes an issue."""

    state = forms.ChoiceField(
        label="What became of it", choices=[choice for choice in RiskState.choices if choice[0] != RiskState.OPEN]
    )
    reason = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
