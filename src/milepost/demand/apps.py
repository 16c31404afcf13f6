"""The demand floor as a Django application."""

from django.apps import AppConfig


class DemandConfig(AppConfig):
    """Name the floor to Django and tell the kernel which parts people play on a request."""

    name = "milepost.demand"
    label = "demand"

    def ready(self) -> None:
        """Provide the roles that people hold on requests."""
        from milepost.demand.queries import request_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - same

        provide_roles(request_roles)
