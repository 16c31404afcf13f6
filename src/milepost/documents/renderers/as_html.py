"""A document as a web page that stands alone: one file, no script, nothing fetched, ready to print."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from milepost.documents.cells import Instant
from milepost.documents.markup import Markup, element, joined
from milepost.documents.model import Document, Identity
from milepost.documents.palette import text_on
from milepost.documents.renderers.options import DEFAULT, RenderOptions
from milepost.documents.renderers.pages.blocks import section
from milepost.documents.renderers.pages.cells import shown
from milepost.documents.wording import as_of_line

_SHEET = Path(__file__).parent.parent / "templates" / "report.css"


@cache
def stylesheet() -> str:
    """Return the style sheet of every report; its colours and font are custom properties."""
    return _SHEET.read_text(encoding="utf-8")


def identity_style(identity: Identity) -> str:
    """Return the custom properties of an organisation.

    An identity holds nothing but colours and a font name.
    """
    return (
        f".report{{--report-primary:{identity.primary};--report-accent:{identity.accent};"
        f"--report-on-primary:{text_on(identity.primary)};--report-font:'{identity.font}'}}"
    )


def content_policy(document: Document) -> str:
    """Return the content security policy under which the page is whole.

    This style sheet, embedded pictures, no more.
    """
    digest = base64.b64encode(hashlib.sha256(_style(document).encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def fragment(document: Document, options: RenderOptions = DEFAULT) -> Markup:
    """Return the document's content without the page around it."""
    parts: list[Markup] = [_header(document)]
    if len(document.sections) > 1:
        parts.append(_contents(document))
    for done, one in enumerate(document.sections, start=1):
        parts.append(section(one, document.identity))
        options.progress(done, len(document.sections))
    return element("article", *parts, *_definitions(document), _provenance(document), class_="report")


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the whole page in UTF-8."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=content_policy(document)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", document.title),
        element("style", Markup(_style(document))),
    )
    body = element("body", fragment(document, options), class_="report-page")
    return f"<!doctype html>\n{element('html', head, body, lang=document.language)}\n".encode()


def _style(document: Document) -> str:
    return stylesheet() + identity_style(document.identity)


def _header(document: Document) -> Markup:
    logo = document.identity.logo
    parts: list[str] = []
    if logo:
        content = base64.b64encode(logo.content).decode()
        parts.append(element("img", src=f"data:{logo.media_type};base64,{content}", alt=logo.description))
    parts.append(element("p", document.identity.organisation, class_="report-owner"))
    parts.append(element("h1", document.title))
    parts += [element("p", document.subtitle, class_="report-subtitle")] if document.subtitle else []
    parts.append(element("p", as_of_line(document), class_="report-as-of"))
    return element("header", *parts, class_="report-header")


def _contents(document: Document) -> Markup:
    items = [element("li", element("a", one.title, href=f"#section-{one.id}")) for one in document.sections]
    listed = element("details", element("summary", f"Contents ({len(items)})"), element("ol", *items))
    return element("nav", listed, class_="report-contents", aria_label="Contents")


def _definitions(document: Document) -> list[Markup]:
    if not document.definitions:
        return []
    pairs = [element("div", element("dt", one.term), element("dd", one.meaning)) for one in document.definitions]
    listed = element("dl", *pairs, class_="report-facts report-definitions")
    return [element("section", element("h2", "Definitions"), listed, class_="report-section breaks")]


def _provenance(document: Document) -> Markup:
    said: list[str] = ["As of ", shown(Instant(document.as_of)), "."]
    if document.generated_from:
        said += [" Built from snapshot ", element("code", document.generated_from), "."]
    return element("footer", joined(said), class_="report-provenance")
