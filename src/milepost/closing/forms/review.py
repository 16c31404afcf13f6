"""What is typed to close a project and to review it."""

from __future__ import annotations

from django import forms

from milepost.closing.choices import AdjustmentTarget, ObjectiveVerdict
from milepost.closing.rules import DUE_MONTHS, EARLIEST_MONTHS, LATEST_MONTHS
from milepost.people.queries import colleagues
from milepost.surface.fields import DayField, long_text


class NothingForm(forms.Form):
    """Do it; nothing needs to be typed."""


class CloseForm(forms.Form):
    """A last word on the project."""

    reason = long_text(
        "What is to be said at the end", required=False, help_text="A project that was terminated says why here."
    )


class ScheduleForm(forms.Form):
    """Who reviews, and when."""

    lead = forms.ModelChoiceField(
        label="Lead", queryset=colleagues(), help_text="Somebody with a post who never took part in the delivery."
    )
    months_after = forms.IntegerField(
        label="Months after closing", min_value=EARLIEST_MONTHS, max_value=LATEST_MONTHS, initial=DUE_MONTHS
    )


class LeadForm(forms.Form):
    """Another lead."""

    lead = forms.ModelChoiceField(label="Lead", queryset=colleagues())
    reason = long_text("Why")


class JudgeForm(forms.Form):
    """What is said of one objective."""

    objective = forms.CharField(label="Objective", max_length=300, help_text="As the charter has it.")
    verdict = forms.ChoiceField(label="Verdict", choices=ObjectiveVerdict.choices)
    evidence = long_text("Evidence", help_text="The figure and its source; or why it cannot be told.")


class AdjustForm(forms.Form):
    """A change so that a similar project does better."""

    target = forms.ChoiceField(label="What is to be changed", choices=AdjustmentTarget.choices)
    change = forms.CharField(label="The change", max_length=300, help_text="In one line, beginning with what is done.")
    cause = long_text("What happened and why")
    owner = forms.ModelChoiceField(label="Owner", queryset=colleagues(), help_text="Somebody with a post.")
    due_date = DayField(label="By")


class ReportForm(forms.Form):
    """What the review found."""

    summary = long_text("What the review found")
    satisfaction = long_text("What client and users say")


class ImplementForm(forms.Form):
    """What was changed."""

    reference = forms.CharField(
        label="What was changed", max_length=300, help_text="The method version, template or entry, by name or address."
    )
