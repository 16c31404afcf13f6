"""What the client is shown: exactly the frozen content, where the request stands, and what may be decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from milepost.closing import queries
from milepost.closing.actions.acceptance.signing import unmet_critical
from milepost.closing.models import Acceptance
from milepost.planning.choices import CheckResult

Address = Callable[[str, Any], str]
RESULTS = {**dict(CheckResult.choices), "": "Not checked"}


def is_open(acceptance: Acceptance) -> bool:
    """Return whether there is something to decide."""
    return queries.standings([acceptance])[acceptance.pk].waits


def shown(acceptance: Acceptance, address: Address) -> dict[str, Any]:
    """Return the facts of the signing page; the content only while there is something to decide."""
    standing = queries.standings([acceptance])[acceptance.pk]
    facts: dict[str, Any] = {
        "acceptance": acceptance,
        "standing": standing,
        "open": standing.waits,
        "decided": bool(acceptance.decision),
        "unmet_critical": unmet_critical(acceptance),
        "version": acceptance.version,
    }
    if standing.waits:
        facts |= content_facts(acceptance, address)
    return facts


def content_facts(acceptance: Acceptance, address: Address | None) -> dict[str, Any]:
    """Return the frozen content as a page draws it; without addresses nothing is handed out."""
    content = acceptance.content
    criteria = [
        {**each, "found": RESULTS[each["result"]], "met": each["result"] == CheckResult.MET}
        for each in content.get("criteria", ())
    ]
    handed = content.get("submission") or {}
    files = [{**each, "url": address("file", each["sha256"]) if address else ""} for each in handed.get("files", ())]
    documents = [
        {**each, "url": address("document", place) if address else ""}
        for place, each in enumerate(handed.get("documents", ()))
    ]
    return {
        "content": content,
        "criteria": criteria,
        "met": sum(each["met"] for each in criteria),
        "handed": handed,
        "files": files,
        "documents": documents,
        "deliverables": content.get("deliverables", ()),
    }
