"""What is typed of payments and variations."""

from __future__ import annotations

from decimal import Decimal

from django import forms

from milepost.surface.fields import DayField, long_text


class PaymentForm(forms.Form):
    """A payment to come."""

    name = forms.CharField(label="For", max_length=200)
    amount = forms.DecimalField(label="Amount", max_digits=18, decimal_places=2)
    due_date = DayField(label="Due")


class InvoiceForm(forms.Form):
    """The invoice of a payment."""

    invoice = forms.CharField(label="Number of the invoice", max_length=80)
    invoiced_on = DayField(label="Dated")


class ReleaseForm(forms.Form):
    """A payment is made."""

    paid_on = DayField(label="Paid on")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Reason", help_text="It stays in the history.")


class VariationForm(forms.Form):
    """Another price or another end."""

    reason = long_text("Reason")
    amount = forms.DecimalField(
        label="Change of the value", max_digits=18, decimal_places=2, required=False,
        help_text="Above 0 for more, below 0 for less.",
    )  # fmt: skip
    end_date = DayField(label="New end", required=False)

    def clean_amount(self) -> Decimal:
        """Return no change where none was typed."""
        return self.cleaned_data["amount"] or Decimal(0)


class DecideVariationForm(forms.Form):
    """Approve or reject a variation."""

    approve = forms.TypedChoiceField(
        label="Decision", choices=((1, "Approve"), (0, "Reject")), coerce=lambda each: each == "1"
    )
    reason = long_text("Reason", required=False, help_text="A rejection says why.")
