"""What is typed of costs and benefits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms

from milepost.finance.choices import BenefitKind, CostKind
from milepost.finance.rules import CostInput
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


class BudgetForm(forms.Form):
    """The budget by month, one month a line."""

    lines = forms.CharField(
        label="Budget by month",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text="One month a line: 2026-03 12000. What was promised once moves by a decision only.",
    )

    def clean_lines(self) -> list[CostInput]:
        """Return the amounts by month; say which line cannot be read."""
        found = []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if line.strip():
                found.append(_month(number, line))
        return found


def _month(number: int, line: str) -> CostInput:
    parts = line.split()
    wrong = forms.ValidationError(f"Line {number} is no month and amount, such as 2026-03 12000.")
    if len(parts) != 2:
        raise wrong
    try:
        month, amount = date.fromisoformat(f"{parts[0]}-01"), Decimal(parts[1].replace(",", ""))
    except (ValueError, InvalidOperation):
        raise wrong from None
    if not amount.is_finite():
        raise wrong
    return CostInput(month, CostKind.BASELINE, amount)
