"""What is typed to evaluate a supplier, to comment on an evaluation, and to look at it a second time."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.suppliers.choices import AREAS, RATINGS
from milepost.surface.fields import long_text

EVIDENCE = "_evidence"


def _rating(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=(("", "Choose"), *RATINGS.items()), coerce=int)


def _evidence(label: str) -> forms.CharField:
    return forms.CharField(
        label=f"Evidence for {label.lower()}", required=False, max_length=1000, help_text="Needed for 1, 2 and 5."
    )


class EvaluateForm(forms.Form):
    """Rate a supplier in five areas; what the facts suggest is filled in."""

    quality, quality_evidence = _rating("Quality"), _evidence("Quality")
    schedule, schedule_evidence = _rating("Schedule"), _evidence("Schedule")
    cost, cost_evidence = _rating("Cost"), _evidence("Cost")
    management, management_evidence = _rating("Management"), _evidence("Management")
    compliance, compliance_evidence = _rating("Compliance"), _evidence("Compliance")
    narrative = long_text("What the ratings rest on")


class CommentForm(forms.Form):
    """The supplier agrees, or contests."""

    contested = forms.MultipleChoiceField(
        label="Ratings that you contest", choices=tuple(AREAS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None means that you agree. What you contest goes to an official who took no part.",
    )  # fmt: skip
    comment = long_text("Your comment", required=False, help_text="It is published beside the ratings.")


class ReviewForm(forms.Form):
    """A second view beside the first."""

    quality = _rating("Quality")
    schedule = _rating("Schedule")
    cost = _rating("Cost")
    management = _rating("Management")
    compliance = _rating("Compliance")
    second_view = long_text("Your view", help_text="It stands beside the ratings and the supplier's comment.")


def as_rated(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed with the ratings and their evidence by area, as the actions take them."""
    own = {*AREAS, *(f"{area}{EVIDENCE}" for area in AREAS)}
    rest = {name: value for name, value in typed.items() if name not in own}
    rest["ratings"] = {area: typed[area] for area in AREAS if area in typed}
    evidence = {area: typed[f"{area}{EVIDENCE}"] for area in AREAS if f"{area}{EVIDENCE}" in typed}
    return {**rest, "evidence": evidence} if evidence else rest
