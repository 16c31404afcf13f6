"""What people see of persons and units."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people import actions, queries
from milepost.people.choices import BodyKind, InterestNature, PostRole
from milepost.people.forms import (
    AccountForm,
    BodyForm,
    CalendarForm,
    ChangeBodyForm,
    ChangeUnitForm,
    EndInterestForm,
    EndPostForm,
    EndSeatForm,
    InterestForm,
    PersonForm,
    PostForm,
    SeatForm,
    UnitForm,
)
from milepost.people.models import Body, CalendarUse, Interest, Person, Post, Seat, Unit, WorkCalendar
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import Resource, Verb, offer, own_version


def _posts(people: list[Person], _actor: Actor, moment: datetime | None) -> Batch:
    """Return the posts of each person in words, read at once."""
    at = moment or clock.now()
    held: dict[int, list[str]] = {}
    wanted = {person.pk for person in people}
    for post in records(Post, moment):
        if post.person_id in wanted and queries.holds_at(post, at):
            held.setdefault(post.person_id, []).append(PostRole(post.role).label)
    return {person_id: ", ".join(sorted(posts)) for person_id, posts in held.items()}


def _calendar(people: list[Person], _actor: Actor, moment: datetime | None) -> Batch:
    """Return the calendar of each person who follows one of their own."""
    wanted = {person.pk for person in people}
    used = {each.person_id: each.calendar_id for each in records(CalendarUse, moment) if each.person_id in wanted}
    names = {each.pk: each.name for each in records(WorkCalendar, moment)} if used else {}
    return {person: names.get(calendar, "") for person, calendar in used.items()}


@offer
class PersonResource(Resource[Person]):
    """Everybody who works in or with the organisation."""

    model = Person
    noun = "person"
    plural = "people"
    purpose = "Everybody who works in or with the organisation, with their posts. An account is a separate thing."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("unit", "manager")
    group_by: ClassVar[tuple[str, ...]] = ("unit",)
    columns = (
        Column(name="name", label="Name", path="name", search=True),
        Column(name="title", label="Title", path="title", search=True),
        Column(name="unit", label="Unit", path="unit", kind="related", filter="related"),
        Column(name="manager", label="Manager", path="manager", kind="related"),
        Column(name="posts", label="Posts", batch=_posts),
        Column(name="email", label="E-mail", path="email", search=True),
        Column(name="zone", label="Time zone", path="zone"),
        Column(name="calendar", label="Working calendar", batch=_calendar),
    )
    shown = ("name", "title", "unit", "posts", "manager")
    facts = ("title", "unit", "manager", "posts", "email", "zone", "calendar")
    verbs = (
        Verb(name="add", label="Add a person", action=actions.add_person, form=PersonForm, on_list=True, primary=True),
        Verb(
            name="appoint", label="Appoint to a post", action=actions.appoint_to_post, form=PostForm,
            help="A post holds from now until it is ended; what was done before stays under the role held then.",
        ),
        Verb(
            name="account", label="Open an account", action=actions.open_account, form=AccountForm,
            help="An account grants nothing by itself: posts and project roles do.",
        ),
        Verb(
            name="change", label="Change", action=actions.change_person, form=PersonForm, initial=as_typed(PersonForm),
            version=own_version,
        ),
        Verb(
            name="calendar", label="Give a calendar", action=actions.give_calendar, form=CalendarForm,
            help="Notice of changes is counted in it. Without one, the calendar of the organisation counts.",
        ),
        Verb(
            name="record-interest", label="Record an interest", action=actions.record_interest, form=InterestForm,
            help="What keeps them from judging a matter, where they have not declared it themselves.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Person]:
        """Return everybody to whoever oversees or administers; to others, themselves."""
        return queries.visible_people(actor)


@offer
class UnitResource(Resource[Unit]):
    """The parts of the organisation."""

    model = Unit
    noun = "unit"
    plural = "units"
    purpose = "A unit is a part of the organisation that owns projects and people."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("parent",)
    columns = (
        Column(name="name", label="Unit", path="name", search=True),
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="parent", label="Part of", path="parent", kind="related", filter="related"),
    )
    shown = ("name", "code", "parent")
    verbs = (
        Verb(name="add", label="Add a unit", action=actions.add_unit, form=UnitForm, on_list=True, primary=True),
        Verb(
            name="change", label="Change", action=actions.change_unit, form=ChangeUnitForm,
            initial=as_typed(ChangeUnitForm), version=own_version,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Unit]:
        """Return every unit to whoever holds a post; to others, none."""
        return queries.visible_units(actor)


@offer
class PostResource(Resource[Post]):
    """Who holds which post, and who held it."""

    model = Post
    noun = "post"
    plural = "posts"
    purpose = "A post gives powers in the organisation for a time. Who appoints whom, and when, stays on record."
    order = "-starts_at"
    related: ClassVar[tuple[str, ...]] = ("person",)
    group_by: ClassVar[tuple[str, ...]] = ("role", "person")
    columns = (
        Column(name="person", label="Person", path="person", kind="related", filter="related", search=True),
        Column(name="role", label="Post", path="role", kind="choice", choices=PostRole, filter="choice"),
        Column(name="from", label="From", path="starts_at", kind="instant"),
        Column(name="until", label="Until", path="ends_at", kind="instant"),
    )
    shown = ("person", "role", "from", "until")
    facts = shown
    verbs = (
        Verb(name="end", label="End", action=actions.end_post, form=EndPostForm, version=own_version, primary=True),
    )

    def visible(self, actor: Actor) -> QuerySet[Post]:
        """Return the posts of everybody whom `actor` may see."""
        return Post.objects.filter(person__in=queries.visible_people(actor))


@offer
class BodyResource(Resource[Body]):
    """The bodies that decide, and who sits on them."""

    model = Body
    noun = "body"
    plural = "bodies"
    purpose = "A body is a group of people who decide together: members, a chair, and how many votes must count."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("chair",)
    columns = (
        Column(name="name", label="Body", path="name", search=True),
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=BodyKind, filter="choice"),
        Column(name="quorum", label="Quorum", path="quorum", kind="integer"),
        Column(name="chair", label="Chair", path="chair", kind="related"),
    )
    shown = ("name", "kind", "quorum", "chair")
    facts = ("code", "kind", "quorum", "chair")
    verbs = (
        Verb(name="found", label="Found a body", action=actions.found_body, form=BodyForm, on_list=True, primary=True),
        Verb(name="seat", label="Give a seat", action=actions.add_seat, form=SeatForm, panel="seats"),
        Verb(
            name="change", label="Change", action=actions.change_body, form=ChangeBodyForm,
            initial=as_typed(ChangeBodyForm), version=own_version,
        ),
    )  # fmt: skip
    panels = (list_panel("seats", "Seats", by="body", columns=("person", "from", "until")),)

    def visible(self, actor: Actor) -> QuerySet[Body]:
        """Return the bodies that `actor` may see."""
        return queries.visible_bodies(actor)


@offer
class SeatResource(Resource[Seat]):
    """Who sits on which body, and who sat on it."""

    model = Seat
    noun = "seat"
    plural = "seats"
    purpose = "A seat lets a person vote in a body for a time. How they voted stays when it ends."
    order = "-starts_at"
    related: ClassVar[tuple[str, ...]] = ("body", "person")
    group_by: ClassVar[tuple[str, ...]] = ("body",)
    columns = (
        Column(name="body", label="Body", path="body", kind="related", filter="related"),
        Column(name="person", label="Person", path="person", kind="related", filter="related", search=True),
        Column(name="from", label="From", path="starts_at", kind="instant"),
        Column(name="until", label="Until", path="ends_at", kind="instant"),
    )
    shown = ("body", "person", "from", "until")
    facts = shown
    verbs = (Verb(name="end", label="End", action=actions.end_seat, form=EndSeatForm, version=own_version),)

    def visible(self, actor: Actor) -> QuerySet[Seat]:
        """Return the seats of the bodies that `actor` may see."""
        return Seat.objects.filter(body__in=queries.visible_bodies(actor))


@offer
class InterestResource(Resource[Interest]):
    """What keeps people from judging a matter."""

    model = Interest
    noun = "interest"
    plural = "interests"
    purpose = (
        "An interest keeps somebody from scoring or voting on a matter. People declare their own; the PMO records what "
        "it knows of others."
    )
    order = "-from_date"
    related: ClassVar[tuple[str, ...]] = ("person", "recorded_by")
    group_by: ClassVar[tuple[str, ...]] = ("person", "nature")
    columns = (
        Column(name="matter", label="Matter", path="matter", search=True),
        Column(name="person", label="Person", path="person", kind="related", filter="related"),
        Column(name="nature", label="Nature", path="nature", kind="choice", choices=InterestNature, filter="choice"),
        Column(name="detail", label="What it is", path="detail"),
        Column(name="from", label="From", path="from_date", kind="date"),
        Column(name="until", label="Until", path="until_date", kind="date"),
        Column(name="recorded_by", label="Told by", path="recorded_by", kind="related"),
    )
    shown = ("matter", "person", "nature", "from", "until")
    facts = ("person", "nature", "detail", "from", "until", "recorded_by")
    verbs = (
        Verb(
            name="declare", label="Declare an interest", action=actions.declare_interest, form=InterestForm,
            on_list=True, primary=True, help="You are then not asked to judge it, and your vote does not count.",
        ),
        Verb(name="end", label="End", action=actions.end_interest, form=EndInterestForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Interest]:
        """Return the interests that `actor` may see."""
        return queries.visible_interests(actor)
