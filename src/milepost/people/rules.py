"""What must hold of units, people, posts, calendars and the organisation's identity; and how working days count."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from milepost.kernel.errors import Unmet
from milepost.people.choices import CONTROL_POSTS, PostRole

Intervals = Sequence[Sequence[int]]
Week = Mapping[str, Intervals]
Exceptions = Mapping[date, Intervals]

MINUTES_IN_A_DAY = 24 * 60
WEEKDAYS = ("1", "2", "3", "4", "5", "6", "7")
LONGEST_COUNT = 10_000
PICTURE_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def intervals_are_disjoint(intervals: Intervals) -> bool:
    """Return whether working intervals lie within a day, in order and without overlap."""
    end = 0
    for interval in intervals:
        if len(interval) != 2 or any(isinstance(minute, bool) or not isinstance(minute, int) for minute in interval):
            return False
        if not end <= interval[0] < interval[1] <= MINUTES_IN_A_DAY:
            return False
        end = interval[1]
    return True


def week_is_workable(week: Week) -> Unmet | None:
    """Require known weekdays, disjoint intervals within a day, and some working time."""
    lawful = set(week) <= set(WEEKDAYS) and all(intervals_are_disjoint(day) for day in week.values())
    if lawful and any(week.values()):
        return None
    return Unmet(
        rule="week_is_workable",
        sentence="A working week names weekdays 1 (Monday) to 7 with intervals that do not overlap within a day.",
        missing="At least one weekday with working time, as minutes of the day such as 540 to 1020.",
        cure="You",
        path="Correct the intervals of each weekday and save again.",
        field="week",
    )


def exception_is_workable(intervals: Intervals) -> Unmet | None:
    """Require disjoint intervals within the day; none at all is a day off."""
    if intervals_are_disjoint(intervals):
        return None
    return Unmet(
        rule="exception_is_workable",
        sentence="The working intervals of a date do not overlap and lie within the day.",
        missing="Intervals in order, as minutes of the day; none for a day off.",
        cure="You",
        path="Correct the intervals and save again.",
        field="intervals",
    )


def zone_is_known(zone: str) -> Unmet | None:
    """Require a time zone of the IANA database."""
    if zone in _known_zones():
        return None
    return Unmet(
        rule="zone_is_known",
        sentence="A time zone is named as in the IANA database.",
        missing="A name such as Europe/Vienna or UTC.",
        cure="You",
        path="Choose a zone from the list.",
        field="zone",
    )


@cache
def _known_zones() -> frozenset[str]:
    """Return the names of the database, which is a walk through folders: once for each process is enough."""
    return frozenset(available_timezones())


def no_circle(above: Iterable[int], below: int | None, what: str, field: str) -> Unmet | None:
    """Require that a chain of parents or managers does not lead back to where it began."""
    if below is None or below not in set(above):
        return None
    return Unmet(
        rule="no_circle",
        sentence=f"A {what} cannot stand above itself, directly or through others.",
        missing="A line upward that ends.",
        cure="You",
        path=f"Choose another {what} above.",
        field=field,
    )


def nobody_appoints_themselves(actor_id: int | None, person_id: int) -> Unmet | None:
    """Require that somebody else appoints (SOD-04)."""
    if actor_id is None or actor_id != person_id:
        return None
    return Unmet(
        rule="nobody_appoints_themselves",
        sentence="Nobody appoints themselves.",
        missing="An appointment by somebody else who may.",
        cure="An executive or the PMO director",
        path="Ask one of them to make the appointment.",
    )


def post_is_in_the_gift_of(acting_role: str, post: str) -> Unmet | None:
    """Require that the director fills only the posts of the office; the others are the Board's to fill."""
    if acting_role != PostRole.DIRECTOR or post in {PostRole.ANALYST, PostRole.RESOURCE_MANAGER}:
        return None
    return Unmet(
        rule="post_is_in_the_gift_of",
        sentence="The PMO director appoints analysts and resource managers only.",
        missing="An appointment by an executive.",
        cure="An executive",
        path="Ask an executive to fill this post.",
        field="role",
    )


def posts_do_not_conflict(held: Collection[str], post: str) -> Unmet | None:
    """Require that an administrator holds no control post, and that an auditor is not of the office they audit."""
    after = {*held, post}
    administers = PostRole.ADMINISTRATOR.value in after and bool(after & CONTROL_POSTS)
    audits = PostRole.AUDITOR.value in after and bool(after & (CONTROL_POSTS - {PostRole.AUDITOR.value}))
    if not administers and not audits:
        return None
    return Unmet(
        rule="posts_do_not_conflict",
        sentence="An administrator holds no post that controls projects, and an auditor no other post that does.",
        missing="One of the two posts held by somebody else.",
        cure="An executive",
        path="End the post that conflicts first, or appoint somebody else.",
        field="role",
    )


def post_is_held_once(held: Collection[str], post: str) -> Unmet | None:
    """Require that the person does not hold the post already."""
    if post not in held:
        return None
    return Unmet(
        rule="post_is_held_once",
        sentence="This person holds this post already.",
        missing="Nothing: the appointment stands.",
        cure="Nobody",
        path="Leave it as it is.",
        field="role",
    )


