"""Verbs of the bodies that decide together, and of who has a seat on them."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people import queries, rules
from milepost.people.events import SeatTaken
from milepost.people.models import Body, Person, Seat
from milepost.people.policies import BODY_KEEPERS

ASK_AN_EXECUTIVE = "Ask an executive: who decides is not chosen by who prepares the decisions."


@action("people.found_body", allowed=BODY_KEEPERS, path=ASK_AN_EXECUTIVE)
def found_body(act: Act, *, code: str, name: str, kind: str, quorum: int, chair: Person) -> Body:
    """Found a body that decides together; whoever chairs it takes the first seat."""
    act.require(rules.quorum_can_be_met(quorum, 0))
    body = act.add(Body(code=code, name=name, kind=kind, quorum=quorum, chair=chair))
    act.add(Seat(body=body, person=chair, starts_at=act.at))
    act.tell(SeatTaken(at=act.at, body_id=body.pk, person_id=chair.pk))
    return body


@action("people.change_body", allowed=BODY_KEEPERS, path=ASK_AN_EXECUTIVE)
def change_body(act: Act, body: Body, *, name: str, quorum: int, chair: Person, version: int | None = None) -> Body:
    """Change the name, the quorum or the chair of a body; a new chair takes a seat if they have none."""
    act.expect(body, version)
    members = queries.members_of(body, act.at)
    seated = chair.pk in members
    act.require(rules.quorum_can_be_met(quorum, len(members) + (not seated)))
    if not seated:
        act.add(Seat(body=body, person=chair, starts_at=act.at))
    return act.change(body, name=name, quorum=quorum, chair=chair)


@action("people.add_seat", allowed=BODY_KEEPERS, path=ASK_AN_EXECUTIVE)
def add_seat(act: Act, body: Body, *, person: Person) -> Seat:
    """Give a person a seat on a body from now until further notice."""
    seat = act.add(Seat(body=body, person=person, starts_at=act.at))
    act.tell(SeatTaken(at=act.at, body_id=body.pk, person_id=person.pk))
    return seat


@action("people.end_seat", allowed=BODY_KEEPERS, path=ASK_AN_EXECUTIVE)
def end_seat(act: Act, seat: Seat, *, reason: str = "", version: int | None = None) -> Seat:
    """End a seat now; how its holder voted stands."""
    act.expect(seat, version)
    act.require(
        rules.seat_has_not_ended(seat.ends_at),
        rules.chair_keeps_the_seat(seat.person_id, seat.body.chair_id),
    )
    act.because(reason, needed=False)
    act.change(seat, ends_at=act.at)
    act.require(rules.quorum_can_be_met(seat.body.quorum, len(queries.members_of(seat.body, act.at))))
    return seat
