"""The changes floor as a Django application."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.changes"
    label = "changes"
