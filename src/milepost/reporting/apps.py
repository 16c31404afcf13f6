"""The reporting floor as a Django application."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Name the floor to Django and list its jobs where web and worker find them."""

    name = "milepost.reporting"
    label = "reporting"

    def ready(self) -> None:
        """List the jobs."""
        from importlib import import_module  # noqa: PLC0415 - models load after every app is known

        import_module("milepost.reporting.jobs")
