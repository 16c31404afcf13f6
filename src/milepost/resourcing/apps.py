"""The resourcing floor as a Django application."""

from django.apps import AppConfig


class ResourcingConfig(AppConfig):
    """Name the floor to Django and tell the floor of projects what work comes to."""

    name = "milepost.resourcing"
    label = "resourcing"

    def ready(self) -> None:
        """Provide the hours of the acts that a delegation of work covers."""
        from milepost.projects.queries import provide_measure  # noqa: PLC0415 - models load after every app is known
        from milepost.resourcing.queries import MEASURED, hours_of  # noqa: PLC0415 - same

        for action in MEASURED:
            provide_measure(action, "hours", hours_of)
