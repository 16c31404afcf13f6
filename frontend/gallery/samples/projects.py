"""Six invented projects as rows of a list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gallery.samples.frame import DAY
from gallery.samples.scraps import Money, markup
from milepost_engine.result import Unknown

MONTHS = ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


def project_row(project: tuple[str, str, str, str, int | None, str]) -> dict[str, Any]:
    """Return one row of the list of projects."""
    name, unit, computed, declared, slip, cost = project
    trend = [{"label": month, "colour": colour} for month, colour in zip(MONTHS, TRENDS[computed], strict=True)]
    return {
        "key": name,
        "label": name,
        "url": "project.html",
        "group": unit,
        "cells": (
            name,
            markup("{% colour c %}", c=computed),
            markup("{% colour d %}", d=declared),
            markup('{% include "surface/values/trend.html" with label=name %}', periods=trend, name=name),
            markup('{% movement s "number" %}', s=slip) if slip is not None else markup("{% measure m %}", m=LATE),
            markup("{{ m|money_short }}", m=Money(Decimal(cost))),
            markup("{{ d|day }}", d=DAY),
        ),
    }


LATE = Unknown("The report for March has not been submitted.")
TRENDS = {
    "green": ("amber", "amber", "green", "green", "green", "green"),
    "amber": ("green", "green", "green", "green", "amber", "amber"),
    "red": ("green", "green", "amber", "amber", "amber", "red"),
    "grey": ("green", "green", "green", "amber", "green", "grey"),
}
PROJECTS = (
    ("Tide gates", "Harbours", "red", "green", 48, "184600000"),
    ("Quay wall, north", "Harbours", "green", "green", -3, "61250000"),
    ("Mole 4 renewal", "Harbours", "amber", "amber", 12, "22900000"),
    ("Pump renewal", "Inland water", "grey", "amber", None, "8340000"),
    ("Reservoir embankment", "Inland water", "green", "green", 0, "97800000"),
    ("Flood warning, phase 2", "Inland water", "amber", "green", 21, "4150000"),
)
COLUMNS = (
    {"key": "name", "label": "Project"},
    {"key": "computed", "label": "Computed"},
    {"key": "declared", "label": "Declared"},
    {"key": "trend", "label": "Six periods", "plain": True},
    {"key": "slip", "label": "Slip, days", "end": True},
    {"key": "cost", "label": "Forecast cost", "end": True},
    {"key": "gate", "label": "Next gate", "end": True},
)
