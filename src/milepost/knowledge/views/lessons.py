"""Pages of lessons: those that are published, and those that a project must say something of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from milepost.kernel.errors import NotSeen, Refusal
from milepost.knowledge import actions, queries
from milepost.knowledge.choices import READABLE
from milepost.knowledge.forms import DisposeForm, RecurrenceForm
from milepost.knowledge.models import Lesson, LessonDisposition
from milepost.knowledge.rules import TOP_K
from milepost.projects.queries import project_for
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.middleware import status_of_form
from milepost.surface.requests import actor_of, plain_text
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past


@login_required
@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """Show the published lessons in their general words; outsiders of the house do not find the page."""
    refuse_the_past(request)
    actor = actor_of(request)
    if not queries.reads_shown_answers(actor):
        raise NotSeen("There are no lessons here")
    words = plain_text(request.GET.get("q", ""))[:200]
    context = {
        "found": queries.published_lessons(actor, words),
        "words": words,
        "title": "Published lessons",
        "crumbs": (Crumb("Lessons", RESOURCES["lessons"].url()), Crumb("Published")),
    }
    return render(request, "knowledge/published.html", context)


@login_required
@require_GET
def project_lessons(request: HttpRequest, code: str) -> HttpResponse:
    """Show the lessons nearest to a project, why they are near, and what the project does with each."""
    refuse_the_past(request)
    actor = actor_of(request)
    project = project_for(actor, code)
    told = queries.proposals(project)
    context = {
        "project": project,
        "rows": [{"proposal": each, "url": _url(project, each.lesson)} for each in told],
        "open": sum(each.disposition is None for each in told),
        "said": queries.dispositions_of(project),
        "may": actions.dispose_lesson.verdict(actor, project) is None,
        "top": TOP_K,
        "published_url": reverse("knowledge-at-large:published"),
        "title": f"Lessons for {project.code}",
        "crumbs": _crumbs(project, "Lessons"),
    }
    return render(request, "knowledge/project_lessons.html", context)


@method_decorator(login_required, name="dispatch")
class SayView(View):
    """A page on which a project says something of one published lesson; a refusal keeps what was typed."""

    title = ""
    done = ""

    def get(self, request: HttpRequest, code: str, lesson_id: int) -> HttpResponse:
        """Show the form, or why it is closed to the reader."""
        refuse_the_past(request)
        project, lesson = self._subjects(request, code, lesson_id)
        closed = self.action.verdict(actor_of(request), project)
        return self._page(request, project, lesson, None if closed else self.form(project, lesson), closed)

    def post(self, request: HttpRequest, code: str, lesson_id: int) -> HttpResponse:
        """Record what was typed."""
        project, lesson = self._subjects(request, code, lesson_id)
        form = self.form(project, lesson, request.POST)
        if not form.is_valid():
            return self._page(request, project, lesson, form, None)
        try:
            self.action(actor_of(request), project, lesson=lesson, **form.cleaned_data)
        except Refusal as refusal:
            return self._page(request, project, lesson, form, refusal)
        messages.success(request, self.done)
        return redirect("knowledge-at-large:project_lessons", code=project.code)

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        raise NotImplementedError

    def form(self, project: Any, lesson: Lesson, typed: Any = None) -> Any:
        """Return the form, filled with what was typed or said before."""
        raise NotImplementedError

    def _subjects(self, request: HttpRequest, code: str, lesson_id: int) -> tuple[Any, Lesson]:
        project = project_for(actor_of(request), code)
        return project, get_object_or_404(Lesson, pk=lesson_id, state__in=READABLE)

    def _page(
        self, request: HttpRequest, project: Any, lesson: Lesson, form: Any, refusal: Refusal | None
    ) -> HttpResponse:
        sent = form is not None and form.is_bound
        context = {
            "project": project,
            "lesson": lesson,
            "form": form,
            "closed": form is None,
            "refusal": drawing.refusal_of(refusal),
            "back": reverse("knowledge-at-large:project_lessons", args=[project.code]),
            "title": self.title,
            "crumbs": _crumbs(project, self.title),
        }
        return render(request, "knowledge/say.html", context, status=status_of_form(refusal, sent=sent))


class DisposeView(SayView):
    """What a project does with one lesson."""

    title = "What we do with this lesson"
    done = "It is on record what this project does with the lesson."

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        return actions.dispose_lesson

    def form(self, project: Any, lesson: Lesson, typed: Any = None) -> DisposeForm:
        """Return the form with the risks, milestones and decisions of the project."""
        said: Any = LessonDisposition.objects.filter(project=project, lesson=lesson).values().first() or {}
        initial = {name.removesuffix("_id"): value for name, value in said.items()}
        return DisposeForm(project, typed, initial=initial)


class RecurView(SayView):
    """That it happened again."""

    title = "It happened again"
    done = "It is on record that it happened again."

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        return actions.record_recurrence

    def form(self, project: Any, lesson: Lesson, typed: Any = None) -> RecurrenceForm:
        """Return the form."""
        del project, lesson
        return RecurrenceForm(typed)


def _url(project: Any, lesson: Lesson) -> str:
    return reverse("knowledge-at-large:dispose", args=[project.code, lesson.pk])


def _crumbs(project: Any, last: str) -> tuple[Crumb, ...]:
    resource = RESOURCES["projects"]
    return (Crumb("Projects", resource.url()), Crumb(str(project), resource.url(project)), Crumb(last))
