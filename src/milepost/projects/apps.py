"""The projects floor as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name the floor to Django and tell the floors below what only projects know."""

    name = "milepost.projects"
    label = "projects"

    def ready(self) -> None:
        """Provide the roles on projects, what was delegated there, and how many follow a method version."""
        from milepost.kernel.policy import mandate_providers, provide_roles  # noqa: PLC0415 - models load later
        from milepost.methods.queries import provide_pins  # noqa: PLC0415 - same
        from milepost.projects.queries import (  # noqa: PLC0415 - same
            delegation_roles,
            followers_of,
            mandate_of,
            project_roles,
        )

        provide_roles(delegation_roles)
        provide_roles(project_roles)
        mandate_providers.append(mandate_of)
        provide_pins(followers_of)
