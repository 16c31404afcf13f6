"""The projects floor as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name the floor to Django and tell the floors below what only projects know."""

    name = "milepost.projects"
    label = "projects"

    def ready(self) -> None:
        """Provide the roles that people hold on projects, and how many projects follow a method version."""
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.methods.queries import provide_pins  # noqa: PLC0415 - same
        from milepost.projects.queries import followers_of, project_roles  # noqa: PLC0415 - same

        provide_roles(project_roles)
        provide_pins(followers_of)
