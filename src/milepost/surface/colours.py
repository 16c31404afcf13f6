"""A status colour as pages draw it: colour, word and a shape of its own, so that it reads in greyscale too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from milepost.documents.cells import Status

STATUSES = {status.code: status for status in Status}
_SHAPES = {
    "circle": '<circle cx="6" cy="6" r="5" />',
    "half-circle": '<path d="M6 1a5 5 0 0 1 0 10z" /><circle cx="6" cy="6" r="4.4" class="mp-ring" />',
    "triangle": '<path d="M6 .8 11.6 11H.4z" />',
    "diamond": '<path d="M6 .4 11.6 6 6 11.6.4 6z" />',
    "square": '<rect x="1" y="1" width="10" height="10" rx="1.5" />',
    "ring": '<circle cx="6" cy="6" r="4.2" class="mp-ring" />',
}


def status_of(code: str) -> Status:
    """Return the status that a stored colour names; grey when it names none."""
    return STATUSES.get(code.replace("_", "-"), Status.GREY)


def colour_markup(code: str, note: str = "", *, short: bool = False) -> SafeString:
    """Draw a colour; `note` says on hover what decided it, `short` hides the word from sight only."""
    status = status_of(code)
    return format_html(
        '<span class="mp-colour mp-colour-{}"{}><svg class="mp-shape" viewBox="0 0 12 12" aria-hidden="true">{}</svg>'
        "<span{}>{}</span></span>",
        status.code,
        format_html(' title="{}"', note) if note else "",
        mark_safe(_SHAPES[status.shape]),  # noqa: S308 - our own drawing
        mark_safe(' class="visually-hidden"') if short else "",
        status.word,
    )


def trail_markup(trail: Iterable[tuple[str, str]], label: str = "") -> SafeString:
    """Draw the colours over the periods, as `surface/values/trend.html` does; tables draw hundreds of them."""
    points = format_html_join(
        "",
        '<li title="{}: {}"><span class="visually-hidden">{}: </span>{}</li>',
        ((period, status_of(code).word, period, _mark(code)) for period, code in trail),
    )
    said = f"{_('Colours over the periods')}: {label}" if label else _("Colours over the periods")
    return format_html('<ol class="mp-trend" aria-label="{}">{}</ol>', said, points)


@cache
def _mark(code: str) -> SafeString:
    return colour_markup(code, short=True)
