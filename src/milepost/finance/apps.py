"""The finance floor as a Django application."""

from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.finance"
    label = "finance"
