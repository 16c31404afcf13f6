"""The changes floor as a Django application."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Name the floor to Django and tell the kernel who answers the notices of a project."""

    name = "milepost.changes"
    label = "changes"

    def ready(self) -> None:
        """Provide the parts that people play in the notices of a project, and what a change comes to."""
        from milepost.changes.queries import cost_of, days_of, notice_roles  # noqa: PLC0415 - models load later
        from milepost.kernel.policy import provide_roles  # noqa: PLC0415 - same
        from milepost.projects.queries import provide_measure  # noqa: PLC0415 - same

        provide_roles(notice_roles)
        for action in ("changes.decide_change", "changes.rule_on_change"):
            provide_measure(action, "money", cost_of)
            provide_measure(action, "days", days_of)
