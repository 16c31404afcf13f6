"""Scenes of authority: a power is lent within limits, and the policies of the method are read, by nearly everybody."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.methods.models import MethodVersion
from milepost.people.choices import COLLEAGUE
from milepost.people.queries import people
from milepost.projects import actions, queries
from milepost.projects.choices import DELIVERY, LEADS

PUT_OFF_BY_EVERY = 12
"""One in so many has not found the time to read them."""


def lend(powers: tuple[str, ...], reason: str, *, hours: int, within_days: int) -> Deed:
    """Have the project manager lend powers to the first of the team who does not lead, who accepts them."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        with clock.at(narrator.now):
            team = queries.held_roles([strand.project.pk], roles=DELIVERY)
        leading = {each.person_id for each in team if each.role in LEADS}
        free = [each.person for each in team if each.person_id not in leading]
        if not free:
            return
        person, today = free[0], narrator.now.date()
        offered = narrator.do(
            pm_of(narrator, strand),
            actions.offer_delegation,
            strand.project,
            delegate=person,
            powers=powers,
            start_date=today,
            end_date=today + timedelta(days=within_days),
            hours=Decimal(hours),
            reason=reason,
        )
        narrator.do(narrator.actor(person.name), actions.accept_delegation, offered)

    return deed


def read_policies(narrator: Narrator) -> None:
    """Have whoever the policies of the method bind acknowledge them, but those who put it off."""
    with clock.at(narrator.now):
        versions = {each.binding.version.pk: each.binding.version for each in queries.binds_of()}
    for version in versions.values():
        for place, (person_id, name) in enumerate(_owing(narrator, version)):
            if place % PUT_OFF_BY_EVERY != PUT_OFF_BY_EVERY - 1:
                actor = Actor(person_id, name, acting_role=COLLEAGUE)
                narrator.do(actor, actions.acknowledge_policies, version)


def _owing(narrator: Narrator, version: MethodVersion) -> list[tuple[int, str]]:
    """Return who has to read policies of a version, once those before it were read."""
    with clock.at(narrator.now):
        missing = {who for each in queries.binds_of(version.pk) for who in each.missing}
    return sorted((key, person.name) for key, person in people(missing).items())
