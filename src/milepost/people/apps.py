"""The people floor as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Name the floor to Django and tell the kernel which posts people hold and who is a colleague."""

    name = "milepost.people"
    label = "people"

    def ready(self) -> None:
        """Provide the roles that posts and units give."""
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.people.queries import colleague_roles, post_roles  # noqa: PLC0415 - same

        provide_roles(post_roles)
        provide_roles(colleague_roles)
