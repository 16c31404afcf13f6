"""What must hold of the work list: its tree, its links, and how long things take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Refusal, Unmet


def loop_is_refused(names: Sequence[str]) -> Refusal:
    """Return the refusal of links that lead back to where they began, naming the loop."""
    shown = " → ".join([*names, names[0]]) if names else "?"
    return Refusal(
        (
            Unmet(
                rule="links_make_no_loop",
                sentence="Work cannot wait for itself, directly or through other work.",
                missing=f"A way out of the loop: {shown}.",
                cure="The project manager",
                path="Take away one of these links.",
                field="predecessors",
            ),
        )
    )


def no_part_of_itself(above: Iterable[int], item_id: int | None) -> Unmet | None:
    """Require that an item does not stand below itself."""
    if item_id is None or item_id not in set(above):
        return None
    return Unmet(
        rule="no_part_of_itself",
        sentence="An item cannot be a part of itself.",
        missing="A place in the tree that ends at the top.",
        cure="You",
        path="Choose another item above it, or none.",
        field="parent",
    )


def links_join_leaves(*, has_parts: bool, name: str, field: str) -> Unmet | None:
    """Require that a link joins pieces of work: what has parts waits through its parts."""
    if not has_parts:
        return None
    return Unmet(
        rule="links_join_leaves",
        sentence="Links join pieces of work, not what has parts.",
        missing=f"A link from or to a part of {name}.",
        cure="You",
        path="Link its first or its last part instead.",
        field=field,
    )


def milestone_takes_no_time(*, is_milestone: bool, times: Iterable[Decimal | None]) -> Unmet | None:
    """Require that a milestone has neither duration nor effort."""
    if not is_milestone or not any(times):
        return None
    return Unmet(
        rule="milestone_takes_no_time",
        sentence="A milestone is a moment: it takes no time and no effort.",
        missing="A kind that takes time, or neither duration nor effort.",
        cure="You",
        path="Make it a task, or leave duration and effort empty.",
        field="kind",
    )


def milestone_has_one_date(*, is_milestone: bool, start: date | None, finish: date | None) -> Unmet | None:
    """Require that a milestone starts when it finishes."""
    if not is_milestone or start is None or start == finish:
        return None
    return Unmet(
        rule="milestone_has_one_date",
        sentence="A milestone is a moment: it has one date.",
        missing="The finish alone.",
        cure="You",
        path="Enter its date as the finish and leave the start empty.",
        field="planned_start",
    )


def duration_is_told_once(start: date | None, finish: date | None, days: Decimal | None) -> Unmet | None:
    """Require two of start, finish and duration at most: the third follows."""
    if start is None or finish is None or days is None:
        return None
    return Unmet(
        rule="duration_is_told_once",
        sentence="Start and finish already say how long the work takes.",
        missing="Two of the three: start, finish, duration.",
        cure="You",
        path="Leave the duration empty, or the finish.",
        field="duration_days",
    )


def is_not_negative(value: Decimal | None, field: str, what: str) -> Unmet | None:
    """Require a number that is nought or more."""
    if value is None or (value.is_finite() and value >= 0):
        return None
    return Unmet(
        rule=f"{field}_is_not_negative",
        sentence=f"{what} is nought or more.",
        missing="A number from 0 on.",
        cure="You",
        path="Correct it; leave it empty while nobody knows.",
        field=field,
    )


def baselined_work_changes_by_request(number: int | None, names: Sequence[str] = ()) -> Unmet | None:
    """Require a change request once the work stands in a baseline: people were told, and relied on it."""
    if number is None:
        return None
    what = f" ({', '.join(names)})" if names else ""
    return Unmet(
        rule="baselined_work_changes_by_request",
        sentence="What stands in the approved plan changes by an approved change request only.",
        missing=f"An approved change request against baseline {number}{what}.",
        cure="The project manager asks for the change; who may approve it decides",
        path="Raise a change request with the new dates, scope or people: it finds out who must be told, and by when.",
    )


def items_are_of_this_project(strangers: Sequence[int]) -> Unmet | None:
    """Require that what is moved or linked belongs to the project."""
    if not strangers:
        return None
    return Unmet(
        rule="items_are_of_this_project",
        sentence="Only the work of this project can be meant here.",
        missing=f"Items of this project instead of: {', '.join(str(each) for each in strangers)}.",
        cure="You",
        path="Use the numbers of this project's work list.",
        field="predecessors",
    )


def closed_work_stands(names: Sequence[str]) -> Unmet | None:
    """Require that what is done or cancelled is not changed any more."""
    if not names:
        return None
    return Unmet(
        rule="closed_work_stands",
        sentence="What is done or cancelled stays as it is.",
        missing=f"Work that is open, instead of: {', '.join(names)}.",
        cure="The project manager",
        path="Plan new work for what is left to do.",
    )


def parts_are_cancelled_first(names: Sequence[str]) -> Unmet | None:
    """Require that what has open parts is not cancelled over their heads."""
    if not names:
        return None
    return Unmet(
        rule="parts_are_cancelled_first",
        sentence="What has open parts is not cancelled.",
        missing=f"A decision on each part: {', '.join(names)}.",
        cure="The project manager",
        path="Cancel the parts first, or move them elsewhere.",
    )


def parent_takes_parts(*, name: str, linked: bool, milestone: bool, begun: bool) -> Unmet | None:
    """Require that what gets parts is no milestone, waits for nothing itself, and nobody has worked on it."""
    if not (linked or milestone or begun):
        return None
    why = "a milestone" if milestone else "linked" if linked else "worked on already"
    return Unmet(
        rule="parent_takes_parts",
        sentence="What has parts is the sum of them: it is no milestone, has no links and no hours of its own.",
        missing=f"Another place: {name} is {why}.",
        cure="You",
        path="Make a summary above both, and put this item below it.",
        field="parent",
    )


def nothing_is_proposed(*, proposed: bool) -> Unmet | None:
    """Require that no plan waits for approval: what is being judged stands still."""
    if not proposed:
        return None
    return Unmet(
        rule="nothing_is_proposed",
        sentence="While the plan waits for approval, the work list stands still.",
        missing="The decision on the proposed plan.",
        cure="The sponsor or an executive decides; the project manager can withdraw the proposal",
        path="Withdraw the proposed plan, change the work list, and propose it again.",
    )
