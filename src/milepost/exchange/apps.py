"""The exchange floor as a Django application."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.exchange"
    label = "exchange"
