"""The narrator: holds the clock of the story and lets people act in their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

from milepost.demo.cast import people as cast
from milepost.demo.chance import Chance
from milepost.demo.months import Months
from milepost.kernel import clock
from milepost.kernel.actions import Action
from milepost.kernel.policy import Actor
from milepost.people.models import Organisation, Person, Unit
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.reporting.models import Cycle, Period

P = ParamSpec("P")
R = TypeVar("R")

BETWEEN_ACTS = timedelta(seconds=7)
MACHINE = Actor(None, "operator demonstration", channel="cli")


@dataclass(slots=True)
class Narrator:
    """The clock, the cast and what belongs to the whole organisation."""

    months: Months
    chance: Chance
    now: datetime
    people: dict[str, Person] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    aims: dict[str, StrategicObjective] = field(default_factory=dict)
    portfolios: dict[str, Portfolio] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    periods: dict[int, Period] = field(default_factory=dict)
    organisation: Organisation | None = None
    cycle: Cycle | None = None
    interim_cycle: Cycle | None = None
    interims: dict[int, Period] = field(default_factory=dict)

    def turn_to(self, moment: datetime) -> None:
        """Go on to `moment`; time never runs backwards."""
        self.now = max(self.now, moment)

    def do(self, actor: Actor, act: Action[P, R], *subjects: P.args, **typed: P.kwargs) -> R:
        """Let `actor` act now; the next act comes a little later."""
        with clock.at(self.now):
            done = act(actor, *subjects, **typed)
        self.now += BETWEEN_ACTS
        return done

    def person(self, name: str) -> Person:
        """Return somebody of the cast."""
        return self.people[name]

    def actor(self, name: str, role: str = "") -> Actor:
        """Return somebody of the cast as they act, in their post unless another role is named."""
        return Actor(self.people[name].pk, name, acting_role=role or cast.POSTS.get(name, ""))

    @property
    def director(self) -> Actor:
        """Return the director of the PMO."""
        return self.actor(cast.DIRECTOR)

    @property
    def executive(self) -> Actor:
        """Return the chief executive."""
        return self.actor(cast.EXECUTIVE)
