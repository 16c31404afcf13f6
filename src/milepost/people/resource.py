"""What people see of persons and units."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people import queries
from milepost.people.choices import PostRole
from milepost.people.models import Person, Post, Unit
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, offer


def _posts(people: list[Person], _actor: Actor, moment: datetime | None) -> Batch:
    """Return the posts of each person in words, read at once."""
    at = moment or clock.now()
    held: dict[int, list[str]] = {}
    wanted = {person.pk for person in people}
    for post in records(Post, moment):
        if post.person_id in wanted and queries.holds_at(post, at):
            held.setdefault(post.person_id, []).append(PostRole(post.role).label)
    return {person_id: ", ".join(sorted(posts)) for person_id, posts in held.items()}


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
    )
    shown = ("name", "title", "unit", "posts", "manager")
    facts = ("title", "unit", "manager", "posts", "email", "zone")

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

    def visible(self, actor: Actor) -> QuerySet[Unit]:
        """Return every unit to whoever holds a post; to others, none."""
        return queries.visible_units(actor)
