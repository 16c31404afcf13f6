"""The surface as a Django application."""

from django.apps import AppConfig


class SurfaceConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.surface"
    label = "surface"
