"""The presentation to start from: a plain 16:9 master in the organisation's colours, or its own template."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import pptx
from lxml.etree import XMLSyntaxError
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from milepost.documents.archive import packed, unpacked
from milepost.documents.model import SANS, Identity
from milepost.documents.palette import INK, series_colours

_DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
_THEME = "ppt/theme/theme1.xml"
_LEFT_OUT = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
UNPACKED_LIMIT = 200_000_000
_NO_PRESENTATION = "The template is not a PowerPoint presentation (.pptx)."
WIDER = 12192000 / 9144000
OFFICE_SANS = "Arial"
"""Slides carry no font: in place of our own stands one that every office has, or its metric twin."""


class TemplateError(ValueError):
    """The organisation's template cannot be used; says why."""


def start(identity: Identity, template: bytes | None) -> Presentation:
    """Return a presentation without slides."""
    if template is None:
        return pptx.Presentation(io.BytesIO(_plain(identity)))
    _refuse_harmful(template)
    try:
        presentation = pptx.Presentation(io.BytesIO(template))
    except (KeyError, ValueError, PythonPptxError, XMLSyntaxError) as problem:
        raise TemplateError(_NO_PRESENTATION) from problem
    root: Any = presentation.part._element  # noqa: SLF001  # python-pptx has no way to take a slide out
    slides = root.sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    return presentation


def _refuse_harmful(template: bytes) -> None:
    """Refuse what is no archive, unpacks to too much, or carries macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            types = archive.read("[Content_Types].xml") if size <= UNPACKED_LIMIT else b""
    except (zipfile.BadZipFile, KeyError) as problem:
        raise TemplateError(_NO_PRESENTATION) from problem
    if size > UNPACKED_LIMIT:
        raise TemplateError(f"The template unpacks to more than {UNPACKED_LIMIT // 1_000_000} MB.")
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise TemplateError("The template carries macros; save it as .pptx without them.")


def title_layout(presentation: Presentation) -> SlideLayout:
    """Return the layout with a title and the fewest other places for text."""
    titled = [one for one in presentation.slide_layouts if any(map(is_title, _places(one)))]
    if not titled:
        raise TemplateError("The template has no layout with a title.")
    return min(titled, key=lambda one: len(_places(one)))


def _places(layout: SlideLayout) -> list[Any]:
    places: Any = layout.placeholders
    return list(places)


def is_title(place: Any) -> bool:
    """Say whether a place holds the title of its slide."""
    return place.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def _plain(identity: Identity) -> bytes:
    entries = unpacked(_DEFAULT.read_bytes())
    for name, content in entries.items():
        if re.match(r"ppt/slide(Masters|Layouts)/[^/]+\.xml", name):
            entries[name] = _widened(content)
    entries[_THEME] = _themed(entries[_THEME].decode(), identity).encode()
    size = rb'<p:sldSz cx="12192000" cy="6858000"/>'
    entries["ppt/presentation.xml"] = re.sub(rb"<p:sldSz [^>]*/>", size, entries["ppt/presentation.xml"])
    return packed(_without(entries))


def _without(entries: dict[str, bytes]) -> dict[str, bytes]:
    """Leave the thumbnail of another presentation and a printer's settings out."""
    kept = {name: content for name, content in entries.items() if name not in _LEFT_OUT}
    for name in ("_rels/.rels", "ppt/_rels/presentation.xml.rels"):
        kept[name] = re.sub(rb"<Relationship [^>]*(thumbnail\.jpeg|printerSettings1\.bin)[^>]*/>", b"", kept[name])
    return kept


def _widened(content: bytes) -> bytes:
    def wider(found: re.Match[bytes]) -> bytes:
        return b"%s%d%s" % (found[1], round(int(found[2]) * WIDER), found[3])

    return re.sub(rb'(<a:(?:off x|ext cx)=")(\d+)(")', wider, content)


def _themed(theme: str, identity: Identity) -> str:
    names = (
        "dk1",
        "dk2",
        "accent1",
        "accent2",
        "accent3",
        "accent4",
        "accent5",
        "accent6",
        "hlink",
        "folHlink",
    )
    for name, colour in zip(
        names,
        (INK, identity.primary, *series_colours(identity), identity.primary, identity.primary),
        strict=True,
    ):
        value = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
    font = f'<a:latin typeface="{escape(OFFICE_SANS if identity.font == SANS else identity.font)}"/>'
    return re.sub(r"(<a:(?:major|minor)Font>\s*)<a:latin [^>]*/>", rf"\g<1>{font}", theme)
