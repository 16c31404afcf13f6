"""The closing floor as a Django application."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.closing"
    label = "closing"
