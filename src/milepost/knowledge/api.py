"""Acts on lessons whose form depends on the project: what it does with one, and that one happened again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from milepost.api.own_pages import OwnPage, offer_page
from milepost.knowledge import actions
from milepost.knowledge.choices import READABLE
from milepost.knowledge.forms import DisposeForm, RecurrenceForm
from milepost.knowledge.models import Lesson
from milepost.surface.requests import actor_of


def _lesson() -> forms.ModelChoiceField[Lesson]:
    readable = Lesson.objects.filter(state__in=READABLE).order_by("title")
    return forms.ModelChoiceField(label="Lesson", queryset=readable)


def _disposal(_request: HttpRequest, project: Any, typed: Any) -> DisposeForm:
    form = DisposeForm(project, typed)
    form.fields["lesson"] = _lesson()
    return form


def _recurrence(_request: HttpRequest, _project: Any, typed: Any) -> RecurrenceForm:
    form = RecurrenceForm(typed)
    form.fields["lesson"] = _lesson()
    return form


def _dispose(request: HttpRequest, project: Any, form: Any, _version: int | None) -> Any:
    actions.dispose_lesson(actor_of(request), project, **form.cleaned_data)
    return project


def _recur(request: HttpRequest, project: Any, form: Any, _version: int | None) -> Any:
    actions.record_recurrence(actor_of(request), project, **form.cleaned_data)
    return project


offer_page(
    OwnPage(
        slug="projects", name="dispose-lesson", label="Say what we do with a lesson", action=actions.dispose_lesson,
        form=_disposal, act=_dispose, help="Applied or adapted, with what came of it; or why not.",
    )
)  # fmt: skip
offer_page(
    OwnPage(
        slug="projects", name="lesson-recurred", label="It happened again", action=actions.record_recurrence,
        form=_recurrence, act=_recur,
    )
)  # fmt: skip
