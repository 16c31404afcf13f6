"""When a condition of an approval has lapsed, what that blocks, and who may close, verify and renew it."""

from __future__ import annotations

from datetime import date

from milepost.documents.wording import day
from milepost.governance.choices import Blocks, ConditionState
from milepost.governance.rules.deciding import CONDITION_WITHIN
from milepost.kernel.errors import Unmet

EVERYTHING = frozenset(Blocks.values)


def has_lapsed(state: str, due: date, closed: date | None, today: date) -> bool:
    """Return whether a condition was not closed in time; what was closed in time waits for its verifier, unblamed."""
    if state == ConditionState.VERIFIED:
        return False
    return today > due if closed is None else closed > due


def what_it_blocks(blocks: str, *, lapsed: bool, lapsed_before: bool) -> frozenset[str]:
    """Return what a condition blocks today: nothing, what it says, or everything once it lapsed a second time."""
    if not lapsed:
        return frozenset()
    return EVERYTHING if lapsed_before else frozenset({blocks})


def another_verifies(actor: int | None, owner: int) -> Unmet | None:
    """Require that a condition is verified by somebody else than its owner."""
    if actor != owner:
        return None
    return Unmet(
        rule="another_verifies",
        sentence="A condition is verified by somebody else than its owner.",
        missing="A second pair of eyes.",
        cure="PMO, the oversight officer or the sponsor",
        path="Ask one of them to look at the evidence.",
    )


def renewal_is_once(*, lapsed: bool, lapsed_before: bool) -> Unmet | None:
    """Require that another day is given once, to a condition that has lapsed."""
    if lapsed and not lapsed_before:
        return None
    return Unmet(
        rule="renewal_is_once",
        sentence="A condition that has lapsed is given another day once.",
        missing="It was given another day already." if lapsed_before else "It has not lapsed.",
        cure="The PMO director or an executive" if lapsed_before else "Its owner",
        path="Hold the project, or have the condition met: everything is blocked until then."
        if lapsed_before
        else "Close it in time.",
    )


def renewed_day_is_near(due: date, today: date) -> Unmet | None:
    """Require that the other day is ahead and near."""
    latest = today + CONDITION_WITHIN
    if today < due <= latest:
        return None
    return Unmet(
        rule="renewed_day_is_near",
        sentence=f"The other day is after today and within {CONDITION_WITHIN.days} days.",
        missing=f"A day until {day(latest)}.",
        cure="You",
        path="Choose such a day.",
        field="due_date",
    )
