"""The invented portfolio board."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator

from gallery.samples.charts import CHARTS
from gallery.samples.projects import COLUMNS, PROJECTS, project_row
from gallery.samples.scraps import Money
from milepost_engine.result import Known, Unknown

TABLE = {
    "caption": "Projects of the portfolio",
    "columns": COLUMNS,
    "selectable": 1,
    "rows": [project_row(row) for row in PROJECTS],
    "totals": ("6 of 6 projects", "", "", "", "", "GBP\u00a0379\u00a0m", ""),
}
BOARD: dict[str, Any] = {
    "table": TABLE,
    "bulk": {"url": "#", "actions": ({"value": "remind", "label": "Remind"},)},
    "filters": (
        {"name": "q", "label": "Name", "value": ""},
        {"name": "unit", "label": "Unit", "value": "h", "choices": ({"value": "h", "label": "Harbours"},)},
    ),
    "filters_set": True,
    "views": {
        "current": "Late first",
        "mine": ({"label": "Late first", "url": "#", "active": True},),
        "save_url": "#",
    },
    "chooser": {"columns": [{**column, "shown": True} for column in COLUMNS]},
    "downloads": ({"label": "XLSX", "url": "#"}, {"label": "CSV", "url": "#"}),
    "pages": Paginator(range(214), 50).page(2),
    "tabs": ({"label": "Board", "url": "#", "active": True}, {"label": "Requests", "url": "#", "count": 12}),
    "actions": (
        {"label": "Compare periods", "url": "#", "icon": "history"},
        {"label": "Board pack", "url": "#", "icon": "file-text", "primary": True},
    ),
    "figures": (
        {
            "label": "Forecast cost",
            "result": Known(Money(Decimal(379040000))),
            "writer": "money_short",
            "change": Decimal("4.2"),
            "note": "GBP m since February",
            "explain_url": "explain.html",
        },
        {
            "label": "Confidence",
            "result": Known(Decimal("0.64")),
            "writer": "share",
            "change": -7,
            "better": "up",
            "note": "points since February",
        },
        {"label": "Red or grey", "value": "2 of 6", "tone": "bad", "note": "1 in February"},
        {"label": "Watermelon index", "result": Known(Decimal("0.25")), "note": "2 projects declared better"},
        {"label": "Benefits forecast", "result": Unknown("Four projects have no benefit profile yet.")},
    ),
    **CHARTS,
}
