"""Somebody who never read the method follows the list from an approved request on, and meets every shall of class C."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from milepost.compliance.choices import DutyState
from milepost.compliance.queries import Outcome, account_of
from milepost.demand.models import ProjectRequest
from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from tests.floors.workbench.people_at_work import Story, follow, sign_for_the_client
from tests.floors.workbench.visitor import Entry, Visitor
from tests.suites.ground.laying import ground
from tests.suites.ground.world import World, build
from tests.suites.samples import demand
from tests.suites.samples.methods import published

pytestmark = pytest.mark.django_db

A_WHILE, A_FEW_DAYS = timedelta(minutes=7), timedelta(days=3)
MOST_IDLE, MOST_REFUSED, FEWEST_SHALLS = 25, 6, 25
OTHERS = ("pmo_director", "pmo_analyst", "executive", "request_sponsor", "oversight_officer", "resource_manager")


def approved_world() -> World:
    """Build a world in which the method is in force and a small request is approved."""
    world = build()
    published(world, effective_from=clock.today())
    reporting.open_cycle(
        world.actor(PostRole.ANALYST), code="MONTHLY", name="Monthly", calendar=world.organisation.calendar
    )
    small = {
        **demand.estimated(world),
        "cost_low": Decimal(20_000),
        "cost_likely": Decimal(30_000),
        "cost_high": Decimal(50_000),
        "duration_months": 4,
        "org_units": 1,
        "external_parties": 0,
        "novelty": 1,
        "exposure": 1,
    }
    estimated = demand.estimated
    demand.estimated = lambda _world: small
    try:
        demand.decided(world)
    finally:
        demand.estimated = estimated
    return world


world = ground(approved_world)


def initiated(world: World) -> Project:
    """Have the director turn the approved request into a project of class C with a new project manager."""
    request = ProjectRequest.objects.get()
    return projects.initiate_from_request(
        world.actor(PostRole.DIRECTOR),
        request,
        code="P-NEW",
        portfolio=world.portfolio,
        project_class="C",
        pm=world.people["pm"],
    )


class Walk:
    """The people of a project who follow its list, day by day; what the list offers and the house refuses is kept."""

    def __init__(self, world: World, at: datetime) -> None:
        people, self.at = world.people, at
        with clock.at(at):
            project = initiated(world)
        self.story = Story(project, dict(people))
        self.address = f"/projects/{project.code}/next/"
        self.pm, self.client = Visitor(people["pm"]), Visitor(people["client_signatory"])
        self.others = [Visitor(people[each]) for each in OTHERS]
        self.refused: list[str] = []
        self.tried: set[tuple[str, str]] = set()

    @property
    def is_over(self) -> bool:
        return self.story.project.stage == Stage.CLOSED

    def go(self) -> None:
        """Go on until the project is closed: everybody does what is theirs, and where nobody can, days pass."""
        idle = 0
        while not self.is_over and idle < MOST_IDLE and len(self.refused) < MOST_REFUSED:
            idle = 0 if self.sweep() else idle + 1
            if idle:
                self.tried.clear()
                self.at += A_FEW_DAYS

    def sweep(self) -> bool:
        """Have everybody do what the list says is theirs, who leads first; say whether anybody did anything."""
        worked = [self.works(self.pm)]
        if any(each.part == "others" for each in self.entries()):
            worked += [self.works(visitor) for visitor in self.others]
        with clock.at(self.at):
            signed = sign_for_the_client(self.story, self.client)
        return signed or any(worked)

    def entries(self) -> list[Entry]:
        with clock.at(self.at):
            return self.pm.open(self.address).entries()

    def works(self, visitor: Visitor) -> bool:
        """Have one person do everything that the list says is theirs; say whether there was anything."""
        did = False
        while (entry := self.next_of(visitor)) is not None:
            self.at += A_WHILE
            self.tried.add((entry.url, entry.what))
            with clock.at(self.at):
                try:
                    follow(self.story, visitor, entry.url, posts=entry.posts)
                except AssertionError as refusal:
                    self.refused.append(f"{self.at:%d %b} {visitor.person.name}: {entry.what}: {refusal}"[:1500])
                else:
                    did = True
                    self.tried.discard((entry.url, entry.what))
                    self.story.done.append((visitor.person.name, entry.what, entry.label))
        return did

    def next_of(self, visitor: Visitor) -> Entry | None:
        """Return the first entry that is a person's to do today."""
        if self.is_over:
            return None
        with clock.at(self.at):
            found = [each for each in visitor.open(self.address).entries() if each.is_mine and self.goes(each)]
        return next((each for each in found if (each.url, each.what) not in self.tried), None)

    def goes(self, entry: Entry) -> bool:
        looks_only = entry.label in {"See what is missing", "Open the gate"}
        return not looks_only and self.story.is_in_time(entry.url)


def test_whoever_follows_the_list_meets_every_shall_on_time(world: World) -> None:
    walk = Walk(world, datetime(2026, 11, 30, 9, 0, tzinfo=ZoneInfo("Europe/Vienna")))
    walk.go()
    with clock.at(walk.at):
        account = account_of(walk.story.project)
    assert walk.refused == []
    assert walk.is_over
    assert account is not None
    shall = [each for each in account.items if each.mandatory and each.state != DutyState.NOT_APPLICABLE]
    assert {each.key: each.outcome for each in shall if each.outcome != Outcome.ON_TIME} == {}
    assert len(shall) >= FEWEST_SHALLS
