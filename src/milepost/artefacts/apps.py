"""The artefacts floor as a Django application."""

from django.apps import AppConfig


class ArtefactsConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.artefacts"
    label = "artefacts"
