"""What must hold of assignments, of entries of time and of proposed work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from milepost.documents import wording
from milepost.kernel.errors import Unmet

HOURS_A_DAY = Decimal(24)  # time.day.max
THE_PM = "The project manager"


def assigned_work_is_clear(due: date | None, definition_of_done: str, name: str) -> Unmet | None:
    """Require that who takes work knows by when, and what counts as done."""
    wanting = [
        *(["by when it is due"] if due is None else []),
        *([] if definition_of_done.strip() else ["what counts as done"]),
    ]
    if not wanting:
        return None
    return Unmet(
        rule="assigned_work_is_clear",
        sentence="Who takes work knows by when, and what counts as done.",
        missing=f"For {name}: {' and '.join(wanting)}.",
        cure=THE_PM,
        path="Type it into the work list, then assign.",
    )


def person_is_on_the_team(person_id: int, team: Collection[int], name: str) -> Unmet | None:
    """Require that work is given to somebody who delivers on the project now."""
    if person_id in team:
        return None
    return Unmet(
        rule="person_is_on_the_team",
        sentence="Work is given to people of the project's team.",
        missing=f"A part on the project for {name}.",
        cure="The PMO director appoints; the project manager asks",
        path="Have them appointed to the team first, or choose somebody of it.",
        field="person",
    )


def work_is_assigned_once(*, held: bool, name: str) -> Unmet | None:
    """Require that a person is not given the same work twice."""
    if not held:
        return None
    return Unmet(
        rule="work_is_assigned_once",
        sentence="Nobody is given the same work twice.",
        missing=f"Another person: {name} holds it already.",
        cure="You",
        path="Choose somebody else, or leave it with them.",
        field="person",
    )


def work_is_open(*, is_open: bool, name: str) -> Unmet | None:
    """Require work that is neither done nor cancelled."""
    if is_open:
        return None
    return Unmet(
        rule="work_is_open",
        sentence="What is done or cancelled takes neither people nor hours.",
        missing=f"Work that is open, instead of {name}.",
        cure=THE_PM,
        path="If there is more to do, propose it: the project manager plans it.",
    )


def assignment_is_yours(*, yours: bool) -> Unmet | None:
    """Require one's own assignment: nobody answers, works or enters hours for somebody else."""
    if yours:
        return None
    return Unmet(
        rule="assignment_is_yours",
        sentence="People answer for their own work and enter their own hours.",
        missing="An assignment of yours.",
        cure="Who holds the assignment",
        path="Ask them, or have the work assigned to you.",
    )


def assignment_is_in(state: str, lawful: Collection[str], words: str) -> Unmet | None:
    """Require an assignment that stands where this step begins."""
    if state in lawful:
        return None
    return Unmet(
        rule="assignment_is_in",
        sentence=f"This step is for an assignment that {words}.",
        missing="Such an assignment.",
        cure="Who holds the assignment, or the project manager",
        path="Accept it first; if you declined it or it was taken back, ask for it again.",
    )


def hours_fit_a_day(hours: Decimal, entered: Decimal, day: date) -> Unmet | None:
    """Require more than nought and no more than a day holds, over all projects together."""
    if hours.is_finite() and hours > 0 and entered + hours <= HOURS_A_DAY:
        return None
    left = max(HOURS_A_DAY - entered, Decimal(0))
    return Unmet(
        rule="hours_fit_a_day",
        sentence="A day has 24 hours.",
        missing=f"More than 0 and up to {left:f} hours on {wording.day(day)}; {entered:f} are entered already.",
        cure="You",
        path="Enter what was worked on each day by itself, or take back an entry that is wrong.",
        field="hours",
    )


def time_lies_in_the_past(day: date, today: date) -> Unmet | None:
    """Require hours of a day that has come."""
    if day <= today:
        return None
    return Unmet(
        rule="time_lies_in_the_past",
        sentence="Hours are entered once they were worked.",
        missing=f"A day up to today, {wording.day(today)}.",
        cure="You",
        path="Enter them on the day, or afterwards.",
        field="date",
    )


def checker_is_not_the_maker(*, maker: bool) -> Unmet | None:
    """Require that somebody else checks what was made."""
    if not maker:
        return None
    return Unmet(
        rule="checker_is_not_the_maker",
        sentence="Nobody accepts their own work.",
        missing="Somebody who did not do it.",
        cure="The project manager, the deputy, or the owner of the work, if it was not they",
        path="Ask one of them to check it against the definition of done.",
    )


def checker_leads_or_owns(*, leads: bool, owns: bool) -> Unmet | None:
    """Require that who leads the project or owns the work checks it."""
    if leads or owns:
        return None
    return Unmet(
        rule="checker_leads_or_owns",
        sentence="Work is checked by who leads the project, or by who owns it.",
        missing="One of these parts.",
        cure="The project manager, the deputy, or the owner of the work",
        path="Ask one of them.",
    )


def is_told(text: str, field: str, what: str, path: str) -> Unmet | None:
    """Require words."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_told",
        sentence=f"{what} is told.",
        missing=f"{what}, in a sentence.",
        cure="You",
        path=path,
        field=field,
    )


def entry_counts(*, counts: bool) -> Unmet | None:
    """Require an entry that was not taken back."""
    if counts:
        return None
    return Unmet(
        rule="entry_counts",
        sentence="This entry was taken back already.",
        missing="An entry that counts.",
        cure="You",
        path="Enter the right hours anew.",
    )


def people_change_by_request(number: int | None, *, accepted: bool) -> Unmet | None:
    """Require a change request to take accepted work of the approved plan out of somebody's hands."""
    if number is None or not accepted:
        return None
    return Unmet(
        rule="people_change_by_request",
        sentence="Who does the work of the approved plan changes by an approved change request only.",
        missing=f"An approved change request against baseline {number}.",
        cure=THE_PM,
        path="Raise a change request: who holds the work, and who gets it, are told before it takes effect.",
    )


def proposal_waits(*, waits: bool) -> Unmet | None:
    """Require a proposal that nobody decided yet."""
    if waits:
        return None
    return Unmet(
        rule="proposal_waits",
        sentence="This proposal was decided already.",
        missing="A proposal that waits.",
        cure="You",
        path="Propose it anew with what is new.",
    )


def work_has_no_parts(*, is_leaf: bool, name: str) -> Unmet | None:
    """Require a piece of work that somebody can do: no summary and no milestone."""
    if is_leaf:
        return None
    return Unmet(
        rule="work_has_no_parts",
        sentence="People are given pieces of work, not what has parts, and not moments.",
        missing=f"A part of {name} that has none itself, and takes time.",
        cure="You",
        path="Choose one of its parts.",
    )


def item_is_a_milestone(*, is_milestone: bool, name: str) -> Unmet | None:
    """Require a milestone: other work is done by somebody and checked by another."""
    if is_milestone:
        return None
    return Unmet(
        rule="item_is_a_milestone",
        sentence="Only a milestone is reached; work is done, handed in and checked.",
        missing=f"A milestone instead of {name}.",
        cure="Who holds the work, and who checks it",
        path="Assign it; whoever holds it hands it in.",
    )
