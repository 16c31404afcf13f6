"""Build HTML and SVG from values: every text is escaped unless it is markup built here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from milepost.documents.wording import plain

_VOID = frozenset({"br", "img", "meta", "col", "line", "circle", "rect", "path", "polygon", "polyline"})


class Markup(str):
    """Text that is markup already; only this module makes it from values."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return text as markup that shows it."""
    return text if isinstance(text, Markup) else Markup(escape(plain(text)))


def joined(children: Iterable[str]) -> Markup:
    """Return children one after the other, texts escaped."""
    return Markup("".join(map(escaped, children)))


def element(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element. `class_` is class, `stroke_width` is stroke-width, None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID and not children:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def _attribute(value: str | float) -> str:
    if isinstance(value, str):
        return escape(plain(value).replace("\n", " "))
    return f"{value:.2f}".rstrip("0").rstrip(".")
