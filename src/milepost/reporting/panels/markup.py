"""The cells that a table draws hundreds of: the same markup as the parts of the surface, without a template each."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from milepost.surface.colours import colour_markup
from milepost.surface.templatetags.milepost import icon, movement


@cache
def _shape(code: str) -> SafeString:
    return colour_markup(code, short=True)


def trail_markup(trail: Iterable[tuple[str, str]], label: str) -> SafeString:
    """Draw the colours over the periods, as `surface/values/trend.html` does."""
    points = format_html_join(
        "",
        '<li title="{}"><span class="visually-hidden">{}: </span>{}</li>',
        ((period, period, _shape(code)) for period, code in trail),
    )
    return format_html('<ol class="mp-trend" aria-label="{}: {}">{}</ol>', _("Colours over the periods"), label, points)


def moved_markup(moved: int | Decimal, writer: str) -> SafeString:
    """Draw a change where less is better, as `surface/values/movement.html` does."""
    drawn = movement(moved, writer)
    arrow = {"up": "arrow-up", "down": "arrow-down"}.get(drawn["direction"], "minus")
    verdict = drawn["verdict"]
    said = "" if verdict == "same" else f" ({_('worse') if verdict == 'worse' else _('better')})"
    return format_html(
        '<span class="mp-move mp-move-{}">{}{}<span class="visually-hidden">{}</span></span>',
        verdict,
        icon(arrow),
        drawn["text"],
        said,
    )
