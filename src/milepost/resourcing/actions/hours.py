"""Verbs of hours: entered once by whoever spent them; what was wrong is taken back and stays to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.planning import actions as planning
from milepost.planning.choices import WorkState
from milepost.planning.queries import is_open
from milepost.projects.queries import can_be_written_here, part_scope
from milepost.resourcing import queries, rules
from milepost.resourcing.actions.guards import ACCEPTED, told, work_at, work_goes_on, yours
from milepost.resourcing.choices import MAKERS, EntryState
from milepost.resourcing.events import TimeLogged
from milepost.resourcing.models import Assignment, TimeEntry

OPEN_FOR_HOURS = work_at(WorkState.PLANNED, WorkState.IN_PROGRESS, WorkState.BLOCKED)


def _own_entry(actor: Actor, entry: TimeEntry) -> Iterator[Unmet]:
    yield from told(
        rules.assignment_is_yours(yours=entry.person_id == actor.person_id),
        rules.entry_counts(counts=entry.state == EntryState.ENTERED),
        rules.work_is_open(is_open=is_open(entry.item), name=str(entry.item)),
    )


@action(
    "resourcing.log_time",
    allowed=MAKERS,
    scope=part_scope,
    guards=(can_be_written_here, yours, ACCEPTED, work_goes_on, OPEN_FOR_HOURS),
    path="Hours are entered by whoever worked them, on work that they accepted. Propose the work if it is not planned.",
)
def log_time(
    act: Act,
    assignment: Assignment,
    *,
    hours: Decimal,
    date: date | None = None,
    remaining_hours: Decimal | None = None,
    note: str = "",
    out_of_sequence: str = "",
) -> TimeEntry:
    """Enter hours of a day and what remains; the first hours begin the work, on the day on which they were worked."""
    today = local_date(act.at)
    day, item = date or today, assignment.item
    entered = queries.hours_on(assignment.person_id, day)
    act.require(rules.time_lies_in_the_past(day, today), rules.hours_fit_a_day(hours, entered, day))
    if item.state == WorkState.PLANNED:
        planning.begin_item(act, item, on=day, out_of_sequence=out_of_sequence)
    planning.add_hours(act, item, hours=hours, remaining=remaining_hours)
    entry = act.add(
        TimeEntry(project=item.project, item=item, person=assignment.person, date=day, hours=hours, note=note)
    )
    return _told(act, entry)


@action(
    "resourcing.withdraw_time",
    allowed=MAKERS,
    scope=part_scope,
    guards=(can_be_written_here, _own_entry),
    path="Who entered the hours takes them back.",
)
def withdraw_time(act: Act, entry: TimeEntry, *, reason: str, version: int | None = None) -> TimeEntry:
    """Take an entry back that was wrong, with the reason; the right hours are entered anew."""
    act.expect(entry, version)
    act.because(reason)
    act.change(entry, state=EntryState.WITHDRAWN)
    planning.add_hours(act, entry.item, hours=-entry.hours, remaining=None)
    return _told(act, entry)


def _told(act: Act, entry: TimeEntry) -> TimeEntry:
    act.tell(TimeLogged(at=act.at, project_id=entry.project_id, actor_id=act.actor.person_id, entry_id=entry.pk))
    return entry
