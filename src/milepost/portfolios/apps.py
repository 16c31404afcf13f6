"""The portfolios floor as a Django application."""

from django.apps import AppConfig


class PortfoliosConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.portfolios"
    label = "portfolios"
