"""An invented report, as its form is refused."""

from __future__ import annotations

from typing import Any

from django import forms


class ReportForm(forms.Form):
    """A report as a project manager fills it in."""

    forecast_finish = forms.DateField(help_text="The day the last deliverable is accepted.")
    declared_colour = forms.ChoiceField(choices=[("", ""), ("green", "Green"), ("amber", "Amber")])
    forecast_cost = forms.DecimalField(label="Forecast cost, GBP m")
    recovery_date = forms.DateField(required=False)
    justification = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), help_text="Why is it better?")
    evidence = forms.BooleanField(required=False, label="Evidence is attached")


BOUND = ReportForm({"forecast_finish": "31.11.2026", "declared_colour": "green", "forecast_cost": "184.6"})
FORM: dict[str, Any] = {
    "form": BOUND,
    "steps": (
        {"label": "Drafted from facts", "state": "done"},
        {"label": "Declared", "state": "current"},
        {"label": "Reviewed by the PMO", "state": "todo", "note": "due 7 April"},
    ),
    "refusal": {
        "rule": "better_colour_needs_evidence",
        "sentence": "A colour better than the computed one needs its reasons.",
        "missing": ("a justification", "evidence", "a recovery date after today"),
        "cure": "you, or your stand-in Ana Ruiz",
        "path": "Declare the computed colour instead",
        "path_url": "#",
    },
    "form_actions": ({"label": "What the facts say", "url": "#"},),
}
