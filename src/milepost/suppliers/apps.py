"""The suppliers floor as a Django application."""

from django.apps import AppConfig


class SuppliersConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.suppliers"
    label = "suppliers"
