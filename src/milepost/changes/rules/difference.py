"""The proposed difference of a change as typed values: promised dates, cost, milestones, and what else, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class Wording:
    """Something promised in words that reads otherwise from then on: a criterion, an owner, a part of the scope."""

    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be otherwise; what is left out stays as it is."""

    start: date | None = None
    finish: date | None = None
    cost: Decimal | None = None
    milestones: Mapping[int, date] = field(default_factory=dict)
    wording: Wording | None = None

    @property
    def says_nothing(self) -> bool:
        """Return whether nothing would be otherwise."""
        return not (self.start or self.finish or self.cost is not None or self.milestones or self.wording)

    def plain(self) -> dict[str, Any]:
        """Return it as it is stored."""
        told: dict[str, Any] = {
            "start": self.start and self.start.isoformat(),
            "finish": self.finish and self.finish.isoformat(),
            "cost": None if self.cost is None else str(self.cost),
            "milestones": {str(key): day.isoformat() for key, day in sorted(self.milestones.items())},
        }
        if self.wording:
            told["wording"] = [self.wording.about, self.wording.before, self.wording.after]
        return {name: value for name, value in told.items() if value}


def stored_difference(told: Mapping[str, Any]) -> Difference:
    """Return a difference from what is stored."""
    return Difference(
        start=date.fromisoformat(told["start"]) if "start" in told else None,
        finish=date.fromisoformat(told["finish"]) if "finish" in told else None,
        cost=Decimal(told["cost"]) if "cost" in told else None,
        milestones={int(key): date.fromisoformat(day) for key, day in told.get("milestones", {}).items()},
        wording=Wording(*told["wording"]) if "wording" in told else None,
    )


def change_differs(difference: Difference) -> Unmet | None:
    """Require that a change would make something otherwise."""
    if not difference.says_nothing:
        return None
    return Unmet(
        rule="change_differs",
        sentence="A change says what is to be otherwise than promised.",
        missing="A new date, a new cost, or what else changes in words.",
        cure="You",
        path="Fill in what changes; what is left empty stays as it is.",
    )


def milestones_are_of_the_project(named: Collection[int], of_the_project: Collection[int]) -> Unmet | None:
    """Require that every milestone that moves belongs to the project and is not reached yet."""
    if set(named) <= set(of_the_project):
        return None
    return Unmet(
        rule="milestones_are_of_the_project",
        sentence="A change moves milestones of its own project that are still to come.",
        missing="A milestone of this project that was not reached yet.",
        cure="You",
        path="Choose among the milestones that the form offers.",
        field="milestones",
    )


def cost_is_possible(cost: Decimal | None) -> Unmet | None:
    """Require that a promised cost is a number of at least zero."""
    if cost is None or (cost.is_finite() and cost >= 0):
        return None
    return Unmet(
        rule="cost_is_possible",
        sentence="A promised cost is zero or more.",
        missing="The whole cost as it is to be from then on, not the difference.",
        cure="You",
        path="Type the new total.",
        field="cost",
    )


def wording_is_whole(about: str, after: str) -> Unmet | None:
    """Require that what changes in words says what it is about and how it reads from then on."""
    if bool(about.strip()) == bool(after.strip()):
        return None
    return Unmet(
        rule="wording_is_whole",
        sentence="What changes in words has a name and a new wording.",
        missing="What it is about, and how it reads from then on.",
        cure="You",
        path="Fill in both, or neither.",
        field="after" if about.strip() else "about",
    )


def first_baseline_comes_first(difference: Difference, number: int | None) -> Unmet | None:
    """Require that the whole was promised before it is promised anew."""
    whole = difference.start or difference.finish or difference.cost is not None
    if number is not None or not whole:
        return None
    return Unmet(
        rule="first_baseline_comes_first",
        sentence="A change moves what was promised; nothing was promised of this project as a whole yet.",
        missing="The first baseline.",
        cure="The project manager",
        path="Record the first baseline with these figures; that needs no change.",
        field="finish",
    )


def finish_stays_after_start(start: date | None, finish: date | None) -> Unmet | None:
    """Require that the new promise ends after it begins."""
    if start is None or finish is None or start <= finish:
        return None
    return Unmet(
        rule="finish_stays_after_start",
        sentence="A project finishes on or after the day on which it starts.",
        missing="A later finish or an earlier start.",
        cure="You",
        path="Correct the dates.",
        field="finish",
    )
