"""The exchange floor as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Name the floor to Django and list its background work."""

    name = "milepost.exchange"
    label = "exchange"

    def ready(self) -> None:
        """List the jobs, which a worker must know that serves no page."""
        import_module("milepost.exchange.jobs")
