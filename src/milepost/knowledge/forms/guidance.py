"""What is typed to ask, answer, rate and show an answer to others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.text import format_lazy

from milepost.knowledge import queries
from milepost.surface.fields import long_text

USEFULNESS = (
    (1, "1, of no use"),
    (2, "2, of little use"),
    (3, "3, of some use"),
    (4, "4, useful"),
    (5, "5, exactly what was needed"),
)
NO_INSTRUCTION = format_lazy(
    'Advice, which the project manager is free to follow. An instruction is a <a href="{}">direction</a>.',
    reverse_lazy("directions:list"),
)


def answer_text() -> forms.CharField:
    """Return the field for an answer, which says that advice is no instruction."""
    return forms.CharField(
        label="Answer", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}), help_text=NO_INSTRUCTION
    )


class AskForm(forms.Form):
    """Ask the PMO."""

    topic = forms.CharField(label="What it is about", max_length=200)
    question = long_text("Question", help_text="What you want to know, and what you have tried or read so far.")
    step = forms.ChoiceField(label="Step of the method", choices=queries.step_choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count = queries.shown_count(str(self.initial.get("step") or ""))
        if count:
            self.fields["step"].help_text = format_html(
                '<a href="{}">{} answered before at this step</a>: look there first.',
                reverse("knowledge-at-large:answers"),
                count,
            )


def as_action_takes_it(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed with the step as the two codes that the action takes."""
    rest = {name: value for name, value in typed.items() if name != "step"}
    return {**rest, **queries.named_step(typed.get("step") or "")}


class AnswerForm(forms.Form):
    """Answer a question."""

    text = answer_text()


class SupersedeForm(forms.Form):
    """Give a better answer."""

    text = answer_text()
    reason = long_text("Why the former answer no longer holds", help_text="Both answers stay and are shown.")


class RateForm(forms.Form):
    """Rate an answer."""

    usefulness = forms.TypedChoiceField(label="How useful it was", choices=USEFULNESS, coerce=int)


class PromoteForm(forms.Form):
    """Show an answer to others."""

    shown_as = forms.CharField(
        label="Heading for others",
        max_length=200,
        help_text="The question as others read it. Neither it nor the answer may name the project.",
    )


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Reason", help_text="It stays in the history.")
