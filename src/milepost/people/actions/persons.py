"""Verbs of people and their posts."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import ORGANISATION, Actor
from milepost.people import queries, rules
from milepost.people.events import PersonAppointed, PostEnded
from milepost.people.models import Person, Post, Unit
from milepost.people.policies import APPOINTERS, KEEPERS


@action("people.add_person", allowed=KEEPERS, path="Ask an administrator to add the person.")
def add_person(
    act: Act,
    *,
    name: str,
    email: str = "",
    unit: Unit | None = None,
    manager: Person | None = None,
    title: str = "",
    zone: str = "UTC",
    locale: str = "en-gb",
) -> Person:
    """Add somebody who works in or with the organisation."""
    act.require(rules.zone_is_known(zone))
    return act.add(
        Person(name=name, email=email, unit=unit, manager=manager, title=title, zone=zone, locale=locale),
    )


@action("people.change_person", allowed=KEEPERS, path="Ask an administrator to change it.")
def change_person(
    act: Act,
    person: Person,
    *,
    name: str,
    email: str = "",
    unit: Unit | None = None,
    manager: Person | None = None,
    title: str = "",
    version: int | None = None,
) -> Person:
    """Change what is recorded of a person."""
    act.expect(person, version)
    act.require(rules.no_circle(queries.managers_above(manager), person.pk, "manager", "manager"))
    return act.change(person, name=name, email=email, unit=unit, manager=manager, title=title)


def _somebody_else(actor: Actor, person: Person) -> Iterator[Unmet]:
    unmet = rules.nobody_appoints_themselves(actor.person_id, person.pk)
    if unmet:
        yield unmet


@action(
    "people.appoint_to_post",
    allowed=APPOINTERS,
    guards=(_somebody_else,),
    path="Ask an executive or the PMO director to appoint.",
)
def appoint_to_post(act: Act, person: Person, *, role: str) -> Post:
    """Appoint a person to a post from now until further notice."""
    held = queries.post_roles(person.pk, ORGANISATION, act.at)
    act.require(
        rules.post_is_in_the_gift_of(act.role, role),
        rules.post_is_held_once(held, role),
        rules.posts_do_not_conflict(held, role),
    )
    post = act.add(Post(person=person, role=role, starts_at=act.at))
    act.tell(PersonAppointed(at=act.at, person_id=person.pk, role=role))
    return post


@action("people.end_post", allowed=APPOINTERS, path="Ask an executive or the PMO director to end it.")
def end_post(act: Act, post: Post, *, reason: str = "", version: int | None = None) -> Post:
    """End a post now; what was done in it stands."""
    act.expect(post, version)
    act.require(rules.post_is_in_the_gift_of(act.role, post.role), rules.post_has_not_ended(post.ends_at))
    act.because(reason, needed=False)
    act.change(post, ends_at=act.at)
    act.tell(PostEnded(at=act.at, person_id=post.person_id, role=post.role))
    return post
