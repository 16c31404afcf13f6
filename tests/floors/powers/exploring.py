"""Every sequence of lawful acts up to a length, tried on the real actions, each in a savepoint that is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.projects import actions
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from tests.floors.powers.violations import Holding, found_in, unlawful

ROLES = (
    *(RoleOnProject.PM.value, RoleOnProject.DEPUTY.value, RoleOnProject.MEMBER.value),
    *(RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value, RoleOnProject.CLIENT.value),
)
POWERS = ("staff_team", "direct")
"""One power of delivery, which gives roles, and one of control."""
COVER, LONG_COVER, PAST_COOL_OFF = timedelta(days=10), timedelta(days=200), timedelta(days=181)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody tries: to give a role or, as a delegation, a power, to end one, or to let time pass."""

    actor: str = ""
    person: str = ""
    role: str = ""
    project: str = ""
    lasts: timedelta | None = None
    ends: bool = False
    power: str = ""

    def __str__(self) -> str:
        if not self.actor:
            return "time passes"
        if self.power:
            return f"{self.actor} delegates to {self.person} on {self.project}: {self.power}"
        deed = "ends" if self.ends else "gives"
        until = f" for {self.lasts.days} days" if self.lasts else ""
        return f"{self.actor} {deed} {self.role} of {self.project} {'of' if self.ends else 'to'} {self.person}{until}"


@dataclass(frozen=True, slots=True)
class Found:
    """A violation, and the acts that led to it."""

    what: str
    trace: tuple[Step, ...]

    def __str__(self) -> str:
        return f"{self.what}: " + "; ".join(str(step) for step in self.trace)


@dataclass
class Organisation:
    """Six people by the part that they begin with, and the projects on which powers shift."""

    people: dict[str, Person]
    appointers: tuple[str, ...]
    projects: tuple[Project, ...]
    now: datetime
    roles: tuple[str, ...] = ROLES
    takers: tuple[str, ...] = ()
    powers: tuple[str, ...] = POWERS
    tried: int = 0
    states: set[frozenset[Holding]] = field(default_factory=set)
    seen: dict[int, set[frozenset[Holding]]] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        return Actor(self.people[name].pk, name)

    def holdings(self) -> frozenset[Holding]:
        """Return who holds what, or held it so lately that it counts, without the instants that do not matter."""
        names = {person.pk: name for name, person in self.people.items()}
        rows = ProjectRole.objects.filter(project__in=self.projects).select_related("project")
        told = (
            Holding(row.project.code, row.role, names[row.person_id], *_times(row, self.now))
            for row in rows
            if row.person_id in names
        )
        return frozenset(each for each in told if each.counts)

    def explore(self, length: int, trace: tuple[Step, ...] = ()) -> Iterator[Found]:
        """Yield every violation that acts up to `length` more can lead to; a state is looked at once a length."""
        if not length:
            return
        before = self.holdings()
        for step in self._steps():
            with self._tried(step) as done:
                if not done:
                    continue
                way = (*trace, step)
                yield from (Found(what, way) for what in unlawful(self, step, before))
                state = self.holdings()
                if state in self.seen.setdefault(length, set()):
                    continue
                self.seen[length].add(state)
                if state not in self.states:
                    self.states.add(state)
                    yield from (Found(what, way) for what in found_in(self, state))
                yield from self.explore(length - 1, way)

    def manager(self, name: str) -> str:
        """Return to whom somebody reports."""
        boss = self.people[name].manager_id
        return next((other for other, person in self.people.items() if person.pk == boss), "")

    def _steps(self) -> Iterator[Step]:
        yield Step()
        state = self.holdings()
        for project in self.projects:
            here = [each for each in state if each.project == project.code and each.now]
            acting = [each.person for each in here if each.role == "pm" or each.delegated]
            for actor in dict.fromkeys((*self.appointers, *acting)):
                yield from self._gifts(actor, project.code)
                for held in sorted(here, key=str):
                    yield Step(actor, held.person, held.role, project.code, ends=True)

    def _gifts(self, actor: str, project: str) -> Iterator[Step]:
        """Yield what somebody may try to give: each role, to lead for a time too, and each power."""
        for person in self.takers or self.people:
            for role in self.roles:
                yield Step(actor, person, role, project)
                if role == "pm":
                    yield Step(actor, person, role, project, COVER)
                    yield Step(actor, person, role, project, LONG_COVER)
            for power in self.powers:
                yield Step(actor, person, project=project, power=power)

    @contextmanager
    def _tried(self, step: Step) -> Iterator[bool]:
        """Do a step in a savepoint; say whether it was lawful, and take it back in the end."""
        before, self.tried = self.now, self.tried + 1
        self.now += timedelta(minutes=1) if step.actor else PAST_COOL_OFF
        try:
            with clock.at(self.now), transaction.atomic():
                yield self._do(step)
                transaction.set_rollback(True)
        finally:
            self.now = before

    def _do(self, step: Step) -> bool:
        if not step.actor:
            return True
        project = next(each for each in self.projects if each.code == step.project)
        person, actor = self.people[step.person], self.actor(step.actor)
        try:
            if step.power:
                self._delegate(actor, project, person, step.power)
            elif step.ends:
                held = ProjectRole.objects.get(project=project, person=person, role=step.role, ends_at=None)
                actions.end_role(actor, held, reason="Tried")
            else:
                actions.appoint(actor, project, person=person, role=step.role, until=self._until(step))
        except (Refusal, ProjectRole.DoesNotExist):
            return False
        return True

    def _delegate(self, actor: Actor, project: Project, person: Person, power: str) -> None:
        """Have a power offered for ten days, and accepted at once."""
        today = self.now.date()
        days = {"start_date": today, "end_date": today + COVER, "reason": "Tried", "may_be_given_on": True}
        offered = actions.offer_delegation(actor, project, delegate=person, powers=[power], **days)
        actions.accept_delegation(Actor(person.pk, person.name), offered)

    def _until(self, step: Step) -> date | None:
        return (self.now + step.lasts).date() if step.lasts else None


def _times(row: ProjectRole, now: datetime) -> tuple[bool, bool]:
    """Return whether a role holds now, and whether it held within the cool-off."""
    holds = row.starts_at <= now and (row.ends_at is None or row.ends_at > now)
    return holds, holds or (row.ends_at is not None and row.ends_at > now - timedelta(days=180))
