"""Background work of obligations: record every breach once a day; done again, it finds nothing left to record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from milepost.compliance.actions import record_breaches, unrecorded
from milepost.compliance.queries import accounts
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin
from milepost.projects.models import Project

AT_ONCE = 200


def record_all_breaches(actor: Actor) -> int:
    """Record the breaches of every project that are not recorded yet; return how many there were."""
    recorded = 0
    for project in _breaching():
        try:
            recorded += len(record_breaches(actor, project))
        except Refusal:
            continue  # another worker was there first: its refusal says that nothing is left to be recorded
    return recorded


def _breaching() -> Iterator[Project]:
    bound = Project.objects.exclude(origin=Origin.IMPORTED).exclude(method_version=None).order_by("pk")
    rows = bound.iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        told = accounts(some)
        yield from (each.project for each in told.values() if unrecorded(each.items))
