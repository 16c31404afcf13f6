"""Every action of the house, whichever app brings it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from milepost.kernel.actions import ACTIONS, Action


def all_actions() -> tuple[Action[..., Any], ...]:
    """Return the actions of every app, by floor and name, whatever was imported first."""
    for app in settings.HOUSE_APPS:
        if find_spec(f"{app}.actions"):
            import_module(f"{app}.actions")
    floors = [app.rpartition(".")[2] for app in settings.HOUSE_APPS]
    return tuple(sorted(ACTIONS, key=lambda action: (floors.index(action.name.partition(".")[0]), action.name)))
