"""The governance floor as a Django application."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.governance"
    label = "governance"
