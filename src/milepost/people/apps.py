"""The people floor as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Name the floor to Django."""

    name = "milepost.people"
    label = "people"
