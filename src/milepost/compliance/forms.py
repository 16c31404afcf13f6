"""What is typed to perform, verify, waive and audit obligations."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.compliance.choices import Grade, SampleKind, Verdict
from milepost.people.queries import colleagues
from milepost.surface.fields import DayField, long_text

OFFERED = "offered"


class KeysField(forms.Field):
    """Obligations by code and number: chosen from a list where one is offered, else typed with commas between."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.SelectMultiple(attrs={"size": 6}), **kwargs)

    def prepare_value(self, value: Any) -> list[str]:
        """Show what was chosen."""
        return _keys(value)

    def to_python(self, value: Any) -> list[str]:
        """Return the obligations that are meant."""
        return _keys(value)


class OfferingForm(forms.Form):
    """A form that offers the obligations of the project whose page it stands on."""

    many = "obligations"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(self.initial.get(OFFERED, ()))
        if not offered:
            offered = [(key, key) for key in _keys(self._sent())]
        self.fields[self.many].widget.choices = offered

    def _sent(self) -> Any:
        """Return what was sent, so that a refused form still shows it."""
        if not self.is_bound:
            return self.initial.get(self.many)
        return self.fields[self.many].widget.value_from_datadict(self.data, self.files, self.many)


class PerformForm(OfferingForm):
    """Record that obligations were met."""

    obligations = KeysField(label="What was done", help_text="Several, if one piece of evidence shows them all.")
    evidence = long_text("Evidence", required=False, help_text="What was done, and where that can be seen.")
    link = forms.URLField(label="Address of the record", max_length=500, required=False, assume_scheme="https")


class VerifyForm(OfferingForm):
    """Verify what was performed, or send it back."""

    obligations = KeysField(label="What was performed")
    result = forms.ChoiceField(label="Result", choices=Verdict.choices)
    note = long_text("Note", required=False, help_text="What you looked at. Sent back: what is missing.")
    rework_by_date = DayField(label="To be done again by", required=False)


class WaiverForm(OfferingForm):
    """Request a waiver."""

    many = "obligation"

    obligation = forms.CharField(label="Obligation", max_length=80, widget=forms.Select)
    reason = long_text("Reason")
    risk_assessment = long_text("What may happen")
    compensating_control = long_text("What is done instead")
    from_date = DayField(label="From")
    to_date = DayField(label="Until", help_text="At most 90 days. It can be renewed once.")


class AssessForm(forms.Form):
    """Assess a waiver."""

    assessment = long_text("Assessment", help_text="What the risk is worth, and if what is done instead is enough.")


class DecideForm(forms.Form):
    """Grant or refuse a waiver."""

    decision = long_text("Why")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Reason", help_text="It stays in the history.")


class AuditForm(OfferingForm):
    """Begin an audit."""

    many = "chosen"

    title = forms.CharField(label="What is audited", max_length=200)
    scope = long_text("What it looks at")
    kind = forms.ChoiceField(label="Sample", choices=SampleKind.choices)
    size = forms.IntegerField(label="How many are drawn", min_value=0, max_value=500, initial=0, required=False)
    chosen = KeysField(label="Or choose", required=False)
    why_chosen = long_text("Why these", required=False)

    def clean_size(self) -> int:
        """Return how many, none where nothing was typed."""
        return int(self.cleaned_data["size"] or 0)


class FindingForm(OfferingForm):
    """Raise a finding."""

    many = "obligation"

    obligation = forms.CharField(label="Obligation", max_length=80, widget=forms.Select)
    grade = forms.ChoiceField(label="Grade", choices=Grade.choices)
    text = long_text("What was found")
    evidence = long_text("Evidence")


class AgreeForm(forms.Form):
    """Agree a corrective action."""

    corrective_action = long_text("What is done about it")
    owner = forms.ModelChoiceField(label="Owner", queryset=colleagues())
    due_date = DayField(label="Due")


class DoneForm(forms.Form):
    """Say that a corrective action is done."""

    outcome = long_text("What was done, and where that can be seen")


class EffectForm(forms.Form):
    """Check the effect of a corrective action."""

    effect = long_text("What was seen")
    effective = forms.BooleanField(label="It had its effect", required=False)
    due_date = DayField(label="Else due again by", required=False)


class CloseForm(forms.Form):
    """Close an audit."""

    conclusion = long_text("Conclusion")


def _keys(value: Any) -> list[str]:
    told = value if isinstance(value, list | tuple) else str(value or "").replace(",", " ").split()
    return [str(each).strip() for each in told if str(each).strip()]
