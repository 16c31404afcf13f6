"""The work list of a project: items in a tree, the links that hold their dates together, and what these come to."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.planning.choices import LinkKind, WorkKind, WorkState
from milepost.projects.models import Project


class WorkItem(Record):
    """A piece of the work: what is to be done, by when, who answers for it, and what counts as done.

    `number` names it on its project for ever, in links (`3FS+2d`) as in talk. The planned dates are the project
    manager's; `baseline_number` is the latest baseline that holds the item, and from then on dates, owner, estimate
    and definition of done change by a change request only. `spent_hours`, `remaining_hours` and the actual dates
    follow from what the people who do the work enter once, on the floor above.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="work_items")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=12, choices=WorkKind.choices, default=WorkKind.TASK)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    planned_start = models.DateField(null=True, blank=True)
    planned_finish = models.DateField(null=True, blank=True)
    duration_days = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    effort_hours = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    definition_of_done = models.TextField(blank=True, max_length=4000)
    deadline_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=WorkState.choices, default=WorkState.PLANNED)
    actual_start = models.DateField(null=True, blank=True)
    actual_finish = models.DateField(null=True, blank=True)
    spent_hours = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    remaining_hours = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    out_of_sequence = models.CharField(max_length=300, blank=True)
    baseline_number = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("project", "number")
        indexes = (models.Index(fields=("project", "state"), name="work_item_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="work_items_are_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="work_is_not_its_own_part"
            ),
            models.CheckConstraint(
                condition=models.Q(planned_start=None)
                | models.Q(planned_finish=None)
                | models.Q(planned_finish__gte=models.F("planned_start")),
                name="work_finish_not_before_start",
            ),
            models.CheckConstraint(
                condition=models.Q(actual_finish=None) | models.Q(actual_start__isnull=False),
                name="work_done_has_begun",
            ),
            models.CheckConstraint(
                condition=models.Q(effort_hours=None) | models.Q(effort_hours__gte=0), name="effort_is_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(duration_days=None) | models.Q(duration_days__gte=0),
                name="duration_is_not_negative",
            ),
            models.CheckConstraint(condition=models.Q(spent_hours__gte=0), name="spent_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(remaining_hours=None) | models.Q(remaining_hours__gte=0),
                name="remaining_is_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class WorkLink(Record):
    """What an item waits for: `lag_minutes` are working minutes on the calendar of the project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="work_links")
    before = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="links_after")
    after = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="links_before")
    kind = models.CharField(max_length=2, choices=LinkKind.choices, default=LinkKind.FS)
    lag_minutes = models.IntegerField(default=0)

    class Meta:
        ordering = ("project", "after", "before")
        constraints = (
            models.UniqueConstraint(fields=("before", "after", "kind"), name="one_link_of_a_kind"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="work_does_not_wait_for_itself"),
        )

    def __str__(self) -> str:
        return f"{self.before_id}{self.kind} to {self.after_id}"


class Timetable(Record):
    """What the dates of the work list come to, computed whenever the list changes: one for each project.

    `days` holds by the id of an item that is a leaf: `start`, `finish`, `late_start` and `late_finish` as planned,
    `float_minutes` in working minutes, whether it is `critical`, and `expected_start` and `expected_finish` from what
    had happened when it was computed. Kept, so that any page and any past moment can read it without computing.
    """

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="timetable")
    days = models.JSONField(default=dict, blank=True)
    start_date = models.DateField(null=True, blank=True)
    finish_date = models.DateField(null=True, blank=True)
    expected_finish = models.DateField(null=True, blank=True)
    computed_on = models.DateField()
    minutes_a_day = models.PositiveIntegerField(default=480)

    def __str__(self) -> str:
        return f"Timetable of {self.project}"
