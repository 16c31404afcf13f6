"""Questions about people: which posts they hold, who stands above whom, and how the organisation's days count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.kernel.history import records, records_as_of
from milepost.kernel.policy import OPERATOR, ORGANISATION, Actor, Roles, Scope, roles_at
from milepost.people import rules
from milepost.people.choices import COLLEAGUE, CONTROL_POSTS, DECIDING_BODIES, OVERSEERS, PostRole
from milepost.people.models import (
    Body,
    CalendarException,
    CalendarUse,
    Interest,
    Organisation,
    Person,
    Post,
    Seat,
    Unit,
    WorkCalendar,
)
from milepost.people.policies import AMONG_COLLEAGUES
from milepost.people.policies import among_colleagues as among_colleagues  # noqa: PLC0414 - handed on to floors above

SEE_EVERYBODY = OVERSEERS | {PostRole.ADMINISTRATOR.value, OPERATOR}


def post_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the posts that a person holds at `moment`; a post counts in every scope."""
    del scope
    return roles_held(Post.objects.filter(person_id=person_id), moment)


def colleague_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the role of a colleague to whoever belongs to a unit, where colleagues act."""
    del moment
    if scope != AMONG_COLLEAGUES or not Person.objects.filter(pk=person_id, unit__isnull=False).exists():
        return frozenset()
    return frozenset({COLLEAGUE})


def roles_held(told: QuerySet[Any], moment: datetime) -> Roles:
    """Return the roles of those posts or project roles that are held at `moment`.

    They are few, so that all are read and their times compared here: every act and every page asks.
    """
    times = told.values_list("role", "starts_at", "ends_at")
    return frozenset(role for role, starts, ends in times if starts <= moment and (ends is None or ends > moment))


def in_force(moment: datetime) -> Q:
    """Return the condition that a post or role which began has not ended at `moment`."""
    return Q(ends_at=None) | Q(ends_at__gt=moment)


def posts_of(person: Person, moment: datetime | None = None) -> list[Post]:
    """Return the posts that a person holds now, or held at `moment` as known then."""
    at = moment or clock.now()
    return [post for post in records(Post, moment, person_id=person.pk) if holds_at(post, at)]


def holds_at(held: Post, moment: datetime) -> bool:
    """Return whether a post is held at `moment`."""
    return held.starts_at <= moment and (held.ends_at is None or held.ends_at > moment)


def oversees(actor: Actor) -> bool:
    """Return whether `actor` sees every project: by a post, or as the operator of the machine."""
    return bool(roles_at(actor, ORGANISATION, clock.now()) & (OVERSEERS | {OPERATOR}))


def organisation() -> Organisation | None:
    """Return the organisation once it is set up."""
    return Organisation.objects.select_related("calendar").first()


def local_date(moment: datetime) -> date:
    """Return the date of `moment` where the organisation keeps its calendar, in UTC before it is set up."""
    # a list, not `first()`, which sorts: there is one organisation, and every act asks
    zones = list(Organisation.objects.values_list("calendar__zone", flat=True))
    return moment.astimezone(ZoneInfo(zones[0] if zones else "UTC")).date()


def local_dates(moments: Collection[datetime]) -> dict[datetime, date]:
    """Return the date of each moment where the organisation keeps its calendar, with one query for all of them."""
    if not moments:
        return {}
    zones = list(Organisation.objects.values_list("calendar__zone", flat=True))
    zone = ZoneInfo(zones[0] if zones else "UTC")
    return {each: each.astimezone(zone).date() for each in moments}


def units(moment: datetime | None = None) -> list[Unit]:
    """Return every unit now or as known at `moment`."""
    return records(Unit, moment)


def people(ids: Iterable[int], moment: datetime | None = None) -> dict[int, Person]:
    """Return people by id, now or as known at `moment`."""
    if moment is None:
        return Person.objects.in_bulk(list(ids))
    return {person.pk: person for person in records_as_of(Person, moment, ids)}


def units_above(unit: Unit | None) -> Iterator[int]:
    """Yield the ids of a unit and every unit above it."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    yield from _upward(None if unit is None else unit.pk, parents)


def managers_above(person: Person | None) -> Iterator[int]:
    """Yield the ids of a person and everybody in the line above."""
    managers = dict(Person.objects.values_list("pk", "manager_id"))
    yield from _upward(None if person is None else person.pk, managers)


def add_working_days(calendar: WorkCalendar, day: date, count: int) -> date:
    """Return the `count`-th working day of `calendar` after `day`, before it when negative."""
    return rules.nth_working_day(calendar.week, exceptions_of(calendar), day, count)


def working_days_between(calendar: WorkCalendar, after: date, until: date) -> int:
    """Return how many working days of `calendar` lie after `after` up to and including `until`."""
    return rules.count_working_days(calendar.week, exceptions_of(calendar), after, until)


