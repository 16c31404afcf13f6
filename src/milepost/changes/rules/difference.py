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
class Amendment:
    """Another owner or another definition of done of one work item, named by its number."""

    item: int
    owner_id: int | None = None
    definition_of_done: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be otherwise; what is left out stays as it is. Work items are named by their numbers."""

    start: date | None = None
    finish: date | None = None
    cost: Decimal | None = None
    milestones: Mapping[int, date] = field(default_factory=dict)
    items: Mapping[int, tuple[date, date]] = field(default_factory=dict)
    amendment: Amendment | None = None
    wording: Wording | None = None

    @property
    def says_nothing(self) -> bool:
        """Return whether nothing would be otherwise."""
        whole = self.start or self.finish or self.cost is not None
        return not (whole or self.milestones or self.items or self.amendment or self.wording)

    def plain(self) -> dict[str, Any]:
        """Return it as it is stored."""
        told: dict[str, Any] = {
            "start": self.start and self.start.isoformat(),
            "finish": self.finish and self.finish.isoformat(),
            "cost": None if self.cost is None else str(self.cost),
            "milestones": {str(key): day.isoformat() for key, day in sorted(self.milestones.items())},
        }
        told["items"] = {
            str(number): [start.isoformat(), finish.isoformat()]
            for number, (start, finish) in sorted(self.items.items())
        }
        if self.amendment:
            told["amendment"] = [self.amendment.item, self.amendment.owner_id, self.amendment.definition_of_done]
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
        items={
            int(number): (date.fromisoformat(start), date.fromisoformat(finish))
            for number, (start, finish) in told.get("items", {}).items()
        },
        amendment=Amendment(*told["amendment"]) if "amendment" in told else None,
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


def wording_is_whole(about: str, before: str, after: str) -> Unmet | None:
    """Require that what changes in words says what it is about and how it reads from then on."""
    if bool(about.strip()) == bool(after.strip()) and (about.strip() or not before.strip()):
        return None
    return Unmet(
        rule="wording_is_whole",
        sentence="What changes in words has a name and a new wording.",
        missing="What it is about, and how it reads from then on.",
        cure="You",
        path="Fill in both, or neither.",
        field="after" if about.strip() else "about",
    )


def amendment_names_its_item(item: int | None, *, amends: bool) -> Unmet | None:
    """Require that another owner or another definition of done is one of a named item of work."""
    if item is not None or not amends:
        return None
    return Unmet(
        rule="amendment_names_its_item",
        sentence="Another owner, or what counts as done, belongs to one item of work.",
        missing="The item of work.",
        cure="You",
        path="Choose the item that is meant, or leave both out.",
        field="item",
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


def items_are_on_the_plan(named: Collection[int], on_the_plan: Collection[int]) -> Unmet | None:
    """Require that every work item that changes is open and held by the approved plan."""
    if set(named) <= set(on_the_plan):
        return None
    return Unmet(
        rule="items_are_on_the_plan",
        sentence="A change moves open work that the approved plan of its project holds.",
        missing="An item of the approved plan that is not done or cancelled.",
        cure="You",
        path="Name items by their numbers; work that no baseline holds yet is changed on the work list.",
        field="items",
    )


def plan_says_the_dates(difference: Difference, *, planned: bool) -> Unmet | None:
    """Require that of an approved plan the work moves, from which the dates of the whole follow."""
    if not planned or not (difference.start or difference.finish):
        return None
    return Unmet(
        rule="plan_says_the_dates",
        sentence="Start and finish of an approved plan follow from its work.",
        missing="The work that moves.",
        cure="You",
        path="Say which items move; what that does to the finish is computed.",
        field="finish",
    )
