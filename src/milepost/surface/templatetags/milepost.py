"""The tags and filters of every page: values as a reader sees them, icons, colours, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from milepost.surface.colours import colour_markup
from milepost.surface.templatetags import values

register = template.Library()

LEVELS = {"green": 0, "amber": 1, "grey": 1, "red": 2}

for _name in ("number", "money", "money_short", "share", "hours", "days"):
    register.filter(_name, getattr(values, _name))


@register.filter
def day(value: date | None) -> str:
    """Write a date so that machines can read it too."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), values.day_short(value))


@register.filter
def day_of(text: str) -> str:
    """Write a date that was frozen as text, as every other date; what is none stays as it is."""
    try:
        return day(date.fromisoformat(text))
    except (TypeError, ValueError):
        return text or ""


@register.filter
def instant(value: datetime | None) -> str:
    """Write an instant in the reader's zone, with its zone on hover."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), local.tzname(), values.instant(value)
    )


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; without a label it is decoration."""
    address = static("surface/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            address,
            name,
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', address, name)


@register.filter
def item(sequence: Sequence[Any], index: int) -> Any:
    """Return the element at `index`, or None past the end."""
    return sequence[index] if index < len(sequence) else None


@register.simple_tag(takes_context=True)
def query_fields_of(context: Context, filters: Sequence[Any]) -> SafeString:
    """Carry what the filter bar does not write itself; a changed filter goes back to the first page."""
    names = [entry["name"] if isinstance(entry, dict) else entry.name for entry in filters or ()]
    return query_fields(context, "page", *names)


@register.simple_tag(takes_context=True)
def query_fields(context: Context, *without: str) -> SafeString:
    """Carry the address's parameters through a form that writes some of them itself."""
    fields = [
        (name, value) for name, listed in context["request"].GET.lists() for value in listed if name not in without
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag(takes_context=True)
def sort_state(context: Context, key: str) -> dict[str, str]:
    """Say how the list is sorted by the column `key` and which address sorts it the other way."""
    query = context["request"].GET.copy()
    now = query.get("sort", "")
    query["sort"] = f"-{key}" if now == key else key
    query.pop("page", None)
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    return {"state": state, "url": f"?{query.urlencode()}"}


@register.simple_block_tag
def panel(content: str, title: str = "", *, note: str = "", more_url: str = "", more: str = "") -> str:
    """Put what stands between `{% panel %}` and `{% endpanel %}` into a titled panel."""
    return get_template("surface/parts/panel.html").render(
        {"title": title, "note": note, "more_url": more_url, "more": more, "content": content}
    )


@register.inclusion_tag("surface/values/measure.html")
def measure(result: Any, writer: str = "plain") -> dict[str, Any]:
    """Draw a measure; what is unknown says why."""
    return {"written": values.measure(result, writer)}


@register.simple_tag
def colour(key: str, *, reason: str = "", short: bool = False) -> SafeString:
    """Draw one status colour as colour, word and shape; the reason says which rule decided."""
    return colour_markup(key, reason, short=short)


@register.inclusion_tag("surface/values/rag.html")
def rag(computed: str, declared: str = "", *, rule: str = "", explain_url: str = "") -> dict[str, Any]:
    """Draw the computed colour beside the declared one, and whether the declared one is better."""
    divergence = LEVELS.get(computed, 1) - LEVELS.get(declared, 1) if declared else 0
    return {
        "computed": computed,
        "declared": declared,
        "rule": rule,
        "explain_url": explain_url,
        "better": divergence > 0,
    }


@register.inclusion_tag("surface/values/movement.html")
def movement(value: Any, writer: str = "number", better: str = "down") -> dict[str, Any]:
    """Draw a change with its direction and whether it is for the better: `down`, `up` or `none` is good."""
    amount = getattr(value, "amount", value)
    if amount is None:
        return {"text": ""}
    if amount == 0:
        return {"text": values.WRITERS[writer](value), "direction": "flat", "verdict": "same"}
    direction = "up" if amount > 0 else "down"
    verdict = "same" if better == "none" else "better" if direction == better else "worse"
    plus = "+" if amount > 0 else ""
    return {"text": plus + values.WRITERS[writer](value), "direction": direction, "verdict": verdict}


@register.inclusion_tag("surface/parts/disabled.html")
def disabled(label: str, reason: str, icon_name: str = "", instead_url: str = "", instead: str = "") -> dict[str, Any]:
    """Draw a control that cannot be used now, with why and what may be done instead."""
    return {
        "label": label,
        "reason": reason,
        "icon_name": icon_name,
        "instead_url": instead_url,
        "instead": instead,
    }
