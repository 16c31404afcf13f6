"""The governance floor as a Django application."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Name the floor to Django and tell the floors below what lapsed conditions block."""

    name = "milepost.governance"
    label = "governance"

    def ready(self) -> None:
        """Provide what is blocked on a project."""
        from milepost.governance.queries import texts_blocking  # noqa: PLC0415 - models load after every app is known
        from milepost.projects.queries import provide_blocks  # noqa: PLC0415 - same

        provide_blocks(texts_blocking)
