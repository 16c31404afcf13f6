"""The formats in which a document can be had: one line each.

Their libraries load when they are first used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from milepost.documents.model import Document
from milepost.documents.renderers.options import DEFAULT, RenderOptions


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name and title, what it is called on the wire, and the module that renders it."""

    name: str
    title: str
    media_type: str
    module: str

    def render(self, document: Document, options: RenderOptions = DEFAULT) -> bytes:
        """Return the bytes of the file."""
        module = import_module(f"milepost.documents.renderers.{self.module}")
        return cast("Callable[[Document, RenderOptions], bytes]", module.render)(document, options)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    "html": Format("html", "Web page", "text/html; charset=utf-8", "as_html"),
    "pdf": Format("pdf", "PDF", "application/pdf", "as_pdf"),
    "pptx": Format("pptx", "PowerPoint", f"{_OFFICE}.presentationml.presentation", "as_pptx"),
    "xlsx": Format("xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet", "as_xlsx"),
    "csv": Format("csv", "CSV", "text/csv; charset=utf-8", "as_csv"),
    "json": Format("json", "JSON", "application/json", "as_json"),
}


def render(document: Document, name: str, options: RenderOptions = DEFAULT) -> bytes:
    """Return a document in a format of the catalogue."""
    if name not in FORMATS:
        raise LookupError(f"There is no format {name!r}; there are {', '.join(FORMATS)}.")
    return FORMATS[name].render(document, options)
