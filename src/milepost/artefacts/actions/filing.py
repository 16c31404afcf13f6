"""Keep a file for a floor above, as part of its act: checked like an attachment, stored under its hash."""

from __future__ import annotations

from typing import Any

from milepost.artefacts import rules
from milepost.artefacts.bridge.files import digest_of, keep
from milepost.artefacts.bridge.files import kept as kept  # noqa: PLC0414 - handed on to floors above
from milepost.artefacts.rules import LARGEST as LARGEST_FILE
from milepost.artefacts.rules.files import KINDS as FILE_KINDS
from milepost.kernel.act import Act

__all__ = ["FILE_KINDS", "LARGEST_FILE", "filed", "filed_as_made", "kept"]


def filed(act: Act, name: str, content: bytes) -> dict[str, Any]:
    """Store a file that may hang on a document and return what is known of it; refuse one that may not."""
    plain = rules.plain_name(name)
    act.require(rules.file_is_allowed(plain, content))
    keep(content)
    media_type = rules.media_type_of(plain, content)
    return {"name": plain, "media_type": media_type, "size": len(content), "sha256": digest_of(content)}


def filed_as_made(content: bytes) -> str:
    """Store a file that the house made itself, and return its hash."""
    return keep(content)
