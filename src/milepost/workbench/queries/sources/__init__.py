"""The sources of the list: one file each, one line here; each turns facts into entries and keeps no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.sources.changes import changes
from milepost.workbench.queries.sources.closing import closing
from milepost.workbench.queries.sources.deliveries import deliveries
from milepost.workbench.queries.sources.directions import directions
from milepost.workbench.queries.sources.gates import gates
from milepost.workbench.queries.sources.obligations import obligations
from milepost.workbench.queries.sources.owed import owed
from milepost.workbench.queries.sources.people import people
from milepost.workbench.queries.sources.plan import plan
from milepost.workbench.queries.sources.reports import reports
from milepost.workbench.queries.sources.work import work
from milepost.workbench.rules import Ask

Source = Callable[[Bench, Project], Iterator[Ask]]
SOURCES: tuple[Source, ...] = (
    people,
    directions,
    obligations,
    owed,
    plan,
    gates,
    deliveries,
    work,
    changes,
    reports,
    closing,
)
