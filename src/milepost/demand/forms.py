"""What is typed to raise, judge and decide requests; every field says what belongs into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from milepost.demand.choices import Ballot, Outcome, RejectionReason
from milepost.demand.rules.scoring import HIGHEST, LEAST_SCORERS
from milepost.people.choices import InterestNature
from milepost.people.queries import all_units, colleagues
from milepost.portfolios.queries import all_objectives
from milepost.surface.fields import DayField, long_text

UNKNOWN = "unknown"
PARTS_OF_A_LINE = 5
LAYOUT = "code | name | weight in per cent | up or down | anchor 0; anchor 1; anchor 2; anchor 3; anchor 4; anchor 5"


class RequestForm(forms.Form):
    """What a request is about."""

    title = forms.CharField(label="Title", max_length=250, help_text="What it is, in a line that a board member gets.")
    unit = forms.ModelChoiceField(label="Owner unit", queryset=all_units(), help_text="Who will own what it delivers.")
    problem = long_text(
        "Problem", required=False, help_text="What is wrong today, for whom, and how you know. No solution yet."
    )
    desired_result = long_text(
        "Desired result", required=False, help_text="What will be otherwise, and how one will see it."
    )
    do_nothing = long_text(
        "If nothing is done", required=False, help_text="Always an option: what happens then, and what it costs."
    )
    other_options = long_text(
        "Other options", required=False, help_text="What else you looked at, and why this is better."
    )
    benefits = long_text("Benefits", required=False, help_text="Worth what, to whom, from when; a measure if you can.")
    sponsor = forms.ModelChoiceField(
        label="Sponsor", queryset=colleagues(), required=False, help_text="Who answers for its benefits and its money."
    )
    objectives = forms.ModelMultipleChoiceField(
        label="Objectives served",
        queryset=all_objectives(),
        required=False,
        help_text="At least one, or the law below.",
    )
    mandatory = forms.BooleanField(label="Mandatory: a law or an order demands it", required=False)
    legal_reference = forms.CharField(
        label="Law or order", required=False, max_length=300, help_text="With section, such as “Water Act, section 4”."
    )


class EstimateForm(forms.Form):
    """What a request may cost and take; empty is unknown, never zero."""

    cost_low = forms.DecimalField(
        label="Cost, at least", required=False, min_value=0, max_digits=18, decimal_places=2,
        help_text="If everything goes well.",
    )  # fmt: skip
    cost_likely = forms.DecimalField(
        label="Cost, likely", required=False, min_value=0, max_digits=18, decimal_places=2,
        help_text="Your best guess; the class depends on it.",
    )  # fmt: skip
    cost_high = forms.DecimalField(
        label="Cost, at most", required=False, min_value=0, max_digits=18, decimal_places=2,
        help_text="If most things go wrong.",
    )  # fmt: skip
    currency = forms.CharField(label="Currency", min_length=3, max_length=3)
    earliest_start_date = DayField(label="Earliest start", required=False)
    finish_by_date = DayField(label="Must finish by", required=False, help_text="Only if something ends on that day.")
    duration_months = forms.IntegerField(label="Duration in months", required=False, min_value=1, max_value=240)
    org_units = forms.IntegerField(
        label="Units that take part", required=False, min_value=1, max_value=99, help_text="Yours included."
    )
    external_parties = forms.IntegerField(
        label="External parties",
        required=False,
        min_value=0,
        max_value=99,
        help_text="Suppliers, authorities, partners.",
    )
    novelty = forms.TypedChoiceField(
        label="How new it is", required=False, coerce=int, empty_value=None,
        choices=[("", "Not known yet"), (1, "1 – done here before"), (2, "2 – new to us"), (3, "3 – new to everybody")],
    )  # fmt: skip
    exposure = forms.TypedChoiceField(
        label="Exposure: safety, law, reputation", required=False, coerce=int, empty_value=None,
        choices=[("", "Not known yet"), (1, "1 – none"), (2, "2 – some"), (3, "3 – much"), (4, "4 – grave: class A")],
    )  # fmt: skip
    prospective_pm = forms.ModelChoiceField(
        label="Prospective project manager", queryset=colleagues(), required=False,
        help_text="A proposal; they do not score or vote on it.",
    )  # fmt: skip


class NothingForm(forms.Form):
    """Do it; nothing needs to be typed."""


class ReturnForm(forms.Form):
    """What is asked for."""

    asked_for = long_text("What is asked for", help_text="Everything at once: the requester reads exactly this.")


class ScorersForm(forms.Form):
    """Who scores."""

    scorers = forms.ModelMultipleChoiceField(
        label="Scorers", queryset=colleagues(), help_text=f"At least {LEAST_SCORERS}, none with a part in the request."
    )


class ShortlistForm(forms.Form):
    """When the board decides."""

    decision_due_date = DayField(label="Meeting of the board", required=False, help_text="The requester sees it.")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Why", help_text="It stays in the history.")


class AppealForm(forms.Form):
    """On which grounds a rejection is appealed."""

    grounds = long_text("Grounds", help_text="What the board did not know or got wrong. There is one appeal.")


class StandAsideForm(forms.Form):
    """What keeps somebody from judging a request."""

    matter = forms.CharField(widget=forms.HiddenInput, max_length=120)
    nature = forms.ChoiceField(label="Nature", choices=InterestNature.choices)
    detail = long_text("What it is", help_text="Enough for the PMO to see why you stand aside.")


class CriteriaField(forms.CharField):
    """The criteria of a scoring model, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Criteria", max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}),
            help_text=f"One a line: {LAYOUT}. The weights make 100.", **kwargs,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        """Show stored criteria a line each; what was typed is shown as typed."""
        return value if isinstance(value, str) or value is None else written_criteria(value)

    def clean(self, value: Any) -> Any:
        """Return the criteria as the action takes them."""
        return [_criterion(line) for line in super().clean(value).splitlines() if line.strip()]


