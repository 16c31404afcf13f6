"""The projects floor as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.projects"
    label = "projects"
