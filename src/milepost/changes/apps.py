"""The changes floor as a Django application."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Name the floor to Django and tell the kernel who answers the notices of a project."""

    name = "milepost.changes"
    label = "changes"

    def ready(self) -> None:
        """Provide the parts that people play in the notices of a project."""
        from milepost.changes.queries import notice_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - same

        provide_roles(notice_roles)
