"""What is typed to give work, to do it, to check it, and to propose what the plan misses."""

from __future__ import annotations

from django import forms

from milepost.people.queries import everybody
from milepost.surface.fields import DayField, long_text

OUT_OF_SEQUENCE = "Why before what it waits for"


class AssignForm(forms.Form):
    """Give work to somebody of the team."""

    person = forms.ModelChoiceField(label="Person", queryset=everybody())
    hours = forms.DecimalField(
        label="Hours",
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        help_text="Empty: the estimate.",
    )


class NothingForm(forms.Form):
    """Nothing needs to be typed."""


class ReasonForm(forms.Form):
    """Say why."""

    reason = long_text("Reason")


class StartForm(forms.Form):
    """Work has begun."""

    on = DayField(label="Began on", required=False, help_text="Empty: today.")
    out_of_sequence = forms.CharField(label=OUT_OF_SEQUENCE, required=False, max_length=300)


class LogTimeForm(forms.Form):
    """Hours of a day."""

    hours = forms.DecimalField(label="Hours worked", max_digits=5, decimal_places=2)
    date = DayField(label="On", required=False, help_text="Empty: today.")
    remaining_hours = forms.DecimalField(
        label="Hours that remain", required=False, max_digits=9, decimal_places=2, help_text="As you see it now."
    )
    note = forms.CharField(label="Note", required=False, max_length=300)
    out_of_sequence = forms.CharField(label=OUT_OF_SEQUENCE, required=False, max_length=300)


class HandInForm(forms.Form):
    """Hand in what was done."""

    evidence = long_text("What shows that it is done", help_text="Where it is, and how it was tried.")
    out_of_sequence = forms.CharField(label=OUT_OF_SEQUENCE, required=False, max_length=300)


class AcceptWorkForm(forms.Form):
    """Accept what was handed in."""

    on = DayField(label="Done on", required=False, help_text="Empty: today.")


class ReturnWorkForm(forms.Form):
    """Give work back."""

    reason = long_text("What is missing")
    remaining_hours = forms.DecimalField(
        label="Hours that remain", required=False, min_value=0, max_digits=9, decimal_places=2
    )


class ProposeWorkForm(forms.Form):
    """Propose work that the plan does not have."""

    name = forms.CharField(label="What is to be done", max_length=200)
    why = long_text("Why it is needed")
    effort_hours = forms.DecimalField(
        label="About how many hours", required=False, min_value=0, max_digits=9, decimal_places=2
    )


class PlanProposalForm(forms.Form):
    """Put proposed work on the list."""

    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
    planned_finish = DayField(label="Due", required=False)
    definition_of_done = long_text("What counts as done", required=False)
