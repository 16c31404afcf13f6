"""The presentation to start from: a plain 16:9 master in the organisation's colours, or its own template."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path

import pptx
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from milepost.documents.archive import packed, unpacked
from milepost.documents.model import Identity
from milepost.documents.palette import INK, series_colours

_DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
_THEME = "ppt/theme/theme1.xml"
_LEFT_OUT = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
WIDER = 12192000 / 9144000


class TemplateError(ValueError):
    """The organisation's template cannot be used; says why."""


def start(identity: Identity, template: bytes | None) -> Presentation:
    """Return a presentation without slides."""
    if template is None:
        return pptx.Presentation(io.BytesIO(_plain(identity)))
    try:
        presentation = pptx.Presentation(io.BytesIO(template))
    except Exception as problem:
        raise TemplateError("The template is not a PowerPoint presentation (.pptx).") from problem
    slides = presentation.part._element.sldIdLst  # noqa: SLF001  # python-pptx has no way to take a slide out
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    return presentation


def title_layout(presentation: Presentation) -> SlideLayout:
    """Return the layout with a title and the fewest other places for text."""
    layouts = list(presentation.slide_layouts)
    titled = [one for one in layouts if any(place.placeholder_format.type in (1, 3) for place in one.placeholders)]
    if not titled:
        raise TemplateError("The template has no layout with a title.")
    return min(titled, key=lambda one: len(one.placeholders))


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
    names = ("dk1", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    for name, colour in zip(names, (INK, identity.primary, *series_colours(identity), identity.primary, identity.primary), strict=True):
        value = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
    font = f'<a:latin typeface="{escape(identity.font)}"/>'
    return re.sub(r'(<a:(?:major|minor)Font>\s*)<a:latin [^>]*/>', rf"\g<1>{font}", theme)