def calendars_of(person_ids: Iterable[int]) -> dict[int, WorkCalendar]:
    """Return the working calendar of each person: their own, or that of the organisation."""
    house = house_calendar()
    told = CalendarUse.objects.filter(person__in=list(person_ids)).select_related("calendar")
    own = {each.person_id: each.calendar for each in told}
    return {each: own.get(each, house) for each in person_ids}


def start_after_full_days(calendar: WorkCalendar, moment: datetime, count: int) -> datetime:
    """Return when work starts on `calendar` once `count` full working days have passed after `moment`."""
    return rules.start_after_full_days(calendar.week, exceptions_of(calendar), calendar.zone, moment, count)


def all_calendars() -> QuerySet[WorkCalendar]:
    """Return every working calendar by name, to be chosen from."""
    return WorkCalendar.objects.order_by("name")


def exceptions_of(calendar: WorkCalendar) -> dict[date, rules.Intervals]:
    """Return the dates on which a calendar differs from its week, with their working intervals."""
    return dict(CalendarException.objects.filter(calendar=calendar).values_list("date", "intervals"))


def _upward(start: int | None, above: Mapping[int, int | None]) -> Iterator[int]:
    seen: set[int] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield start
        start = above.get(start)


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return everybody to whoever oversees or administers; to others, themselves."""
    if roles_at(actor, ORGANISATION, clock.now()) & SEE_EVERYBODY:
        return Person.objects.all()
    return Person.objects.filter(pk=actor.person_id or 0)


def visible_units(actor: Actor) -> QuerySet[Unit]:
    """Return every unit to whoever holds a post; to others, none."""
    if roles_at(actor, ORGANISATION, clock.now()) & SEE_EVERYBODY:
        return Unit.objects.all()
    return Unit.objects.none()


def house_calendar() -> WorkCalendar:
    """Return the calendar of the organisation, which every series of reports starts from."""
    organisation = Organisation.objects.select_related("calendar").first()
    if organisation is None:
        raise refuse(
            "organisation_is_set_up",
            "The organisation is not set up yet.",
            cure="The operator of the machine",
            path="Run `milepost setup`.",
        )
    return organisation.calendar


def everybody() -> QuerySet[Person]:
    """Return everybody by name, to be chosen from."""
    return Person.objects.order_by("name")


def all_units() -> QuerySet[Unit]:
    """Return every unit by name, to be chosen from."""
    return Unit.objects.order_by("name")


def colleagues() -> QuerySet[Person]:
    """Return whoever belongs to a unit, by name, to be chosen from."""
    return everybody().filter(unit__isnull=False)


def deciding_bodies() -> QuerySet[Body]:
    """Return the bodies that decide about requests, by name."""
    return Body.objects.filter(kind__in=DECIDING_BODIES).order_by("name")


def members_of(body: Body, moment: datetime | None = None) -> dict[int, Person]:
    """Return the members of a body by id at `moment`, now when it is None, ordered by name."""
    at = moment or clock.now()
    seats = Seat.objects.filter(in_force(at), body=body, starts_at__lte=at).select_related("person")
    return {seat.person_id: seat.person for seat in seats.order_by("person__name")}


def bodies_of(person_id: int, moment: datetime) -> list[Body]:
    """Return the bodies on which a person has a seat at `moment`."""
    seats = Seat.objects.filter(in_force(moment), person_id=person_id, starts_at__lte=moment)
    return [each.body for each in seats.select_related("body")]


def all_bodies() -> QuerySet[Body]:
    """Return every body by name, to be chosen from."""
    return Body.objects.order_by("name")


def decides_on_a_body(person_id: int, moment: datetime) -> bool:
    """Return whether a person sits on a body that decides about requests."""
    return seats_of_deciders(person_id, moment).exists()


def seats_of_deciders(person_id: int, moment: datetime) -> QuerySet[Seat]:
    """Return the seats that a person holds at `moment` on bodies that decide about requests."""
    seats = Seat.objects.filter(in_force(moment), person_id=person_id, starts_at__lte=moment)
    return seats.filter(body__kind__in=DECIDING_BODIES)


def interested_in(matter: str, day: date) -> dict[int, str]:
    """Return who has a declared interest in a matter on a day, with its nature in words, by person."""
    told = Interest.objects.filter(Q(until_date=None) | Q(until_date__gte=day), matter__iexact=matter)
    return {each.person_id: each.get_nature_display() for each in told.filter(from_date__lte=day)}


def visible_interests(actor: Actor) -> QuerySet[Interest]:
    """Return every interest to whoever controls; to others, their own."""
    if roles_at(actor, ORGANISATION, clock.now()) & (CONTROL_POSTS | {OPERATOR}):
        return Interest.objects.all()
    return Interest.objects.filter(person=actor.person_id or 0)


def visible_bodies(actor: Actor) -> QuerySet[Body]:
    """Return every body to whoever oversees or administers; to others, those on which they sit or sat."""
    if roles_at(actor, ORGANISATION, clock.now()) & SEE_EVERYBODY:
        return Body.objects.all()
    return Body.objects.filter(pk__in=Seat.objects.filter(person=actor.person_id or 0).values("body"))
