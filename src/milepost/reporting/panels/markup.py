"""The cells that a table draws hundreds of: the same markup as the parts of the surface, without a template each."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from milepost.surface.templatetags.milepost import icon, movement


def moved_markup(moved: int | Decimal, writer: str) -> SafeString:
    """Draw a change where less is better, as `surface/values/movement.html` does."""
    drawn = movement(moved, writer)
    arrow = {"up": icon("arrow-up"), "down": icon("arrow-down")}.get(drawn["direction"], "")
    verdict = drawn["verdict"]
    said = "" if verdict == "same" else f" ({_('worse') if verdict == 'worse' else _('better')})"
    return format_html(
        '<span class="mp-move mp-move-{}">{}{}<span class="visually-hidden">{}</span></span>',
        verdict,
        arrow,
        drawn["text"],
        said,
    )
