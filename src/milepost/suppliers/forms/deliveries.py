"""What is typed of what a supplier hands in and reports."""

from __future__ import annotations

from django import forms

from milepost.suppliers.choices import Verdict
from milepost.surface.fields import DayField, long_text


class SubmitForm(forms.Form):
    """Hand in a deliverable."""

    note = long_text("What is handed in", help_text="And where it can be found.")


class JudgeForm(forms.Form):
    """Accept or reject what was handed in."""

    verdict = forms.ChoiceField(label="Verdict", choices=Verdict.choices, help_text="Against the criteria; given once.")
    defects = forms.IntegerField(label="Defects found", min_value=0, max_value=9999, initial=0)
    finding = long_text("Finding", required=False, help_text="A rejection says what is wrong.")


class SettleForm(forms.Form):
    """A deliverable will not come."""

    settlement = long_text("What was agreed instead")


class ContractorReportForm(forms.Form):
    """How the contract goes, in the supplier's own words."""

    as_of_date = DayField(label="As of")
    progress = long_text("What was done")
    problems = long_text("What stands in the way", required=False)
    next_steps = long_text("What comes next", required=False)