def written_criteria(criteria: Iterable[Mapping[str, Any]]) -> str:
    """Return criteria as they are typed, one a line."""
    return "\n".join(
        " | ".join((
            str(each["code"]),
            str(each["label"]),
            f"{Decimal(each['weight']) * 100:f}".rstrip("0").rstrip("."),
            str(each["direction"]),
            "; ".join(each["anchors"]),
        ))
        for each in criteria
    )  # fmt: skip


def _criterion(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != PARTS_OF_A_LINE:
        raise forms.ValidationError(f"“{line.strip()[:40]}” is not written as: {LAYOUT}.")
    code, label, percent, direction, anchors = parts
    share = forms.DecimalField(max_digits=7, decimal_places=4).clean(percent.removesuffix("%").strip()) / 100
    texts = [each.strip() for each in anchors.split(";")]
    return {"code": code, "label": label, "weight": str(share), "direction": direction, "anchors": texts}


class DraftModelForm(forms.Form):
    """A version of the scoring model."""

    code = forms.SlugField(label="Version", max_length=20)
    name = forms.CharField(label="Name", max_length=160)
    criteria = CriteriaField()


class ChangeModelForm(forms.Form):
    """A draft of the scoring model."""

    name = forms.CharField(label="Name", max_length=160)
    criteria = CriteriaField()


class ScoreForm(forms.Form):
    """The sheet of one scorer: a step of every criterion, or unknown, with the reasons."""

    def __init__(self, criteria: Iterable[Mapping[str, Any]], typed: Any = None) -> None:
        super().__init__(typed)
        self.criteria = list(criteria)
        for number, each in enumerate(self.criteria):
            steps = [(str(step), f"{step} – {text}") for step, text in enumerate(each["anchors"])]
            self.fields[f"score_{number}"] = forms.ChoiceField(
                label=str(each["label"]), choices=[("", "Choose"), *steps, (UNKNOWN, "Unknown to me")]
            )
            self.fields[f"why_{number}"] = forms.CharField(
                label=f"Why: {each['label']}", required=False, max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}), help_text="Needed where it is unknown.",
            )  # fmt: skip
        self.fields["free_of_interest"] = forms.BooleanField(
            label="I have no part and no interest in this request", required=False
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return each criterion with its two fields."""
        return [
            {"criterion": each, "score": self[f"score_{number}"], "why": self[f"why_{number}"], "best": _best(each)}
            for number, each in enumerate(self.criteria)
        ]

    def typed(self) -> dict[str, Any]:
        """Return the sheet as the action takes it."""
        given = self.cleaned_data
        answers = {
            each["code"]: {"value": _step(given[f"score_{number}"]), "rationale": given[f"why_{number}"]}
            for number, each in enumerate(self.criteria)
        }
        return {"answers": answers, "free_of_interest": given["free_of_interest"]}


def _best(criterion: Mapping[str, Any]) -> int:
    return HIGHEST if criterion["direction"] == "up" else 0


def _step(value: str) -> int | None:
    return None if value == UNKNOWN else int(value)


class DecideForm(forms.Form):
    """What a body decided: the motion, the reason, and how each member voted."""

    outcome = forms.ChoiceField(label="Motion that was carried", choices=Outcome.choices)
    reason_code = forms.ChoiceField(
        label="Kind of reason", required=False, choices=[("", "None: it is not rejected"), *RejectionReason.choices]
    )
    reason = long_text("Why", help_text="The requester reads it.")
    until_date = DayField(label="Comes back on", required=False, help_text="Where it is deferred.")
    conditions = long_text("Conditions", required=False, help_text="What must hold before or while it is done.")
    dissent = long_text("Dissent", required=False, help_text="What the minority wants on record.")

    def __init__(self, members: Mapping[int, Any], typed: Any = None) -> None:
        super().__init__(typed)
        self.members = dict(members)
        for member, person in self.members.items():
            self.fields[f"vote_{member}"] = forms.ChoiceField(
                label=person.name, required=False, choices=[("", "Did not vote"), *Ballot.choices]
            )

    def ballots(self, conflicts: Mapping[int, str]) -> list[dict[str, Any]]:
        """Return each member with their field, and why their vote does not count where it does not."""
        return [{"field": self[f"vote_{key}"], "conflict": conflicts.get(key, "")} for key in self.members]

    def said(self) -> list[Any]:
        """Return the fields of the motion."""
        return [field for field in self.visible_fields() if not field.name.startswith("vote_")]

    def typed(self) -> dict[str, Any]:
        """Return the decision as the action takes it."""
        given = dict(self.cleaned_data)
        cast = {member: given.pop(f"vote_{member}") for member in self.members}
        return {**given, "votes": {member: ballot for member, ballot in cast.items() if ballot}}
