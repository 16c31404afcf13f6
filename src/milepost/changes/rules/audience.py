"""Whom a change touches, and why: the people whose promised dates or duties are otherwise, each with a basis."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from milepost.changes.rules.impact import MILESTONE, PROJECT, Impact, Move
from milepost.planning.choices import MilestoneKind
from milepost.projects.choices import LEADS, RoleOnProject

LEADS_THE_PLAN = "leads_the_plan"
ANSWERS_FOR_THE_PROMISE = "answers_for_the_promise"
WORKS_TO_MOVED_DATES = "works_to_moved_dates"
BOUND_BY_MOVED_DATE = "bound_by_moved_date"
ANSWERS_FOR_WORK = "answers_for_work"
ASSIGNED_TO_WORK = "assigned_to_work"

WORDS = {
    ANSWERS_FOR_WORK: "You answer for work of which the dates, the owner or the definition of done read otherwise.",
    ASSIGNED_TO_WORK: "You are assigned to work of which the dates or the definition of done read otherwise.",
    LEADS_THE_PLAN: "You lead the project: its plan reads otherwise.",
    ANSWERS_FOR_THE_PROMISE: "You answer for the project: what it promised as a whole reads otherwise.",
    WORKS_TO_MOVED_DATES: "You work on the project: what you work to reads otherwise.",
    BOUND_BY_MOVED_DATE: "A date that is agreed with you moves.",
}
TO_DO = {
    ANSWERS_FOR_WORK: "Answer for your work as it reads from its day on, and say at once what speaks against.",
    ASSIGNED_TO_WORK: "Do your work as it reads from its day on, and say at once what speaks against.",
    LEADS_THE_PLAN: "Plan and lead by the new promise from its day on.",
    ANSWERS_FOR_THE_PROMISE: "Answer for the new promise from its day on.",
    WORKS_TO_MOVED_DATES: "Work to the new dates and words from their day on, and say at once what speaks against.",
    BOUND_BY_MOVED_DATE: "Expect it on the new date, and say at once what speaks against.",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Why somebody is told: a code, and what of the change touches them."""

    code: str
    touched: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """Return it as it is stored."""
        return {"code": self.code, "touched": list(self.touched)}


Parts = Mapping[str, Collection[int]]


def audience_of(
    impact: Impact, parts: Parts, assigned: Collection[tuple[str, int]] = ()
) -> dict[int, tuple[Basis, ...]]:
    """Return everybody whom a change touches, by person, with each basis; nobody where nothing promised is touched.

    `parts` names who holds which role on the project, `assigned` pairs each item (`item:NUMBER`) with who works on it.
    """
    found: dict[int, list[Basis]] = {}
    for code, pairs in ((ANSWERS_FOR_WORK, impact.owners), (ASSIGNED_TO_WORK, assigned)):
        for person in sorted({each for _, each in pairs}):
            touched = tuple(sorted({item for item, each in pairs if each == person}))
            found.setdefault(person, []).append(Basis(code, touched))
    for role, basis in _bases(impact):
        for person in parts.get(role, ()):
            if basis not in found.setdefault(person, []):
                found[person].append(basis)
    return {person: tuple(bases) for person, bases in found.items()}


def _bases(impact: Impact) -> Iterator[tuple[str, Basis]]:
    if not impact.touches_promise:
        return
    felt = [each for each in impact.moves if each.is_felt]
    costs = ("cost",) if impact.cost_after is not None else ()
    words = ("words",) if impact.words else ()
    touched = tuple(dict.fromkeys((*_keys(felt), *costs, *words, *(item for item, _ in impact.owners))))
    if not touched:
        return
    for role in sorted(LEADS):
        yield role, Basis(LEADS_THE_PLAN, touched)
    whole = (*_keys(each for each in felt if each.noun == PROJECT), *costs, *words)
    if whole:
        yield RoleOnProject.SPONSOR.value, Basis(ANSWERS_FOR_THE_PROMISE, whole)
    by_dates = [each for each in felt if each.noun == MILESTONE] if impact.planned else felt
    work = (*_keys(by_dates), *words)
    if work:
        yield RoleOnProject.MEMBER.value, Basis(WORKS_TO_MOVED_DATES, work)
    outside = tuple(_keys(each for each in felt if _is_agreed_outside(each)))
    if outside:
        yield RoleOnProject.CLIENT.value, Basis(BOUND_BY_MOVED_DATE, outside)
        yield RoleOnProject.PARTNER.value, Basis(BOUND_BY_MOVED_DATE, outside)


def _keys(moves: Iterable[Move]) -> tuple[str, ...]:
    return tuple(f"{each.noun}:{each.key}" for each in moves)


def _is_agreed_outside(move: Move) -> bool:
    return move.key == "finish" or move.kind == MilestoneKind.CONTRACT
