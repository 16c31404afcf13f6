"""Name the demonstration as an app, for its sign-in address; it keeps no records of its own."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The top floor but one: it tells stories and stores nothing itself."""

    name = "milepost.demo"
    verbose_name = "Demonstration"
