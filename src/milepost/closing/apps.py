"""The closing floor as a Django application."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Name the floor to Django and tell the kernel who owns what is given back."""

    name = "milepost.closing"
    label = "closing"

    def ready(self) -> None:
        """Provide the role of an owner on a return."""
        from milepost.closing.queries import return_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - same

        provide_roles(return_roles)
