"""What is typed to raise, care for and resolve an issue, and to ask and decide."""

from __future__ import annotations

from django import forms

from milepost.changes.choices import Severity
from milepost.people.queries import everybody
from milepost.surface.fields import DayField, long_text


class RaiseIssueForm(forms.Form):
    """An issue: what stands in the way, how much it hurts, who owns it and what is done next."""

    title = forms.CharField(label="Issue", max_length=200)
    description = long_text("Description", required=False)
    severity = forms.ChoiceField(label="Severity", choices=Severity.choices, initial=Severity.MEDIUM)
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
    next_action = forms.CharField(label="Next action", required=False, max_length=300)
    next_action_date = DayField(label="By", required=False)


class ChangeIssueForm(RaiseIssueForm):
    """Care for an issue; lowering its severity needs a reason and stays visible."""

    reason = forms.CharField(label="Reason, where the severity is lowered", required=False, max_length=2000)


class ResolveIssueForm(forms.Form):
    """Say how an issue was resolved."""

    resolution = long_text("Resolution")


class AcknowledgeForm(forms.Form):
    """Say that the issue was seen; nothing needs to be typed."""


class AskForm(forms.Form):
    """Ask management to decide."""

    question = forms.CharField(label="Question", max_length=300)
    background = long_text("Background", required=False)
    asked_of = forms.ModelChoiceField(label="Asked of", queryset=everybody(), required=False)
    needed_by = DayField(label="Needed by", required=False)


class DecideForm(forms.Form):
    """Decide what was asked."""

    choice = long_text("Decision")
    rationale = long_text("Why")


class WithdrawForm(forms.Form):
    """Withdraw what was asked."""

    reason = long_text("Reason")
