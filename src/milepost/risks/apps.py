"""The risks floor as a Django application."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.risks"
    label = "risks"
