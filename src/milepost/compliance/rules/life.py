"""When the events of a project's life took place, or are planned: what the anchors of a method mean for one project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.methods.definition import Anchor, Method


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and whether it is a fact; a plan may still move, and nothing is late by it."""

    day: date
    is_fact: bool = True

    def after(self, days: int) -> Dated:
        """Return the day that lies `days` later."""
        return Dated(self.day + timedelta(days=days), self.is_fact)


@dataclass(frozen=True, slots=True)
class Passed:
    """An event that took place before the project was recorded here, or never will."""

    reason: str


Event = Dated | Passed | None
"""None: not known yet."""
BEFORE = Passed("That phase was over before the project was recorded here.")
NEVER = Passed("The project ended before that.")


@dataclass(frozen=True, slots=True)
class Life:
    """The phases that a project entered, in order, when it ended, and what is planned.

    `planned_gates` says on which day it means to stand at a gate, by the code of the gate.
    """

    project_id: int
    project_class: str
    entries: tuple[tuple[str, date], ...] = ()
    ended_on: date | None = None
    planned_end: date | None = None
    planned_gates: Mapping[str, date] = field(default_factory=dict)


def event_of(anchor: Anchor, life: Life, method: Method) -> Event:
    """Return the day to which an anchor leads for a project, without its days: a fact, a plan, passed, or unknown."""
    if not life.entries:
        return None
    if anchor.kind == "project_start":
        return _start(life, method)
    if anchor.kind == "project_end":
        return _end(life)
    if anchor.kind == "phase_start":
        return _phase_start(anchor.of, life, method)
    if anchor.kind == "gate":
        left = next((phase.code for phase in method.phases if phase.exit_gate == anchor.of), "")
        return _phase_end(left, life, method) if left else None
    return _phase_end(anchor.of, life, method)


def _place(code: str, method: Method) -> int:
    """Return the place of a phase in the method, -1 where it has none of that name."""
    return next((place for place, phase in enumerate(method.phases) if phase.code == code), -1)


def _entered(life: Life, method: Method) -> list[tuple[int, date]]:
    return [(place, day) for code, day in life.entries if (place := _place(code, method)) >= 0]


def _start(life: Life, method: Method) -> Event:
    entered = _entered(life, method)
    if entered and entered[0][0] > 0:
        return BEFORE
    return Dated(life.entries[0][1])


def _end(life: Life) -> Event:
    if life.ended_on is not None:
        return Dated(life.ended_on)
    return None if life.planned_end is None else Dated(life.planned_end, is_fact=False)


def _phase_start(code: str, life: Life, method: Method) -> Event:
    """Return when a phase began; one that was leapt over counts as entered with the next: leaping escapes nothing."""
    entered, place = _entered(life, method), _place(code, method)
    if place < 0:
        return None
    if entered and place < entered[0][0]:
        return BEFORE
    reached = [day for at, day in entered if at >= place]
    if reached:
        return Dated(min(reached))
    if life.ended_on is not None:
        return NEVER
    return _planned_gate(method.phases[place].entry_gate, life)


def _phase_end(code: str, life: Life, method: Method) -> Event:
    entered, place = _entered(life, method), _place(code, method)
    if place < 0:
        return None
    if entered and place < entered[0][0]:
        return BEFORE
    beyond = [day for at, day in entered if at > place]
    if beyond:
        return Dated(min(beyond))
    if life.ended_on is not None:
        return Dated(life.ended_on) if any(at == place for at, _ in entered) else NEVER
    if place == len(method.phases) - 1:
        return _end(life)
    return _planned_gate(method.phases[place].exit_gate, life)


def _planned_gate(gate: str, life: Life) -> Event:
    planned = life.planned_gates.get(gate)
    return None if planned is None else Dated(planned, is_fact=False)
