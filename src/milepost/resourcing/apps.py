"""The resourcing floor as a Django application."""

from django.apps import AppConfig


class ResourcingConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.resourcing"
    label = "resourcing"
