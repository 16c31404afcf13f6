"""Who asks, in which role, and as of when: what every page reads off its request."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.http import HttpRequest

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, refuse
from milepost.kernel.policy import Actor

ACTING_ROLE = "acting_role"
BEGINNING = date(1970, 1, 1)
LONGEST_NUMBER = 18
LONGEST_TEXT = 200

ActorOf = Callable[[HttpRequest], Actor]
_actor_of: list[ActorOf] = []


def provide_actor(actor_of: ActorOf) -> None:
    """Let the floor that knows accounts tell who sends a request."""
    _actor_of[:] = [actor_of]


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks, in the role chosen in this session; nobody is signed in: nothing is seen."""
    if not request.user.is_authenticated or not _actor_of:
        raise NotSeen("Nobody is signed in")
    actor = _actor_of[0](request)
    return replace(
        actor,
        acting_role=str(request.session.get(ACTING_ROLE, "")),
        correlation=actor.correlation or secrets.token_hex(8),
    )


def whole_number(text: str) -> int | None:
    """Return the whole number that `text` is, in the digits 0 to 9 and no longer than any column holds; or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def plain_text(text: str) -> str:
    """Return the text of an address as a database can look for it: of bearable length and without NUL."""
    return text.replace("\x00", "").strip()[:LONGEST_TEXT]


def moment_of(request: HttpRequest) -> datetime | None:
    """Return the instant that `?as_of=` names, None for the present; refuse what is no date or not past."""
    return read_moment(request.GET.get("as_of", "").strip())


def earlier_moment_of(request: HttpRequest) -> datetime | None:
    """Return the instant that `?since=` names to compare the page with; refuse one that is not before the page's."""
    text = request.GET.get("since", "").strip()
    moment, shown = read_moment(text), moment_of(request)
    if text and (moment is None or (shown is not None and moment >= shown)):
        raise refuse(
            "comparison_looks_back",
            "A page is compared with an earlier day than the one it shows.",
            missing=f"{text[:40]} is not earlier.",
            cure="You",
            path="Choose an earlier date in the as-of control, or leave it empty.",
            field_name="since",
        )
    return moment


def read_moment(text: str) -> datetime | None:
    """Read a date (its end in UTC) or an instant with a zone; None for the present."""
    if not text:
        return None
    try:
        moment = _end_of(date.fromisoformat(text)) if len(text) == len("2026-01-31") else datetime.fromisoformat(text)
    except ValueError:
        raise refuse(
            "as_of_is_a_date",
            f"“{text[:40]}” is not a date.",
            missing="An as-of date is written as year-month-day, such as 2026-03-31.",
            cure="You",
            path="Choose a date in the as-of control, or leave it empty for the present.",
            field_name="as_of",
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.date() < BEGINNING:
        raise refuse(
            "as_of_is_after_the_beginning",
            "Nothing can have been known then.",
            missing=f"The earliest date that can be asked for is {BEGINNING.isoformat()}.",
            cure="You",
            field_name="as_of",
        )
    return None if moment >= clock.now() else moment


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)
