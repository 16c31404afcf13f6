"""The address of the list of a project."""

from django.urls import path

from milepost.workbench.views import next_steps

app_name = "workbench"
urlpatterns = [
    path("projects/<str:code>/next/", next_steps, name="project"),
]
