"""Who controls a project takes no part in its delivery (SOD-01, SOD-02), and does not report to who leads (SOD-05)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from milepost.kernel.errors import Unmet
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS

COOL_OFF = timedelta(days=180)
LONGEST_COVER = timedelta(days=90)


def control_is_independent(actor_id: int | None, delivered: Collection[int], what: str) -> Unmet | None:
    """Require that nobody controls a project on which they deliver or lately delivered (SOD-01, SOD-02)."""
    if actor_id is None or actor_id not in delivered:
        return None
    return Unmet(
        rule="control_is_independent",
        sentence=f"Nobody may {what} on a project in whose delivery they take part, or took part in the last "
        f"{COOL_OFF.days} days.",
        missing="Somebody independent of the delivery.",
        cure="An executive, the PMO director or the sponsor who did not deliver",
        path="Ask one of them to do it.",
    )


def line_of_control_is_independent(*, led_by_manager: bool, what: str) -> Unmet | None:
    """Require that nobody controls a project that their own line manager leads (SOD-05)."""
    if not led_by_manager:
        return None
    return Unmet(
        rule="line_of_control_is_independent",
        sentence=f"Nobody may {what} on a project that their own line manager leads.",
        missing="Somebody who reports to somebody else.",
        cure="An executive, the sponsor, or another person of the PMO",
        path="Ask one of them to do it.",
    )


def controls_are_held(taker: str, orphaned: Iterable[str]) -> Unmet | None:
    """Require that somebody independent may exercise every control that the appointment takes from who held it."""
    named = "; ".join(sorted(set(orphaned)))
    if not named:
        return None
    return Unmet(
        rule="controls_are_held",
        sentence=f"Once {taker} is appointed, somebody independent must be able to control the project.",
        missing=f"Somebody independent who may: {named}.",
        cure="An executive",
        path="Give a person who neither delivers here nor reports to who leads the post or role first, then appoint.",
        field="person",
    )


def office_covers_for_a_time(
    acting_role: str, role: str, posts: Collection[str], until: date | None, today: date
) -> Unmet | None:
    """Require that nobody but an executive appoints a person of the PMO to lead otherwise than until a date."""
    if acting_role == PostRole.EXECUTIVE or role not in LEADS or not PMO & set(posts):
        return None
    if until is not None and until - today <= LONGEST_COVER:
        return None
    return Unmet(
        rule="office_covers_for_a_time",
        sentence=f"A person of the PMO covers for a project manager for at most {LONGEST_COVER.days} days.",
        missing="The last day of the cover.",
        cure="You, or an executive",
        path="Give the day until which they cover. For good, an executive appoints.",
        field="until",
    )


def cover_ends_later(until: date | None, today: date) -> Unmet | None:
    """Require that a role that ends by itself ends after today."""
    if until is None or until > today:
        return None
    return Unmet(
        rule="cover_ends_later",
        sentence="A role that is given until a day ends after today.",
        missing="A later day, or none.",
        cure="You",
        path="Give a day that has not come yet, or leave it empty.",
        field="until",
    )
