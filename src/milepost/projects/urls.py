"""The addresses of projects beside those of the noun."""

from django.urls import path

from milepost.projects.views import appointment

app_name = "projects-at-large"
urlpatterns = [path("projects/<str:code>/appointment/", appointment, name="appointment")]
