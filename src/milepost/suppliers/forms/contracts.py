"""What is typed of suppliers and of contracts until they are under way."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.people.queries import everybody
from milepost.suppliers.queries import all_suppliers
from milepost.surface.fields import DayField, PercentField, long_text


class SupplierChangeForm(forms.Form):
    """The legal name, and whom one speaks to."""

    name = forms.CharField(label="Legal name", max_length=200)
    registration = forms.CharField(label="Registered as", required=False, max_length=80)
    contact = forms.CharField(label="Contact", required=False, max_length=160)
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(label="Telephone", required=False, max_length=60)
    note = long_text("Note", required=False)


class SupplierForm(SupplierChangeForm):
    """A new supplier."""

    code = forms.CharField(label="Code", max_length=40, help_text="Short and unique, such as S-014.")
    field_order = ("code", "name")


class ChangeContractForm(forms.Form):
    """What a draft says."""

    name = forms.CharField(label="Title", max_length=200)
    scope = long_text("What is delivered")
    value = forms.DecimalField(label="Value", max_digits=18, decimal_places=2)
    start_date = DayField(label="Start")
    end_date = DayField(label="End")
    retention_share = PercentField(
        label="Retention in %",
        required=False,
        help_text="Held back from payments until the work has proved itself.",
    )
    rights_clause = long_text("Rights in the results", required=False)
    data_clause = long_text("Data and its return", required=False)

    def clean_retention_share(self) -> object:
        """Return no retention where none was typed."""
        return self.cleaned_data["retention_share"] or 0


class ContractForm(ChangeContractForm):
    """A new contract."""

    supplier = forms.ModelChoiceField(
        label="Supplier", queryset=all_suppliers(), help_text="The PMO keeps the register of suppliers."
    )
    code = forms.CharField(label="Code", max_length=40, help_text="Short and unique, such as C-2031-07.")
    currency = forms.CharField(label="Currency", max_length=3, help_text="That of the project.")
    field_order = ("supplier", "code", "name", "scope", "value", "currency")


class DeliverableForm(forms.Form):
    """Something that the supplier owes."""

    name = forms.CharField(label="Deliverable", max_length=200)
    criteria = long_text("Accepted when", help_text="What is measured or shown, so that both sides agree.")
    due_date = DayField(label="Due")


def partner_field() -> forms.ModelChoiceField[Any]:
    """Return the field for the supplier's project manager."""
    return forms.ModelChoiceField(
        label="Project manager at the supplier",
        queryset=everybody(),
        help_text="Appointed as partner on the project. They sign in and see this contract only.",
    )


class ActivateForm(forms.Form):
    """A contract is signed."""

    signed_on = DayField(label="Signed on")
    partner = partner_field()


class PartnerForm(forms.Form):
    """Somebody else manages the project at the supplier."""

    partner = partner_field()


class TerminateForm(forms.Form):
    """A contract is ended early."""

    reason = long_text("Reason", help_text="It stays in the history.")
    settlement = long_text("Settlement", help_text="What both sides agreed on what was not delivered.")
