"""Segregation of duties in reporting: who may not control what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class DeliveryRole:
    """A delivery role that somebody holds or held on a project."""

    person_id: int
    role: str
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Controller:
    """Somebody who is about to control a report, with whoever they act for, and their line manager."""

    person_ids: frozenset[int]
    manager_ids: frozenset[int]


def controller_delivers_nothing(
    controller: Controller, roles: Iterable[DeliveryRole], now: datetime, cool_off_days: int
) -> Unmet | None:
    """Require SOD-01 and SOD-02: nobody reviews a project that they deliver, or delivered within the cool-off."""
    since = now - timedelta(days=cool_off_days)
    for role in roles:
        if role.person_id in controller.person_ids and role.starts_at <= now and (role.ends_at or now) >= since:
            until = "now" if role.ends_at is None or role.ends_at > now else f"until {role.ends_at:%Y-%m-%d}"
            return Unmet(
                "controller_delivers_nothing",
                "Nobody reviews or assesses a project that they deliver or lately delivered.",
                missing=f"You hold or held a delivery role there ({role.role.replace('_', ' ')}, {until}); "
                f"the cool-off is {cool_off_days} days.",
                cure="Another PMO analyst or the PMO director",
                path="Ask somebody of the PMO who never delivered on it.",
            )
    return None


def controller_did_not_write_it(controller: Controller, authors: Iterable[int | None]) -> Unmet | None:
    """Require SOD-04: nobody approves what they submitted."""
    if not controller.person_ids & {each for each in authors if each is not None}:
        return None
    return Unmet(
        "controller_did_not_write_it",
        "Nobody decides on their own report, override or rule.",
        missing="You are its author.",
        cure="Another person of the PMO",
        path="Ask somebody else of the PMO to decide.",
    )


def controller_is_not_led_by_author(controller: Controller, authors: Iterable[int | None]) -> Unmet | None:
    """Require SOD-05: nobody controls an act of their direct manager."""
    if not controller.manager_ids & {each for each in authors if each is not None}:
        return None
    return Unmet(
        "controller_is_not_led_by_author",
        "Nobody controls an act of their direct manager.",
        missing="Its author is your line manager.",
        cure="Another person of the PMO, or an alternate named by the board",
        path="Ask somebody who does not report to its author.",
    )