def post_has_not_ended(ends_at: datetime | None) -> Unmet | None:
    """Require that the post is still held."""
    if ends_at is None:
        return None
    return Unmet(
        rule="post_has_not_ended",
        sentence="This post has ended already.",
        missing="Nothing: it is over.",
        cure="Nobody",
        path="Leave it as it is.",
    )


def logo_is_a_picture(kind: str, content: str) -> Unmet | None:
    """Require a PNG or JPEG whose content says the same; no logo at all is lawful too."""
    if not kind and not content:
        return None
    try:
        start = base64.b64decode(content, validate=True)[:8]
    except (binascii.Error, ValueError):
        start = b""
    signature = PICTURE_SIGNATURES.get(kind)
    if signature and start.startswith(signature):
        return None
    return Unmet(
        rule="logo_is_a_picture",
        sentence="A logo is a PNG or JPEG picture.",
        missing="A file whose content is what its type says. SVG is refused because it can carry scripts.",
        cure="You",
        path="Choose a PNG or JPEG file.",
        field="logo_base64",
    )


def is_working_day(week: Week, exceptions: Exceptions, day: date) -> bool:
    """Return whether any minute of `day` is working time."""
    return bool(exceptions[day] if day in exceptions else week.get(str(day.isoweekday()), ()))


def nth_working_day(week: Week, exceptions: Exceptions, day: date, count: int) -> date:
    """Return the `count`-th working day after `day`, or before it when `count` is negative; `day` itself for 0."""
    step = timedelta(days=1 if count >= 0 else -1)
    left, looked = abs(count), 0
    while left:
        day += step
        looked += 1
        left -= is_working_day(week, exceptions, day)
        if looked > LONGEST_COUNT:
            raise ValueError("This calendar has too little working time to count on")
    return day


def count_working_days(week: Week, exceptions: Exceptions, after: date, until: date) -> int:
    """Return how many working days lie after `after` up to and including `until`; negative when `until` is earlier."""
    if until < after:
        return -count_working_days(week, exceptions, until, after)
    return sum(is_working_day(week, exceptions, day) for day in _days(after, until))


def start_after_full_days(week: Week, exceptions: Exceptions, zone: str, moment: datetime, count: int) -> datetime:
    """Return when work starts on the day after `count` full working days that follow the day of `moment`.

    The day of `moment` never counts, however early it is: it is not a full day any more.
    """
    local = moment.astimezone(ZoneInfo(zone)).date()
    day = nth_working_day(week, exceptions, local, count + 1)
    intervals = exceptions[day] if day in exceptions else week[str(day.isoweekday())]
    start = datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(minutes=intervals[0][0])
    return start.astimezone(UTC)


def _days(after: date, until: date) -> Iterator[date]:
    return (after + timedelta(days=offset) for offset in range(1, (until - after).days + 1))


def quorum_can_be_met(quorum: int, members: int) -> Unmet | None:
    """Require that a body has a quorum of at least one and not more than it has members, once it has any."""
    if quorum >= 1 and (not members or quorum <= members):
        return None
    return Unmet(
        rule="quorum_can_be_met",
        sentence="The quorum of a body is at least one and at most the number of its members.",
        missing=f"The body has {members} members." if members else "A quorum of at least one.",
        cure="You",
        path="Choose another quorum, or give more people a seat first.",
        field="quorum",
    )


def chair_keeps_the_seat(person_id: int, chair_id: int) -> Unmet | None:
    """Require that whoever chairs a body keeps their seat on it."""
    if person_id != chair_id:
        return None
    return Unmet(
        rule="chair_keeps_the_seat",
        sentence="Whoever chairs a body has a seat on it.",
        missing="Another chair.",
        cure="An executive",
        path="Change who chairs the body first.",
    )


def seat_has_not_ended(ends_at: datetime | None) -> Unmet | None:
    """Require that a seat is still held."""
    if ends_at is None:
        return None
    return Unmet(
        rule="seat_has_not_ended",
        sentence="This seat has ended already.",
        missing="A seat that is held.",
        cure="Nobody",
        path="Give the person a seat again if they come back.",
    )


def interest_ends_later(from_date: date, until_date: date | None) -> Unmet | None:
    """Require that an interest ends on or after the day on which it begins."""
    if until_date is None or until_date >= from_date:
        return None
    return Unmet(
        rule="interest_ends_later",
        sentence="An interest ends on or after the day on which it begins.",
        missing="A later last day, or none.",
        cure="You",
        path="Correct the last day, or leave it empty.",
        field="until_date",
    )


def interest_is_theirs_to_end(*, declared: bool, concerned: bool, of_the_pmo: bool) -> Unmet | None:
    """Require that who declared an interest ends it, and the PMO what it recorded about somebody else (SOD-04)."""
    if concerned if declared else of_the_pmo and not concerned:
        return None
    return Unmet(
        rule="interest_is_theirs_to_end",
        sentence="Who declared an interest ends it; what the PMO recorded about somebody else, the PMO ends.",
        missing="Whoever declared or recorded it.",
        cure="The person themselves" if declared else "Somebody of the PMO, not the person concerned",
        path="Ask them to end it.",
    )
