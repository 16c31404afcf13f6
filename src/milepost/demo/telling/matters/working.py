"""Scenes of work: the project manager plans the next stage, the team accepts or declines, and hours are entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.planning import actions as planning
from milepost.planning.models import WorkItem
from milepost.planning.queries import items_of
from milepost.projects.choices import RoleOnProject
from milepost.projects.queries import team_of
from milepost.resourcing import actions as resourcing
from milepost.resourcing.models import Assignment


@dataclass(frozen=True, slots=True)
class Piece:
    """One row of a work list: working days after its start, effort, what it waits for, what counts as done."""

    name: str
    days: int
    hours: int
    waits_for: str
    done_when: str


def plan_work(summary: str, pieces: Sequence[Piece], *, starts_after: int) -> Deed:
    """Have the project manager put a stage on the work list, with one act, owned by the team in turn."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        start = narrator.now.date() + timedelta(days=starts_after)
        owners = [person.name for person in _team(strand)]
        rows = [f"{summary}\tsummary"]
        day = start
        for number, piece in enumerate(pieces):
            finish = day + timedelta(days=piece.days)
            cells = (piece.name, "task", "1", owners[number % len(owners)], day.isoformat(), finish.isoformat())
            rows.append("\t".join((*cells, str(piece.hours), piece.waits_for, piece.done_when)))
            day = finish + timedelta(days=1)
        end = "\t".join((f"{summary}: done", "milestone", "1", "", "", day.isoformat(), "", str(len(pieces) + 1)))
        pm = pm_of(narrator, strand)
        narrator.do(pm, planning.paste_work_items, strand.project, rows="\n".join([*rows, end]))

    return deed


def give_work(*numbers: int) -> Deed:
    """Have the project manager give items to their owners, who accept them."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        for number in numbers:
            given = _give(narrator, strand, number)
            narrator.do(_as_member(given.person), resourcing.accept_assignment, given)

    return deed


def decline_work(number: int, reason: str) -> Deed:
    """Have the project manager give an item to its owner, who declines it."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        given = _give(narrator, strand, number)
        narrator.do(_as_member(given.person), resourcing.decline_assignment, given, reason=reason)

    return deed


def offer_work(number: int) -> Deed:
    """Have the project manager give an item to its owner, whose answer is still out."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        _give(narrator, strand, number)

    return deed


def work_on(number: int, hours: Sequence[str], remaining: str) -> Deed:
    """Have whoever holds an item enter hours of the last days, and what remains."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        assignment = _held(strand, number)
        today = narrator.now.date()
        for back, spent in enumerate(reversed(hours)):
            narrator.do(
                _as_member(assignment.person),
                resourcing.log_time,
                _held(strand, number),
                hours=Decimal(spent),
                date=today - timedelta(days=len(hours) - 1 - back),
                remaining_hours=Decimal(remaining),
            )

    return deed


def finish_work(number: int, evidence: str) -> Deed:
    """Have whoever holds an item hand it in, and the project manager accept it."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        hand_in_work(number, evidence)(narrator, strand)
        narrator.do(pm_of(narrator, strand), resourcing.accept_work, _item(strand, number))

    return deed


def hand_in_work(number: int, evidence: str) -> Deed:
    """Have whoever holds an item hand it in."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        held = _held(strand, number)
        narrator.do(_as_member(held.person), resourcing.hand_in_work, held, evidence=evidence)

    return deed


def propose_work(name: str, why: str, hours: int) -> Deed:
    """Have somebody of the team propose work that the plan misses."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        who = _as_member(_team(strand)[0])
        narrator.do(who, resourcing.propose_work, strand.project, name=name, why=why, effort_hours=Decimal(hours))

    return deed


def _give(narrator: Narrator, strand: Strand, number: int) -> Assignment:
    item = _item(strand, number)
    person = item.owner or _team(strand)[0]
    return narrator.do(pm_of(narrator, strand), resourcing.assign_work, item, person=person)


def _item(strand: Strand, number: int) -> WorkItem:
    return next(each for each in items_of(strand.project.pk) if each.number == number)


def _held(strand: Strand, number: int) -> Assignment:
    return Assignment.objects.select_related("item", "person", "project").get(item=_item(strand, number))


def _team(strand: Strand) -> list[Person]:
    held = team_of([strand.project.pk])[strand.project.pk]
    members = [each.person_id for each in held if each.role == RoleOnProject.MEMBER]
    people = Person.objects.in_bulk(members)
    return [people[key] for key in members]


def _as_member(person: Person) -> Actor:
    return Actor(person.pk, person.name, acting_role=RoleOnProject.MEMBER.value)
