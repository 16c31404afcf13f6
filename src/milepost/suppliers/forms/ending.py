"""What is typed to bring a contract to its end."""

from __future__ import annotations

from django import forms

from milepost.people.queries import colleagues
from milepost.suppliers.choices import Handback
from milepost.surface.fields import DayField, long_text


class FinalAccountForm(forms.Form):
    """The final account as agreed with the supplier."""

    amount = forms.DecimalField(
        label="Final account", max_digits=18, decimal_places=2, help_text="The sum of all payments not cancelled."
    )
    agreed_on = DayField(label="Agreed on")


class RetentionForm(forms.Form):
    """When retained money is released."""

    due_date = DayField(label="To be released on", required=False)
    released_on = DayField(label="Released on", required=False, help_text="One of the two.")


class WarrantyForm(forms.Form):
    """Who calls the supplier when something fails."""

    owner = forms.ModelChoiceField(label="Owner of the warranty", queryset=colleagues())
    until_date = DayField(label="Until")


class HandbackForm(forms.Form):
    """What came back or was revoked."""

    item = forms.ChoiceField(label="What", choices=Handback.choices)
    note = long_text("How", help_text="Which files, passes and accounts, and who checked.")


class SignForm(forms.Form):
    """Nothing is typed: to send it is to sign."""
