"""What is typed to hand out, to give back, to count and to settle."""

from __future__ import annotations

from django import forms

from milepost.closing.choices import HELD_KINDS, ReturnKind
from milepost.people.queries import colleagues
from milepost.surface.fields import DayField, long_text

MONEY = ((ReturnKind.BUDGET.value, "Unspent budget"), (ReturnKind.CONTINGENCY.value, "Contingency"))


class HandOutForm(forms.Form):
    """What a project is lent."""

    name = forms.CharField(label="What", max_length=200, help_text="Such as laptops, survey drones, design licences.")
    kind = forms.ChoiceField(label="Kind", choices=HELD_KINDS)
    quantity = forms.IntegerField(label="How many", min_value=1, max_value=100_000)
    owner = forms.ModelChoiceField(label="Owner", queryset=colleagues(), help_text="They count it when it comes back.")
    handed_out_on = DayField(label="Handed out on")
    note = long_text("Note", required=False, help_text="Such as serial numbers.")


class ReturnAssetForm(forms.Form):
    """Pieces that go back."""

    quantity = forms.DecimalField(label="How many", min_value=1, max_digits=8, decimal_places=0)
    reason = long_text("Note", required=False)


class ReturnMoneyForm(forms.Form):
    """Money that goes back."""

    kind = forms.ChoiceField(label="What", choices=MONEY)
    amount = forms.DecimalField(label="Amount", max_digits=18, decimal_places=2)
    owner = forms.ModelChoiceField(
        label="Goes back to", queryset=colleagues(), help_text="An executive, or the owner of the portfolio."
    )
    reason = long_text("Note", required=False)


class ReturnPersonForm(forms.Form):
    """A person who goes back."""

    person = forms.ModelChoiceField(
        label="Person", queryset=colleagues(), help_text="Of the team. Their role here ends when it is acknowledged."
    )
    owner = forms.ModelChoiceField(label="Goes back to", queryset=colleagues(), help_text="A resource manager.")
    reason = long_text("Note", required=False)


class DisputeForm(forms.Form):
    """Less came back."""

    counted = forms.DecimalField(label="Counted", min_value=0, max_digits=18, decimal_places=2)
    finding = long_text("What is missing")


class SettleForm(forms.Form):
    """A dispute is settled."""

    found = forms.DecimalField(
        label="Came back in the end", min_value=0, max_digits=18, decimal_places=2,
        help_text="What is missing then is written off.",
    )  # fmt: skip
    resolution = long_text("How it was settled")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Reason", help_text="It stays in the history.")


class SignForm(forms.Form):
    """Nothing is typed: to send it is to sign."""
