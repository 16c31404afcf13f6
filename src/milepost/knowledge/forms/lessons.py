"""What is typed to record, curate and use a lesson."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.knowledge import queries
from milepost.knowledge.choices import Disposition
from milepost.knowledge.models import Lesson
from milepost.surface.fields import long_text

TAGS = "Words by which a similar project is found, with commas between: import, customs, night work."
ACT = "Begin with what is done: order, agree, test, book … Not “communicate better”."


def _recommendation() -> forms.CharField:
    return forms.CharField(label="What should be done", max_length=300, help_text=ACT)


def _addressee() -> forms.CharField:
    return forms.CharField(
        label="By whom", max_length=120, help_text="A role: the project manager, procurement, the site planners."
    )


class _Effect(forms.Form):
    """What happened cost: in money, in days, or unknown with a reason."""

    effect = long_text("What it led to")
    effect_cost = forms.DecimalField(
        label="Cost", required=False, max_digits=18, decimal_places=2, help_text="In the project's currency."
    )
    effect_days = forms.IntegerField(label="Delay in days", required=False, min_value=0)
    effect_unknown = forms.CharField(label="Or why neither is known", required=False, max_length=300)


class CaptureForm(_Effect):
    """A lesson of a project."""

    title = forms.CharField(label="What is learnt", max_length=200, help_text="In one line, without names.")
    happened = long_text("What happened", help_text="Facts, without blame.")
    cause = long_text("Why")
    recommendation = _recommendation()
    addressee = _addressee()
    tags = forms.CharField(label="Tags", required=False, max_length=300, help_text=TAGS)
    supplier_type = forms.CharField(
        label="Kind of supplier",
        required=False,
        max_length=60,
        help_text="If it is about one: a haulier.",
    )
    field_order = ("title", "happened", "cause", "effect", "effect_cost", "effect_days", "effect_unknown")


class KeepForm(_Effect):
    """What a review asked for, as a lesson."""

    recommendation = _recommendation()
    addressee = _addressee()
    tags = forms.CharField(label="Tags", required=False, max_length=300, help_text=TAGS)


class CurateForm(forms.Form):
    """A lesson in words that hold anywhere."""

    title = forms.CharField(label="What is learnt", max_length=200)
    happened = long_text("What happened", help_text="Neither the project nor anybody on it is named.")
    cause = long_text("Why")
    effect = long_text("What it led to")
    recommendation = _recommendation()
    addressee = _addressee()
    tags = forms.CharField(label="Tags", required=False, max_length=300, help_text=TAGS)
    category = forms.CharField(label="Category of project", required=False, max_length=120)
    supplier_type = forms.CharField(label="Kind of supplier", required=False, max_length=60)


def curated(lesson: Lesson) -> dict[str, Any]:
    """Return a lesson as the form of curating holds it."""
    told = {name: getattr(lesson, name) for name in CurateForm.base_fields}
    return {**told, "tags": ", ".join(lesson.tags)}


class NothingForm(forms.Form):
    """Do it; nothing needs to be typed."""


class EmbedForm(forms.Form):
    """Where a lesson was built in."""

    embedded_in = forms.CharField(
        label="Where it was built in", max_length=300, help_text="The method version, template or checklist, by name."
    )


class MergeForm(forms.Form):
    """Of which lesson this is a duplicate."""

    into = forms.ModelChoiceField(label="The lesson that says it already", queryset=Lesson.objects.order_by("title"))
    reason = long_text("Why they are the same")


class NothingLearntForm(forms.Form):
    """Sign that there is no lesson."""

    reason = long_text("Why there is none", help_text="It stays on record with your name.")


class DisposeForm(forms.Form):
    """What a project does with one lesson."""

    decision = forms.ChoiceField(label="What we do with it", choices=Disposition.choices)
    reason = long_text("Why")
    risk: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Risk that came of it", queryset=None, required=False
    )
    milestone: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label="or milestone", queryset=None, required=False)
    asked_decision: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="or decision", queryset=None, required=False
    )

    def __init__(self, project: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in queries.objects_of(project).items():
            field: Any = self.fields[name]
            field.queryset = found


class RecurrenceForm(forms.Form):
    """What happened again."""

    happened = long_text("What happened here", help_text="Whether the lesson had been applied is looked up.")
