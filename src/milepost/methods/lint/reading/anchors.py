"""Every anchor of a method with its place."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Anchor, Method
from milepost.methods.lint.reading.parts import placed


def anchors(method: Method) -> Iterator[tuple[str, Anchor]]:
    """Yield when documents are due, checklists are used, obligations fall due and recurrence ends."""
    for path, artefact in placed(method.artefact_types, "artefact_types"):
        yield f"{path}.due", artefact.due
    for path, checklist in placed(method.checklists, "checklists"):
        yield f"{path}.used_at", checklist.used_at
    for path, duty in placed(method.obligations, "obligations"):
        yield f"{path}.anchor", duty.anchor
        if duty.recurrence and duty.recurrence.until:
            yield f"{path}.recurrence.until", duty.recurrence.until
