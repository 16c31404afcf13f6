"""Start Django for a command that needs it; the command line itself does not."""

import os

import django

SETTINGS = "milepost.config.settings"


def start_django() -> None:
    """Load the settings and the apps of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
