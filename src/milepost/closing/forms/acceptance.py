"""What is typed to record a mandate, to request acceptance, to sign, and to see conditions through."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.closing.choices import AcceptanceDecision, Covers
from milepost.closing.rules.deciding import CODE_DIGITS, Condition
from milepost.people.queries import everybody
from milepost.surface.fields import DayField, long_text

ROWS = 5
"""Conditions that the page has room for at once."""


class MandateForm(forms.Form):
    """Who signs for the client, for what, for how long, and by which letter that is known."""

    person = forms.ModelChoiceField(label="Signatory", queryset=everybody())
    party = forms.CharField(label="Signs for", max_length=160, help_text="The client, as the contract names them.")
    covers = forms.ChoiceField(label="May accept", choices=Covers.choices, initial=Covers.BOTH)
    limit = forms.CharField(label="Limit", required=False, max_length=300, help_text="As the client's letter says it.")
    evidence = long_text("Evidence", help_text="The client's letter: its date, its number, where it is kept.")
    from_date = DayField(label="From")
    until_date = DayField(label="Until")
    deemed_clause = long_text(
        "Clause on silence", required=False, help_text="Only where the contract says so: the clause as it is written."
    )
    deemed_after_days = forms.IntegerField(label="Working days of silence", required=False, min_value=1, max_value=365)


class RequestForm(forms.Form):
    """Ask the client; what is asked about is frozen as it stands."""

    signatory = forms.CharField(
        label="Signatory", required=False, max_length=160, help_text="Only where several people may sign."
    )
    message = long_text("Message to the client", required=False)


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Why")


class StepForm(forms.Form):
    """Do what the button says."""


class EvidenceForm(forms.Form):
    """Say by what it can be seen."""

    evidence = long_text("Evidence")


class WordForm(forms.Form):
    """Say something, or nothing."""

    reason = long_text("In words", required=False)


class SignForm(forms.Form):
    """Decide for the client."""

    decision = forms.ChoiceField(label="Your decision", choices=AcceptanceDecision.choices, widget=forms.RadioSelect)
    reasons = long_text("Reasons", required=False, help_text="Needed to reject; welcome otherwise.")
    name = forms.CharField(label="Your name", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    code = forms.CharField(
        label="The code of the mail",
        max_length=20,
        help_text=f"{CODE_DIGITS} digits, good for ten minutes.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = not known
        for number in range(1, ROWS + 1):
            self.fields[f"condition_{number}"] = forms.CharField(
                label=f"Condition {number}", required=False, max_length=2000
            )
            self.fields[f"due_{number}"] = DayField(label="By", required=False)

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each condition side by side."""
        return [(self[f"condition_{number}"], self[f"due_{number}"]) for number in range(1, ROWS + 1)]

    def typed(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        clean = self.cleaned_data
        rows = [(clean[f"condition_{number}"], clean[f"due_{number}"]) for number in range(1, ROWS + 1)]
        return {
            "decision": clean["decision"],
            "reasons": clean["reasons"],
            "name": clean["name"],
            "conditions": [Condition(text, due) for text, due in rows if text.strip() or due],
        }
