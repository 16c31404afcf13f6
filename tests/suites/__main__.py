"""Write the page of roles and actions anew."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.config.settings")
django.setup()

from tests.suites.catalogue import all_actions  # noqa: E402 - the apps must be known first
from tests.suites.ground.role_table import PAGE, page  # noqa: E402 - same

PAGE.parent.mkdir(parents=True, exist_ok=True)
PAGE.write_text(page(all_actions()), encoding="utf-8")
