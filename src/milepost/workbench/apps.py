"""The workbench floor as a Django application; it keeps no records of its own."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.workbench"
    label = "workbench"
