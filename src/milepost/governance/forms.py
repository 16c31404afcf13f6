"""What is typed at a gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from milepost.demand.choices import Ballot
from milepost.governance.choices import Blocks, Confidence, GateOutcome, Urgency
from milepost.governance.rules import STATED_BY, Wanted
from milepost.people.queries import all_bodies, colleagues, everybody
from milepost.surface.fields import DayField, long_text

CONDITIONS = 3
BALLOTS = {"in_favour": Ballot.FOR.value, "against": Ballot.AGAINST.value, "abstaining": Ballot.ABSTAIN.value}
CHECKS = [(code, code.replace("_", " ").capitalize()) for code in sorted(STATED_BY)]


class RequestGateForm(forms.Form):
    """Ask for the gate."""

    gate = forms.SlugField(label="Gate", max_length=60, help_text="The one that leads out of the present stage.")
    note = long_text("Note", required=False, help_text="What reviewers should know first.")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Why")


class NothingForm(forms.Form):
    """Do it; nothing needs to be typed."""


class StateForm(forms.Form):
    """State what a gate asks for and no record tells."""

    check = forms.ChoiceField(label="Criterion", choices=CHECKS)
    text = long_text("What is so")
    evidence = forms.CharField(label="Where it can be seen", max_length=500)


class ReviewersForm(forms.Form):
    """Name the reviewers."""

    reviewers = forms.ModelMultipleChoiceField(
        label="Reviewers",
        queryset=colleagues(),
        help_text="None of them delivered, prepared a document of the dossier, or reports to who leads.",
    )
    lead = forms.ModelChoiceField(label="Lead reviewer", queryset=colleagues(), help_text="One of the reviewers.")
    review_date = DayField(label="Day of the review", help_text="Classes A and B: three working days after the freeze.")
    body = forms.ModelChoiceField(
        label="Decided by",
        queryset=all_bodies(),
        required=False,
        help_text="Empty where the method leaves the decision to the sponsor.",
    )


class RecommendForm(forms.Form):
    """Recommend something."""

    text = long_text("What is recommended")
    urgency = forms.ChoiceField(label="Urgency", choices=Urgency.choices)
    owner = forms.ModelChoiceField(label="Who acts", queryset=everybody())
    due_date = DayField(label="By")


class OpinionForm(forms.Form):
    """Give one's own rating."""

    confidence = forms.ChoiceField(label="Delivery confidence", choices=Confidence.choices)
    reasons = long_text("Why", help_text="It stays beside the agreed rating; ratings are never averaged.")


class ReportForm(forms.Form):
    """Report what the reviewers agreed."""

    confidence = forms.ChoiceField(label="Agreed delivery confidence", choices=Confidence.choices)
    report = long_text("Report", help_text="What was looked at, what was found, why this rating. Dissent is kept.")
    red_response = long_text("Response to a Red", required=False, help_text="Only for a Red: what is done now.")
    red_owner = forms.ModelChoiceField(label="Who answers for it", queryset=everybody(), required=False)
    red_due_date = DayField(label="By", required=False)


class DecideGateForm(forms.Form):
    """What was decided, by which votes, on which conditions."""

    outcome = forms.ChoiceField(label="Decision", choices=GateOutcome.choices)
    reason = long_text("Why")
    in_favour = forms.ModelMultipleChoiceField(label="In favour", queryset=everybody())
    against = forms.ModelMultipleChoiceField(label="Against", queryset=everybody(), required=False)
    abstaining = forms.ModelMultipleChoiceField(label="Abstaining", queryset=everybody(), required=False)
    dissent = long_text("Dissent", required=False, help_text="What the minority wants on record.")
    rework = long_text("Rework", required=False, help_text="Where the gate is held: what is to be done.")
    rework_date = DayField(label="Asked for again by", required=False, help_text="Where the gate is held.")
    effective_date = DayField(label="Takes effect on", required=False, help_text="Empty for today; never in the past.")

    def __init__(self, *typed: Any, **more: Any) -> None:
        super().__init__(*typed, **more)
        for number in range(1, CONDITIONS + 1):
            self.fields[f"condition_{number}"] = long_text(f"Condition {number}", required=False)
            self.fields[f"condition_{number}_owner"] = forms.ModelChoiceField(
                label=f"Owner of condition {number}", queryset=everybody(), required=False
            )
            self.fields[f"condition_{number}_due"] = DayField(
                label=f"Condition {number} is due", required=False, help_text="Within thirty days."
            )
            self.fields[f"condition_{number}_blocks"] = forms.ChoiceField(
                label=f"If condition {number} lapses, it blocks", choices=Blocks.choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a person who voted twice and a condition without owner or day."""
        given = super().clean() or {}
        voted = [person.pk for name in BALLOTS for person in given.get(name) or ()]
        if len(set(voted)) < len(voted):
            self.add_error("against", "Somebody is named twice; each member votes once.")
        for number in range(1, CONDITIONS + 1):
            whole = [given.get(f"condition_{number}{part}") for part in ("", "_owner", "_due")]
            if any(whole) and not all(whole):
                self.add_error(f"condition_{number}", "A condition has words, an owner and a day.")
        return given


def as_decision(given: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the verb takes it: votes by member, and conditions."""
    names = ("outcome", "reason", "dissent", "rework", "rework_date", "effective_date")
    votes = {person.pk: ballot for name, ballot in BALLOTS.items() for person in given[name]}
    return {**{name: given[name] for name in names}, "votes": votes, "conditions": list(_conditions(given))}


def _conditions(given: dict[str, Any]) -> Iterator[Wanted]:
    for number in range(1, CONDITIONS + 1):
        text = given[f"condition_{number}"]
        if text:
            owner, due = given[f"condition_{number}_owner"], given[f"condition_{number}_due"]
            yield Wanted(text, owner.pk, due, given[f"condition_{number}_blocks"])


class EvidenceForm(forms.Form):
    """Close a condition."""

    evidence = long_text("Evidence", help_text="What was done, and where it can be seen.")


class RenewForm(forms.Form):
    """Give another day."""

    due_date = DayField(label="Due", help_text="Within thirty days; this is given once.")
    reason = long_text("Why")


class AnswerForm(forms.Form):
    """Answer a recommendation."""

    answer = long_text("What became of it", help_text="What was done, or why it is not followed.")
