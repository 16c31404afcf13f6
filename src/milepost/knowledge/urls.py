"""The addresses of what is shown to others, and of what projects say of lessons, beside those of the nouns."""

from django.urls import path

from milepost.knowledge.views.guidance import answers
from milepost.knowledge.views.lessons import DisposeView, RecurView, project_lessons, published

app_name = "knowledge-at-large"
urlpatterns = [
    path("answers/", answers, name="answers"),
    path("published-lessons/", published, name="published"),
    path("projects/<str:code>/lessons/", project_lessons, name="project_lessons"),
    path("projects/<str:code>/lessons/<int:lesson_id>/", DisposeView.as_view(), name="dispose"),
    path("projects/<str:code>/lessons/<int:lesson_id>/again/", RecurView.as_view(), name="recur"),
]
