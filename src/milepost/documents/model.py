"""A report as data: the document, whose identity it wears, its sections and its definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from milepost.documents.blocks import Beside, Block

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,62}")
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
LOGO_LIMIT = 2_000_000
SANS = "Source Sans Pro"


@dataclass(frozen=True, slots=True)
class Logo:
    """An organisation's mark as PNG or JPEG; other formats can carry scripts or are not shown everywhere."""

    content: bytes = field(repr=False)
    media_type: str
    description: str = "Logo"

    def __post_init__(self) -> None:
        """Refuse what is too large or is not the picture that it claims to be."""
        if len(self.content) > LOGO_LIMIT:
            raise ValueError(f"a logo has at most {LOGO_LIMIT} bytes")
        signature = _SIGNATURES.get(self.media_type)
        if signature is None or not self.content.startswith(signature):
            raise ValueError("a logo is a PNG or a JPEG picture")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is: name, logo, colours (#rrggbb) and the name of the font."""

    organisation: str
    logo: Logo | None = None
    primary: str = "#1f3a5f"
    accent: str = "#b5651d"
    font: str = SANS

    def __post_init__(self) -> None:
        """Refuse colours and font names that could carry anything but a colour and a name."""
        if not all(_COLOUR.fullmatch(colour) for colour in (self.primary, self.accent)):
            raise ValueError("a colour is written #rrggbb")
        if not _FONT.fullmatch(self.font):
            raise ValueError("a font family is named in letters, digits, blanks and hyphens")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report with its own heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    intro: str = ""
    page_break_before: bool = False
    landscape: bool = False

    def flat(self) -> Iterator[Block]:
        """Yield the blocks in reading order, those beside each other one after the other."""
        for block in self.blocks:
            if isinstance(block, Beside):
                yield from block.left
                yield from block.right
            else:
                yield block


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the report and what it means here."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report: what it says, as of when, from which snapshot, for whom.

    `base_url` turns the relative addresses of sources into links where a file leaves the site; without it
    they are links on pages only. `cover` asks for a title page in the formats that have pages.
    """

    name: str
    title: str
    as_of: datetime
    identity: Identity
    sections: tuple[Section, ...]
    subtitle: str = ""
    period: str = ""
    generated_from: str = ""
    definitions: tuple[Definition, ...] = ()
    base_url: str = ""
    language: str = "en"
    cover: bool = True

    def __post_init__(self) -> None:
        """Refuse a moment without a zone and two sections of one name."""
        if self.as_of.tzinfo is None:
            raise ValueError("as_of needs a time zone")
        if len({section.id for section in self.sections}) != len(self.sections):
            raise ValueError("every section has its own id")
        if not re.fullmatch(r"[a-z]{2,3}", self.language):
            raise ValueError("a language is its two or three letters")
