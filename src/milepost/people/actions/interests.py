"""Verbs of interests: what keeps somebody from judging a matter is said by themselves, or recorded by the PMO."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.people import queries, rules
from milepost.people.models import Interest, Person
from milepost.people.policies import COLLEAGUES, INTEREST_ENDERS, INTEREST_RECORDERS, among_colleagues


def _theirs_to_end(actor: Actor, interest: Interest) -> Iterator[Unmet]:
    unmet = rules.interest_is_theirs_to_end(
        declared=interest.recorded_by_id == interest.person_id,
        concerned=actor.person_id == interest.person_id,
        of_the_pmo=bool(roles_at(actor, ORGANISATION, clock.now()) & INTEREST_RECORDERS),
    )
    yield from () if unmet is None else (unmet,)


@action(
    "people.declare_interest",
    allowed=COLLEAGUES,
    scope=among_colleagues,
    path="Tell the PMO, which records it for you.",
)
def declare_interest(
    act: Act,
    *,
    matter: str,
    nature: str,
    detail: str = "",
    from_date: date | None = None,
    until_date: date | None = None,
) -> Interest:
    """Declare that you are not free to judge a matter: a request, a project or a party, by its code or name."""
    begins = from_date or queries.local_date(act.at)
    act.require(rules.interest_ends_later(begins, until_date))
    declared = Interest(matter=matter, nature=nature, detail=detail, from_date=begins, until_date=until_date)
    declared.person_id = declared.recorded_by_id = act.actor.person_id or 0
    return act.add(declared)


@action("people.record_interest", allowed=INTEREST_RECORDERS, path="Tell the PMO what you know.")
def record_interest(
    act: Act,
    person: Person,
    *,
    matter: str,
    nature: str,
    detail: str,
    from_date: date | None = None,
    until_date: date | None = None,
) -> Interest:
    """Record an interest of somebody who has not declared it themselves, with what is known of it."""
    begins = from_date or queries.local_date(act.at)
    act.require(rules.interest_ends_later(begins, until_date))
    told = Interest(person=person, matter=matter, nature=nature, detail=detail, from_date=begins)
    told.until_date, told.recorded_by_id = until_date, act.actor.person_id or 0
    return act.add(told)


@action(
    "people.end_interest",
    allowed=INTEREST_ENDERS,
    scope=among_colleagues,
    guards=(_theirs_to_end,),
    path="Ask whoever declared or recorded it.",
)
def end_interest(act: Act, interest: Interest, *, reason: str = "", version: int | None = None) -> Interest:
    """Say that an interest ends today; decisions made meanwhile stand as they were counted."""
    act.expect(interest, version)
    act.because(reason)
    return act.change(interest, until_date=max(queries.local_date(act.at), interest.from_date))
