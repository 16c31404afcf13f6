"""What is typed to put work on the list, one item or many rows, and to propose and decide a plan."""

from __future__ import annotations

from django import forms

from milepost.people.queries import everybody
from milepost.planning.choices import WorkKind
from milepost.surface.fields import DayField, long_text


class WorkItemForm(forms.Form):
    """One item of the work list."""

    name = forms.CharField(label="What is to be done", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=WorkKind.choices, initial=WorkKind.TASK)
    part_of = forms.IntegerField(label="Part of, by number", required=False, min_value=1, max_value=999_999)
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
    planned_start = DayField(label="Start", required=False)
    planned_finish = DayField(
        label="Finish",
        required=False,
        help_text="Leave dates empty where the links lead to them; a milestone has a finish alone.",
    )
    duration_days = forms.DecimalField(
        label="Duration in working days",
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        help_text="Instead of one of the two dates.",
    )
    effort_hours = forms.DecimalField(
        label="Estimated effort in hours", required=False, min_value=0, max_digits=9, decimal_places=2
    )
    predecessors = forms.CharField(
        label="Waits for",
        required=False,
        max_length=500,
        help_text="Numbers of other items: 3, or 3FS+2d, or 4SS+4h, with commas between.",
    )
    definition_of_done = long_text("What counts as done", required=False)
    deadline_date = DayField(label="Deadline", required=False)


class PasteForm(forms.Form):
    """Rows of a spreadsheet."""

    rows = forms.CharField(
        label="Rows",
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off"}),
        help_text="One item a row, copied from a spreadsheet: name, kind, part of (number), owner, start, finish, "
        "effort hours, waits for, definition of done. Nothing is stored while any row has a problem.",
    )


class CancelForm(forms.Form):
    """Why work is not done."""

    reason = long_text("Reason")


class ProposePlanForm(forms.Form):
    """Propose the whole plan."""

    reason = long_text("A word to who approves", required=False)
    logic_explanation = long_text(
        "Why work without predecessor or successor is right",
        required=False,
        help_text="Needed where more than 5 % of the work hangs in the air.",
    )
    deadline_acceptance = long_text(
        "Who accepted a deadline that cannot be met, and when",
        required=False,
        help_text="Needed where the plan misses a deadline.",
    )


class ApprovePlanForm(forms.Form):
    """Approve the plan as the baseline."""

    reason = long_text("Basis", required=False)


class DecidePlanForm(forms.Form):
    """Give a plan back, or take it back."""

    reason = long_text("Reason")
