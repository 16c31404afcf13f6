"""Panels that any noun can use: the records of another noun that belong to this one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.kernel.policy import Actor
from milepost.surface import drawing
from milepost.surface.lists import listing
from milepost.surface.resource import RESOURCES, Panel

MOST = 8


def list_panel(
    slug: str, title: str, *, by: str = "project", columns: tuple[str, ...], only: dict[str, str] | None = None
) -> Panel:
    """Return a panel with the records of the noun `slug` whose column `by` is this record, a handful and the rest."""

    def facts(record: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
        resource = RESOURCES[slug]
        query = {by: str(record.pk), "columns": ",".join(columns), **(only or {})}
        shown = listing.build(resource, actor, listing.read_address(resource, query), moment)
        table = drawing.table_of(resource, shown, [])
        fixed = [{**column, "plain": True} for column in table["columns"]]
        address = "&".join(f"{name}={value}" for name, value in query.items() if name != "columns")
        return {
            "table": {**table, "columns": fixed, "rows": table["rows"][:MOST], "totals": None},
            "count": shown.count,
            "purpose": resource.purpose.partition(". ")[0].rstrip(".") + ".",
            "more_url": f"{resource.url()}?{address}" if shown.count > MOST else "",
        }

    return Panel(name=slug, title=title, template="surface/resource/_list_panel.html", facts=facts)
