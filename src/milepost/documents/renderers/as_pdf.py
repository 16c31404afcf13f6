"""A document as PDF, set by typst without any system library.

Words reach the template as JSON values and are never evaluated as markup. Fonts: Source Sans Pro (SIL Open
Font License 1.1) and, for scripts and signs that it lacks, DejaVu Sans (Bitstream Vera licence) and Noto
Emoji (SIL Open Font License 1.1). All are shipped; the machine's own are ignored, so that a report looks and
hashes the same everywhere.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from milepost.documents.model import Document
from milepost.documents.renderers.options import DEFAULT, RenderOptions
from milepost.documents.renderers.pages.print_inputs import page_inputs

_ROOM = Path(__file__).parent.parent
_TEMPLATE = _ROOM / "templates" / "report.typ"


@cache
def _fonts(directories: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(one) for one in (_ROOM / "fonts", *directories)])


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the document as a tagged PDF that is dated by its as-of."""
    identity = document.identity
    data = json.dumps(page_inputs(document, options.progress), ensure_ascii=False)
    made = typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=_fonts(options.font_directories),
        format="pdf",
        sys_inputs={"data": data, "primary": identity.primary, "accent": identity.accent},
        timestamp=int(document.as_of.timestamp()),
    )
    options.progress(len(document.sections) + 1, len(document.sections) + 1)
    return made
