"""What is in an archive, and the trials of restoring it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.closing import queries
from milepost.closing.choices import ArchiveState
from milepost.closing.models import ArchivePackage, RestoreTest
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.surface.resource import Panel


def _tests(archive: ArchivePackage, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    found = sorted(records(RestoreTest, moment, archive_id=archive.pk), key=lambda each: -each.pk)
    known = people({each.tested_by_id for each in found}, moment)
    return {"rows": [{"test": each, "by": known.get(each.tested_by_id)} for each in found]}


RESTORE_TESTS = Panel(
    name="restore-tests", title="Trials of restoring it", template="closing/_restore_tests.html", facts=_tests
)


def _kinds(archive: ArchivePackage, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return how many files of each kind there are, as the index has it, and where they are read."""
    del moment
    return {
        "rows": queries.kinds_of(archive, actor),
        "contents_url": reverse("closing:contents", args=[archive.pk]),
        "readable": archive.state != ArchiveState.DISPOSED,
    }


KINDS = Panel(name="kinds", title="What is in it", template="closing/_kinds.html", facts=_kinds)
