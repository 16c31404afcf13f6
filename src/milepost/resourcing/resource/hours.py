"""What people see of hours: their own, and those of the projects that they lead or oversee."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.resourcing import actions, queries
from milepost.resourcing.choices import EntryState
from milepost.resourcing.forms import ReasonForm
from milepost.resourcing.models import TimeEntry
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, Verb, offer, own_version


@offer
class TimeEntryResource(Resource[TimeEntry]):
    """Hours that were spent on work."""

    model = TimeEntry
    noun = "time entry"
    plural = "time entries"
    purpose = "Hours are entered once, by whoever worked them, on work that they accepted. Colleagues do not see them."
    order = "-date"
    related: ClassVar[tuple[str, ...]] = ("project", "item", "person")
    group_by: ClassVar[tuple[str, ...]] = ("project", "person", "date")
    columns = (
        Column(name="person", label="Person", path="person", kind="related", filter="related"),
        Column(name="date", label="On", path="date", kind="date"),
        Column(name="hours", label="Hours", path="hours", kind="number"),
        Column(name="item", label="Work", path="item", kind="related", filter="related"),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="note", label="Note", path="note", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=EntryState, filter="choice"),
    )
    shown = ("date", "person", "hours", "item", "project", "note", "state")
    verbs = (
        Verb(
            name="withdraw", label="Take back", action=actions.withdraw_time, form=ReasonForm, version=own_version,
            help="It stays to be seen, and does not count; enter the right hours anew.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[TimeEntry]:
        """Return the hours that `actor` may see."""
        return queries.time_visible_to(actor)
