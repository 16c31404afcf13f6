"""The account of a project: every obligation of the versions that bound it, each time of it, and how it stands.

A version binds from its day until the next one does. What was met or fell due under a version is settled under its
terms; what is still open goes on under the next version, if that asks for it. A version asks for nothing new whose day
had passed before it bound the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.compliance.rules.deeds import Deed, Meeting, deeds_for
from milepost.compliance.rules.occurrences import Occurrence, occurrences
from milepost.compliance.rules.shapes import Facts, Item, Plan
from milepost.compliance.rules.standing import open_item, recorded_item
from milepost.methods.definition import Obligation

TOO_LATE = "It was asked for after its day had passed."


@dataclass(frozen=True, slots=True)
class Owed:
    """One time of an obligation under one version."""

    duty: Obligation
    plan: Plan
    occurrence: Occurrence

    @property
    def key(self) -> tuple[str, int]:
        """Return what names it in every version."""
        return self.duty.code, self.occurrence.number

    @property
    def settled_day(self) -> date | None:
        """Return the day on which it fell due for certain."""
        due = self.occurrence.due
        return due.day if due is not None and due.is_fact and not self.occurrence.reason else None


def account(facts: Facts, today: date) -> list[Item]:
    """Return every obligation of a project as it stands on `today`, in the order of the method."""
    recorded = {(each.code, each.occurrence): each for each in facts.recorded}
    items = []
    for owed, deed in _settled(facts, today):
        row = recorded.pop(owed.key, None)
        if row is not None:
            done = deed if row.sent_back_on is None else _again(owed.duty, row.sent_back_on, facts)
            items.append(recorded_item(row, facts, today, owed.duty, owed.plan.version_id, done))
        else:
            items.append(open_item(owed.duty, owed.occurrence, owed.plan.version_id, deed, facts, today))
    items.extend(recorded_item(row, facts, today, None, 0, None) for row in recorded.values())
    return items


def _again(duty: Obligation, sent_back_on: date, facts: Facts) -> Deed | None:
    """Return what was done again after it was sent back."""
    return next((each for each in deeds_for(duty, facts.deeds) if each.on > sent_back_on), None)


def _settled(facts: Facts, today: date) -> Iterator[tuple[Owed, Deed | None]]:
    """Yield every time of every obligation once, under the version that settles it, with the deed that met it."""
    closed: set[tuple[str, int]] = set()
    spared: set[tuple[str, int]] = set()
    known: frozenset[str] = frozenset()
    for place, plan in enumerate(facts.plans):
        ends = facts.plans[place + 1].from_day if place + 1 < len(facts.plans) else None
        for duty in plan.method.obligations:
            done = deeds_for(duty, facts.deeds)
            meeting: Meeting | None = None
            for occurrence in occurrences(duty, facts.life, plan.method, today):
                owed = Owed(duty, plan, occurrence)
                meeting = meeting or Meeting(done, occurrence.since)
                deed = meeting.meets(owed.settled_day, occurrence.ended)
                if owed.key in closed:
                    continue
                if _comes_too_late(owed, was_asked=duty.code in known and owed.key not in spared):
                    spared.add(owed.key)
                    if ends is None and occurrence.number == 1:
                        closed.add(owed.key)
                        yield Owed(duty, plan, Occurrence(occurrence.number, None, TOO_LATE)), None
                    continue
                if ends is None or _closes(owed, deed, ends):
                    closed.add(owed.key)
                    yield owed, deed
        known = frozenset(duty.code for duty in plan.method.obligations)


def _comes_too_late(owed: Owed, *, was_asked: bool) -> bool:
    """Say whether a version asks for something new whose day had passed before it bound the project."""
    day = owed.settled_day
    return not was_asked and day is not None and day < owed.plan.from_day


def _closes(owed: Owed, deed: Deed | None, ends: date) -> bool:
    """Say whether it was met, or fell due, before the next version bound the project."""
    if deed is not None and deed.on < ends:
        return True
    return owed.settled_day is not None and owed.settled_day < ends
