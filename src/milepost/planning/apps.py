"""The planning floor as a Django application."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.planning"
    label = "planning"
