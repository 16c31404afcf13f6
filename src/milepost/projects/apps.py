"""The projects floor as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name the floor to Django and tell the kernel which roles people hold on projects."""

    name = "milepost.projects"
    label = "projects"

    def ready(self) -> None:
        """Provide the roles that people hold on projects."""
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - models load after every app is known
        from milepost.projects.queries import project_roles  # noqa: PLC0415 - same

        provide_roles(project_roles)
