"""A project, the parts people play on it, its objectives, the directions to its manager, and moves of its method."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.demand.models import ProjectRequest
from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.methods.models import MethodVersion
from milepost.people.models import CURRENCY, Person, Unit
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.projects.choices import (
    OPEN_MOVES,
    SINGLE_ROLES,
    DelegationState,
    DirectionState,
    EntryBasis,
    Ground,
    MoveState,
    ProjectClass,
    ProjectOrigin,
    RoleOnProject,
    Ruling,
    Stage,
    Standing,
)

LONGEST_TITLE = 80


class Project(Record):
    """A temporary effort with one accountable project manager."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=250)
    purpose = models.TextField(blank=True, max_length=20_000)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="projects")
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="projects")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    project_class = models.CharField(max_length=1, choices=ProjectClass.choices, default=ProjectClass.C)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.INITIATING)
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.ACTIVE)
    category = models.CharField(max_length=120, blank=True)
    currency = models.CharField(max_length=3, validators=[CURRENCY])
    origin = models.CharField(max_length=10, choices=ProjectOrigin.choices, default=ProjectOrigin.NATIVE)
    attributes = models.JSONField(default=dict, blank=True)
    method_version = models.ForeignKey(
        MethodVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )

    class Meta:
        indexes = (
            models.Index(fields=("standing", "code"), name="project_by_standing"),
            models.Index(fields=("unit", "code"), name="project_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProjectRole(Record):
    """The part that a person plays on a project from an instant until another, or until further notice."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="project_roles")
    role = models.CharField(max_length=20, choices=RoleOnProject.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("person", "role"), name="role_by_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=("project", "role"),
                condition=models.Q(ends_at=None, role__in=SINGLE_ROLES),
                name="one_holder_of_a_single_role",
            ),
            models.UniqueConstraint(
                fields=("project", "person", "role"),
                condition=models.Q(ends_at=None),
                name="one_open_role_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="project_role_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} of {self.project}"


class ObjectiveLink(Record):
    """A strategic objective that a project serves."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="objective_links")
    objective = models.ForeignKey(StrategicObjective, on_delete=models.PROTECT, related_name="project_links")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "objective"), name="an_objective_is_linked_once"),)

    def __str__(self) -> str:
        return f"{self.project} serves {self.objective}"


class Initiation(Record):
    """How a project began: from which approved request; neither begins a second time."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="initiation")
    request = models.OneToOneField(ProjectRequest, on_delete=models.PROTECT, related_name="initiation")
    proposed_pm = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.request} became {self.project}"


class PhaseEntry(Record):
    """That a project came to stand in a stage on a day, and by what: the only trace that a stage leaves.

    The floor that decides gates stands above: its decision is named by number.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="phase_entries")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    entered_date = models.DateField()
    entered_at = models.DateTimeField()
    basis = models.CharField(max_length=12, choices=EntryBasis.choices)
    gate = models.CharField(max_length=60, blank=True)
    decision_id = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True, max_length=4000)

    class Meta:
        verbose_name_plural = "phase entries"
        indexes = (models.Index(fields=("project", "entered_at"), name="phase_entry_by_project"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(basis=EntryBasis.GATE, decision_id__isnull=False) & ~models.Q(gate="")
                | ~models.Q(basis=EntryBasis.GATE) & models.Q(decision_id=None, gate=""),
                name="a_gate_entry_names_its_decision",
            ),
            models.UniqueConstraint(
                fields=("project", "decision_id"),
                condition=models.Q(decision_id__isnull=False),
                name="a_decision_moves_a_project_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project.code} in {self.get_stage_display()} from {wording.day(self.entered_date)}"


class PlannedGate(Record):
    """The day on which the project manager means to stand at a gate of the method."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="planned_gates")
    gate = models.CharField(max_length=60)
    planned_date = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "gate"), name="a_gate_is_planned_once"),)

    def __str__(self) -> str:
        return f"{self.project.code} at {self.gate} on {wording.day(self.planned_date)}"


class Hold(Record):
    """A pause of a project: why, when it is looked at again, what becomes of people and money, and how it ended."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField(max_length=4000)
    resources = models.TextField(max_length=4000)
    review_date = models.DateField()
    held_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Standing.choices, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(ended_at=None), name="a_project_is_held_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project.code} on hold until {wording.day(self.review_date)}"


class Direction(Record):
    """An instruction of the PMO to the project manager, with its answer, a third party's ruling, and its end."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="directions")
    text = models.TextField(max_length=4000)
    reason = models.TextField(max_length=4000)
    due_date = models.DateField()
    state = models.CharField(max_length=12, choices=DirectionState.choices, default=DirectionState.ISSUED)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    answer_by_date = models.DateField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    impact = models.TextField(blank=True, max_length=4000)
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True)
    challenge = models.TextField(blank=True, max_length=4000)
    evidence = models.TextField(blank=True, max_length=4000)
    ruling_by_date = models.DateField(null=True, blank=True)
    ruling = models.CharField(max_length=10, choices=Ruling.choices, blank=True)
    ruling_reason = models.TextField(blank=True, max_length=4000)
    ruled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ruled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, max_length=4000)
    done_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "project"), name="direction_by_state"),)

    def __str__(self) -> str:
        return self.text if len(self.text) <= LONGEST_TITLE else f"{self.text[: LONGEST_TITLE - 1]}…"


class MethodMove(Record):
    """The step of a project from one method version to a later one: announced ahead, acknowledged, then completed."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="method_moves")
    from_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="+")
    effective_date = models.DateField()
    state = models.CharField(max_length=12, choices=MoveState.choices, default=MoveState.ANNOUNCED)
    reason = models.TextField(max_length=4000)
    announced_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "project"), name="method_move_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(state__in=OPEN_MOVES), name="one_method_move_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(from_version=None) | ~models.Q(from_version=models.F("to_version")),
                name="method_move_leads_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project.code} to {self.to_version}"


class Delegation(Record):
    """Powers that one person gives another on a project, each with its limits, from a day until another.

    `powers` tells by power the limits by unit; `starts_at` and `ends_at` are the instants between which it holds, once
    it is accepted. `source` is the delegation from which it is given on.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="delegations")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_given")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_held")
    source = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="given_on")
    powers = models.JSONField(default=dict)
    start_date = models.DateField()
    end_date = models.DateField()
    may_be_given_on = models.BooleanField(default=False)
    conditions = models.TextField(blank=True, max_length=4000)
    reason = models.TextField(max_length=4000)
    state = models.CharField(max_length=10, choices=DelegationState.choices, default=DelegationState.OFFERED)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True, max_length=4000)

    class Meta:
        indexes = (models.Index(fields=("delegate", "state"), name="delegation_by_delegate"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("delegate")), name="nobody_delegates_to_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="delegation_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("offered", "declined"), starts_at=None)
                | models.Q(state__in=("accepted", "revoked")),
                name="delegation_holds_once_accepted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver} to {self.delegate} on {self.project.code}"


class PolicyAcknowledgement(Record):
    """That somebody has read a policy of the method in one wording; another wording is acknowledged anew."""

    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="+")
    policy = models.CharField(max_length=60)
    wording_hash = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="policies_acknowledged")
    acknowledged_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "policy", "wording_hash"), name="a_wording_is_acknowledged_once"),
        )

    def __str__(self) -> str:
        return f"{self.person} has read {self.policy}"


class RasciPublication(Record):
    """Who did what on a project when the PMO last published it: activities and gates, each with its players."""

    sealed: ClassVar[tuple[str, ...]] = ("content",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="rasci_publications")
    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Who does what on {self.project.code}"
