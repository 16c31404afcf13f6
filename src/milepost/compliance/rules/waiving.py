"""What must hold of a waiver: why, how long, who grants it; and that none is granted as if before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from milepost.compliance.choices import DIRECTOR, EXECUTIVE, DutyState, WaiverState
from milepost.compliance.rules.shapes import Item
from milepost.documents.wording import day
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Roles

LONGEST_LIFE = timedelta(days=90)
"""`waiver.max_life`: 90 days, 1 renewal."""
MOST_WAIVERS = 2
"""The first one and its renewal."""


def words_are_given(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told in words."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_told",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def law_is_not_waived(*, legal: bool) -> Unmet | None:
    """Require that no law demands the obligation."""
    if not legal:
        return None
    return Unmet(
        rule="law_is_not_waived",
        sentence="A law demands this obligation; no waiver lifts it.",
        missing="An obligation that only the organisation laid down.",
        cure="Nobody",
        path="Meet it. If the law does not apply here, ask the PMO to change the method.",
        field="obligation",
    )


def there_is_something_to_waive(item: Item) -> Unmet | None:
    """Require an obligation that is still to be met."""
    if item.is_unmet or item.state == DutyState.WAIVED:
        return None
    return Unmet(
        rule="there_is_something_to_waive",
        sentence=f"This obligation stands at: {item.state.label.lower()}.",
        missing="An obligation that is still to be met.",
        cure="Nobody",
        path="Nothing is to be waived.",
        field="obligation",
    )


def waiver_looks_ahead(from_date: date, today: date) -> Unmet | None:
    """Require that no waiver begins before it was asked for."""
    if from_date >= today:
        return None
    return Unmet(
        rule="waiver_looks_ahead",
        sentence="A waiver never begins before the day on which it is requested.",
        missing=f"A first day from {day(today)} on.",
        cure="You",
        path="What lies before stays a breach; an approver may record a dispensation of it, which does not undo it.",
        field="from_date",
    )


def waiver_is_short(from_date: date, to_date: date) -> Unmet | None:
    """Require that a waiver ends after it begins and within its longest life."""
    if from_date <= to_date <= from_date + LONGEST_LIFE:
        return None
    return Unmet(
        rule="waiver_is_short",
        sentence=f"A waiver lasts at most {LONGEST_LIFE.days} days.",
        missing=f"A last day from {day(from_date)} to {day(from_date + LONGEST_LIFE)}.",
        cure="You",
        path="Choose an earlier day; it can be renewed once.",
        field="to_date",
    )


def waiver_is_renewed_once(granted: int) -> Unmet | None:
    """Require that an obligation was waived at most once before."""
    if granted < MOST_WAIVERS:
        return None
    return Unmet(
        rule="waiver_is_renewed_once",
        sentence="A waiver is renewed at most once.",
        missing="A waiver that was not renewed yet.",
        cure="Nobody",
        path="Meet the obligation, or propose to the PMO that the method no longer asks for it.",
        field="obligation",
    )


def one_waiver_is_asked_at_a_time(*, waits: bool) -> Unmet | None:
    """Require that no other request for the same obligation waits."""
    if not waits:
        return None
    return Unmet(
        rule="one_waiver_is_asked_at_a_time",
        sentence="A waiver of this obligation was requested already and waits.",
        missing="The decision about it.",
        cure="The PMO and who decides",
        path="Wait for it, or withdraw that request first.",
        field="obligation",
    )


def waiver_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that a waiver stands where a step begins."""
    if state in lawful:
        return None
    requested = state == WaiverState.REQUESTED
    return Unmet(
        rule="waiver_is_in",
        sentence=f"This waiver stands at: {WaiverState(state).label.lower()}.",
        missing="The assessment of the PMO." if requested else "A waiver at the step before this one.",
        cure="The PMO director, an analyst or the oversight officer" if requested else "Nobody",
        path="Have it assessed first." if requested else "Request a new one if it is still needed.",
    )


def beneficiary_does_not_decide(actor_id: int | None, beneficiaries: Collection[int]) -> Unmet | None:
    """Require that who decides about a waiver neither asked for it, owes the obligation, nor assessed it (SOD-12)."""
    if actor_id is None or actor_id not in beneficiaries:
        return None
    return Unmet(
        rule="beneficiary_does_not_decide",
        sentence="Nobody decides about a waiver that they asked for, profit from, or assessed (SOD-12).",
        missing="Somebody else who may decide.",
        cure="Another executive, or the PMO director",
        path="Ask one of them.",
    )


def critical_waiver_is_an_executives(held: Roles, *, critical: bool) -> Unmet | None:
    """Require an executive where the obligation is critical."""
    if not critical or EXECUTIVE in held or DIRECTOR not in held:
        return None
    return Unmet(
        rule="critical_waiver_is_an_executives",
        sentence="A waiver of a critical obligation is decided by an executive.",
        missing="The word of an executive.",
        cure="An executive",
        path="It waits on their home; your assessment stands beside it.",
    )


def who_asked_withdraws(actor_id: int | None, requested_by_id: int) -> Unmet | None:
    """Require that a request is withdrawn by who made it."""
    if actor_id == requested_by_id:
        return None
    return Unmet(
        rule="who_asked_withdraws",
        sentence="A request is withdrawn by who made it.",
        missing="Who requested it.",
        cure="Who requested it",
        path="Refuse it instead, where that is yours.",
    )


def waiver_is_live(to_date: date, today: date) -> Unmet | None:
    """Require that a waiver has not expired."""
    if to_date >= today:
        return None
    return Unmet(
        rule="waiver_is_live",
        sentence=f"This waiver ended on {day(to_date)}.",
        missing="A waiver that still holds.",
        cure="Nobody",
        path="Nothing is to be revoked.",
    )


def waiver_standing(state: str, from_date: date, to_date: date, today: date, *, met: bool, dispensation: bool) -> str:
    """Return in words where a waiver stands today, as its dates and its obligation tell."""
    if state != WaiverState.GRANTED:
        return str(WaiverState(state).label)
    if dispensation:
        return "Dispensation of a breach"
    if met:
        return "Fulfilled"
    if to_date < today:
        return "Expired"
    return "Holds" if from_date <= today else "Granted, to come"
