"""What people see of persons and units."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people import actions, queries
from milepost.people.choices import PostRole
from milepost.people.forms import AccountForm, ChangeUnitForm, EndPostForm, PersonForm, PostForm, UnitForm
from milepost.people.models import Person, Post, Unit
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
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
