"""The compliance floor as a Django application."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.compliance"
    label = "compliance"
