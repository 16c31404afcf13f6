"""The methods floor as a Django application."""

from django.apps import AppConfig


class MethodsConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.methods"
    label = "methods"
