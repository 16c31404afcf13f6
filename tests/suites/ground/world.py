"""A small organisation, built through actions, on which the suites try everything."""

from __future__ import annotations

from dataclasses import dataclass, field

from milepost.changes.choices import NoticePart
from milepost.closing.choices import RETURN_OWNER
from milepost.demand.choices import PartOnRequest
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.people.models import Organisation, Person, Unit
from milepost.portfolios import actions as portfolios
from milepost.portfolios.models import Portfolio, StrategicObjective
from milepost.projects import actions as projects
from milepost.projects.choices import APPOINTABLE, OFFERED_DELEGATE, Origin, RoleOnProject
from milepost.projects.models import Project

OPERATOR = Actor(None, "operator", channel="cli")
IMPORTER = Actor(None, "import", channel="import")
POSTS = tuple(PostRole.values)
PARTS = tuple(each for each in RoleOnProject.values if each in APPOINTABLE)
ON_REQUESTS = tuple(PartOnRequest.values)
ON_NOTICES = tuple(NoticePart.values)
OUTSIDE = frozenset({RoleOnProject.CLIENT.value, RoleOnProject.PARTNER.value, "nobody"})
"""Who belongs to no unit: they are no colleagues."""


@dataclass
class World:
    """Everybody by the role they hold, and what they work on."""

    organisation: Organisation
    unit: Unit
    portfolio: Portfolio
    objective: StrategicObjective
    people: dict[str, Person] = field(default_factory=dict)
    projects: list[Project] = field(default_factory=list)

    def actor(self, role: str) -> Actor:
        if role == "operator":
            return OPERATOR
        person = self.people[role]
        return Actor(person.pk, person.name, acting_role=role)

    @property
    def project(self) -> Project:
        return Project.objects.get(pk=self.projects[0].pk)


def add_person(name: str, unit: Unit | None, manager: Person | None = None) -> Person:
    return people.add_person(OPERATOR, name=name, email=f"{name.lower().replace(' ', '.')}@example.org", unit=unit)


def build() -> World:
    organisation = people.set_up_organisation(OPERATOR, name="Northwind Works", zone="Europe/Vienna")
    unit = people.add_unit(OPERATOR, code="HQ", name="Headquarters")
    world = World(
        organisation,
        unit,
        portfolios.add_portfolio(OPERATOR, code="MAIN", name="Main portfolio"),
        portfolios.add_objective(OPERATOR, code="O1", statement="Serve customers sooner"),
    )
    for role in (
        *POSTS,
        COLLEAGUE,
        *RoleOnProject.values,
        *ON_REQUESTS,
        *ON_NOTICES,
        RETURN_OWNER,
        OFFERED_DELEGATE,
        "nobody",
    ):
        world.people[role] = add_person(f"The {role.replace('_', ' ')}", None if role in OUTSIDE else unit)
    for role in POSTS:
        people.appoint_to_post(OPERATOR, world.people[role], role=role)
    people.appoint_to_post(OPERATOR, world.people[RoleOnProject.OVERSIGHT], role=PostRole.ANALYST)
    world.projects.append(register(world, "P-1"))
    staff(world, world.projects[0])
    return world


def register(world: World, code: str) -> Project:
    return projects.register_project(
        world.actor(PostRole.DIRECTOR),
        code=code,
        name=f"Project {code}",
        unit=world.unit,
        portfolio=world.portfolio,
        currency="EUR",
        objectives=[world.objective],
    )


def register_overseen(world: World, code: str) -> Project:
    """Register a project with an oversight officer, so that the director may deliver on it."""
    project = register(world, code)
    officer = world.people[RoleOnProject.OVERSIGHT]
    projects.appoint(world.actor(PostRole.EXECUTIVE), project, person=officer, role=RoleOnProject.OVERSIGHT)
    return project


def register_imported(world: World, code: str) -> Project:
    return projects.register_project(
        IMPORTER,
        code=code,
        name=f"Imported {code}",
        unit=world.unit,
        portfolio=world.portfolio,
        currency="GBP",
        stage="executing",
        origin=Origin.IMPORTED,
    )


def staff(world: World, project: Project) -> None:
    for role in PARTS:
        projects.appoint(world.actor(PostRole.DIRECTOR), project, person=world.people[role], role=role)
