"""Addresses that boards and homes lead to: an explanation, a record, a list; the as-of of the page goes along."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from milepost.surface.resource import RESOURCES


def explained(name: str, moment: datetime | None = None, **parameters: object) -> str:
    """Return the address of an explanation."""
    return _with(reverse("surface:explain", args=[name]), moment, parameters)


def board(moment: datetime | None = None, **parameters: object) -> str:
    """Return the address of the portfolio board."""
    return _with(reverse("reporting:board"), moment, parameters)


def listed(slug: str, moment: datetime | None = None, **parameters: object) -> str:
    """Return the address of a list, narrowed."""
    return _with(RESOURCES[slug].url(), moment, parameters)


def record(slug: str, key: object, moment: datetime | None = None) -> str:
    """Return the address of a record by its key, without reading it."""
    return _with(reverse(f"{slug}:detail", args=[key]), moment, {})


def _with(address: str, moment: datetime | None, parameters: dict[str, object]) -> str:
    told = {name: value for name, value in parameters.items() if value not in (None, "")}
    if moment is not None:
        told["as_of"] = moment.date().isoformat() if _is_end_of_day(moment) else moment.isoformat()
    return f"{address}?{urlencode(told)}" if told else address


def _is_end_of_day(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (23, 59, 59)
