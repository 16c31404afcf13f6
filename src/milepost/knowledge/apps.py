"""The knowledge floor as a Django application."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.knowledge"
    label = "knowledge"
