"""The names beside a board: units, portfolios, programmes, project managers and projects, each read once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from milepost.kernel import clock
from milepost.people.queries import in_force
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.projects.queries import holders, visible_to
from milepost.reporting.queries.portfolio.scope import Sight
from milepost.reporting.queries.source import Source


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id, as options of the drill-down and as words in the rows; `pms` by project."""

    units: dict[int, str]
    portfolios: dict[int, str]
    programmes: dict[int, str]
    pms: dict[int, tuple[int, str]]


def read_names(sight: Sight) -> Names:
    """Return the names that the reader may choose from, as they are now, with two queries."""
    now = clock.now()
    leading = ProjectRole.objects.filter(in_force(now), role=RoleOnProject.PM.value, starts_at__lte=now)
    projects = Project.objects.all()
    if not sight.everything:
        projects = visible_to(sight.actor)
        leading = leading.filter(project__in=projects)
    owners = ("unit_id", "unit__name", "portfolio_id", "portfolio__name", "programme_id", "programme__name")
    rows = list(projects.order_by().values_list(*owners).distinct())
    units, portfolios, programmes = (
        dict(sorted({(row[at], row[at + 1]) for row in rows if row[at]}, key=itemgetter(1))) for at in (0, 2, 4)
    )
    pms = {
        project: (person, name) for project, person, name in leading.values_list("project", "person", "person__name")
    }
    return Names(units, portfolios, programmes, pms)


@dataclass(frozen=True, slots=True)
class ProjectName:
    """Who a project is."""

    id: int
    code: str
    name: str
    project_class: str
    stage: str
    standing: str
    unit_id: int
    portfolio_id: int
    programme_id: int | None


NAMED = ("id", "code", "name", "project_class", "stage", "standing", "unit_id", "portfolio_id", "programme_id")


def project_names(ids: Collection[int], moment: datetime | None = None) -> dict[int, ProjectName]:
    """Return who some projects are, now or as known at `moment`, with one query."""
    if not ids:
        return {}
    if moment is None:
        rows = Project.objects.filter(pk__in=set(ids)).values_list(*NAMED)
        return {row[0]: ProjectName(*row) for row in rows}
    past = Source(moment).rows(Project, id__in=sorted(set(ids)))
    return {each.pk: ProjectName(*(getattr(each, name) for name in NAMED)) for each in past}


def past_pms(ids: Collection[int], moment: datetime) -> dict[int, tuple[int, str]]:
    """Return the project managers of some projects as known at `moment`."""
    held = holders(RoleOnProject.PM.value, ids, moment) if ids else {}
    return {project: (person.pk, person.name) for project, person in held.items()}
