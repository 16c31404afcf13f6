"""What a change does to the promise, computed on a copy and never typed: what moves, by how much, what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.changes.rules.difference import Difference

Between = Callable[[date, date], int]
PROJECT, MILESTONE, ITEM = "project", "milestone", "item"


@dataclass(frozen=True, slots=True)
class Dated:
    """A milestone as it is promised."""

    name: str
    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What a project promised last: the number of its baseline (none before the first), its dates, cost, milestones."""

    number: int | None = None
    start: date | None = None
    finish: date | None = None
    cost: Decimal | None = None
    milestones: Mapping[int, Dated] = field(default_factory=dict)

    @property
    def days(self) -> int | None:
        """Return how many days were promised."""
        return None if self.start is None or self.finish is None else (self.finish - self.start).days


@dataclass(frozen=True, slots=True)
class Move:
    """A promised date that would be another: of the project (`start`, `finish`), of a milestone, or of a work item."""

    noun: str
    key: str
    name: str
    kind: str
    before: date | None
    after: date
    working_days: int | None

    @property
    def days(self) -> int:
        """Return by how many calendar days it would be later; 0 where nothing was promised."""
        return 0 if self.before is None else (self.after - self.before).days

    @property
    def is_felt(self) -> bool:
        """Return whether a promised date moves by a working day or more, either way."""
        return self.working_days is not None and abs(self.working_days) >= 1


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does: the dates that move, the cost, what it is measured against, and what nobody knows."""

    number: int | None
    moves: tuple[Move, ...]
    cost_before: Decimal | None
    cost_after: Decimal | None
    promised_days: int | None
    words: bool
    planned: bool = False
    owners: tuple[tuple[str, int], ...] = ()
    """Who answers for each item that is touched, or will: pairs of `item:NUMBER` and a person."""
    float_days: int | None = None

    @property
    def touches_promise(self) -> bool:
        """Return whether anything that was promised is otherwise: a date, the cost, or, once promised, the words."""
        costs = self.cost_after is not None and self.number is not None
        worded = (self.words or self.owners) and self.number is not None
        return bool(costs or any(each.before for each in self.moves) or worded)

    @property
    def slip_days(self) -> int:
        """Return by how many days the promised date that suffers most would be later; negative when all are earlier."""
        ends = (each for each in self.moves if each.before and each.noun != ITEM and each.key != "start")
        return max((each.days for each in ends), default=0)

    @property
    def extra_cost(self) -> Decimal | None:
        """Return what it costs more; None when that cannot be said."""
        if self.cost_after is None:
            return Decimal(0)
        return None if self.cost_before is None else self.cost_after - self.cost_before

    @property
    def moves_the_whole(self) -> bool:
        """Return whether start, finish or cost of the whole project are promised anew."""
        return self.cost_after is not None or any(each.noun == PROJECT and each.is_felt for each in self.moves)

    def plain(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "number": self.number,
            "moves": [
                [each.noun, each.key, each.name, each.kind, _text(each.before), _text(each.after), each.working_days]
                for each in self.moves
            ],
            "cost_before": _text(self.cost_before),
            "cost_after": _text(self.cost_after),
            "promised_days": self.promised_days,
            "words": self.words,
            "planned": self.planned,
            "owners": [list(each) for each in self.owners],
            "float_days": self.float_days,
        }


def stored_impact(told: Mapping[str, Any]) -> Impact:
    """Return an impact from what is stored."""
    return Impact(
        told["number"],
        tuple(
            Move(noun, key, name, kind, date.fromisoformat(before) if before else None, date.fromisoformat(after), days)
            for noun, key, name, kind, before, after, days in told["moves"]
        ),
        Decimal(told["cost_before"]) if told["cost_before"] else None,
        Decimal(told["cost_after"]) if told["cost_after"] else None,
        told["promised_days"],
        told["words"],
        told["planned"],
        tuple((str(item), int(person)) for item, person in told["owners"]),
        told["float_days"],
    )


def impact_of(promise: Promise, difference: Difference, between: Between) -> Impact:
    """Apply `difference` to a copy of the promise and return what is otherwise; `between` counts working days."""

    def move(noun: str, key: str, dated: Dated, after: date) -> Move:
        count = None if dated.day is None else between(dated.day, after)
        return Move(noun, key, dated.name, dated.kind, dated.day, after, count)

    wanted = [
        *((PROJECT, "start", Dated("Start of the project", "", promise.start), difference.start),),
        *((PROJECT, "finish", Dated("Finish of the project", "", promise.finish), difference.finish),),
        *(
            (MILESTONE, str(key), promise.milestones[key], day)
            for key, day in sorted(difference.milestones.items())
            if key in promise.milestones
        ),
    ]
    changed = None if difference.cost == promise.cost else difference.cost
    return Impact(
        promise.number,
        tuple(move(noun, key, dated, after) for noun, key, dated, after in wanted if after and after != dated.day),
        promise.cost,
        changed,
        promise.days,
        difference.wording is not None,
    )


@dataclass(frozen=True, slots=True)
class Work:
    """What a plan answers on a copy: the items whose dates move, who answers for what is touched, the float before."""

    moves: tuple[Move, ...]
    owners: tuple[tuple[str, int], ...]
    float_days: int | None


def with_work(impact: Impact, work: Work) -> Impact:
    """Return the impact together with what moves on the work list."""
    return replace(
        impact,
        moves=(*impact.moves, *work.moves),
        owners=work.owners,
        float_days=work.float_days,
        planned=True,
    )


def _text(value: date | Decimal | None) -> str | None:
    return None if value is None else str(value)
