"""What the samples are made of: an amount, and cells as the code behind a table draws them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from django.template import engines
from django.utils.safestring import SafeString


class Money(NamedTuple):
    """An amount with its currency."""

    amount: Decimal
    currency: str = "GBP"


def markup(source: str, **context: Any) -> SafeString:
    """Render a scrap of template, as the code behind a table does for a cell."""
    template = engines["django"].from_string("{% load milepost %}" + source)
    return SafeString(template.render(context))
