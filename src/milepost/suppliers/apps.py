"""The suppliers floor as a Django application."""

from django.apps import AppConfig


class SuppliersConfig(AppConfig):
    """Name the floor to Django and tell the floor of projects what a payment comes to."""

    name = "milepost.suppliers"
    label = "suppliers"

    def ready(self) -> None:
        """Provide the amount of the act that a delegation of payments covers."""
        from milepost.projects.queries import provide_measure  # noqa: PLC0415 - models load after every app is known

        provide_measure("suppliers.release_payment", "money", lambda subjects, _typed: subjects[0].amount)
